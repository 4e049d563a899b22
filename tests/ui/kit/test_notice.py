import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from app.ui.kit.buttons import PRIMARY
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind
from app.ui.kit.notice_line import NoticeLine
from tests.ui.driving import press
from tests.ui.widgets import assert_accessible

LONG = "Quello di prima è nella stessa cartella, e si può cancellare quando tutto è in ordine. " * 4


@pytest.fixture
def line(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    line = NoticeLine()
    layout = QVBoxLayout(window)
    layout.addWidget(line)
    layout.addStretch(1)
    window.resize(700, 300)
    window.show()
    yield line
    window.close()


def test_that_a_notice_is_read_with_its_weight_and_stays_until_it_is_closed(line):
    line.show_notice(Notice("Pesi distribuiti.", NoticeKind.WARNING))
    assert line.accessibleName() == "Attenzione: Pesi distribuiti."
    assert line.isVisible()
    assert_accessible(line)
    press(line, "Chiudi l'avviso (Esc)")
    assert not line.isVisible()
    assert line.notice is None


def test_that_escape_closes_it(line, qtbot):
    line.show_notice(Notice("Pesi distribuiti."))
    qtbot.keyClick(line, Qt.Key.Key_Escape)
    assert not line.isVisible()


def test_that_a_verb_closes_the_notice_and_then_does_its_work(line):
    done = []
    line.show_notice(Notice("Annullato.", actions=(NoticeAction("Ripristina", lambda: done.append(line.notice)),)))
    press(line, "Ripristina")
    assert done == [None]


def test_that_a_verb_may_tell_the_next_notice(line):
    following = Notice("Ripristinato.")
    line.show_notice(Notice("Annullato.", actions=(NoticeAction("Ripristina", lambda: line.show_notice(following)),)))
    press(line, "Ripristina")
    assert line.notice is following
    assert line.isVisible()


def test_that_the_verbs_are_links_unless_one_of_them_goes_on(line, qapp):
    line.show_notice(Notice("Annullato.", actions=(NoticeAction("Mostra", print), NoticeAction("Ripristina", print))))
    assert [one.isFlat() for one in line.findChildren(QPushButton)] == [True, True]
    go_on = NoticeAction("Distribuisci", print, is_primary=True)
    line.show_notice(Notice("Cambiano altri.", NoticeKind.WARNING, (NoticeAction("Annulla", print), go_on)))
    qapp.sendPostedEvents(None, 52)  # DeferredDelete: the verbs of before are gone
    buttons = line.findChildren(QPushButton)
    assert [(one.text(), one.isFlat(), bool(one.property(PRIMARY))) for one in buttons] == [
        ("Annulla", False, False),
        ("Distribuisci", False, True),
    ]


def test_that_a_line_is_36_high_and_a_long_sentence_is_not_cut(line, theme, qapp):
    line.show_notice(Notice("Pesi distribuiti."))
    qapp.processEvents()
    assert line.height() == 36
    theme.resize(150)
    qapp.processEvents()
    assert line.height() == 54
    theme.reset_size()
    line.show_notice(Notice(LONG))
    qapp.processEvents()
    assert line._words.height() >= line._words.heightForWidth(line._words.width())
