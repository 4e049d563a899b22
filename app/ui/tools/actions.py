"""The actions of the menu *Strumenti*, on the archive that is open when they are chosen."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.domain.permissions import Action
from app.services.first_look import closed_years
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice
from app.ui.menus import Menu

if TYPE_CHECKING:
    from app.domain.audit.anchors import ChainStanding
    from app.domain.audit.rows import ArchiveVerdict
    from app.services.cycles import CycleRow
    from app.services.workspace import Workspace
    from app.ui.window import MainWindow

DASHBOARD = 0
"""The page Cruscotto, among the five."""

NEW_YEAR = "Per cominciare l'anno dopo con quello che c'è in questo, usare Strumenti › Nuovo anno."

OTHER_CHAIN = "Questo archivio non è quello usato l'ultima volta"
OTHER_CHAIN_MEANING = (
    "Se è una copia ripristinata di proposito, dirlo qui: il registro lo annota e la domanda non torna. Altrimenti"
    " chiudere l'archivio, non lavorarci e cercare quello giusto."
)
GO_ON = "Continua da questa copia"


def contribute(window: "MainWindow") -> None:
    """Add the menu *Strumenti* to `window`."""
    ToolActions(window)


class ToolActions(QObject):
    """The years, the audit, the checks."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        add = window.add_action
        self.new_year = add(
            Menu.TOOLS, "&Nuovo anno…", self.ask_new_year, icon_name="calendar-plus", asks=Action.EDIT_ARCHIVE
        )
        self.copy_year = add(
            Menu.TOOLS, "Cop&ia dall'anno precedente…", self.ask_to_copy, icon_name="copy", asks=Action.EDIT_ARCHIVE
        )
        self.year_data = add(
            Menu.TOOLS, "&Dati dell'anno…", self.ask_year_data, icon_name="calendar-blank", asks=Action.EDIT_ARCHIVE
        )
        self.close_year = add(
            Menu.TOOLS, "&Chiudi l'anno…", self.ask_to_close, icon_name="lock-simple", asks=Action.CLOSE
        )
        self.reopen_year = add(
            Menu.TOOLS, "Ria&pri l'anno…", self.ask_to_reopen, icon_name="lock-simple-open", asks=Action.REOPEN
        )
        window.menus.of(Menu.TOOLS).addSeparator()
        self.audit = add(
            Menu.TOOLS, "&Registro delle attività…", self.open_audit, icon_name="notebook", asks=Action.READ_AUDIT
        )
        self.conformity = add(Menu.TOOLS, "C&ontrollo di conformità", self.check_conformity, icon_name="check-square")
        self.certification = add(
            Menu.TOOLS, "Certifica&zione dei risultati…", self.open_certification, icon_name="medal"
        )
        self.training = add(Menu.TOOLS, "&Formazione…", self.open_training, icon_name="graduation-cap")
        self.check = add(
            Menu.TOOLS, "&Verifica l'archivio", self.check_archive, icon_name="shield-check", asks=Action.READ_AUDIT
        )
        self.reopen_year.setVisible(False)
        window.desk_changed.connect(self._follow_desk)
        window.new_year_asked.connect(self.ask_year_from_last)

    def ask_new_year(self) -> None:
        self._read_years(self._open_new_year)

    def ask_year_from_last(self) -> None:
        """Ask for a new year which is a copy of the last one, of those who may begin it."""
        if self.new_year.isEnabled():
            self._read_years(partial(self._open_new_year, copies=True))

    def ask_to_copy(self) -> None:
        self._read_years(self._open_copy)

    def ask_year_data(self) -> None:
        self._read_years(self._open_year_data)

    def ask_to_close(self) -> None:
        """Show what must stand before the year is closed, and close it there."""
        from app.ui.closing.closing_dialog import ask_to_close_year

        if desk := self._window.desk:
            ask_to_close_year(self._window, desk)

    def ask_to_reopen(self) -> None:
        from app.ui.closing.closing_dialog import ReopenYearDialog

        if desk := self._window.desk:
            ReopenYearDialog(self._window, desk, desk.year).open()

    def open_audit(self) -> None:
        from app.ui.tools.audit_dialog import AuditDialog

        if desk := self._window.desk:
            AuditDialog(self._window, desk).open()

    def open_certification(self) -> None:
        from app.ui.certification.certification_dialog import CertificationDialog

        if desk := self._window.desk:
            CertificationDialog(self._window, desk).open()

    def open_training(self) -> None:
        from app.ui.training.training_dialog import TrainingDialog

        if desk := self._window.desk:
            TrainingDialog(self._window, desk).open()

    def check_conformity(self) -> None:
        """Run the checks of the year again, and bring their findings to the front."""
        self._window.pages.show_number(DASHBOARD)
        if (tab := self._window.pages.current_tab()) is not None:
            tab.make_stale()
            tab.focus_search()
        if desk := self._window.desk:  # the worker is serial: this is answered when the checks are over
            desk.read(closed_years, on_done=self._tell_checked, latest=(self, "checked"))

    def check_archive(self) -> None:
        from app.services.archive_check import verify_archive

        if desk := self._window.desk:
            title = "Verifica dell'archivio"
            desk.runner.run_long(verify_archive, desk.workspace, title=title, on_done=self._show_verdict)

    def _follow_desk(self) -> None:
        """Listen to the archive just opened, and offer for its year what can be done."""
        if desk := self._window.desk:
            desk.hub.changed.connect(self._refresh)
            desk.hub.year_changed.connect(self._refresh)
            self._ask_closed_years(desk, after_paint=True)
            self._ask_chain(desk)

    def _ask_chain(self, desk: Desk) -> None:
        """Compare the audit with what this computer remembers, when the page has been painted."""
        desk.read(_chain, on_done=self._ask_of_chain, latest=(self, "chain"), after_paint=True)

    def _ask_of_chain(self, found: "ChainStanding") -> None:
        """Ask whether the copy that was opened is the one to go on with, when this computer knew another."""
        from app.ui.kit.dialogs import confirm

        if found.is_doubtful and self._window.desk is not None:
            confirm(self._window, OTHER_CHAIN, f"{found.sentence} {OTHER_CHAIN_MEANING}", GO_ON, self._go_on)

    def _go_on(self) -> None:
        from app.services.audit.confirming import confirm_chain

        if desk := self._window.desk:
            desk.save(confirm_chain, on_done=desk.tell_done)

    def _refresh(self) -> None:
        if desk := self._window.desk:
            self._ask_closed_years(desk)

    def _ask_closed_years(self, desk: Desk, *, after_paint: bool = False) -> None:
        mine = (self, "closed")
        desk.read(closed_years, on_done=self._show_closed_years, latest=mine, after_paint=after_paint)

    def _show_closed_years(self, years: frozenset[int]) -> None:
        if self._window.desk is None:
            return
        year = self._window.desk.year
        is_closed = year in years
        self.close_year.setVisible(not is_closed)
        self.reopen_year.setVisible(is_closed)
        self.year_data.setText(f"&Dati dell'anno {year}…")
        self.copy_year.setVisible(not is_closed)
        self.close_year.setText(f"&Chiudi l'anno {year}…")
        self.reopen_year.setText(f"Ria&pri l'anno {year}…")

    def _read_years(self, then: "Callable[[Sequence[CycleRow]], None]") -> None:
        from app.services.cycles import list_cycles

        if desk := self._window.desk:
            desk.read(list_cycles, on_done=then)

    def _open_new_year(self, rows: "Sequence[CycleRow]", *, copies: bool = False) -> None:
        from app.ui.tools.year_dialogs import NewYearDialog

        if desk := self._window.desk:
            NewYearDialog(self._window, desk, [row.year for row in rows], copies=copies).open()

    def _open_copy(self, rows: "Sequence[CycleRow]") -> None:
        """Ask what to copy into the year that is shown, when it is open and there is one before it."""
        from app.ui.kit.dialogs import tell
        from app.ui.tools.copy_year_dialog import CopyYearDialog

        desk, row = self._window.desk, self._current(rows)
        if desk is None or row is None:
            return
        sources = sorted((one.year for one in rows if one.year < row.year), reverse=True)
        if row.is_closed:
            tell(self._window, f"L'anno {row.year} è chiuso: non vi si copia niente.", "Scegliere un anno aperto.")
        elif not sources:
            tell(self._window, f"Prima del {row.year} l'archivio non ha anni da copiare.", NEW_YEAR)
        else:
            CopyYearDialog(self._window, desk, sources, row.year).open()

    def _open_year_data(self, rows: "Sequence[CycleRow]") -> None:
        from app.ui.tools.year_dialogs import YearDialog

        if (desk := self._window.desk) and (row := self._current(rows)):
            YearDialog(self._window, desk, row).open()

    def _tell_checked(self, _years: frozenset[int]) -> None:
        if desk := self._window.desk:
            words = f"Controlli dell'anno {desk.year} ripetuti: l'esito è nel Cruscotto."
            desk.tell(Notice(words))

    def _show_verdict(self, verdict: "ArchiveVerdict") -> None:
        from app.ui.tools.archive_dialog import ArchiveDialog

        ArchiveDialog(self._window, verdict).open()

    def _current(self, rows: "Sequence[CycleRow]") -> "CycleRow | None":
        year = self._window.desk.year if self._window.desk else None
        return next((row for row in rows if row.year == year), None)


def _chain(workspace: "Workspace") -> "ChainStanding":
    from app.services.audit.anchoring import chain_at_opening  # after the paint: the window starts without it

    return chain_at_opening(workspace)
