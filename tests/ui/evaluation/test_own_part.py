"""A second evaluator logs in, finds the sheet, fills the own part of it and signs: nothing else of it is shown."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.ids import UserId
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import SectionEvaluator
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.scoring.missing import MissingKind
from app.domain.structure.hierarchy import Party
from app.services.sheets.parts import name_evaluators
from app.services.sheets.scores import ScoreDraft, give_score
from app.services.sheets.sheets import sheet_detail
from tests.services.sheets.test_words_of_persons import BEHAVIOURS, opened
from tests.ui.evaluation.conftest import shown
from tests.ui.evaluation.test_sheet_steps import answer, offered
from tests.ui.evaluation.test_tab import choose

SECOND = replace(BEHAVIOURS, weight=Decimal(100), evaluator=SectionEvaluator.SECOND, second_share=Decimal(25))


@pytest.fixture
def charged(shared):
    """The session of 2024 with Neri as second evaluator of Rossi, whom Verdi has scored."""
    comune = opened(shared, SECOND, method=MethodDefinition("m", "Metodo"))
    sheet = comune.sheet_id("Rossi")
    name_evaluators(comune.workspace, sheet, {"c": Party(comune.people["Neri"])})
    for item in ("a", "b"):
        give_score(comune.workspace, ScoreDraft(sheet, "c", item, Decimal(5)))
    return comune


def as_neri(comune, desk):
    neri = Actor("Neri Ugo", UserRole.EQ, comune.people["Neri"], user_id=UserId(7))
    object.__setattr__(desk.workspace, "actor", neri)


def test_that_who_scores_a_part_fills_it_and_signs_it_and_sees_nothing_else(qtbot, charged, desk, settle):
    as_neri(charged, desk)
    tab = shown(qtbot, desk, settle)
    choose(tab, settle, "Rossi")
    detail = tab.sheet.detail
    assert detail.is_own_part
    assert [tab.sheet.bar.isTabVisible(place) for place in range(tab.sheet.bar.count())].count(True) == 1
    rows = tab.sheet.score_rows.rows
    assert [(row.item.key, row.takes_score, row.value) for row in rows] == [
        ("second:a", True, None),
        ("second:b", True, None),
    ]
    assert offered(tab) == {"sign_part"}
    assert not tab.sheet.steps["preview"].isVisible()
    assert tab.sheet.foot.total.text() == "Parte da firmare"

    for row, value in zip(rows, ("1", "2"), strict=True):
        tab.sheet_actions.save_score(row.item, Decimal(value))
        settle()
    assert tab.sheet.detail.missing == ()
    answer(tab, settle, "sign_part", section="c", on=desk.workspace.today)
    assert tab.sheet.foot.total.text() == "Parte firmata"
    assert offered(tab) == {"reopen_part"}
    assert not any(row.takes_score for row in tab.sheet.score_rows.rows)
    assert "si vede alla consegna" in tab.sheet.foot.waiting.text()
    answer(tab, settle, "reopen_part", section="c", reason="Un errore.")
    assert offered(tab) == {"sign_part"}

    secretary = Actor("Segretario", UserRole.SECRETARY)
    object.__setattr__(desk.workspace, "actor", secretary)
    detail = sheet_detail(desk.workspace, charged.sheet_id("Rossi"))
    assert [one.sentence for one in detail.parts] == ["Secondo valutatore: Neri Ugo, da compilare e firmare"]


def test_that_who_scores_a_part_is_named_from_the_sheet_for_the_whole_session(qtbot, shared, desk, settle):
    comune = opened(shared, SECOND, method=MethodDefinition("m", "Metodo"))
    tab = shown(qtbot, desk, settle)
    choose(tab, settle, "Rossi")
    tab.sheet.steps["name_parts"].trigger()
    settle()
    dialog = tab.sheet_actions.dialog
    assert dialog.windowTitle().startswith("Chi valuta le parti: Rossi")
    neri = Party(comune.people["Neri"])
    dialog.form.fill_values({"c": neri, "everywhere": True})
    dialog.submit()
    settle()
    [part] = sheet_detail(desk.workspace, comune.sheet_id("Rossi")).parts
    assert part.sentence == "Secondo valutatore: Neri Ugo, da compilare e firmare"
    others = [one.part.name for one in sheet_detail(desk.workspace, comune.sheet_id("Bruni")).parts]
    assert others == ["Neri Ugo"], "on the other sheets of the session too"
    waiting = next(one for one in tab.sheet.detail.missing if one.kind is MissingKind.PART)
    tab.sheet_actions.go_to_missing(waiting)
    settle()
    [row] = [one for one in tab.sheet.score_rows.rows if one.item.key == "second:a"]
    assert row.isAncestorOf(tab.window().focusWidget()), "what is missing of the part is to be given there"
