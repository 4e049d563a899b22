"""The look of the program: light, dark or with high contrast, and how large the letters are."""

import sys
from enum import Enum
from typing import Any

from PySide6.QtCore import QEvent, QObject, QSettings, Qt, Signal
from PySide6.QtGui import QFont, QFontDatabase, QFontInfo, QPalette
from PySide6.QtWidgets import QApplication, QPlainTextEdit, QTextEdit, QToolTip

from app.ui.kit.focus_ring import FocusFollower
from app.ui.kit.scale import zoom
from app.ui.kit.tokens import DARK, HIGH_CONTRAST, LIGHT, MEASURES, Colours, palette_of, view_palette_of
from app.ui.style.flat import FlatStyle

SMALLEST, NORMAL, LARGEST, STEP = 80, 100, 200, 10
USUAL_LETTERS = 12 if sys.platform == "win32" else 15
"""Pixels of the letters of a system that nobody has enlarged: 9 points on Windows, up to 11 on a desktop of Linux."""
# Any: the stubs of PySide6 ask for bytes here, but only a str is taken.
VIEWS: Any = "QAbstractItemView"
FACES = ("Regular", "Italic", "SemiBold", "Bold")


class ThemeChoice(Enum):
    """What the user chose in *Visualizza › Tema*."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"
    HIGH_CONTRAST = "high_contrast"


SCHEMES = {
    ThemeChoice.SYSTEM: Qt.ColorScheme.Unknown,
    ThemeChoice.LIGHT: Qt.ColorScheme.Light,
    ThemeChoice.DARK: Qt.ColorScheme.Dark,
    ThemeChoice.HIGH_CONTRAST: Qt.ColorScheme.Dark,
}
CHOSEN = {ThemeChoice.LIGHT: LIGHT, ThemeChoice.DARK: DARK, ThemeChoice.HIGH_CONTRAST: HIGH_CONTRAST}


class Theme(QObject):
    """Dresses the application and remembers what the user chose; `changed` when it is dressed anew."""

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self._application = application
        settings = QSettings()
        self.choice = _choice(settings.value("theme"))
        self.normal = percent_of(QFontInfo(QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont)).pixelSize())
        self.percent = within_reach(settings.value("font_percent"), self.normal)
        self.family = load_typeface()
        self._style = FlatStyle()
        application.setStyle(self._style)
        self._hints = application.styleHints()
        self._hints.setColorScheme(SCHEMES[self.choice])
        self._hints.colorSchemeChanged.connect(self.apply)
        # Both are held: PySide gives up for good the hints of accessibility when those of the style are not.
        self._needs = self._hints.accessibility()
        self._needs.contrastPreferenceChanged.connect(self.apply)
        FocusFollower(application, self)

    @property
    def colours(self) -> Colours:
        return colours_for(self.choice, self._needs.contrastPreference(), is_dark=self._system_is_dark())

    def choose(self, choice: ThemeChoice) -> None:
        self.choice = choice
        QSettings().setValue("theme", choice.value)
        self._application.styleHints().setColorScheme(SCHEMES[choice])
        self.apply()

    def enlarge(self) -> None:
        self.resize(self.percent + STEP)

    def shrink(self) -> None:
        self.resize(self.percent - STEP)

    def reset_size(self) -> None:
        self.resize(self.normal)

    def resize(self, percent: int) -> None:
        """Set the size of the letters, within 80 and 200 per cent."""
        self.percent = within_reach(percent)
        QSettings().setValue("font_percent", self.percent)
        self._give_letters()
        self._tell()

    def apply(self) -> None:
        """Dress the application: letters, colours, then what keeps a measure."""
        colours = self.colours
        self._give_letters()
        self._application.setPalette(palette_of(colours))
        self._application.setPalette(view_palette_of(colours), VIEWS)
        QToolTip.setPalette(palette_of(colours))
        self._tell()

    def _give_letters(self) -> None:
        """Set the one font of the application: with another for some kind of widget Qt would tell each widget apart.

        Qt posts it to the windows: it is handed over now, or what takes its measures next would ask those of before.
        """
        zoom().percent = self.percent
        self._application.setFont(self._font())
        QApplication.sendPostedEvents(None, QEvent.Type.ApplicationFontChange)

    def _tell(self) -> None:
        self._measure_frames()
        zoom().changed.emit()
        self.changed.emit()
        zoom().followed.emit()

    def _measure_frames(self) -> None:
        """Give texts of several lines the frame of this zoom: Qt asks its width only when one is made."""
        windows = [one for one in self._application.topLevelWidgets() if one.parentWidget() is None]
        for window in windows:  # a dialog is found in the window it belongs to
            for widget in (*window.findChildren(QPlainTextEdit), *window.findChildren(QTextEdit)):
                QApplication.sendEvent(widget, QEvent(QEvent.Type.StyleChange))

    def _font(self) -> QFont:
        font = QFont(self.family)
        font.setPixelSize((MEASURES.body * self.percent + 50) // 100)
        return font

    def _system_is_dark(self) -> bool:
        scheme = self._application.styleHints().colorScheme()
        if scheme is not Qt.ColorScheme.Unknown:
            return scheme is Qt.ColorScheme.Dark
        standard = self._application.style().standardPalette()
        return standard.color(QPalette.ColorRole.Window).lightness() < 128


def colours_for(choice: ThemeChoice, asked: Qt.ContrastPreference, *, is_dark: bool) -> Colours:
    """Return the colours chosen; who leaves it to the system has the high contrast that the system asks for."""
    if choice is ThemeChoice.SYSTEM and asked is Qt.ContrastPreference.HighContrast:
        return HIGH_CONTRAST
    return CHOSEN.get(choice) or (DARK if is_dark else LIGHT)


def percent_of(letters: int, usual: int = USUAL_LETTERS) -> int:
    """Return the size at which one begins where the letters of the system are so many pixels: never below the normal.

    Who has enlarged them for every program finds them so here too, to the nearest step.
    """
    steps = (2 * NORMAL * letters + usual * STEP) // (2 * usual * STEP)
    return min(max(steps * STEP, NORMAL), LARGEST)


def within_reach(percent: object, normal: int = NORMAL) -> int:
    """Take a percentage as it was remembered, and keep it within what the program offers; without one, the normal."""
    try:
        asked = int(str(percent))
    except ValueError:
        return normal
    return min(max(asked, SMALLEST), LARGEST)


def load_typeface() -> str:
    """Load Titillium Web from its package and return the name of the family."""
    import fontpkg_titillium_web as titillium

    for face in FACES:
        QFontDatabase.addApplicationFont(str(titillium.ROOT / "files" / f"TitilliumWeb-{face}.ttf"))
    return str(titillium.FAMILY)


def _choice(remembered: object) -> ThemeChoice:
    known = {choice.value: choice for choice in ThemeChoice}
    return known.get(str(remembered), ThemeChoice.SYSTEM)
