"""The Qt application as the user gets it: Italian, Titillium Web, the chosen theme, bugs caught."""

from collections.abc import Sequence

from PySide6.QtCore import QLibraryInfo, QLocale, QSettings, QSize, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.services.resources import RESOURCES
from app.ui.italian_words import MissingWords
from app.ui.kit.trouble import catch_bugs
from app.ui.theme import Theme

ICON_SIZES = (16, 32, 48, 256)


class Application(QApplication):
    """The one Qt application, with its theme."""

    def __init__(self, argv: Sequence[str]) -> None:
        super().__init__(list(argv))
        self.setApplicationName("Merito")
        self.setApplicationDisplayName("Merito")
        self.setOrganizationName("Merito")
        self.setDesktopFileName("merito")
        self._settings = QSettings(self)  # while one is there, what cannot be written is kept until the end
        self.setWindowIcon(window_icon())
        speak_italian(self)
        self.theme = Theme(self)
        self.theme.apply()


def make_application(argv: Sequence[str]) -> Application:
    """Make the application; from now on errors of the screen's code are shown and not lost."""
    application = Application(argv)
    catch_bugs()
    return application


def window_icon() -> QIcon:
    """Return the icon of the windows; each of its pictures is read when a system asks for that size."""
    icon = QIcon()
    for size in ICON_SIZES:
        icon.addFile(str(RESOURCES / "icons" / f"merito-{size}.png"), QSize(size, size))
    return icon


def speak_italian(application: QApplication) -> None:
    """Load Qt's own Italian, for the buttons of standard dialogs and the menus of text fields."""
    QLocale.setDefault(QLocale(QLocale.Language.Italian, QLocale.Country.Italy))
    translator = QTranslator(application)
    if translator.load("qtbase_it", QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)):
        application.installTranslator(translator)
    application.installTranslator(MissingWords(application))
