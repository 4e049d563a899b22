"""The preview of a plan: counts, repeated lines to accept or refuse, what would be made, what to check."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTabWidget, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.italian import plural
from app.domain.plan_text.preview import PART_COUNT_COLUMNS, PLAN_ROW_COLUMNS, PartCount, PlanPreview, PlanRow
from app.domain.plan_text.shapes import CrossGroup
from app.ui.kit.context_menu import Verbs
from app.ui.kit.labels import hint_label
from app.ui.kit.rows_table import RowsTable

GROUP_HINT = (
    "Queste righe si ripetono in più unità. Quelle con il segno di spunta diventano un solo obiettivo trasversale; "
    "le altre restano obiettivi distinti."
)
KEY_ROLE = Qt.ItemDataRole.UserRole


@dataclass(frozen=True, slots=True)
class IssueRow:
    """A finding on the text, in a table."""

    id: int
    severity: str
    sentence: str


ISSUE_COLUMNS: tuple[Column, ...] = (
    Column("severity", "Importanza", Format.TEXT, 11),
    Column("sentence", "Avviso", Format.LONG_TEXT, 100),
)


class PlanPreviewPages(QWidget):
    """`accepted_changed(frozenset)`: the user wants these groups as cross objectives."""

    accepted_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.counts = _table(PART_COUNT_COLUMNS, "counts", "Conteggi", "Il piano non contiene nulla.")
        self.counts.hide_filter()
        self.rows = _table(PLAN_ROW_COLUMNS, "rows", "Da creare", "Non c'è nulla da creare.")
        self.issues = _table(ISSUE_COLUMNS, "issues", "Avvisi", "Nessun avviso: il testo si legge senza dubbi.")
        self.issues.hide_filter()
        self.groups = _groups_tree()
        self.groups.itemChanged.connect(self._tell_accepted)
        self._is_filling = False
        self.tabs = QTabWidget()
        self.tabs.setAccessibleName("Anteprima del piano")
        self.rows_hint = hint_label("")
        self.tabs.addTab(self._counts_page(), "Riepilogo")
        self.tabs.addTab(self._groups_page(), "Righe ripetute")
        self.tabs.addTab(self.rows, "Da creare")
        self.tabs.addTab(self.issues, "Avvisi")
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.tabs)

    @property
    def accepted(self) -> frozenset[str]:
        items = [self.groups.topLevelItem(place) for place in range(self.groups.topLevelItemCount())]
        return frozenset(
            item.data(0, KEY_ROLE) for item in items if item and item.checkState(0) is Qt.CheckState.Checked
        )

    def show_preview(self, preview: PlanPreview) -> None:
        self.counts.set_rows(preview.counts)
        self.rows.set_rows(preview.rows)
        self.issues.set_rows(_issue_rows(preview.issues))
        self._show_groups(preview)
        self.rows_hint.setText(_lines_sentence(preview))
        self.tabs.setTabText(1, f"Righe ripetute ({len(preview.groups)})")
        self.tabs.setTabText(2, f"Da creare ({len(preview.rows)})")
        self.tabs.setTabText(3, f"Avvisi ({len(preview.issues)})")

    def _counts_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(self.counts, 1)
        column.addWidget(self.rows_hint)
        return page

    def _groups_page(self) -> QWidget:
        page = QWidget()
        column = QVBoxLayout(page)
        column.addWidget(hint_label(GROUP_HINT))
        column.addWidget(self.groups, 1)
        return page

    def _show_groups(self, preview: PlanPreview) -> None:
        """Fill the tree, or only its ticks when the groups are the same: what is open stays open."""
        self._is_filling = True
        if [group.key for group in preview.groups] != self._keys():
            self.groups.clear()
            self.groups.addTopLevelItems([_item(group) for group in preview.groups])
        for place, group in enumerate(preview.groups):
            item = self.groups.topLevelItem(place)
            if item is not None:
                is_accepted = group.key in preview.accepted
                item.setCheckState(0, Qt.CheckState.Checked if is_accepted else Qt.CheckState.Unchecked)
        self._is_filling = False

    def _keys(self) -> list[str]:
        items = [self.groups.topLevelItem(place) for place in range(self.groups.topLevelItemCount())]
        return [item.data(0, KEY_ROLE) for item in items if item]

    def _tell_accepted(self) -> None:
        if not self._is_filling:
            self.accepted_changed.emit(self.accepted)


def _groups_tree() -> QTreeWidget:
    tree = QTreeWidget()
    Verbs(tree)
    tree.setHeaderLabels(["Obiettivo e unità", "Righe", "Come sono scritte"])
    tree.setAccessibleName("Righe ripetute")
    tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
    tree.header().setStretchLastSection(False)
    for place in (1, 2):
        tree.header().setSectionResizeMode(place, QHeaderView.ResizeMode.ResizeToContents)
    return tree


def _item(group: CrossGroup) -> QTreeWidgetItem:
    units = plural(len(group.units), "unità", "unità")
    alike = "uguali" if group.is_exact else "simili, da confermare"
    item = QTreeWidgetItem([f"{group.title} ({units})", "", alike])
    item.setData(0, KEY_ROLE, group.key)
    item.setToolTip(0, "\n".join(group.texts))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    for member in group.members:
        child = QTreeWidgetItem([member.unit.italian, str(member.line), ""])
        child.setToolTip(0, member.text)
        child.setFlags(child.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        item.addChild(child)
    return item


def _lines_sentence(preview: PlanPreview) -> str:
    """Say how the lines of the plan become fewer objectives."""
    operational = [one for one in preview.objectives if one.units]
    lines = sum(len(one.units) for one in operational)
    if not lines:
        return ""
    became = plural(len(operational), "obiettivo", "obiettivi")
    return (
        f"{plural(lines, 'riga', 'righe')} di obiettivi operativi, {became}: quelli trasversali sono uno per più unità."
    )


def _issue_rows(issues: Sequence[Issue]) -> list[IssueRow]:
    return [IssueRow(place, issue.severity.italian, issue.sentence) for place, issue in enumerate(issues)]


def _table(columns: Sequence[Column], name: str, title: str, empty: str) -> RowsTable:
    return RowsTable(columns, name=f"objectives.plan_{name}", title=title, empty=empty, key=_key)


def _key(row: PartCount | PlanRow | IssueRow) -> object:
    return row
