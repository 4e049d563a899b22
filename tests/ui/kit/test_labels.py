"""A sentence in a page not shown yet asks for no room."""

from PySide6.QtWidgets import QApplication, QTabWidget, QVBoxLayout, QWidget

from app.ui.kit.labels import hint_label

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
