"""Results, distribution, what is missing and the checks of a year."""

import shutil
import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path

import pytest
from sqlalchemy import select

from app.cli import main
from app.domain.duties.duty import Place
from app.domain.errors import UserError
from app.domain.ids import UserId
from app.domain.issues import Link, Severity
from app.domain.objectives import ObjectiveState
from app.domain.permissions import Actor
from app.domain.roles import OfficialRole, UserRole
from app.domain.sheets.distribution import distribution
from app.domain.sheets.rows import RESULT_COLUMNS
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.municipality import Official
from app.models.objectives import Objective, ObjectiveAssignment
from app.services.checks import duties_of_checks
from app.services.sheets.results import results
from app.services.sheets.sheets import list_sheets
from app.services.sheets.steps import complete_sheet, finish_sheets, reopen_sheet
from app.services.transaction import unit_of_work
from tests.archives.comune import PEOPLE, Comune
from tests.checking import check_evaluation


def complete(comune: Comune, surname: str, step: int = 4) -> None:
    complete_sheet(comune.workspace, comune.fill(surname, step))


def finish(comune: Comune) -> None:
    day = date(2024, 12, 1)
    finish_sheets(comune.workspace, comune.round_id, interview_on=day, delivered_on=day, signed_on=day)


def codes(comune: Comune) -> list[str]:
    return [issue.code for issue in check_evaluation(comune.workspace, 2024)]


def test_that_a_result_has_degrees_totals_band_and_share(session_open: Comune) -> None:
    complete(session_open, "Rossi")
    row = next(row for row in results(session_open.workspace, 2024) if row.person == "Rossi Mario")
    # comuni 100 × 20, specifici (60 × 80 + 40 × 100) : 100 = 88 × 30, comportamenti 80 × 50
    assert [one.degree for one in row.sections] == [Decimal(100), Decimal("88.00"), Decimal("80.00")]
    assert (row.exact_total, row.total) == (Fraction(432, 5), Decimal("86.40"))
    assert (row.band, row.share, row.is_provisional) == ("Elevata", Decimal(90), False)
    assert row.section_degrees.startswith("Obiettivi strategici comuni 100,00; ")
    assert [column.text(row) for column in RESULT_COLUMNS][-3:] == ["Elevata", "90,00 %", "no"]


def test_that_the_explanation_comes_when_it_is_asked_for(session_open: Comune) -> None:
    complete(session_open, "Rossi")
    finish(session_open)
    plain = {row.person: row.explanation for row in results(session_open.workspace, 2024)}
    assert set(plain.values()) == {None}
    explained = {row.person: row.explanation for row in results(session_open.workspace, 2024, with_explanation=True)}
    assert all(explained.values())
    assert explained["Rossi Mario"] == session_open.detail("Rossi").result.tree


def test_that_closing_changes_no_number(session_open: Comune) -> None:
    complete(session_open, "Rossi")
    before = next(row for row in results(session_open.workspace, 2024) if row.person == "Rossi Mario")
    finish(session_open)
    after = next(row for row in results(session_open.workspace, 2024) if row.person == "Rossi Mario")
    assert (after.total, after.exact_total, after.sections) == (before.total, before.exact_total, before.sections)
    assert after.state is SheetState.FINAL


def test_that_the_distribution_is_by_evaluator_and_for_everybody(session_open: Comune) -> None:
    complete(session_open, "Rossi", 4)
    complete(session_open, "Neri", 4)
    complete(session_open, "Bruni", 3)
    everybody, bianchi, verdi = distribution(list_sheets(session_open.workspace, session_open.round_id))
    assert (everybody.evaluator, everybody.sheets, everybody.given) == ("Tutto l'ente", 4, 3)
    assert (verdi.evaluator, verdi.mean, verdi.spread) == ("Verdi Anna", Decimal("86.40"), Decimal("0.00"))
    assert (verdi.are_all_equal, verdi.histogram) == (True, (0, 0, 0, 0, 2, 0))
    assert bianchi.given == 1


def test_that_a_good_year_has_no_findings(session_open: Comune) -> None:
    for surname, *_ in PEOPLE:
        complete(session_open, surname)
    complete_again(session_open, "Neri", precisione=3)
    finish(session_open)
    assert codes(session_open) == []


def complete_again(comune: Comune, surname: str, **steps: int) -> None:
    reopen_sheet(comune.workspace, comune.sheet_id(surname), "Punteggio da rivedere")
    complete_sheet(comune.workspace, comune.fill(surname, **steps))


def test_that_equal_totals_of_an_evaluator_and_of_a_unit_are_flagged_with_their_page(session_open: Comune) -> None:
    complete(session_open, "Rossi")
    complete(session_open, "Neri")
    issues = check_evaluation(session_open.workspace, 2024)
    assert {(one.code, one.severity, one.link) for one in issues} == {
        ("W9", Severity.WARNING, Link("distribution", session_open.round_id))
    }
    assert [one.sentence for one in issues] == [
        "Verdi Anna ha dato lo stesso totale a tutte le 2 persone valutate.",
        "Area Affari generali: le 2 schede hanno tutte lo stesso totale.",
    ]


def test_that_equal_totals_are_on_the_cruscotto_and_in_the_command(
    session_open: Comune, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    complete(session_open, "Rossi")
    complete(session_open, "Neri")
    told = [duty.sentence for duty in duties_of_checks(session_open.workspace, 2024) if duty.place is Place.SHEETS]
    unit = "Area Affari generali: le 2 schede hanno tutte lo stesso totale."
    assert unit in told
    main(["check", str(shutil.copyfile(session_open.workspace.archive.path, tmp_path / "copia.merito"))])
    assert unit in " ".join(capsys.readouterr().out.split())


def test_that_who_does_not_see_all_of_a_unit_is_told_nothing_of_it(session_open: Comune) -> None:
    complete(session_open, "Rossi")
    complete(session_open, "Neri")
    actor = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"], user_id=UserId(1))
    issues = check_evaluation(replace(session_open.workspace, actor=actor), 2024)
    assert [one.sentence for one in issues] == ["Verdi Anna ha dato lo stesso totale a tutte le 2 persone valutate."]


def test_that_days_without_a_sheet_are_named(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Prova") as unit:
        unit.get(Sheet, session_open.sheet_id("Rossi")).valid_from = date(2024, 3, 1)
    [issue] = check_evaluation(session_open.workspace, 2024)
    assert issue.sentence == "Rossi Mario: i giorni dal 01/01/2024 al 29/02/2024 non hanno una scheda."


def test_that_an_evaluator_missing_or_out_of_office_is_flagged(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Prova") as unit:
        sheet = unit.get(Sheet, session_open.sheet_id("Rossi"))
        sheet.evaluator_id = None
    assert sorted(codes(session_open)) == ["W6", "behind"]
    session_open.fill("Rossi")
    with pytest.raises(UserError, match="non ha un valutatore"):
        complete_sheet(session_open.workspace, session_open.sheet_id("Rossi"))


def test_that_who_is_to_evaluate_the_own_sheet_is_flagged(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Prova") as unit:
        sheet = unit.get(Sheet, session_open.sheet_id("Rossi"))
        official = unit.add(Official(role=OfficialRole.SECRETARY, full_name="Galli Ada", valid_from=date(2020, 1, 1)))
        sheet.employee_id, sheet.evaluator_id = None, None
        sheet.official_id = sheet.evaluator_official_id = official.id
    found = [issue for issue in check_evaluation(session_open.workspace, 2024) if issue.code == "W6"]
    assert ["si valuterebbe da sé" in issue.sentence for issue in found] == [True]


def test_that_a_closed_sheet_tampered_with_is_named(session_open: Comune) -> None:
    complete(session_open, "Rossi")
    finish(session_open)
    path = session_open.workspace.archive.path
    with sqlite3.connect(path) as raw:
        raw.execute("DROP TRIGGER sheet_snapshots_frozen_update")
        raw.execute("UPDATE sheet_snapshots SET body = replace(body, 'Rossi', 'Bassi')")
    raw.close()
    [issue] = check_evaluation(session_open.workspace, 2024)
    assert issue.sentence == (
        "Scheda definitiva di Rossi Mario: il contenuto conservato non corrisponde alla sua impronta."
    )


def test_that_a_neutralised_objective_is_left_out_and_its_weight_shared(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Neutralizzazione") as unit:
        objective = unit.get(Objective, session_open.objectives["misurato"])
        objective.state, objective.neutralised_on = ObjectiveState.NEUTRALISED, date(2024, 9, 1)
        objective.neutralised_reason = "Finanziamento revocato"
    complete(session_open, "Rossi")
    row = next(row for row in results(session_open.workspace, 2024) if row.person == "Rossi Mario")
    assert [one.degree for one in row.sections] == [Decimal(100), Decimal(100), Decimal(80)]
    item = next(item for item in session_open.detail("Rossi").items if item.code == "O2")
    assert item.is_excluded
    assert item.description == "Obiettivo neutralizzato: Finanziamento revocato"


def test_that_an_objective_of_other_days_stays_off_the_sheet(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Assegnazioni") as unit:
        rossi = session_open.people["Rossi"]
        for row in unit.session.scalars(select(ObjectiveAssignment).where(ObjectiveAssignment.employee_id == rossi)):
            if row.objective_id == session_open.objectives["giudicato"]:
                row.valid_from, row.valid_to = date(2025, 1, 1), date(2025, 12, 31)
    assert [item.code for item in session_open.detail("Rossi").items if item.code] == ["O1", "O2"]
