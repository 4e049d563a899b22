"""The other pages of a sheet: the general texts and *Perché questo punteggio*."""

from dataclasses import dataclass

from PySide6.QtCore import Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QLayout, QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.lines import shown_steps
from app.domain.workflow import InterimOutcome
from app.ui.kit.explanation import step_nodes
from app.ui.kit.form import Form, go_to
from app.ui.kit.labels import hint_label
from app.ui.kit.overrides import override
from app.ui.kit.scale import keep_margins
from app.ui.kit.scroll import in_scroll_area
from app.ui.kit.tokens import MEASURES
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node

TEXT_COLUMNS = (
    Column("general", "Giudizio complessivo", Format.LONG_TEXT),
    Column("strengths", "Punti di forza", Format.LONG_TEXT),
    Column("improvements", "Aspetti da migliorare", Format.LONG_TEXT),
    Column("training", "Formazione proposta", Format.LONG_TEXT),
)


EXPLAINED = "Ogni numero è spiegato dai passi sotto di lui. La stessa spiegazione è stampata sulla scheda."


NO_REMARKS = "Nessuna osservazione."
"""What is said of a sheet that nobody can change any more, where nobody wrote a word."""


class SheetPage(QWidget):
    """A page at the side of the list about one sheet."""

    def show_detail(self, detail: SheetDetail) -> None:
        """Show what this page has to say about a sheet."""
        raise NotImplementedError


def keep_page_margins(layout: QLayout) -> None:
    """Give a page of the sheet the margins of all of them."""
    keep_margins(layout, MEASURES.margin, MEASURES.gap_groups, MEASURES.margin, MEASURES.gap)


@dataclass(frozen=True, slots=True)
class _Texts:
    id: int
    general: str
    strengths: str
    improvements: str
    training: str
    outcome: InterimOutcome | None


OUTCOME = Column("outcome", "Esito della verifica", Format.CHOICE)
_OUTCOMES = ((None, ""), *((one, one.italian.capitalize()) for one in InterimOutcome))


class TextsPage(SheetPage):
    """What the evaluator writes in words. `written(key, text)` when a text is left, `decided(InterimOutcome | None)`
    when the outcome of a check of the half year is chosen."""

    written = Signal(str, str)
    decided = Signal(object)

    def __init__(self) -> None:
        super().__init__()
        self.form = Form()
        self.form.add(OUTCOME, _OUTCOMES)
        self.form.add_all(TEXT_COLUMNS)
        self.form.committed.connect(self._tell)
        self.nothing = hint_label(NO_REMARKS)
        layout = QVBoxLayout(self)
        keep_page_margins(layout)
        layout.addWidget(self.nothing)
        layout.addWidget(in_scroll_area(self.form))

    @override
    def show_detail(self, detail: SheetDetail) -> None:
        texts = detail.texts
        outcome = detail.review.outcome
        self.form.fill(_Texts(detail.id, texts.general, texts.strengths, texts.improvements, texts.training, outcome))
        self.form.set_read_only(not detail.is_open)
        fields = {key: one for key, one in self.form.fields.items() if detail.is_interim or key != OUTCOME.key}
        written = [key for key, field in fields.items() if detail.is_open or field.value()]
        for key in self.form.fields:
            self.form.show_field(key, is_shown=key in written)
        self.nothing.setVisible(not written)

    def go_to(self, key: str) -> None:
        """Put the keyboard in a field."""
        go_to(self.form.fields[key])

    def _tell(self, key: str) -> None:
        value = self.form.draft_values()[key]
        if key == OUTCOME.key:
            self.decided.emit(value)
        else:
            self.written.emit(key, value or "")


class ExplanationPage(SheetPage):
    """*Perché questo punteggio*: the tree of steps that the engine returned, and nothing else.

    It is filled when it is looked at, and not at each sheet that one goes to.
    """

    def __init__(self) -> None:
        super().__init__()
        self._waiting: SheetDetail | None = None
        self._tree = Tree(
            ("Voce e calcolo", "Risultato"),
            title="Perché questo punteggio",
            empty="Scegliere una scheda per vedere come si forma il suo punteggio.",
            open_levels=2,
        )
        self.whole = hint_label("")
        self.whole.hide()
        self._tree.current_changed.connect(self._show_whole)
        layout = QVBoxLayout(self)
        keep_page_margins(layout)
        layout.addWidget(hint_label(EXPLAINED))
        layout.addWidget(self._tree, 1)
        layout.addWidget(self.whole)

    @property
    def tree(self) -> Tree:
        """The explanation of the sheet shown."""
        self._fill()
        return self._tree

    def _show_whole(self, node: Node | None) -> None:
        """Write in full, below, the calculation of the row chosen, which the column may cut."""
        self.whole.setText(node.tooltip if node else "")
        self.whole.setVisible(bool(self.whole.text()))

    @override
    def show_detail(self, detail: SheetDetail) -> None:
        self._waiting = detail
        if self.isVisible():
            self._fill()

    @override
    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fill()

    def _fill(self) -> None:
        detail, self._waiting = self._waiting, None
        if detail is not None:
            steps = shown_steps(detail.result, is_provisional=bool(detail.missing))
            self._tree.set_nodes(step_nodes(steps))
