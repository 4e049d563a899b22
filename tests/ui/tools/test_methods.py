"""Strumenti › Metodologia, from the menu."""

from app.ui.menus import Menu
from app.ui.methods.dialog import MethodsDialog


def test_that_the_menu_opens_the_methods_of_the_archive(window, dialog):
    [action] = [one for one in window.menus.of(Menu.TOOLS).actions() if one.text() == "&Metodologia…"]
    action.trigger()
    opened = dialog(MethodsDialog)
    assert opened.detail.row.title == "Obiettivi comuni e specifici, versione 1"
    opened.reject()
