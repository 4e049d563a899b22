import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QFileInfo
from PySide6.QtWidgets import QDialogButtonBox, QFileDialog, QFileIconProvider, QLabel, QMessageBox, QPushButton

from app.ui.display import NO_SCREEN, can_load, missing_library, why_no_display, why_no_qt
from app.ui.kit.palettes import DARK, LIGHT
from app.ui.theme import ThemeChoice, within_reach

WORDS = ("text", "quiet", "error", "warning", "note", "good", "accent")
GROUNDS = ("window", "base", "stripe", "button")


def contrast(first, second):
    """The contrast of two colours as WCAG 2 has it: from 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
@pytest.mark.parametrize("word", WORDS)
@pytest.mark.parametrize("ground", GROUNDS)
def test_that_words_are_readable_on_every_ground(colours, word, ground):
    assert contrast(getattr(colours, word), getattr(colours, ground)) >= 4.5


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_what_is_selected_is_readable_and_edges_and_focus_can_be_seen(colours):
    assert contrast(colours.on_highlight, colours.highlight) >= 4.5
    assert contrast(colours.base, colours.text) >= 4.5
    for ground in (colours.base, colours.window):
        assert contrast(colours.edge, ground) >= 3
        assert contrast(colours.accent, ground) >= 3


def test_that_black_on_white_has_the_greatest_contrast():
    assert contrast("#000000", "#ffffff") == pytest.approx(21)


def test_that_a_machine_without_a_screen_is_told_in_words():
    assert why_no_display({}, "linux") == NO_SCREEN
    assert why_no_display({"QT_QPA_PLATFORM": "offscreen"}, "linux") is None
    assert why_no_display({}, "win32") is None


def test_that_a_missing_library_is_told_in_words():
    assert "No module named 'manca'" in why_no_qt("manca")


def test_that_who_lacks_a_library_reads_the_packages_that_the_preparation_installs(tmp_path):
    (tmp_path / "lib" / "python3.11" / "site-packages" / "PySide6").mkdir(parents=True)
    (ldd := tmp_path / "ldd").write_text("#!/bin/sh\necho '    libEGL.so.1 => not found'\n")
    (identity := tmp_path / "id").write_text("#!/bin/sh\necho 1000\n")
    ldd.chmod(0o755)
    identity.chmod(0o755)
    environment = {"PATH": f"{tmp_path}:{os.environ['PATH']}"}
    script = Path(__file__).parents[3] / ".ci" / "qt_libraries.sh"
    ran = subprocess.run(
        [shutil.which("sh"), script, tmp_path, "xcb"], capture_output=True, text=True, check=False, env=environment
    )
    assert ran.returncode == 1
    assert "libEGL.so.1" in ran.stdout
    assert ran.stdout.splitlines()[-1].partition("sudo ")[2] == missing_library("libEGL.so.1").partition("sudo ")[2]
    assert "libxcb-shape0" in ran.stdout


@pytest.mark.parametrize(("remembered", "percent"), [(None, 100), ("150", 150), ("molto", 100), (999, 200), (1, 80)])
def test_that_a_remembered_size_is_kept_within_reach(remembered, percent):
    assert within_reach(remembered) == percent


def test_that_qts_own_buttons_are_italian(theme, qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel | QMessageBox.StandardButton.Close)
    texts = {button.text().replace("&", "") for button in box.buttons()}
    assert texts == {"Annulla", "Chiudi"}
    assert QDialogButtonBox.StandardButton.Ok


def test_that_the_window_that_asks_for_a_file_is_italian(theme, qtbot, tmp_path):
    (tmp_path / "Piani").mkdir()
    dialog = QFileDialog(None, "Scegli il piano", str(tmp_path))
    qtbot.addWidget(dialog)
    labels = {label.text().replace("&", "") for label in dialog.findChildren(QLabel)}
    assert {"Cerca in:", "Nome del file:", "Tipo di file:"} <= labels
    assert QFileIconProvider().type(QFileInfo(str(tmp_path))) == "Cartella"


def test_that_the_letters_are_those_of_the_public_administration(theme, qapp):
    assert qapp.font().family() == "Titillium Web"


def test_that_a_library_that_is_not_there_is_named_before_qt_aborts():
    assert not can_load("libnoncè.so.0")


def test_that_a_step_of_the_size_polishes_no_style_sheet_and_goes_back_exactly(theme, qapp, qtbot):
    """The sheet of the application would be read again by every widget at each step: there is none."""
    button = QPushButton("Salva tutte le modifiche")
    qtbot.addWidget(button)
    button.show()
    before = button.sizeHint()
    theme.resize(200)
    qapp.processEvents()
    assert button.sizeHint().width() > 1.5 * before.width()
    theme.reset_size()
    qapp.processEvents()
    assert button.sizeHint() == before
    assert not qapp.styleSheet()


@pytest.mark.parametrize("colours", [LIGHT, DARK], ids=["light", "dark"])
def test_that_the_words_of_the_button_that_enter_presses_are_read_on_its_ground(theme, qtbot, colours):
    theme.choose(ThemeChoice.DARK if colours is DARK else ThemeChoice.LIGHT)
    button = QPushButton("Salva")
    qtbot.addWidget(button)
    button.setDefault(True)
    picture = button.grab().toImage()
    shown = {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}
    assert colours.highlight in shown
    assert any(contrast(colour, colours.highlight) >= 4.5 for colour in shown)
