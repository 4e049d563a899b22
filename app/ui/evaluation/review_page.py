"""*Firme e riesame*: what was handed over, signed, said and answered, until when, and the papers kept."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.italian import format_date, plural
from app.domain.obstacles import Obstacle
from app.domain.proposing import ProposalLine
from app.domain.sheets.attachments import ATTACHMENT_COLUMNS, AttachmentRow
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.review import REQUESTS, RemarkLine
from app.domain.sheets.review_terms import answer_by, signature_by
from app.domain.sheets.step_words import ACCEPT, ANSWER, ATTACH, REJECT, REMARKS, UNPROPOSE
from app.domain.workflow import RemarkKind, SheetState, SignatureOutcome
from app.ui.evaluation.pages import SheetPage, keep_page_margins
from app.ui.kit.buttons import make_button
from app.ui.kit.context_menu import Order
from app.ui.kit.labels import Words, title_label
from app.ui.kit.overrides import override
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tab_order import order_by_layout
from app.ui.kit.tokens import MEASURES
from app.ui.proposal_banner import ProposalBanner

HEADER = 30
_STEPS, _ROWS = 8, 3
"""How many rows of the way, and of the other lists, are seen at least: the page scrolls where the window is lower."""

WAY_COLUMNS = (
    Column("what", "Passo", width=26),
    Column("on", "Giorno", Format.DATE, width=13),
    Column("until", "Entro", Format.DATE, width=13),
    Column("how", "Come", width=60),
)
SAID_COLUMNS = (
    Column("kind", "Che cosa", width=26),
    Column("on", "Giorno", Format.DATE, width=13),
    Column("until", "Risposta entro", Format.DATE, width=15),
    Column("who", "Registrata da", width=22),
    Column("text", "Testo", width=40),
    Column("paper", "Allegato", width=22),
)


@dataclass(frozen=True, slots=True)
class _Step:
    id: int
    what: str
    on: date | None
    until: date | None
    how: str


@dataclass(frozen=True, slots=True)
class _Said:
    id: int
    kind: str
    on: date
    until: date | None
    who: str
    text: str
    paper: str


class ReviewPage(SheetPage):
    """Signals: `asked(name)` for a step, `file_asked(name, row)` for what is done to a file, `obstacle_asked(Obstacle)`
    for what blocks the sheet, which leads where it is mended, `sheet_asked(id)` for another revision."""

    asked = Signal(str)
    file_asked = Signal(str, object)
    obstacle_asked = Signal(object)
    sheet_asked = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.standing = Words()
        self.earlier_revision = make_button("Revisione precedente", "arrow-left", self._go_to_earlier)
        self.later_revision = make_button("Revisione successiva", "arrow-right", self._go_to_later)
        self.proposal = ProposalBanner()
        self.blocks: list[QPushButton] = []
        self.way = _table(WAY_COLUMNS, "evaluation.way", "Passi della scheda", "Nessun passo.", _STEPS)
        self.said = _table(
            SAID_COLUMNS,
            "evaluation.said",
            "Osservazioni, richieste e risposte",
            "La persona non ha detto nulla di questa scheda.\nCiò che chiede dopo la consegna si registra qui.",
        )
        self.files = _table(
            ATTACHMENT_COLUMNS,
            "evaluation.files",
            "Allegati",
            "Nessun allegato.\nLa scansione della scheda firmata si conserva qui, con la sua impronta.",
        )
        self.remark_button = make_button(REMARKS.text, "chat-text", partial(self._ask, REMARKS.name), REMARKS.help)
        answer = partial(self._ask, ANSWER.name)
        self.answer_button = make_button(ANSWER.text, "arrow-bend-up-left", answer, ANSWER.help)
        self.attach_button = make_button(ATTACH.text, "paperclip", partial(self._ask, ATTACH.name), ATTACH.help)
        self.open_button = make_button("Apri", "eye", partial(self._ask_file, "open"), "Apre il file")
        self.save_button = make_button("Salva una copia…", "download-simple", partial(self._ask_file, "save"))
        self.remove_button = make_button("Togli…", "trash", partial(self._ask_file, "remove"), "Toglie il file")
        self._detail: SheetDetail | None = None
        self._lay_out()
        self.proposal.accepted.connect(partial(self._ask, ACCEPT.name))
        self.proposal.rejected.connect(partial(self._ask, REJECT.name))
        self.proposal.taken_back.connect(partial(self._ask, UNPROPOSE.name))
        self.files.current_changed.connect(self._fit_files)
        self.files.opened.connect(self._open_file)

    @override
    def show_detail(self, detail: SheetDetail) -> None:
        self._detail = detail
        review = detail.review
        sentences = [*(f"«{one.title}», {one.sentence}" for one in detail.parts), *review.sentences]
        self.standing.setText(". ".join(sentences))
        self.standing.setVisible(bool(sentences))
        self.earlier_revision.setVisible(review.supersedes is not None)
        self.later_revision.setVisible(review.superseded_by is not None)
        permitted = {one.words for one in detail.steps if one.is_permitted}
        is_own = UNPROPOSE in permitted
        self.proposal.show_proposal(review.proposal, may_decide=ACCEPT in permitted, is_own=is_own)
        self._show_blocks(detail)
        self.way.set_rows(list(_way(detail)))
        self.said.set_rows([*(_said(one, detail) for one in review.lines), *map(_proposed, review.proposals)])
        self.files.set_rows(review.attachments)
        offered = {one.words for one in detail.steps if one.is_permitted and one.can_be_pressed}
        self.remark_button.setEnabled(REMARKS in offered)
        self.answer_button.setEnabled(ANSWER in offered)
        self.attach_button.setEnabled(ATTACH in offered)
        self._fit_files(self.files.current_row())

    def begin_at(self, place: str) -> None:
        """Put the keyboard on what is given there: `said` or `files`."""
        {"said": self.said, "files": self.files}.get(place, self.way).view.setFocus()

    def _show_blocks(self, detail: SheetDetail) -> None:
        """Say each thing that blocks the sheet once; pressed, it leads where it is mended."""
        found = {one.obstacle.problem: one.obstacle for one in detail.steps if one.obstacle and one.is_permitted}
        for button in self.blocks:
            self._blocks_layout.removeWidget(button)
            button.deleteLater()
        found = {words: one for words, one in found.items() if one.mended_by != ACCEPT.name}
        self.blocks = [self._block(one) for one in found.values()]
        for button in self.blocks:
            self._blocks_layout.addWidget(button, 0, Qt.AlignmentFlag.AlignLeft)

    def _block(self, obstacle: Obstacle) -> QPushButton:
        leads = bool(obstacle.mended_by or obstacle.missing)
        button = make_button(obstacle.problem, "warning", partial(self._ask_mending, obstacle), obstacle.remedy)
        button.setFlat(True)
        button.setEnabled(leads)
        return button

    def _ask_mending(self, obstacle: Obstacle) -> None:
        self.obstacle_asked.emit(obstacle)

    def _go_to_earlier(self) -> None:
        if self._detail is not None:
            self.sheet_asked.emit(self._detail.review.supersedes)

    def _go_to_later(self) -> None:
        if self._detail is not None:
            self.sheet_asked.emit(self._detail.review.superseded_by)

    def _fit_files(self, row: AttachmentRow | None) -> None:
        for button in (self.open_button, self.save_button):
            button.setEnabled(row is not None)
        self.remove_button.setEnabled(row is not None and row.may_remove)
        self.files.view.setToolTip(row.fingerprint if row else "")

    def _open_file(self, _row: AttachmentRow) -> None:
        self._ask_file("open")

    def _ask(self, name: str) -> None:
        self.asked.emit(name)

    def _ask_file(self, name: str) -> None:
        row = self.files.current_row()
        if row is not None:
            self.file_asked.emit(name, row)

    def _lay_out(self) -> None:
        verbs = (
            (self.said, ((self.remark_button, Order.NEW), (self.answer_button, Order.EDIT))),
            (
                self.files,
                (
                    (self.attach_button, Order.NEW),
                    (self.open_button, Order.SPECIAL),
                    (self.save_button, Order.SPECIAL),
                    (self.remove_button, Order.DELETE),
                ),
            ),
        )
        for table, buttons in verbs:
            for button, order in buttons:
                table.bar.addWidget(button)
                table.verbs.add(button, order)
        inside = QWidget()
        column = QVBoxLayout(inside)
        column.setContentsMargins(0, 0, 0, 0)
        self._blocks_layout = QVBoxLayout()
        column.addWidget(self.standing)
        column.addWidget(self.proposal)
        revisions = QHBoxLayout()
        for button in (self.earlier_revision, self.later_revision):
            revisions.addWidget(button)
        revisions.addStretch(1)
        column.addLayout(revisions)
        column.addLayout(self._blocks_layout)
        for title, table in (("Passi", self.way), ("Osservazioni e riesame", self.said), ("Allegati", self.files)):
            column.addWidget(title_label(title, MEASURES.section))
            column.addWidget(table, 0 if table is self.way else 1)
        layout = QVBoxLayout(self)
        keep_page_margins(layout)
        layout.addWidget(in_scroll_area(inside))
        order_by_layout(self)


def _table(columns: tuple[Column, ...], name: str, title: str, empty: str, rows: int = _ROWS) -> RowsTable:
    table = RowsTable(columns, name=name, title=title, empty=empty)
    table.hide_filter()
    keep_minimum_height(table.view, MEASURES.grid_row * rows + HEADER)
    return table


def _way(detail: SheetDetail) -> Iterator[_Step]:
    """Say each step of the way made and to make, with the last day of what the person may ask."""
    calendar, terms = detail.calendar, detail.review.terms
    last = max(terms.values(), default=None)
    signed = calendar.signed_how.italian if calendar.signed_how else ""
    yield _Step(1, "Obiettivi visti", calendar.assigned_on, None, "")
    yield _Step(2, "Colloquio", calendar.interview_on, None, "")
    yield _Step(3, "Consegna", calendar.delivered_on, None, "")
    by = signature_by(detail.review.days, calendar.delivered_on)
    how = _how_signed(calendar.signed_how, signed) if calendar.signed_on or by is None else _left(by, detail)
    yield _Step(4, "Firma per presa visione", calendar.signed_on, by, how)
    for place, kind in enumerate(REQUESTS, 5):
        if kind in terms:
            arrived = next((one for one in detail.review.lines if one.kind is kind), None)
            yield _Step(place, kind.italian, arrived.on if arrived else None, terms[kind], _left(terms[kind], detail))
        elif terms and detail.review.days.of(kind):
            yield _Step(place, kind.italian, None, None, "dopo la risposta del valutatore")
    closing = _Step(8, "Chiusura", calendar.closed_on, None, f"dopo il {format_date(last)}" if last else "")
    yield closing if detail.state is not SheetState.SUPERSEDED else _Step(8, "Sostituzione", None, None, "")


def _how_signed(outcome: SignatureOutcome | None, words: str) -> str:
    return words if outcome else ""


def _left(until: date, detail: SheetDetail) -> str:
    """Say how many days there are, while the sheet is handed over."""
    days = (until - detail.calendar.today).days
    if not detail.state.is_handed_over:
        return ""
    return "termine passato" if days < 0 else f"{plural(days, 'giorno', 'giorni')} al termine"


def _proposed(one: ProposalLine) -> _Said:
    """Say a proposal among what was said of the sheet, with the decision; its number is not that of a request."""
    text = f"{one.reason.rstrip('.')}. {one.answer}" if one.answer else one.reason
    return _Said(-one.id, one.what, one.proposed_on, None, one.proposed_by, text, "")


def _said(line: RemarkLine, detail: SheetDetail) -> _Said:
    kept = detail.review.attachment(line.attachment)
    kind = line.kind.italian
    if line.kind is RemarkKind.ANSWER:
        asked = next((one for one in detail.review.lines if one.id == line.answers), None)
        kind = f"{kind} a: {asked.kind.italian.lower()}" if asked else kind
    late = f" (ammessa: {line.admitted})" if line.is_late else ""
    attended = f"Presenti: {line.attended}. " if line.attended else ""
    if decides := detail.review.days.decides(line.kind):
        kind = f"{kind} (decide: {decides})"
    is_waiting = line in detail.review.unanswered
    until = answer_by(detail.review.days, line.kind, line.on) if is_waiting else None
    return _Said(line.id, kind, line.on, until, line.author, f"{attended}{line.text}{late}", kept.name if kept else "")
