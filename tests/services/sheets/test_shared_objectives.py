"""The objectives of the unit and of the ente on the sheet of everybody, on a real archive."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest
from sqlalchemy import select

from app.domain.errors import UserError
from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives import ObjectiveKind, ObjectiveState
from app.domain.permissions import Action
from app.domain.serial.canonical import sha256_of
from app.domain.sheets.detail import ItemKind, SheetDetail
from app.domain.sheets.recomputed import what_differs
from app.domain.sheets.snapshot import take_snapshot
from app.domain.sheets.stored import write_snapshot
from app.domain.workflow import RoundKind
from app.models.evaluation import Sheet
from app.models.objectives import IndicatorValue, ObjectiveAssignment
from app.models.people import EqAppointment, EqAppointmentArea, Posting
from app.models.structure import Area
from app.services.access import reading
from app.services.sheets.results import results
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.sheet_content import content_of
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.transaction import unit_of_work
from tests.archives.shared import (
    ANAGRAFE,
    AREA,
    ENTITY,
    LAVORI,
    OWN,
    TECNICA,
    TRIBUTI,
    UNIT,
    Shared,
    assign,
    change,
    weigh,
)
from tests.services.queries import queries

D = Decimal


def test_that_the_result_of_the_unit_enters_the_sheet_of_each_of_its_people(shared: Shared) -> None:
    shared.pursue("Sportello", "90", (ANAGRAFE, "60"))
    shared.pursue("Archivio", "70", (ANAGRAFE, "40"))
    shared.pursue("Accertamenti", "50", (TRIBUTI, "100"))
    opened = shared.opened(UNIT)
    # (60 × 90 + 40 × 70) : 100 = 82
    assert (opened.degree("Rossi"), opened.degree("Neri")) == (82, 50)
    lines = [(item.label, item.kind, item.weight, item.degree) for item in opened.items("Rossi")]
    assert lines == [("Archivio", ItemKind.MEASURED, D(40), D(70)), ("Sportello", ItemKind.MEASURED, D(60), D(90))]
    assert [line.words.text for item in opened.items("Rossi") for line in item.indicators] == ["Grado", "Grado"]
    assert opened.missing("Rossi") == []
    step = opened.detail("Rossi").result.tree.find("section:unita")
    assert step.values[0] == ("obiettivi di", "Anagrafe")
    assert [child.label for child in step.children] == ["Archivio", "Sportello"]


def test_that_the_sheet_follows_the_objectives_of_the_unit(shared: Shared) -> None:
    first = shared.pursue("Sportello", "90", (ANAGRAFE, None))
    opened = shared.opened(UNIT)
    assert opened.degree("Rossi") == 90
    shared.pursue("Archivio", "70", (ANAGRAFE, None))
    assert opened.degree("Rossi") == 80
    with unit_of_work(shared.workspace, "Valore") as unit:
        unit.session.scalars(select(IndicatorValue).order_by(IndicatorValue.id)).first().value = D(50)
    assert opened.degree("Rossi") == 60
    change(shared, first, state=ObjectiveState.WITHDRAWN)
    assert (opened.degree("Rossi"), opened.titles("Rossi")) == (70, ["Archivio"])


def test_that_a_section_counts_only_the_kinds_it_names(shared: Shared) -> None:
    shared.pursue("Ordinario", "50", (ANAGRAFE, "80"))
    shared.pursue("Strategico", "100", (ANAGRAFE, "20"), kind=ObjectiveKind.STRATEGIC)
    opened = shared.opened(replace(UNIT, objective_kinds=(ObjectiveKind.STRATEGIC,)))
    assert (opened.titles("Rossi"), opened.degree("Rossi"), opened.missing("Rossi")) == (["Strategico"], 100, [])


def test_that_without_weights_the_objectives_count_exactly_alike(shared: Shared) -> None:
    for title, degree in (("A", "100"), ("B", "80"), ("C", "61")):
        shared.pursue(title, degree, (ANAGRAFE, None))
    opened = shared.opened(UNIT)
    assert opened.degree("Rossi") == Fraction(241, 3)
    assert {item.weight for item in opened.items("Rossi")} == {D("33.33")}
    assert opened.missing("Rossi") == []


def test_that_weights_given_only_to_some_are_asked_for(shared: Shared) -> None:
    shared.pursue("A", "100", (ANAGRAFE, "70"))
    late = shared.pursue("B", "80", (ANAGRAFE, None))
    opened = shared.opened(UNIT)
    assert opened.missing("Rossi") == [
        "Risultato dell'unità: manca nella pagina Obiettivi il peso nell'unità dell'obiettivo «B»"
    ]
    assert [item.weight for item in opened.items("Rossi")] == [D(70), None]
    weigh(shared, late, "30")
    assert (opened.missing("Rossi"), opened.degree("Rossi")) == ([], 94)


def test_that_weights_of_the_unit_that_do_not_sum_hold_the_sheet_back(shared: Shared) -> None:
    shared.pursue("A", "100", (ANAGRAFE, "70"))
    other = shared.pursue("B", "80", (ANAGRAFE, "20"), kind=ObjectiveKind.STRATEGIC)
    opened = shared.opened(replace(UNIT, objective_kinds=(ObjectiveKind.OPERATIONAL,)))
    [sentence] = opened.missing("Rossi")
    assert sentence == (
        "Sezione «Risultato dell'unità»: i pesi degli obiettivi di «Anagrafe», nella pagina Obiettivi, sommano a 90 e"
        " devono sommare a 100 (mancano 10)"
    )
    weigh(shared, other, "30")
    assert opened.missing("Rossi") == []


def test_that_a_settore_without_objectives_counts_those_of_its_area(shared: Shared) -> None:
    shared.pursue("Di tutta l'area", "60", (AREA, None))
    shared.pursue("Accertamenti", "90", (TRIBUTI, None))
    opened = shared.opened(UNIT)
    assert (opened.titles("Rossi"), opened.titles("Neri")) == (["Di tutta l'area"], ["Accertamenti"])
    assert opened.detail("Rossi").result.tree.find("section:unita").values[0] == ("obiettivi di", AREA)


def test_that_an_area_without_objectives_as_a_whole_counts_those_of_its_settori_each_once(shared: Shared) -> None:
    shared.pursue("Insieme", "100", (ANAGRAFE, "50"), (TRIBUTI, "100"))
    shared.pursue("Sportello", "40", (ANAGRAFE, "50"))
    opened = shared.opened(UNIT)
    # Verdi heads the Area: (150 × 100 + 50 × 40) : 200 = 85
    assert [(item.label, item.weight) for item in opened.items("Verdi")] == [("Insieme", D(150)), ("Sportello", D(50))]
    assert (opened.degree("Verdi"), opened.missing("Verdi")) == (85, [])
    assert (opened.degree("Rossi"), opened.degree("Neri")) == (70, 100)


@pytest.mark.parametrize(
    ("since", "until", "titles", "degree"),
    [
        (date(2024, 3, 1), None, ["Di tutta l'area", "Strade"], 75),
        (date(2023, 3, 1), date(2023, 12, 31), ["Di tutta l'area"], 60),
    ],
)
def test_that_an_eq_counts_the_objectives_of_every_area_headed_in_the_days_of_the_sheet(
    shared: Shared, since: date, until: date | None, titles: list[str], degree: int
) -> None:
    with unit_of_work(shared.workspace, "Incarico ad interim") as unit:
        appointment = unit.add(
            EqAppointment(employee_id=shared.people["Verdi"], valid_from=since, valid_to=until, is_ad_interim=True)
        )
        technical = unit.session.scalars(select(Area.id).where(Area.name == TECNICA)).one()
        unit.add(EqAppointmentArea(appointment_id=appointment.id, area_id=technical))
    shared.pursue("Di tutta l'area", "60", (AREA, None))
    shared.pursue("Strade", "90", (LAVORI, None))
    opened = shared.opened(UNIT)
    assert (opened.titles("Verdi"), opened.degree("Verdi")) == (titles, degree)


def test_that_who_moves_has_on_each_sheet_the_objectives_of_that_unit(shared: Shared) -> None:
    shared.pursue("Accertamenti", "90", (TRIBUTI, None))
    shared.pursue("Strade", "70", (LAVORI, None))
    with unit_of_work(shared.workspace, "Trasferimento") as unit:
        posting = unit.session.scalars(select(Posting).where(Posting.employee_id == shared.people["Neri"])).one()
        posting.valid_to = date(2024, 6, 30)
        unit.session.flush()
        place = shared.place(unit.session, LAVORI)
        unit.add(
            Posting(
                employee_id=shared.people["Neri"],
                valid_from=date(2024, 7, 1),
                contract_area_id=posting.contract_area_id,
                **place,
            )
        )
    opened = shared.opened(UNIT)
    rows = [row for row in list_sheets(shared.workspace, opened.round_id) if row.person.startswith("Neri")]
    sheets: Sequence[SheetDetail] = [sheet_detail(shared.workspace, row.id) for row in rows]
    assert [[item.label for item in sheet.items] for sheet in sheets] == [["Accertamenti"], ["Strade"]]


def test_that_a_neutralised_objective_is_shown_and_left_out(shared: Shared) -> None:
    gone = shared.pursue("Fondi", "0", (ANAGRAFE, "50"))
    shared.pursue("Sportello", "80", (ANAGRAFE, "50"))
    change(
        shared,
        gone,
        state=ObjectiveState.NEUTRALISED,
        neutralised_on=date(2024, 9, 1),
        neutralised_reason="Fondi revocati",
    )
    opened = shared.opened(UNIT)
    item = opened.items("Rossi")[0]
    assert (item.is_excluded, item.description) == (True, "Obiettivo neutralizzato: Fondi revocati")
    assert (opened.degree("Rossi"), opened.missing("Rossi")) == (80, [])


def test_that_an_interim_round_reads_the_interim_values(shared: Shared) -> None:
    shared.pursue("Sportello", "90", (ANAGRAFE, None), interim="40")
    opened = shared.opened(UNIT, kind=RoundKind.INTERIM)
    assert opened.degree("Rossi") == 40


def test_that_the_ente_counts_every_objective_of_the_year_once_and_alike(shared: Shared) -> None:
    shared.pursue("Comune", "100", kind=ObjectiveKind.STRATEGIC_COMMON)
    shared.pursue("Insieme", "40", (ANAGRAFE, "10"), (LAVORI, "90"))
    dropped = shared.pursue("Stralciato", "0", (LAVORI, "10"))
    change(shared, dropped, state=ObjectiveState.WITHDRAWN)
    opened = shared.opened(ENTITY)
    for surname in ("Verdi", "Rossi", "Bruni"):
        assert (opened.titles(surname, "ente"), opened.degree(surname, "ente")) == (["Comune", "Insieme"], 70)
        assert opened.missing(surname) == []


def test_that_an_objective_may_count_for_the_unit_and_for_the_person_with_two_weights(shared: Shared) -> None:
    both = shared.pursue("Sportello", "90", (ANAGRAFE, "100"))
    assign(shared, both, "Rossi", "100")
    opened = shared.opened(UNIT, OWN)
    assert [(item.section, item.weight) for item in opened.detail("Rossi").items] == [
        ("unita", D(100)),
        ("affidati", D(100)),
    ]
    assert opened.missing("Rossi") == []
    with unit_of_work(shared.workspace, "Da luglio") as unit:
        row = unit.session.scalars(select(ObjectiveAssignment)).one()
        other = ObjectiveAssignment(
            objective_id=both, employee_id=row.employee_id, weight=D(50), valid_from=date(2024, 7, 1)
        )
        row.valid_to = date(2024, 6, 30)
        unit.session.flush()
        unit.add(other)
    notes = {item.section: item.description for item in opened.detail("Rossi").items}
    assert notes["unita"] == ""
    assert notes["affidati"].startswith("Peso medio")


def test_that_an_objective_without_indicators_is_asked_one_and_never_judged(shared: Shared) -> None:
    blank = shared.pursue("Sportello", None, (ANAGRAFE, None))
    opened = shared.opened(UNIT)
    assert opened.missing("Rossi") == [
        "Risultato dell'unità: manca nella pagina Obiettivi un indicatore dell'obiettivo «Sportello»"
    ]
    assert opened.degree("Rossi") is None
    assert [(item.kind, item.takes_score, item.scale) for item in opened.items("Rossi")] == [
        (ItemKind.MEASURED, False, None)
    ]
    draft = ScoreDraft(opened.sheet_id("Rossi"), "unita", f"objective:{blank}", D(3))
    with pytest.raises(UserError, match="non prende un punteggio"):
        give_score(shared.workspace, draft)


def test_that_the_method_may_leave_out_what_has_no_indicators(shared: Shared) -> None:
    shared.pursue("Sportello", None, (ANAGRAFE, None))
    shared.pursue("Archivio", "70", (ANAGRAFE, None))
    opened = shared.opened(replace(UNIT, missing=MissingPolicy.EXCLUDE))
    assert (opened.degree("Rossi"), opened.missing("Rossi")) == (70, [])


def test_that_a_unit_without_objectives_is_told(shared: Shared) -> None:
    opened = shared.opened(UNIT)
    assert opened.missing("Rossi") == ["Risultato dell'unità: l'unità non ha obiettivi da contare"]
    assert "l'unità non ha obiettivi da contare" in opened.detail("Rossi").sections[0].hint


def test_that_payment_times_decide_the_pay_of_who_has_them_and_count_in_the_ente_for_the_others(
    shared: Shared,
) -> None:
    shared.pursue("Comune", "100", kind=ObjectiveKind.STRATEGIC_COMMON)
    late = shared.pursue("Pagamenti", "40", is_payment_times=True, kind=ObjectiveKind.STRATEGIC_COMMON)
    assign(shared, late, "Verdi")
    opened = shared.opened(ENTITY, payment_share=D(30))
    assert (opened.degree("Verdi", "ente"), opened.degree("Rossi", "ente")) == (100, 70)
    # Verdi: 70 % × 100 + 30 % × 0; Rossi: la fascia.
    assert [opened.detail(who).result.award_share for who in ("Verdi", "Rossi")] == [70, 70]


def test_that_payment_times_of_the_unit_stay_out_of_the_total_and_decide_the_share(shared: Shared) -> None:
    shared.pursue("Sportello", "90", (ANAGRAFE, None))
    late = shared.pursue("Pagamenti", "40", (ANAGRAFE, None), is_payment_times=True)
    assign(shared, late, "Rossi")
    opened = shared.opened(UNIT, OWN, payment_share=D(30))
    detail = opened.detail("Rossi")
    assert (opened.degree("Rossi"), detail.result.award_share) == (90, 63)
    assert {item.label: item.weight for item in opened.items("Rossi")} == {"Sportello": D(100), "Pagamenti": None}
    apart = {step.key.partition(":")[2] for step in detail.result.tree.walk() if step.key.startswith("award:")}
    assert apart >= {f"affidati/objective:{late}"}
    assert f"unita/objective:{late}" not in apart


def test_that_a_sheet_frozen_with_the_objectives_of_the_unit_recomputes_the_same(shared: Shared) -> None:
    shared.pursue("A", "100", (ANAGRAFE, None))
    shared.pursue("B", "81", (ANAGRAFE, None))
    opened = shared.opened(UNIT, ENTITY)
    with reading(shared.workspace, Action.READ) as session:
        body = write_snapshot(take_snapshot(content_of(session, session.get_one(Sheet, opened.sheet_id("Rossi")))))
    assert what_differs(body, sha256_of(body)) is None
    assert '"title":"A"' in body


def test_that_the_list_of_results_says_what_each_sheet_says(shared: Shared) -> None:
    shared.pursue("A", "100", (ANAGRAFE, None))
    shared.pursue("B", "55", (TRIBUTI, None))
    late = shared.pursue("Pagamenti", "40", is_payment_times=True, kind=ObjectiveKind.STRATEGIC_COMMON)
    later = shared.pursue("Ritardi", "20", is_payment_times=True, kind=ObjectiveKind.STRATEGIC_COMMON)
    assign(shared, late, "Verdi")
    for objective in (late, later):
        assign(shared, objective, "Bruni", "50")
    opened = shared.opened(UNIT, ENTITY, payment_share=D(30))
    found = {row.person.split()[0]: (row.total, row.share) for row in results(shared.workspace, 2024)}
    details = {who: opened.detail(who).result for who in shared.people}
    assert found == {who: (one.total, one.award_share) for who, one in details.items()}
    # Bruni ha i due obiettivi sui pagamenti, Verdi uno, Rossi nessuno
    ente = {who: one.section("ente").degree for who, one in details.items()}
    assert ente == {
        "Bruni": Fraction(155, 2),
        "Verdi": Fraction(175, 3),
        "Rossi": Fraction(215, 4),
        "Neri": Fraction(215, 4),
    }


def test_that_many_sheets_take_as_many_queries_as_one(shared: Shared) -> None:
    shared.pursue("A", "100", (ANAGRAFE, None))
    opened = shared.opened(UNIT, ENTITY)
    with queries("objective") as one:
        opened.detail("Rossi")
    with queries("objective") as all_of_them:
        list_sheets(shared.workspace, opened.round_id)
    assert len(all_of_them) <= len(one)
