"""*Firme e riesame* in the window: what was said and answered, papers, revisions, who scores in another's place."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from PySide6.QtWidgets import QFileDialog

from app.domain.ids import RemarkId, RoundId, UserId
from app.domain.issues import Link
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.sheets.review import RemarkLine
from app.domain.sheets.review_terms import ReviewDays, SecondLevel, last_days
from app.domain.sheets.step_details import StepDetails
from app.domain.workflow import InterimOutcome, RemarkKind, RoundKind, SheetState
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from app.ui.evaluation.sheet_panel import PAGES
from tests.ui.driving import choose_path
from tests.ui.evaluation.test_sheet_steps import agree, answer, message, state_of
from tests.ui.evaluation.test_tab import choose

REVIEW = PAGES.index("Firme e riesame")
SENT, ASKED = date(2024, 12, 1), date(2024, 12, 5)


@pytest.fixture
def delivered(tab, settle, session_open):
    sheet_id = session_open.fill("Rossi")
    complete_sheet(session_open.workspace, sheet_id)
    deliver_sheet(session_open.workspace, sheet_id, SENT, SENT)
    return shown(tab, settle)


def shown(tab, settle):
    tab.make_stale()
    settle()
    choose(tab, settle, "Rossi")
    tab.sheet.bar.setCurrentIndex(REVIEW)
    settle()
    return tab


def rows(table, key):
    return [getattr(one, key) for one in table.rows()]


def press(button, settle):
    assert button.isEnabled()
    button.click()
    settle()


def test_that_a_request_is_recorded_and_answered_from_the_page(delivered, settle, session_open):
    tab, page = delivered, delivered.sheet.review
    assert rows(page.way, "what")[4:7] == ["Osservazioni", "Richiesta di riesame", "Richiesta di conciliazione"]
    assert not page.answer_button.isEnabled()
    press(page.remark_button, settle)
    dialog = tab.sheet_actions.dialog
    dialog.form.fill_values({"kind": RemarkKind.RECONSIDERATION, "on": date(2024, 12, 20), "text": "Chiede."})
    dialog.form.edited.emit("on")
    dialog.submit()
    settle()
    assert message(dialog, "admitted").startswith("Il termine era il 16/12/2024")
    dialog.form.fill_values({"on": ASKED})
    dialog.submit()
    settle()
    assert state_of(session_open, "Rossi") is SheetState.UNDER_REVIEW
    assert rows(page.said, "kind") == ["Richiesta di riesame"]
    assert rows(page.said, "until") == [date(2024, 12, 20)]
    assert rows(page.way, "until")[3] == date(2024, 12, 11)
    assert tab.sheet.header.closing.text()
    tab.sheet.show_scores()
    tab.show_place(Link("sheet", tab.sheet.detail.id, "review"))
    settle()
    assert tab.sheet.pages.currentWidget() is page
    assert tab.sheet.foot.main_button.text() == "Rispondi…"
    [block] = {button.text() for button in page.blocks}
    assert block.endswith("manca la risposta.")
    page.blocks[0].click()
    settle()
    dialog = tab.sheet_actions.dialog
    dialog.form.fill_values({"text": "Il grado resta."})
    dialog.submit()
    settle()
    assert rows(page.said, "kind") == ["Richiesta di riesame", "Risposta a: richiesta di riesame"]
    assert tab.sheet.foot.main_button.text() == "Firma…"


def test_that_a_second_level_after_the_answer_says_so_until_there_is_one_and_who_decides_it(delivered):
    page, detail = delivered.sheet.review, delivered.sheet.detail
    days = ReviewDays(10, 10, 15, second_level=SecondLevel.AFTER_ANSWER, body="Collegio")
    asked = RemarkLine(RemarkId(1), RemarkKind.CONCILIATION, ASKED, "Rossi", "Chiede.")
    review = replace(detail.review, days=days, terms=last_days(days, SENT), lines=(asked,))
    page.show_detail(replace(detail, review=review))
    [waiting] = [row for row in page.way.rows() if row.what == "Richiesta di conciliazione"]
    assert (waiting.until, waiting.how) == (None, "dopo la risposta del valutatore")
    assert rows(page.said, "kind") == ["Richiesta di conciliazione (decide: Collegio)"]
    page.show_detail(replace(detail, review=replace(review, terms=last_days(days, SENT, ASKED))))
    assert rows(page.way, "until")[6] == date(2024, 12, 20)


def test_that_a_scan_is_attached_opened_saved_and_taken_away(delivered, settle, session_open, tmp_path, monkeypatch):
    tab, page = delivered, delivered.sheet.review
    scan = tmp_path / "firmata.pdf"
    scan.write_bytes(b"%PDF-1.7 firmata")
    press(page.attach_button, settle)
    dialog = tab.sheet_actions.dialog
    dialog.submit()
    settle()
    assert dialog.isVisible()
    press(dialog.file.button, settle)
    assert choose_path(dialog, scan) == "Scansione da allegare"
    assert (dialog.file.path, dialog.file.name.text()) == (scan, "firmata.pdf")
    press(dialog.file.drop_button, settle)
    assert (dialog.file.path, dialog.file.drop_button.isHidden()) == (None, True)
    dialog.submit()
    assert dialog.isVisible()
    press(dialog.file.button, settle)
    choose_path(dialog, scan)
    dialog.submit()
    settle()
    assert rows(page.files, "name") == ["firmata.pdf"]
    page.files.select(page.files.rows()[0].id)
    assert page.files.view.toolTip().startswith("Impronta SHA-256: ")
    opened = []
    monkeypatch.setattr("app.ui.evaluation.review_actions.open_place", opened.append)
    press(page.open_button, settle)
    page.files.opened.emit(page.files.current_row())
    settle()
    assert [path.read_bytes() for path in opened] == [scan.read_bytes()] * 2
    press(page.save_button, settle)
    [asked] = [one for one in tab.findChildren(QFileDialog) if one.isVisible()]
    asked.fileSelected.emit(str(tmp_path / "copia.pdf"))
    asked.close()
    settle()
    assert (tmp_path / "copia.pdf").read_bytes() == scan.read_bytes()
    press(page.remove_button, settle)
    agree(settle)
    assert page.files.rows() == []


def test_that_a_final_sheet_is_reopened_as_a_revision_and_the_old_one_is_shown(delivered, settle, session_open):
    tab, sheet_id = delivered, delivered.sheet.detail.id
    acknowledge_sheet(session_open.workspace, sheet_id, StepDetails(on=SENT))
    close_sheet(session_open.workspace, sheet_id)
    shown(tab, settle)
    answer(tab, settle, "revise", reason="Un grado era di un altro")
    assert tab.sheet.detail.id != sheet_id
    assert tab.sheet.detail.review.revision == 2
    page = tab.sheet.review
    assert page.standing.text() == "Revisione 2"
    press(page.earlier_revision, settle)
    assert (tab.sheet.detail.id, tab.sheet.detail.state) == (sheet_id, SheetState.SUPERSEDED)
    assert tab.sheet.foot.waiting.text() == "Sostituita dalla revisione 2: si può solo leggere."
    press(page.later_revision, settle)
    assert tab.sheet.detail.review.revision == 2


def test_that_a_score_in_another_s_place_asks_why_and_is_saved_then(tab, settle, session_open):
    object.__setattr__(tab.desk.workspace, "actor", Actor("Bianchi", UserRole.SECRETARY, user_id=UserId(1)))
    shown(tab, settle)
    item, refused = next(one for one in tab.sheet.detail.items if one.takes_score), []
    tab.desk.hub.refused.connect(lambda: refused.append(True))
    tab.sheet_actions.save_score(item, Decimal(3))
    tab.sheet_actions.dialog.reject()
    settle()
    assert (session_open.detail("Rossi").item(*item.place).value, refused) == (None, [True])
    tab.sheet_actions.save_score(item, Decimal(4))
    settle()
    dialog = tab.sheet_actions.dialog
    dialog.form.fill_values({"reason": "Congedo"})
    dialog.submit()
    settle()
    detail = session_open.detail("Rossi")
    assert detail.review.substitution.reason == "Congedo"
    assert detail.item(item.section, item.key).value == 4


def test_that_completing_in_another_s_place_asks_why_and_completes_then(tab, settle, session_open):
    session_open.fill("Rossi")
    object.__setattr__(tab.desk.workspace, "actor", Actor("Bianchi", UserRole.SECRETARY, user_id=UserId(1)))
    tab.make_stale()
    settle()
    shown(tab, settle)
    tab.sheet_actions.complete()
    dialog = tab.sheet_actions.dialog
    assert session_open.detail("Rossi").state is SheetState.IN_PROGRESS
    dialog.form.fill_values({"reason": "Congedo"})
    dialog.submit()
    settle()
    detail = session_open.detail("Rossi")
    assert (detail.state, detail.review.substitution.reason) == (SheetState.COMPLETED, "Congedo")


def test_that_the_outcome_of_a_check_of_the_half_year_is_chosen_among_the_texts(tab, settle, session_open):
    workspace = session_open.workspace
    version = ensure_preset(workspace)
    round_id = RoundId(open_round(workspace, RoundDraft(2024, RoundKind.INTERIM, version)).ids[0])
    prepare_round(workspace, round_id)
    tab.show_place(Link("round", round_id))
    settle()
    choose(tab, settle, "Rossi")
    assert tab.sheet.foot.missing.shown.startswith("Manca 1")
    assert tab.sheet.foot.total.text() == "Esito da dare"
    assert not tab.sheet.scores.measured.totals.isVisible()
    assert not tab.sheet.header.sitting.isVisible()
    assert tab.sheet.scores.decisions.nothing.text().startswith("La metodologia non chiede punteggi")
    tab.sheet.foot.main_button.click()
    settle()
    assert tab.sheet.pages.currentWidget() is tab.sheet.texts
    field = tab.sheet.texts.form.fields["outcome"]
    field.write(InterimOutcome.POSITIVE)
    tab.sheet.texts.form.committed.emit("outcome")
    settle()
    assert tab.sheet.detail.review.outcome is InterimOutcome.POSITIVE
    assert (tab.sheet.foot.total.text(), tab.sheet.foot.main_button.text()) == ("Esito positivo", "Completa")
