import os
import shutil
import subprocess
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QFileInfo, Qt
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import (
    QApplication,
    QDialogButtonBox,
    QFileDialog,
    QFileIconProvider,
    QLabel,
    QMenu,
    QMessageBox,
    QPushButton,
    QTreeWidget,
    QWidget,
)

from app.ui.display import NO_SCREEN, can_load, missing_library, why_no_display, why_no_qt
from app.ui.kit.buttons import make_primary
from app.ui.kit.focus_ring import FocusRing
from app.ui.kit.scale import keep_size, scaled
from app.ui.kit.tokens import DARK, HIGH_CONTRAST, LIGHT, ToneName, colours_of, palette_of, view_palette_of
from app.ui.theme import ThemeChoice, colours_for, percent_of, within_reach

SETS = pytest.mark.parametrize("colours", [LIGHT, DARK, HIGH_CONTRAST], ids=["light", "dark", "high contrast"])
PLAIN = ("window", "base", "sunken")
TINTED = ("soft", "selected")
READ = {
    "text": (*PLAIN, *TINTED, "error_soft", "warning_soft", "good_soft"),
    "quiet": (*PLAIN, *TINTED),
    "accent": ("window", "base", "selected"),
    "error": (*PLAIN, "error_soft"),
    "warning": (*PLAIN, "warning_soft"),
    "good": (*PLAIN, "good_soft"),
    "on_fill": ("fill", "fill_hover"),
}
"""The words of each colour, and the grounds they are written on: at least 4,5 (WCAG 2.2, 1.4.3)."""
MOST_READ = 7
"""Of the words in the set of high contrast (WCAG 2.2, 1.4.6)."""
SEEN = {"edge": PLAIN, "accent": (*PLAIN, *TINTED), "fill": ("base",), "disabled": ("base",)}
"""Shapes, edges and the ring of the focus: at least 3 (WCAG 2.2, 1.4.11)."""


def contrast(first, second):
    """The contrast of two colours as WCAG 2 has it: from 1 to 21."""
    lighter, darker = sorted((luminance(first), luminance(second)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def luminance(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


@SETS
@pytest.mark.parametrize("word", READ)
def test_that_words_are_readable_on_every_ground(colours, word):
    for ground in READ[word]:
        least = MOST_READ if colours is HIGH_CONTRAST else 4.5
        assert contrast(getattr(colours, word), getattr(colours, ground)) >= least, ground


@SETS
@pytest.mark.parametrize("shape", SEEN)
def test_that_edges_and_the_ring_of_the_focus_are_seen_on_every_ground(colours, shape):
    for ground in SEEN[shape]:
        assert contrast(getattr(colours, shape), getattr(colours, ground)) >= 3, ground


@SETS
@pytest.mark.parametrize("name", ToneName)
def test_that_the_ink_of_a_tone_and_plain_words_are_read_on_its_ground(colours, name):
    tone = colours.tones[name]
    assert contrast(tone.ink, tone.ground) >= 5
    assert contrast(colours.text, tone.ground) >= 7


def test_that_who_leaves_the_look_to_the_system_has_the_contrast_that_it_asks_for():
    plain, strong = Qt.ContrastPreference.NoPreference, Qt.ContrastPreference.HighContrast
    assert colours_for(ThemeChoice.SYSTEM, plain, is_dark=False) is LIGHT
    assert colours_for(ThemeChoice.SYSTEM, plain, is_dark=True) is DARK
    for is_dark in (True, False):
        assert colours_for(ThemeChoice.SYSTEM, strong, is_dark=is_dark) is HIGH_CONTRAST
    assert colours_for(ThemeChoice.LIGHT, strong, is_dark=True) is LIGHT
    assert colours_for(ThemeChoice.HIGH_CONTRAST, plain, is_dark=False) is HIGH_CONTRAST


@SETS
def test_that_a_palette_says_which_set_it_was_built_of(colours):
    assert colours_of(palette_of(colours)) is colours
    assert colours_of(view_palette_of(colours)) is colours


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


@pytest.mark.parametrize(
    ("letters", "usual", "percent"),
    [(12, 12, 100), (9, 12, 100), (15, 12, 130), (18, 12, 150), (27, 12, 200), (15, 15, 100), (19, 15, 130)],
)
def test_that_letters_enlarged_in_the_system_are_begun_with_here_too(letters, usual, percent):
    assert percent_of(letters, usual) == percent


def test_that_who_never_chose_a_size_begins_and_comes_back_to_that_of_the_system(theme, monkeypatch):
    monkeypatch.setattr(theme, "normal", 130)
    theme.enlarge()
    theme.reset_size()
    assert theme.percent == 130
    assert within_reach(None, 130) == 130
    assert within_reach("90", 130) == 90


def test_that_qts_own_buttons_are_italian(theme, qtbot):
    box = QMessageBox()
    qtbot.addWidget(box)
    box.setStandardButtons(QMessageBox.StandardButton.Cancel | QMessageBox.StandardButton.Close)
    texts = {button.text().replace("&", "") for button in box.buttons()}
    assert texts == {"Annulla", "Chiudi"}
    assert QDialogButtonBox.StandardButton.Ok


def test_that_the_keys_in_the_menus_are_those_of_an_italian_keyboard(theme):
    keys = QKeySequence("Ctrl+Shift+Z")
    words = keys.toString(QKeySequence.SequenceFormat.NativeText)
    assert words == "Ctrl+Maiusc+Z"
    assert QKeySequence(words, QKeySequence.SequenceFormat.NativeText) == keys


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_that_the_arrow_of_a_menu_stands_apart_from_the_words_at_every_zoom(theme, qtbot, percent):
    theme.resize(percent)
    button = QPushButton("Altri filtri")
    qtbot.addWidget(button)
    button.setMenu(QMenu(button))
    words = button.fontMetrics().horizontalAdvance(button.text())
    assert button.sizeHint().width() >= words + scaled(16 + 4 + 2 * 8)


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


CHOICES = {ThemeChoice.LIGHT: LIGHT, ThemeChoice.DARK: DARK, ThemeChoice.HIGH_CONTRAST: HIGH_CONTRAST}


def colours_in(widget):
    picture = widget.grab().toImage()
    return {picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())}


@pytest.mark.parametrize("choice", CHOICES)
def test_that_the_primary_button_is_filled_and_its_words_are_read(theme, qtbot, choice):
    theme.choose(choice)
    colours = CHOICES[choice]
    button = make_primary(QPushButton("Salva"))
    qtbot.addWidget(button)
    shown = colours_in(button)
    assert colours.fill in shown
    assert any(contrast(colour, colours.fill) >= 4.5 for colour in shown)


def test_that_the_keyboard_does_not_make_a_button_primary(theme, qtbot):
    theme.choose(ThemeChoice.LIGHT)
    window = QWidget()
    qtbot.addWidget(window)
    button = QPushButton("Annulla", window)
    button.setDefault(True)
    window.show()
    button.setFocus()
    assert LIGHT.base in colours_in(button)
    assert LIGHT.fill not in colours_in(button)


def test_that_a_kept_size_follows_the_zoom_and_comes_back_exactly(theme, qtbot):
    widget = QWidget()
    qtbot.addWidget(widget)
    keep_size(widget, 108, 28)
    sizes = []
    for percent in (100, 110, 150, 130, 100):
        theme.resize(percent)
        sizes.append((widget.width(), widget.height()))
    assert sizes == [(108, 28), (119, 31), (162, 42), (140, 36), (108, 28)]
    assert scaled(14) == 14


def test_that_the_ring_goes_to_the_button_that_has_the_keyboard(theme, qtbot):
    window = QWidget()
    qtbot.addWidget(window)
    first, second = QPushButton("Primo", window), QPushButton("Secondo", window)
    second.move(0, 60)
    window.show()
    window.activateWindow()
    for button in (first, second):
        button.setFocus()
        QApplication.processEvents()
        [ring] = [one for one in window.findChildren(FocusRing) if one.isVisible()]
        assert ring.geometry() == button.geometry().adjusted(-4, -4, 4, 4)
    second.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not [one for one in window.findChildren(FocusRing) if one.isVisible()]


def test_that_the_words_of_a_heading_keep_the_feet_of_their_letters(qtbot, theme):
    tree = QTreeWidget()
    qtbot.addWidget(tree)
    tree.setHeaderLabels(["gggg"])
    tree.show()
    picture = tree.header().grab().toImage()
    ground = picture.pixelColor(picture.width() // 2, 4)
    painted = [
        row for row in range(2, picture.height() - 2) if any(picture.pixelColor(x, row) != ground for x in range(8, 30))
    ]
    assert max(painted) > picture.height() * 3 // 4
