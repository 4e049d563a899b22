"""The results of the year by person on a real archive: several sheets, what is missing, what may not be seen."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction

import pytest

from app.domain.errors import UserError
from app.domain.periods import Period
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.scoring.steps import Step
from app.domain.sheets.rows import YEAR_RESULT_COLUMNS, YearResultRow
from app.domain.sheets.year import YearDetail
from app.domain.structure.absences import AbsenceDraft
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RoundKind, SheetState
from app.models.evaluation import Sheet
from app.services.methods.keeping import ensure_preset
from app.services.rounds.absences import exclude_days
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.steps import complete_sheet, finish_sheets, mark_not_evaluable
from app.services.sheets.year import year_detail, year_results
from app.services.structure.absences import save_absence
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.archives.several import change_place, example_4, give, sheets_of, use_halves

D = Decimal
JULY = date(2024, 7, 1)


def party(comune: Comune, surname: str = "Rossi") -> Party:
    return Party(comune.people[surname])


def row_of(comune: Comune, person: str = "Rossi Mario", workspace: Workspace | None = None) -> YearResultRow:
    return next(row for row in year_results(workspace or comune.workspace, 2024) if row.person == person)


def detail_of(comune: Comune, workspace: Workspace | None = None) -> YearDetail:
    found = year_detail(workspace or comune.workspace, 2024, party(comune))
    assert found is not None
    return found


def explained(comune: Comune, key: str = "year") -> Step:
    return next(step for step in detail_of(comune).explanation if step.key == key)


def in_hands_of(comune: Comune, surname: str) -> Workspace:
    return replace(comune.workspace, actor=Actor(surname, UserRole.EQ, comune.people[surname]))


def finish(comune: Comune) -> None:
    day = date(2024, 12, 1)
    finish_sheets(comune.workspace, comune.round_id, interview_on=day, delivered_on=day, signed_on=day)


def test_that_two_sheets_make_the_year_by_their_days(session_open: Comune) -> None:
    example_4(session_open)
    row = row_of(session_open)
    assert (row.sheets, row.days, row.begun) == (2, 366, 2)
    # (182 × 85,53 + 184 × 78,40) : 366 = 81,9455…; (182 × 81,06 + 184 × 76,80) : 366 = 78,9183…
    assert (row.total, row.individual) == (D("81.95"), D("78.92"))
    assert (row.is_provisional, row.note) == (False, "")
    written = [column.text(row) for column in YEAR_RESULT_COLUMNS]
    assert written == ["Rossi Mario", "0002", "2", "366", "81,95", "78,92", "no", ""]


def test_that_the_explanation_goes_from_the_year_down_to_the_total_of_each_sheet(session_open: Comune) -> None:
    first, second = example_4(session_open)
    tree = explained(session_open)
    assert (tree.label, tree.shown) == ("Risultato dell'anno", "81,95")
    [exact] = tree.children
    assert exact.label == "Risultato dell'anno, valore esatto"
    assert exact.result == (182 * Fraction("85.53") + 184 * Fraction("78.40")) / 366
    assert exact.values == (("somma", "182 × 85,53 + 184 × 78,4"), ("divisore", "366"))
    assert [(step.key, step.label, step.shown, step.values) for step in exact.children] == [
        (f"sheet:{first}", "Scheda dal 01/01/2024 al 30/06/2024", "85,53", (("giorni", "182"),)),
        (f"sheet:{second}", "Scheda dal 01/07/2024 al 31/12/2024", "78,40", (("giorni", "184"),)),
    ]
    own = sheet_detail(session_open.workspace, first).result.tree
    assert exact.children[0].children == (own.find("total"),)
    individual = explained(session_open, "year:individual")
    assert individual.shown == "78,92"
    assert individual.children[0].children[0].children == (own.find("individual"),)


def test_that_the_figures_of_the_list_are_read_off_the_same_explanation(session_open: Comune) -> None:
    example_4(session_open)
    detail = detail_of(session_open)
    assert detail.row == row_of(session_open)
    assert [step.result for step in detail.explanation] == [detail.row.total, detail.row.individual]


def test_that_closing_the_sheets_changes_nothing_of_the_year(session_open: Comune) -> None:
    for sheet_id in example_4(session_open):
        complete_sheet(session_open.workspace, sheet_id)
    before = detail_of(session_open)
    finish(session_open)
    after = detail_of(session_open)
    assert {sheet.state for sheet in after.sheets} == {SheetState.FINAL}
    assert (after.row, after.explanation) == (before.row, before.explanation)


def test_that_three_sheets_are_listed_by_date_with_their_evaluators(session_open: Comune) -> None:
    use_halves(session_open)
    change_place(session_open, "Rossi", "Lavori pubblici", date(2024, 3, 1))
    change_place(session_open, "Rossi", "Tributi", date(2024, 10, 1))
    for sheet_id, points in zip(sheets_of(session_open, "Rossi"), ("100", "70", "85.5"), strict=True):
        give(session_open, sheet_id, points, points)
    detail = detail_of(session_open)
    assert [(one.days, one.total, one.evaluator) for one in detail.sheets] == [
        (60, D("100.00"), "Verdi Anna"),
        (214, D("70.00"), "Bianchi Carla"),
        (92, D("85.50"), "Verdi Anna"),
    ]
    # (60 × 100 + 214 × 70 + 92 × 85,5) : 366 = 28846 : 366 = 78,8142…
    assert (detail.row.total, detail.row.days) == (D("78.81"), 366)


def test_that_a_sheet_not_evaluable_is_left_out_and_said_so(session_open: Comune) -> None:
    _, second = example_4(session_open)
    mark_not_evaluable(session_open.workspace, second, "Distacco presso altro ente")
    row = row_of(session_open)
    assert (row.sheets, row.days, row.total, row.individual) == (1, 182, D("85.53"), D("81.06"))
    [exact] = explained(session_open).children
    apart = exact.children[1]
    assert (apart.shown, apart.formula) == (
        "non si applica",
        "scheda non valutabile: i suoi giorni non contano",
    )
    assert detail_of(session_open).sheets[1].total is None


def test_that_days_excluded_from_the_evaluation_weigh_nothing(session_open: Comune) -> None:
    use_halves(session_open)
    spring = Period(date(2024, 3, 1), date(2024, 5, 31))
    exclude_days(session_open.workspace, session_open.round_id, session_open.people["Rossi"], spring, "Congedo")
    prepare_round(session_open.workspace, session_open.round_id)
    for sheet_id, points in zip(sheets_of(session_open, "Rossi"), ("90", "80"), strict=True):
        give(session_open, sheet_id, points, points)
    # 60 giorni a 90 e 214 a 80: 22520 : 274 = 82,1897…
    row = row_of(session_open)
    assert (row.days, row.total) == (274, D("82.19"))


def test_that_the_days_of_an_absence_that_does_not_weigh_are_out_of_the_mean(session_open: Comune) -> None:
    example_4(session_open)
    before = row_of(session_open)
    away = AbsenceDraft(session_open.people["Rossi"], "Congedo parentale", True, date(2024, 1, 1), date(2024, 5, 31))
    save_absence(session_open.workspace, away)
    row, detail = row_of(session_open), detail_of(session_open)
    # of the 182 days of the first sheet 30 are left: (30 × 85,53 + 184 × 78,40) : 214 = 79,3995…
    assert (row.days, [sheet.days for sheet in detail.sheets], row.total) == (214, [30, 184], D("79.40"))
    values = [one for step in explained(session_open).walk() for one in step.values]
    assert ("giorni di assenza che non pesa, fuori dalla media", "152") in values
    whole = replace(away, valid_from=JULY, valid_to=date(2024, 12, 31))
    save_absence(session_open.workspace, whole)
    assert [sheet.days for sheet in detail_of(session_open).sheets] == [30, 184]  # a sheet never loses all its days
    assert before.total == D("81.95")


def test_that_the_days_of_an_absence_that_weighs_stay_in_the_mean(session_open: Comune) -> None:
    example_4(session_open)
    away = AbsenceDraft(session_open.people["Rossi"], "Aspettativa", False, date(2024, 1, 1), date(2024, 5, 31))
    save_absence(session_open.workspace, away)
    assert row_of(session_open).total == D("81.95")


def test_that_part_time_weighs_where_the_method_says(session_open: Comune) -> None:
    use_halves(session_open, does_part_time_count=True)
    change_place(session_open, "Rossi", "Lavori pubblici", JULY, part_time=D(50))
    first, second = sheets_of(session_open, "Rossi")
    give(session_open, first, "90", "90")
    give(session_open, second, "80", "80")
    # 182 giorni interi e 184 a metà orario, cioè 92: (182 × 90 + 92 × 80) : 274 = 86,6423…
    assert row_of(session_open).total == D("86.64")
    [exact] = explained(session_open).children
    assert exact.formula == "somma di peso × totale : somma dei pesi; il peso sono i giorni in proporzione all'orario"
    assert exact.values == (("somma", "182 × 90 + 92 × 80"), ("divisore", "274"))
    assert exact.children[1].values == (("giorni", "184"), ("orario", "50 %"), ("peso", "92"))


def test_that_part_time_does_not_weigh_where_the_method_is_silent(session_open: Comune) -> None:
    use_halves(session_open)
    change_place(session_open, "Rossi", "Lavori pubblici", JULY, part_time=D(50))
    first, second = sheets_of(session_open, "Rossi")
    give(session_open, first, "90", "90")
    give(session_open, second, "80", "80")
    # (182 × 90 + 184 × 80) : 366 = 84,9726…
    assert row_of(session_open).total == D("84.97")


def test_that_there_is_no_result_while_a_sheet_is_still_to_be_filled(session_open: Comune) -> None:
    use_halves(session_open)
    change_place(session_open, "Rossi", "Lavori pubblici", JULY)
    first, _ = sheets_of(session_open, "Rossi")
    give(session_open, first, "90", "90")
    row = row_of(session_open)
    assert (row.total, row.individual, row.is_provisional, row.begun) == (None, None, True, 1)
    assert row.note == "1 scheda ancora da compilare"
    tree = explained(session_open)
    assert (tree.shown, tree.formula) == ("manca", "totale ancora da dare in 1 scheda")
    assert [step.shown for step in tree.children] == ["90,00", "manca"]


def test_that_a_year_with_something_missing_is_provisional(session_open: Comune) -> None:
    use_halves(session_open)
    change_place(session_open, "Rossi", "Lavori pubblici", JULY)
    first, second = sheets_of(session_open, "Rossi")
    give(session_open, first, "90", "90")
    give(session_open, second, "80")
    row = row_of(session_open)
    # dei comportamenti della seconda scheda non si sa ancora niente: il totale è provvisorio, l'altra cifra manca
    assert (row.total, row.individual, row.is_provisional) == (D("84.97"), None, True)
    assert row.note == "1 scheda a cui manca qualcosa"
    [exact] = explained(session_open).children
    assert exact.children[1].formula.endswith("provvisorio: nella scheda manca ancora qualcosa")
    assert explained(session_open, "year:individual").shown == "manca"


def test_that_individual_performance_is_absent_where_no_section_is_marked(session_open: Comune) -> None:
    use_halves(session_open, is_marked=False)
    give(session_open, sheets_of(session_open, "Rossi")[0], "90", "80")
    detail = detail_of(session_open)
    assert (detail.row.total, detail.row.individual) == (D("85.00"), None)
    assert [step.key for step in detail.explanation] == ["year"]


def test_that_a_sheet_without_individual_performance_leaves_that_of_the_others(session_open: Comune) -> None:
    use_halves(session_open, apart="Lavori pubblici")
    change_place(session_open, "Rossi", "Lavori pubblici", JULY)
    first, second = sheets_of(session_open, "Rossi")
    give(session_open, first, "90", "81.06")
    give(session_open, second, "80", "76.72")
    # la seconda scheda ha un decimale solo, 78,4: l'anno ne tiene due, (182 × 85,53 + 184 × 78,4) : 366 = 81,9455…
    row = row_of(session_open)
    assert (row.total, row.individual) == (D("81.95"), D("81.06"))
    [exact] = explained(session_open, "year:individual").children
    assert [(step.shown, step.formula) for step in exact.children] == [
        ("81,06", "performance individuale della scheda, con i giorni per cui pesa"),
        ("non si applica", "performance individuale non prevista: i giorni non contano"),
    ]


def test_that_what_is_measured_is_no_result_before_anybody_begins(session_open: Comune) -> None:
    use_halves(session_open)
    rossi = session_open.sheet_id("Rossi")
    give(session_open, rossi, "90", "80")
    with unit_of_work(session_open.workspace, "Come se tutto fosse misurato") as unit:
        unit.get(Sheet, rossi).state = SheetState.ASSIGNED
    row = row_of(session_open)
    assert (row.total, row.individual, row.is_provisional, row.begun) == (None, None, True, 0)
    assert row.note == "1 scheda ancora da compilare"


def test_that_an_evaluator_of_part_of_the_year_gets_no_mean_of_that_part(session_open: Comune) -> None:
    first, _ = example_4(session_open)
    verdi = in_hands_of(session_open, "Verdi")
    row = row_of(session_open, workspace=verdi)
    assert (row.sheets, row.days, row.total, row.individual) == (1, 182, None, None)
    assert row.note == "Non tutte le schede dell'anno sono visibili: la media non si mostra"
    detail = detail_of(session_open, verdi)
    assert [sheet.id for sheet in detail.sheets] == [first]
    assert [step.shown for step in detail.explanation] == ["manca", "manca"]
    assert "78,4" not in repr(detail)


def test_that_a_hidden_sheet_that_does_not_count_takes_nothing_away(session_open: Comune) -> None:
    _, second = example_4(session_open)
    mark_not_evaluable(session_open.workspace, second, "Distacco presso altro ente")
    assert row_of(session_open, workspace=in_hands_of(session_open, "Verdi")).total == D("85.53")


def test_that_an_evaluator_sees_neither_others_nor_oneself(session_open: Comune) -> None:
    use_halves(session_open)
    verdi = in_hands_of(session_open, "Verdi")
    assert {row.person for row in year_results(verdi, 2024)} == {"Neri Ugo", "Rossi Mario"}
    assert year_detail(verdi, 2024, party(session_open, "Bruni")) is None
    assert year_detail(verdi, 2024, party(session_open, "Verdi")) is None
    nobody = replace(session_open.workspace, actor=Actor("Gialli Piero", UserRole.EQ))
    with pytest.raises(UserError, match="non può compiere"):
        year_results(nobody, 2024)
    mayor = replace(session_open.workspace, actor=Actor("Gialli Piero", UserRole.MAYOR))
    assert year_results(mayor, 2024) == []


def test_that_a_person_not_evaluable_has_no_result_of_the_year(session_open: Comune) -> None:
    mark_not_evaluable(session_open.workspace, session_open.sheet_id("Rossi"), "Assente")
    assert "Rossi Mario" not in {row.person for row in year_results(session_open.workspace, 2024)}
    assert year_detail(session_open.workspace, 2024, party(session_open)) is None


@pytest.mark.parametrize("year", [2023, 2024])
def test_that_without_a_final_round_there_are_no_results(comune: Comune, year: int) -> None:
    version = ensure_preset(comune.workspace)
    prepare_round(comune.workspace, open_round(comune.workspace, RoundDraft(2024, RoundKind.INTERIM, version)).ids[0])
    assert year_results(comune.workspace, year) == []
    assert year_detail(comune.workspace, year, party(comune)) is None
