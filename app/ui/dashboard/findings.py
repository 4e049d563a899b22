"""What is missing or wrong: findings alike under one line with their count, the chosen one told in full."""

from collections.abc import Hashable, Sequence

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from app.domain.findings import FindingGroup, counts_by_severity, grouped
from app.domain.issues import Issue
from app.ui.kit.buttons import make_button
from app.ui.kit.hub import Hub
from app.ui.kit.labels import Words, hint_label
from app.ui.kit.overrides import override
from app.ui.kit.tree import Tree
from app.ui.kit.tree_model import Node

HEADINGS = ("Che cosa manca o non torna", "Importanza")
NOTHING = "I controlli non trovano niente di sbagliato.\nCiò che resta da fare è nei passi dell'anno, a sinistra."
CHOOSE = "Scegliere una riga per leggerla per intero; Invio porta dove si corregge."
TO_PLACE, TO_LIST = "Vai al punto", "Apri o chiudi l'elenco"
FEWEST_LINES = 8


class FindingsView(QWidget):
    """The findings as a tree; each leads to the place where it is mended."""

    def __init__(self, hub: Hub) -> None:
        super().__init__()
        self._hub = hub
        self._findings: dict[Hashable, Issue] = {}
        self.summary = hint_label("")
        self.tree = Tree(HEADINGS, title="Che cosa manca", empty=NOTHING, open_levels=0)
        self.words = Words(CHOOSE)
        self.source = hint_label("")
        self.go_button = make_button(TO_PLACE, "arrow-right", self.go)
        self.tree.opened.connect(self._open)
        self.tree.current_changed.connect(self._tell)
        self._lay_out()
        self._fit()
        self._tell(None)

    @property
    def has_findings(self) -> bool:
        return bool(self._findings)

    def show_findings(self, findings: Sequence[Issue]) -> None:
        self.summary.setText(f"{counts_by_severity(findings)}." if findings else "")
        for widget in (self.summary, self._below):
            widget.setVisible(bool(findings))
        groups = grouped(findings)
        self._findings = {_key(one): one for group in groups for one in group.findings}
        self.tree.set_nodes([group_node(group) for group in groups])
        self._tell(self.tree.current())

    def go(self) -> None:
        """Show the place of the current finding, or open the list of the current group."""
        if (node := self.tree.current()) is not None:
            self._open(node)

    def _open(self, node: Node) -> None:
        if node.link is not None:
            self._hub.go_to(node.link)
        elif node.children:
            index = self.tree.view.currentIndex()
            self.tree.view.setExpanded(index, not self.tree.view.isExpanded(index))

    def _tell(self, node: Node | None) -> None:
        finding = self._findings.get(node.key) if node else None
        self.words.setText(finding.sentence if finding else node.texts[0] if node else CHOOSE)
        self.source.setText(finding.article if finding else node.tooltip if node else "")
        self.go_button.setText(TO_LIST if node and node.children else TO_PLACE)
        self.go_button.setAccessibleName(self.go_button.text())
        self.go_button.setEnabled(node is not None and bool(node.link or node.children))

    @override
    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._fit()

    def _fit(self) -> None:
        """Keep a few lines in sight in a low window: the page scrolls rather than squeeze the list."""
        self.tree.view.setMinimumHeight(self.fontMetrics().height() * FEWEST_LINES)

    def _lay_out(self) -> None:
        words = QVBoxLayout()
        words.setSpacing(0)
        words.addWidget(self.words)
        words.addWidget(self.source)
        self._below = QWidget()
        below = QHBoxLayout(self._below)
        below.setContentsMargins(0, 0, 0, 0)
        below.addLayout(words, 1)
        below.addWidget(self.go_button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.summary)
        layout.addWidget(self.tree, 1)
        layout.addWidget(self._below)


def group_node(group: FindingGroup) -> Node:
    """Make the line of a group, with its findings under it; a finding alone is a line of its own."""
    if group.is_single:
        return _finding_node(group.findings[0])
    return Node(
        key=(group.severity, group.title.partition(" ")[2]),
        texts=(group.title, group.severity.italian),
        children=tuple(_finding_node(one) for one in group.findings),
        tooltip=group.article,
        is_strong=True,
        severity=group.severity,
    )


def _finding_node(finding: Issue) -> Node:
    return Node(
        key=_key(finding),
        texts=(finding.sentence, finding.severity.italian),
        link=finding.link,
        tooltip="\n".join(filter(None, (finding.sentence, finding.article))),
        severity=finding.severity,
    )


def _key(finding: Issue) -> Hashable:
    return (finding.code, finding.sentence, finding.link)
