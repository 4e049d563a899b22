"""The page Premi: funds, who has what and why, what is missing and where it is written."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.awards.facts import AwardFactDraft, AwardFactKind
from app.domain.awards.rows import FUND_COLUMNS, AwardFundRow, AwardPersonRow
from app.domain.awards.vocabulary import FundKind, FundNature
from app.domain.issues import Link
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.structure.hierarchy import Party
from app.services.awards.facts import save_fact
from app.ui.awards.award_side import AwardSide
from app.ui.awards.facts_dialog import FactsDialog
from app.ui.awards.tab import CHECKS, LACKS, AwardsTab
from app.ui.awards.words import NO_RULES, NOTHING_OWN
from app.ui.kit.desk import Desk
from app.ui.kit.hub import Hub
from tests.archives.plain import copied
from tests.services.awards.conftest import NOW, awarded_archive
from tests.ui.driving import button

__all__ = ["awarded_archive"]


@pytest.fixture
def desk(awarded_archive, tmp_path, runner):
    with copied(awarded_archive, tmp_path / "premi.merito") as workspace:
        yield Desk(replace(workspace, now=lambda: NOW), runner, Hub(2023))


@pytest.fixture
def tab(desk, open_page):
    return open_page(AwardsTab(desk))


def columns_in_sight(page):
    view = page.funds.view
    return [one.key for place, one in enumerate(FUND_COLUMNS) if not view.isColumnHidden(place)]


def test_that_each_fund_shows_its_people_and_the_calculation_of_the_one_chosen(tab, desk, settle):
    assert [row.id for row in tab.funds.rows()] == ["organizzativa", "individuale", "eq"]
    assert {"paid", "residual", "count"} <= set(columns_in_sight(tab)), "what is known of a computed fund is shown"
    tab.funds.select("eq")
    settle()
    row = tab.people.current_row()
    assert tab.side.name.text() == row.name
    assert tab.side.tree.view.model().rowCount() == 1
    assert "Risultato EQ" in tab.side.amount.text()
    assert "CCI di prova" in tab.heading.text()
    assert "definitiva con «Chiudi l'anno…»" in tab.heading.text()
    went = []
    desk.hub.place_asked.connect(went.append)
    tab.papers_button.click()
    tab.extracts_button.click()
    assert went == [Link("document", 0, "premi"), Link("document", 0, "estratto-premi")]
    assert tab.side.isVisibleTo(tab)
    tab.open_fund()
    dialog = tab.dialog
    dialog.form.fill_values({"amount": None})
    dialog.submit()
    settle()
    assert tab.funds.current_row().standing == "manca 1 dato"
    assert len(tab.lacks.rows()) == 1
    assert tab.focus_search()
    assert tab.window().focusWidget() is tab.people.filter
    tab.look_at(LACKS)
    went.clear()
    tab.lacks.select(0)
    tab.lacks.opened.emit(tab.lacks.current_row())
    assert went == [Link("awards", 0, "eq")]
    assert tab.dialog is not dialog
    tab.dialog.reject()
    tab.show_place(Link("award_fact", 1, "salary"))
    settle()
    assert tab.dialog.dialog.form.draft_values()["person"].employee_id == 1
    tab.show_place(Link("award_rules", 0))
    settle()
    assert tab.dialog.table.current_row().name == "CCI di prova"


def test_that_a_year_without_rules_says_what_comes_next_and_others_see_the_own(desk, open_page):
    page = open_page(AwardsTab(Desk(desk.workspace, desk.runner, Hub(2022))))
    assert page.funds.view.empty.text == NO_RULES
    assert columns_in_sight(page) == ["name", "kind", "nature", "amount", "standing"]
    assert not page.fund_button.isEnabled()
    assert not page.papers_button.isEnabled()
    assert not page.side.isVisibleTo(page)  # the list has the room
    nobody = replace(desk.workspace, actor=Actor("Sindaco", UserRole.MAYOR))
    own = open_page(AwardsTab(Desk(nobody, desk.runner, Hub(2023))))
    assert own.funds.view.empty.text == NOTHING_OWN
    assert not own.rules_button.isEnabled()


def test_that_what_the_checks_find_on_the_awards_stands_on_their_page(tab, desk, settle):
    draft = AwardFactDraft(AwardFactKind.PAID, on_date=date(2024, 5, 2), source="Mandati di pagamento")
    desk.save(save_fact, 2023, draft)
    settle()
    tab.look_at(CHECKS)
    found = {row.code: row for row in tab.findings.rows()}
    assert found["W13"].sentence.startswith("I premi risultano pagati il 02/05/2024, prima della validazione")
    assert found["W13"].source
    went = []
    desk.hub.place_asked.connect(went.append)
    tab.findings.opened.emit(found["W13"])
    assert went == [Link("awards", 0)]


def test_that_the_note_of_one_person_does_not_stay_over_the_next(qtbot, theme):
    side, fund = AwardSide(), AwardFundRow("eq", "Risultato EQ", FundKind.EQ_RESULT, FundNature.VARIABLE)
    qtbot.addWidget(side)
    for note, shown in (("non ha la scheda", "Non ha la scheda."), ("", "")):
        side.show_person(fund, AwardPersonRow(Party(), "Rossi Mario", amount=Decimal(1), note=note))
        assert side.message.text == shown


def test_that_a_fact_asks_only_what_its_kind_has_and_is_written_changed_and_deleted(tab, desk, settle):
    facts = FactsDialog(tab, desk)
    facts.open()
    settle()
    before = len(facts.table.rows())
    facts.table.set_rows([])
    assert button(facts, "Nuovo dato…") is facts.new_button
    facts.reload()
    settle()
    facts.new_button.click()
    form = facts.dialog.form
    asked = {}
    for kind in (AwardFactKind.SANCTION, AwardFactKind.PAID, AwardFactKind.SALARY):
        form.fill_values({"kind": kind, "person": tab.people.rows()[0].id})
        form.edited.emit("kind")
        asked[kind.value] = [key for key in ("sanction", "value", "on_date") if not form.fields[key].isHidden()]
        ente = form.draft_values()["person"] == Party()
        assert ente == kind.is_of_ente
    assert asked == {"sanction": ["sanction", "on_date"], "paid": ["on_date"], "salary": ["value"]}
    form.fill_values({"value": Decimal(30_000), "source": "Determina 12/2023"})
    facts.dialog.submit()
    settle()
    assert len(facts.table.rows()) == before + 1
    [made] = [row for row in facts.table.rows() if row.source == "Determina 12/2023"]
    facts.table.select(made.id)
    facts.edit_button.click()
    facts.dialog.form.fill_values({"source": "Determina 13/2023"})
    facts.dialog.submit()
    settle()
    assert [row.id for row in facts.table.rows() if row.source == "Determina 13/2023"] == [made.id]
    facts.table.select(made.id)
    facts.delete_button.click()
    settle()
    assert len(facts.table.rows()) == before
    facts.reject()
