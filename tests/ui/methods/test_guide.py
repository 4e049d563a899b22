"""The guide to the method file: read, searched, taken away."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontInfo

from app.services.methods.guide import read_guide
from app.services.methods.presets import list_presets
from app.ui.kit.manual import CODE_SIZE, Manual
from app.ui.menus import Menu
from app.ui.methods.guide import GuideWindow
from tests.ui.driving import choose_path, press
from tests.ui.widgets import assert_accessible, assert_unique_mnemonics


@pytest.fixture
def guide(qtbot, parent, runner):
    window = GuideWindow(parent, runner)
    window.show()
    window.activateWindow()
    yield window
    window.reject()


def test_that_every_chapter_of_the_guide_is_in_its_contents_and_leads_there(guide):
    chapters = [line.removeprefix("## ").replace("`", "") for line in read_guide().splitlines() if line[:3] == "## "]
    model = guide.contents.model
    nodes = [model.node_at(model.index(row, 0)) for row in range(model.rowCount())]
    assert [node.texts[0] for node in nodes] == chapters
    last = nodes[-1]
    assert guide.contents.select(last.key)
    assert guide.text.textCursor().block().text() == last.texts[0]
    assert guide.text.verticalScrollBar().value() > 0
    assert guide.text.horizontalScrollBar().maximum() == 0


def test_that_the_guide_is_searched_from_the_keyboard(qtbot, guide):
    qtbot.keyClick(guide, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    assert guide.focusWidget() is guide.search
    qtbot.keyClicks(guide.search, "differenziazione")
    first = guide.text.textCursor().selectionStart()
    assert guide.text.textCursor().selectedText() == "differenziazione"
    qtbot.keyClick(guide.search, Qt.Key.Key_Return)
    second = guide.text.textCursor().selectionStart()
    assert second > first
    qtbot.keyClick(guide, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert guide.text.textCursor().selectionStart() == first
    qtbot.keyClick(guide, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert guide.text.textCursor().selectionStart() > second
    guide.search.setText("parola che manca")
    assert "non si trova" in guide.message.text


def test_that_guide_and_methods_are_saved_in_a_new_folder(guide, settle, tmp_path):
    guide.save(tmp_path)
    settle()
    guide.save(tmp_path)
    settle()
    first, second = sorted(tmp_path.glob("Metodologie di Merito*"))
    assert str(second) in guide.message.text
    assert (first / "LEGGIMI.md").read_text(encoding="utf-8") == read_guide()
    assert {path.stem for path in first.glob("*.toml")} == {row.code for row in list_presets()}
    guide.save(tmp_path / "non c'è")
    settle()
    assert "non esiste" in guide.message.text


def test_that_the_guide_can_be_read_by_everybody(guide):
    assert_accessible(guide)
    assert_unique_mnemonics(guide)


def test_that_the_guide_takes_the_letters_of_the_moment(guide, qapp):
    font = qapp.font()
    font.setPixelSize(29)
    guide.setFont(font)
    assert guide.text.document().defaultFont().pixelSize() == 29


def size_of(look):
    return QFontInfo(look.font()).pixelSize()


def formats_of(manual):
    """Return whether each stretch of the text is code, in a heading or not, with the size of its letters."""
    block, found = manual.document().begin(), []
    while block.isValid():
        level = block.blockFormat().headingLevel()
        found += [(one.format.fontFixedPitch(), level, size_of(one.format)) for one in block.textFormats()]
        block = block.next()
    return found


def test_that_examples_are_in_smaller_letters_than_the_text_and_code_in_a_heading_is_not(qtbot):
    manual = Manual("Guida", "# Il campo `peso`\n\nSi scrive `peso = 60`, oppure `peso = 40`.\n")
    qtbot.addWidget(manual)
    size = round(QFontInfo(manual.document().defaultFont()).pixelSize() * CODE_SIZE)
    code = [points for is_code, level, points in formats_of(manual) if is_code and not level]
    assert code == [size] * 2
    assert all(points != size for _, level, points in formats_of(manual) if level)


def test_that_the_words_beside_code_have_the_letters_of_what_they_are_in(qtbot):
    manual = Manual("Guida", "### `peso`: quanto conta\n\nSi scrive `peso = 60` e non altro.\n")
    qtbot.addWidget(manual)
    heading = manual.document().begin()
    looks = {(one.format.fontWeight(), size_of(one.format)) for one in heading.textFormats()}
    assert [weight for weight, _ in looks] == [QFont.Weight.DemiBold] * len(looks)
    assert [(one.format.fontFixedPitch()) for one in heading.next().textFormats()] == [False, True, False]
    assert [one.format.fontFamilies() is None for one in heading.next().textFormats()] == [True, False, True]


def test_that_the_pages_of_the_guide_are_turned_from_its_search(qtbot, guide):
    bar = guide.text.verticalScrollBar()
    qtbot.keyClick(guide.search, Qt.Key.Key_PageDown)
    assert bar.value() > 0
    qtbot.keyClick(guide.search, Qt.Key.Key_PageUp)
    assert bar.value() == 0


def test_that_guide_and_methods_go_where_the_user_says(guide, settle, tmp_path):
    press(guide, "Salva guida e modelli…")
    assert choose_path(guide, tmp_path) == "Dove salvare la guida e le metodologie pronte"
    settle()
    [folder] = tmp_path.glob("Metodologie di Merito*")
    assert (folder / "LEGGIMI.md").is_file()


def test_that_each_guide_is_in_the_menu_without_any_archive(open_program):
    window = open_program()
    titles = set()
    for what in ("una metodologia", "regole dei premi", "regole delle progressioni"):
        [action] = [one for one in window.menus.of(Menu.HELP).actions() if what in one.text().replace("&", "")]
        action.trigger()
        [guide] = [one for one in window.findChildren(GuideWindow) if one.isVisible()]
        titles.add(guide.windowTitle())
        guide.reject()
    assert len(titles) == 3
