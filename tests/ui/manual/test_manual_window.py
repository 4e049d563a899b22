"""The manual in its window: opened at the place one is in, read, searched, saved, from the keyboard alone."""

import shutil

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QImage, QTextDocument
from PySide6.QtWidgets import QApplication
from shiboken6 import isValid

from app.domain.manual.point import ManualPoint
from app.services.manual.reading import FOLDER, read_manual
from app.ui.manual.helping import Help
from app.ui.manual.window import GUIDE, ManualWindow
from app.ui.methods.guide import GuideWindow
from tests.ui.driving import choose_path
from tests.ui.manual.keys import PAGE, keys_page

OF_PAGES = (
    {"cruscotto"},
    {"struttura", "anno-di-una-persona"},
    {"obiettivi", "obiettivi-dettaglio"},
    {"valutazioni", "scheda"},
    {"documenti"},
    {"premi"},
)
"""Where F1 leads from each page as it opens: what of it has the keyboard may have its own."""


@pytest.fixture
def manual(qtbot, theme):
    window = ManualWindow(read_manual(), FOLDER)
    window.show()
    window.activateWindow()
    yield window
    window.reject()


def heading_at_top(window):
    cursor = window.text.textCursor()
    return cursor.block().text()


def test_that_links_lead_to_their_heading_and_one_goes_back_and_forth(qtbot, manual):
    assert manual.point == ManualPoint("benvenuto")
    assert not manual.back.isEnabled()
    manual.text.anchorClicked.emit(QUrl("controlli.md#w7a"))
    assert (manual.point.page, heading_at_top(manual)) == ("controlli", "W7a – Congedi neutri")
    assert manual.contents.current().key == "controlli"
    manual.text.anchorClicked.emit(QUrl("norme-e-soglie.md"))
    qtbot.keyClick(manual, Qt.Key.Key_Left, Qt.KeyboardModifier.AltModifier)
    assert (manual.point.page, heading_at_top(manual)) == ("controlli", "W7a – Congedi neutri")
    qtbot.keyClick(manual, Qt.Key.Key_Right, Qt.KeyboardModifier.AltModifier)
    assert manual.point.page == "norme-e-soglie"
    assert not manual.forth.isEnabled()
    assert manual.windowTitle() == "Norme e soglie – Manuale di Merito"


def test_that_words_are_found_in_every_page_one_after_the_other(qtbot, manual):
    qtbot.keyClick(manual, Qt.Key.Key_F, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(manual.search, "PCC")
    pages = [page.key for page in read_manual().with_words("pcc")]
    assert manual.message.text.startswith(f"«PCC» è in {len(pages)} pagine")
    seen = [manual.point.page]
    while len(seen) < 40 and (len(seen) < 2 or (seen[-1] != pages[0] or seen[-2] == pages[0])):
        qtbot.keyClick(manual.search, Qt.Key.Key_F3)
        assert manual.text.textCursor().selectedText().casefold() == "pcc"
        seen.append(manual.point.page)
    assert list(dict.fromkeys(seen)) == pages
    qtbot.keyClick(manual.search, Qt.Key.Key_F3, Qt.KeyboardModifier.ShiftModifier)
    assert manual.point.page == pages[-1]
    manual.search.setText("parola che non c'è")
    assert "non si trova" in manual.message.text


def test_that_pictures_fit_the_room_and_nothing_else_is_read_from_the_disk(manual):
    image = QTextDocument.ResourceType.ImageResource.value
    shown = manual.text.loadResource(image, QUrl("immagini/cruscotto.png"))
    assert isinstance(shown, QImage)
    assert 0 < shown.width() <= manual.text.viewport().width()
    assert manual.text.loadResource(image, QUrl("../../example/logo.png")).isNull()
    assert manual.text.loadResource(QTextDocument.ResourceType.HtmlResource.value, QUrl("benvenuto.md")) is None


@pytest.fixture
def window(example_archive, tmp_path, open_program):
    window = open_program(shutil.copyfile(example_archive, tmp_path / "esempio.merito"))
    window.activateWindow()
    return window


def test_that_f1_leads_from_each_page_and_from_a_dialog_to_its_point(qtbot, window, wait):
    give = window.findChild(Help)
    for number, pages in enumerate(OF_PAGES):
        window.pages.show_number(number)
        wait()
        give.help_here()
        assert give.manual.point.page in pages
    [tools] = [one for one in window.menuBar().actions() if one.text() == "&Strumenti"]
    [law] = [one for one in tools.menu().actions() if one.text() == "Norm&e e soglie…"]
    law.trigger()
    wait()
    dialog = QApplication.activeModalWidget()
    qtbot.keyClick(dialog, Qt.Key.Key_F1)
    assert give.manual.point.page == "norme-e-soglie"
    dialog.close()
    shown = give.manual
    window.close()
    assert not isValid(shown) or not shown.isVisible()


def test_that_the_page_of_the_keys_is_that_of_the_actions_and_the_manual_is_saved(window, wait, tmp_path):
    give = window.findChild(Help)
    give.open_manual()
    assert read_manual().page(PAGE).source == keys_page(window), "cambiati di proposito? make manual-pictures"
    give.manual.text.anchorClicked.emit(QUrl(GUIDE))
    [guide] = [one for one in give.manual.findChildren(GuideWindow) if one.isVisible()]
    guide.reject()
    give.manual.saving_asked.emit()
    choose_path(give.manual, tmp_path / "manuale.pdf")
    wait()
    assert (tmp_path / "manuale.pdf").read_bytes()[:5] == b"%PDF-"
    assert "Manuale salvato" in give.manual.message.text
