"""Sheets that the structure wants otherwise: the list, the sheet and Struttura say it, and lead to the preparation."""

from datetime import date

from app.domain.changes import Changes, Topic
from app.domain.issues import Link
from app.domain.rounds.next_steps import PREPARE
from app.domain.sheets.step_words import COMPLETE, FOLLOW
from app.ui.structure.behind_news import BehindNews
from tests.services.rounds.test_rounds import move
from tests.ui.evaluation.test_tab import choose

WORDS = "La scheda di Rossi Mario non segue più la struttura. La scheda finisce il 30/09/2024 invece del 31/12/2024"


def test_that_list_and_sheet_say_who_does_not_follow_and_lead_to_the_preparation(tab, settle, session_open, desk):
    session_open.fill("Rossi")
    tab.make_stale()
    settle()
    choose(tab, settle, "Rossi")
    assert tab.list.behind.isHidden()
    assert tab.sheet.behind.isHidden()
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 10, 1))
    tab.make_stale()
    settle()
    assert tab.list.behind.message.text.startswith(WORDS)
    assert "30/09/2024" in tab.sheet.behind.message.text
    assert not tab.sheet.steps[COMPLETE.name].isEnabled()
    assert tab.sheet.foot.main_button.text() == FOLLOW.text
    asked = []
    desk.hub.place_asked.connect(asked.append)
    tab.sheet.behind.button.click()
    assert asked == [Link("round", session_open.round_id, PREPARE.name)]
    tab.show_place(asked[0])
    settle()
    dialog = tab.session_actions.dialog
    assert [row.name for row in dialog.table.rows()].count("Rossi Mario") == 2
    dialog.reject()
    assert tab.session_actions.wanted == ""


def test_that_struttura_tells_once_what_a_change_leaves_behind(tab, settle, session_open, desk):
    told = []
    desk.hub.notice_told.connect(told.append)
    news = BehindNews(desk, tab)
    move(session_open, "Rossi", "Lavori pubblici", date(2024, 10, 1))
    for entry in (1, 2):
        desk.hub.publish(Changes("Nuova assegnazione", frozenset({Topic.STRUCTURE}), entry=entry))
        settle()
    assert [notice.words.startswith(WORDS) for notice in told] == [True]
    assert [action.label for action in told[0].actions] == [PREPARE.text]
    assert news.parent() is tab
