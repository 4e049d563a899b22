"""Sentences on the screen: the room they ask for, their colours."""

from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from app.domain.issues import Severity
from app.ui.kit.labels import Message, Words, hint_label
from app.ui.kit.tokens import severity_colour

LONG = "Una frase lunga, che in una riga stretta ne prenderebbe molte: " * 6


def test_that_a_sentence_in_a_hidden_page_does_not_make_its_window_taller(qtbot):
    tabs, page = QTabWidget(), QWidget()
    qtbot.addWidget(tabs)
    words = hint_label("")
    QVBoxLayout(page).addWidget(words)
    tabs.addTab(QWidget(), "Prima")
    tabs.addTab(page, "Seconda")
    tabs.resize(900, 200)
    tabs.show()
    QApplication.processEvents()
    words.resize(60, 20)
    words.setText(LONG)
    QApplication.processEvents()
    assert tabs.minimumSizeHint().height() < 200
    tabs.setCurrentWidget(page)
    QApplication.processEvents()
    assert words.height() >= words.heightForWidth(words.width())


def test_that_a_message_on_the_screen_follows_the_theme(qtbot):
    message = Message()
    qtbot.addWidget(message)
    message.say("1 scheda a cui manca qualcosa.", Severity.NOTE)
    dark = QPalette(message.palette())
    for role in (QPalette.ColorRole.Window, QPalette.ColorRole.Base):
        dark.setColor(role, QColor("#16191d"))
    dark.setColor(QPalette.ColorRole.WindowText, QColor("white"))
    light_colour = severity_colour(Severity.NOTE, message.palette())
    message.setPalette(dark)
    assert severity_colour(Severity.NOTE, dark) != light_colour
    assert message.findChild(Words).palette().windowText().color() == severity_colour(Severity.NOTE, dark)
