import ast
from pathlib import Path

import pytest
from PySide6.QtGui import QIcon, QPalette

from app.services.documents.registry import DOCUMENTS
from app.services.workbooks.registry import WORKBOOKS
from app.ui.kit.icons import UNKNOWN, coloured_icon, icon, letter_of

ROOT = Path(__file__).parents[3] / "app" / "ui"
BY_PLACE = {"icon": 0, "coloured_icon": 0, "make_button": 1, "make_tool": 1, "LinkButton": 2, "TabPage": 1}
BY_NAME = {"icon", "icon_name"}


def icon_names(tree):
    for call in ast.walk(tree):
        if isinstance(call, ast.Call) and isinstance(call.func, ast.Name | ast.Attribute):
            place = BY_PLACE.get(getattr(call.func, "id", getattr(call.func, "attr", "")))
            given = [] if place is None else call.args[place : place + 1]
            given += [keyword.value for keyword in call.keywords if keyword.arg in BY_NAME]
            yield from (node.value for node in given if isinstance(node, ast.Constant) and node.value)


def test_that_every_icon_of_the_program_is_in_the_set():
    used = {name for path in ROOT.rglob("*.py") for name in icon_names(ast.parse(path.read_text(encoding="utf-8")))}
    assert len(used) > 50
    unknown = {name for name in used - {UNKNOWN} if letter_of(name) == letter_of(UNKNOWN)}
    assert not unknown, "icone che non ci sono in Phosphor 1.3"


@pytest.mark.parametrize("kind", [one.kind for one in (*DOCUMENTS, *WORKBOOKS)], ids=lambda one: one.code)
def test_that_every_document_and_workbook_has_an_icon_of_the_set(kind):
    assert letter_of(kind.icon) != letter_of(UNKNOWN)


def test_that_an_icon_that_is_not_in_the_set_does_not_stop_the_page(qapp):
    assert letter_of("non-esiste") == letter_of(UNKNOWN)


def painted(which, mode=QIcon.Mode.Normal):
    image = which.pixmap(32, 32, mode).toImage()
    return {
        image.pixelColor(x, y).name() for x in range(32) for y in range(32) if image.pixelColor(x, y).alpha() == 255
    }


def test_that_an_icon_follows_the_colours_of_the_moment(qapp):
    palette = qapp.palette()
    dark = QPalette(palette)
    dark.setColor(QPalette.ColorRole.ButtonText, "#ff0000")
    house = icon("house")
    before = painted(house)
    qapp.setPalette(dark)
    assert "#ff0000" in painted(house)
    assert "#ff0000" not in before
    qapp.setPalette(palette)


def test_that_a_selected_or_disabled_icon_has_the_colour_of_its_words(qapp):
    chosen = qapp.palette().color(QPalette.ColorRole.ButtonText).name()
    disabled = qapp.palette().color(QPalette.ColorGroup.Disabled, QPalette.ColorRole.ButtonText).name()
    assert chosen in painted(icon("house"), QIcon.Mode.Selected)
    assert disabled in painted(icon("house"), QIcon.Mode.Disabled)
    assert "#123456" in painted(coloured_icon("house", "#123456"))
