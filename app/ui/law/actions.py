"""The actions of the menu *Strumenti* on what the law asks: texts and thresholds, payment times."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.permissions import Action
from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.ui.window import MainWindow


def contribute(window: "MainWindow") -> None:
    """Add the actions to the menu *Strumenti* of `window`."""
    LawActions(window)


class LawActions(QObject):
    """Opens the texts and thresholds of the year, and its payment times."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        window.add_action(Menu.TOOLS, "Norm&e e soglie…", self.open_law, icon_name="scales", asks=Action.READ)
        window.add_action(Menu.TOOLS, "&Tempi di pagamento…", self.open_payments, icon_name="timer", asks=Action.READ)
        window.pages.dialogs_of_places["payment_times"] = self.open_payments

    def open_law(self) -> None:
        from app.ui.law.law_dialog import LawDialog

        if desk := self._window.desk:
            LawDialog(self._window, desk).open()

    def open_payments(self) -> None:
        from app.ui.payment_times.payment_dialog import PaymentDialog

        if desk := self._window.desk:
            PaymentDialog(self._window, desk).open()
