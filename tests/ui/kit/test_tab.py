"""A page of the window when the year changes."""

from PySide6.QtWidgets import QLineEdit, QVBoxLayout

from app.domain.changes import Changes, Topic
from app.ui.kit.following import Following
from app.ui.kit.tab import Tab


class Page(Tab):
    """Shows the year that the worker gave it."""

    def __init__(self, desk):
        super().__init__(desk)
        self.line = QLineEdit()
        self.line.setAccessibleName("Anno")
        QVBoxLayout(self).addWidget(self.line)

    def reload(self):
        self.desk.read(year_of, self.desk.year, on_done=self.line.setText)


def year_of(_workspace, year):
    return str(year)


def test_that_nothing_of_the_other_year_can_be_changed_before_the_page_shows_its_own(qtbot, desk, settle):
    page = Page(desk)
    qtbot.addWidget(page)
    page.show()
    page.activateWindow()
    settle()
    page.line.setFocus()
    assert page.line.isEnabled()
    desk.hub.set_year(2031)
    assert not page.line.isEnabled()
    assert page.line.text() != "2031"
    settle()
    assert (page.line.isEnabled(), page.line.text()) == (True, "2031")
    assert page.focusWidget() is page.line


def test_that_a_hidden_page_waits_for_its_year_until_it_is_shown(qtbot, desk, settle):
    page = Page(desk)
    qtbot.addWidget(page)
    desk.hub.set_year(2031)
    settle()
    assert not page.isEnabled()
    page.show()
    settle()
    assert (page.isEnabled(), page.line.text()) == (True, "2031")


def test_that_what_stands_in_front_is_read_before_the_page_behind_it(qtbot, desk, settle):
    page, dialog, asked = Page(desk), QLineEdit(), []
    for widget in (page, dialog):
        qtbot.addWidget(widget)
    page.topics, page.reload = {Topic.AWARDS}, lambda: asked.append("page")
    page.show()
    settle()
    Following(dialog, desk.hub, {Topic.AWARDS}, lambda: asked.append("dialog"))
    desk.hub.publish(Changes("Nuove regole", frozenset({Topic.AWARDS}), entry=1))
    assert asked == ["page", "dialog", "page"]
