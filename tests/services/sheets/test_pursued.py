"""The objectives on a sheet when those of the person changed during the year."""

from datetime import date
from decimal import Decimal

from sqlalchemy import select

from app.domain.evidence import EvidenceKind
from app.domain.ids import ObjectiveId
from app.domain.objectives import ObjectiveKind
from app.domain.objectives.objective import ObjectiveDraft, UnitRef, UnitShare
from app.domain.permissions import Action
from app.domain.scoring.checks import sheet_issues
from app.models.evaluation import Sheet
from app.models.evidences import Evidence
from app.models.objectives import IndicatorValue, ObjectiveAssignment
from app.models.people import Posting
from app.services.access import reading
from app.services.objectives.editing import create_objective
from app.services.sheets.pursued import AVERAGED
from app.services.sheets.sheet_content import content_of
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune
from tests.checking import check_objectives

D = Decimal
BEFORE, SINCE = date(2024, 6, 30), date(2024, 7, 1)


def replace_in_july(comune: Comune, weight: str) -> None:
    """Rossi leaves one objective on 30 June and takes another on 1 July."""
    rossi = comune.people["Rossi"]
    with reading(comune.workspace, Action.READ) as session:
        posting = session.scalars(select(Posting).where(Posting.employee_id == rossi)).one()
        place = UnitRef(posting.area_id, posting.sector_id)
    draft = ObjectiveDraft(title="Nuovo sportello", kind=ObjectiveKind.OPERATIONAL, units=(UnitShare(place),))
    new = ObjectiveId(create_objective(comune.workspace, 2024, draft).ids[0])
    with unit_of_work(comune.workspace, "Cambio di obiettivo") as unit:
        old = select(ObjectiveAssignment).where(
            ObjectiveAssignment.employee_id == rossi,
            ObjectiveAssignment.objective_id == comune.objectives["giudicato"],
        )
        unit.session.scalars(old).one().valid_to = BEFORE
        unit.add(ObjectiveAssignment(objective_id=new, employee_id=rossi, weight=D(weight), valid_from=SINCE))


def findings(comune: Comune) -> list[str]:
    found = check_objectives(comune.workspace, 2024)
    return [one.sentence for one in found if one.code == "W1" and one.sentence.startswith("Rossi")]


def sheet_findings(comune: Comune) -> list[str]:
    with reading(comune.workspace, Action.READ) as session:
        content = content_of(session, session.get_one(Sheet, comune.sheet_id("Rossi")))
        return [one.code for one in sheet_issues(content.method, content.template, content.given)]


def test_that_one_sheet_over_two_stretches_weighs_each_objective_by_its_days(session_open: Comune) -> None:
    replace_in_july(session_open, "40")
    weights = {
        item.label: item.weight for item in session_open.detail("Rossi").items if item.section != "comportamenti"
    }
    items = session_open.detail("Rossi").items
    explained = [item.label for item in items if item.description == AVERAGED]
    assert explained == ["Riordino dell'archivio", "Nuovo sportello"]
    assert weights == {
        "Trasparenza del sito": D(100),
        "Riduzione dei tempi di rilascio": D(60),
        "Riordino dell'archivio": D("19.89"),
        "Nuovo sportello": D("20.11"),
    }


def test_that_the_sheet_and_the_check_agree_on_who_changed_objectives(session_open: Comune) -> None:
    replace_in_july(session_open, "40")
    assert findings(session_open) == sheet_findings(session_open) == []
    with unit_of_work(session_open.workspace, "Peso") as unit:
        for row in unit.session.scalars(select(ObjectiveAssignment).where(ObjectiveAssignment.valid_from == SINCE)):
            row.weight = D(55)
    assert findings(session_open) == ["Rossi Mario, obiettivi specifici dal 1º luglio: 15 di troppo."]
    assert sheet_findings(session_open) == ["W1"]


def test_that_the_result_of_an_indicator_is_said_in_the_words_of_its_rule(session_open: Comune) -> None:
    def shown() -> dict[str, tuple[str, str]]:
        with reading(session_open.workspace, Action.READ) as session:
            content = content_of(session, session.get_one(Sheet, session_open.sheet_id("Rossi")))
        return {one.key: (one.target, one.result) for objective in content.objectives for one in objective.indicators}

    assert set(shown().values()) == {("sì", "sì"), ("10 pratiche", "8 pratiche")}
    with unit_of_work(session_open.workspace, "Valori") as unit:
        for value in unit.session.scalars(select(IndicatorValue)):
            value.value = D(0)
    assert set(shown().values()) == {("sì", "no"), ("10 pratiche", "0 pratiche")}


def test_that_what_shows_a_value_stands_beside_its_objective_on_the_sheet(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Evidenze") as unit:
        value = unit.session.scalars(
            select(IndicatorValue).where(IndicatorValue.indicator_id == session_open.indicators["misurato"])
        ).one()
        value.evidence = "Registro del protocollo"
        named = {"name": "Estratto.pdf", "on_date": date(2024, 12, 1), "author": "Chi", "sha256": "0" * 64}
        objective = session_open.objectives["misurato"]
        unit.add(Evidence(objective_id=objective, kind=EvidenceKind.POINTED, path="Estratto.pdf", size=3, **named))
    shown = {one.label: one.evidence for one in session_open.detail("Rossi").items}
    assert shown["Riduzione dei tempi di rilascio"] == ("Registro del protocollo", "Estratto.pdf")
    assert shown["Riordino dell'archivio"] == ()
