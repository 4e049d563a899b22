"""Chiudi l'anno: what must stand, with the way to what is missing, and on what ground the year is closed."""

from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.closing.checklist import POINT_COLUMNS, ClosingPoint, closing_points, validate_closing
from app.domain.closing.drafts import ClosingDraft, YearReopeningDraft
from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.services.closing.reading import ClosingPage, read_closing
from app.services.closing.years import close_year, reopen_year
from app.ui.kit.button_row import ButtonRow
from app.ui.kit.buttons import allow, make_button
from app.ui.kit.context_menu import NO_ROW, Order
from app.ui.kit.desk import Desk
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.saving import SavingDialog
from app.ui.kit.scale import keep_minimum_height

WIDTH, TABLE = 1000, 190
HINT = (
    "Chiuso l'anno, niente di ciò che gli appartiene si modifica più: obiettivi, valori, sessioni, schede. Le stampe"
    " restano possibili; il Segretario può riaprirlo, con il motivo. Prima si fa una copia di sicurezza"
    " (non di dati dimostrativi)."
)
REOPENING = (
    "Obiettivi, valori e sessioni dell'anno si potranno di nuovo modificare; le schede definitive restano come sono."
    " La chiusura di prima resta nella storia, con il motivo."
)
NO_PLACE = "Si rimedia qui sotto, oppure non c'è niente da fare."
NO_ACTS = "Gli atti si scrivono in Struttura, Dati dell'ente, Atti"

ACT = Column("report_act_id", "Atto che approva la Relazione", Format.CHOICE, 60, required=True, help=NO_ACTS)
VALIDATED_ON = Column("validated_on", "Validata dal Nucleo il", Format.DATE, 12, required=True)
VALIDATION = Column(
    "validation", "Validazione", width=60, required=True, help="Per esempio: Verbale n. 5 del 20/06/2025"
)
EXPLANATION = Column(
    "explanation", "Perché si chiude così", Format.LONG_TEXT, help="Solo se qualcosa qui sopra è da spiegare"
)
REASON = Column("reason", "Perché si riapre", Format.LONG_TEXT, required=True)


class ClosingDialog(SavingDialog):
    """The list follows what is written under it; the verb closes the year when nothing hinders it."""

    def __init__(self, parent: QWidget, desk: Desk, page: ClosingPage) -> None:
        super().__init__(
            parent,
            desk,
            f"Chiusura dell'anno {page.facts.year}",
            HINT,
            ok="Chiudi l'anno",
            width=WIDTH,
            on_saved=desk.tell_done,
        )
        self._page = page
        self.points = RowsTable(
            POINT_COLUMNS, name="closing.points", title="Che cosa deve esserci", empty="Niente da guardare.",
            counted=("punto", "punti"),
        )  # fmt: skip
        self.points.hide_filter()
        keep_minimum_height(self.points, TABLE)
        self.go_button = make_button("Vai a rimediare", "arrow-square-out", self.go)
        self.points.verbs.add(self.go_button, Order.EDIT)
        self.content.insertWidget(1, self.points, 1)
        self.content.insertWidget(2, ButtonRow(self.go_button))
        self.form.add(ACT, [(one.id, one.title) for one in page.acts])
        self.form.add_all((VALIDATED_ON, VALIDATION, EXPLANATION))
        self.form.fill_values({"report_act_id": page.draft.report_act_id})
        self.form.check_with(self._check)
        self.form.edited.connect(self._follow)
        self.points.current_changed.connect(self._allow)
        self.points.opened.connect(self.go)
        self.submit_with(self._save)
        self._follow("")

    def draft(self, values: dict[str, Any]) -> ClosingDraft:
        return ClosingDraft(
            self._page.facts.year,
            values["report_act_id"],
            values["validated_on"],
            values["validation"] or "",
            values["explanation"] or "",
        )

    def go(self, _row: object = None) -> None:
        """Close the dialog and show the place that mends the point chosen."""
        point: ClosingPoint | None = self.points.current_row()
        if point is not None and point.link is not None:
            self.desk.hub.go_to(point.link)
            self.reject()

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        return validate_closing(self._page.facts, self.draft(values), self.desk.workspace.today)

    def _follow(self, _key: str) -> None:
        self.points.set_rows(closing_points(self._page.facts, self.draft(self.form.draft_values())))
        self._allow()

    def _allow(self, _row: object = None) -> None:
        point: ClosingPoint | None = self.points.current_row()
        why = NO_ROW if point is None else "" if point.link is not None else NO_PLACE
        allow(self.go_button, why)

    def _save(self, values: dict[str, Any]) -> None:
        checks = tuple(self.desk.registries.checks())
        self.save(close_year, self.draft(values), checks)


class ReopenYearDialog(SavingDialog):
    """Asks why a closed year is opened again."""

    def __init__(self, parent: QWidget, desk: Desk, year: int) -> None:
        super().__init__(
            parent, desk, f"Riapertura dell'anno {year}", REOPENING, ok="Riapri l'anno", on_saved=desk.tell_done
        )
        self._year = year
        self.form.add(REASON)
        self.submit_with(self._save)

    def _save(self, values: dict[str, Any]) -> None:
        draft = YearReopeningDraft(self._year, values["reason"] or "")
        self.save(reopen_year, draft)


def ask_to_close_year(parent: QWidget, desk: Desk) -> None:
    """Run the checks of the year that is shown, then show what must stand before it is closed."""

    def show(page: ClosingPage) -> None:
        ClosingDialog(parent, desk, page).open()

    desk.read(read_closing, desk.year, tuple(desk.registries.checks()), on_done=show)
