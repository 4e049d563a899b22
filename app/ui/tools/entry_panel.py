"""What one operation changed: the things it touched, each value before and after, its hash."""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QHBoxLayout, QHeaderView, QLabel, QPlainTextEdit, QVBoxLayout, QWidget

from app.domain.audit.rows import EntryDetail, FieldChange, ThingChanged
from app.domain.italian import format_date, plural
from app.ui.kit.buttons import make_button
from app.ui.kit.labels import hint_label, title_label
from app.ui.kit.tokens import MEASURES
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node

HEADINGS = ("Che cosa", "Prima", "Dopo")
NOTHING = "Questa operazione non ha cambiato dati."


class EntryPanel(QWidget):
    """Shows an entry of the audit; empty until there is one."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.title = title_label("", MEASURES.section)
        self.title.setWordWrap(True)
        self.who = hint_label("")
        self.hash = QLabel()
        self.copy_button = make_button(
            "Copia l'impronta", "copy", self.copy_hash, "Copia tutta l'impronta della registrazione"
        )
        self.tree = Tree(HEADINGS, title="Che cosa è cambiato", empty=NOTHING, open_levels=2)
        self.whole = QPlainTextEdit(self)
        self._detail: EntryDetail | None = None
        self._prepare()
        self._lay_out()

    def show_detail(self, detail: EntryDetail) -> None:
        row, self._detail = detail.row, detail
        undoes = f" Annulla la registrazione n. {detail.undoes}." if detail.undoes else ""
        self.title.setText(f"{row.id}. {row.label}")
        self.who.setText(f"{row.actor}, {format_date(row.day)} alle {row.hour}.{undoes}")
        self.hash.setText(f"Impronta {detail.short_hash}…")
        self.hash.setToolTip(detail.hash)
        self.whole.clear()
        self.tree.set_nodes(nodes_of(detail))
        self.tree.view.expandAll()
        self.setVisible(True)

    def copy_hash(self) -> None:
        """Copy the whole hash, to compare it with a printed one."""
        if self._detail:
            QGuiApplication.clipboard().setText(self._detail.hash)

    def clear(self) -> None:
        self._detail = None
        self.setVisible(False)

    def _prepare(self) -> None:
        view = self.tree.view
        for place in range(len(HEADINGS)):
            view.header().setSectionResizeMode(place, QHeaderView.ResizeMode.Stretch)
        self.tree.model.modelReset.connect(self._span_titles)
        self.tree.current_changed.connect(self._show_whole)
        self.whole.setReadOnly(True)
        self.whole.setTabChangesFocus(True)
        self.whole.setAccessibleName("Testo intero della riga scelta")
        self.whole.setPlaceholderText("Scegliere una riga per leggerne il testo intero.")
        self.whole.setFixedHeight(self.fontMetrics().lineSpacing() * 4)
        view.setMinimumHeight(self.fontMetrics().lineSpacing() * 6)

    def _lay_out(self) -> None:
        hash_line = QHBoxLayout()
        hash_line.addWidget(self.hash, 1)
        hash_line.addWidget(self.copy_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.title)
        layout.addWidget(self.who)
        layout.addLayout(hash_line)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self.whole)
        self.setVisible(False)

    def _span_titles(self) -> None:
        """Let the name of a thing run over the columns of its values."""
        for row in range(self.tree.model.rowCount()):
            self.tree.view.setFirstColumnSpanned(row, QModelIndex(), True)

    def _show_whole(self, node: Node | None) -> None:
        self.whole.setPlainText(node.tooltip if node else "")


def nodes_of(detail: EntryDetail) -> list[Node]:
    nodes = [_thing((detail.row.id, number), thing) for number, thing in enumerate(detail.things)]
    if detail.left_out:
        sentence = f"… e {plural(detail.left_out, 'altra voce', 'altre voci')}, troppe per elencarle qui."
        nodes.append(Node((detail.row.id, "left_out"), (sentence,), tooltip=sentence))
    return nodes


def _thing(key: tuple[int, int], thing: ThingChanged) -> Node:
    children = tuple(_field((*key, place), one) for place, one in enumerate(thing.fields))
    return Node(key, (thing.title,), children, tooltip=thing.title, is_strong=True)


def _field(key: tuple[int, ...], field: FieldChange) -> Node:
    texts = field.name, _one_line(field.before), _one_line(field.after)
    return Node(key, texts, tooltip="\n".join(whole_text(field)))


def whole_text(field: FieldChange) -> Sequence[str]:
    """Say a field in full: what it was and what it became."""
    told = (("Prima", field.before), ("Dopo", field.after))
    return [field.name, *(f"{when}: {text}" for when, text in told if text)]


def _one_line(text: str) -> str:
    return " ".join(text.split())
