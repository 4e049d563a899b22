"""The lines repeated in many units: with a tick they become one cross objective."""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHeaderView, QTreeWidget, QTreeWidgetItem, QVBoxLayout, QWidget

from app.domain.italian import plural
from app.domain.plan_text.shapes import CrossGroup
from app.ui.kit.context_menu import Order, Verbs
from app.ui.kit.labels import hint_label
from app.ui.kit.scale import keep_margins, keep_spacing
from app.ui.kit.tokens import MEASURES

HINT = (
    "Queste righe si ripetono in più unità. Con il segno di spunta diventano un solo obiettivo trasversale; senza, "
    "restano obiettivi distinti."
)
KEY_ROLE = Qt.ItemDataRole.UserRole
NOT_A_GROUP = "Scegliere una riga con il segno di spunta."


class RepeatedTree(QWidget):
    """`accepted_changed(frozenset)`: the keys of the groups that become one objective each."""

    accepted_changed = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._is_filling = False
        self.tree = QTreeWidget()
        self.verbs = Verbs(self.tree)
        self.verbs.add_verb(
            Order.EDIT,
            "Un solo obiettivo, o tanti",
            "share-network",
            self._turn,
            keys="F2",
            why_off=self._why_not_turned,
        )
        self.tree.setHeaderLabels(["Obiettivo e unità", "Come sono scritte"])
        self.tree.setAccessibleName("Righe ripetute")
        self.tree.setFrameShape(QTreeWidget.Shape.NoFrame)
        self.tree.header().setStretchLastSection(False)
        self.tree.header().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        self.tree.header().setSectionResizeMode(1, QHeaderView.ResizeMode.ResizeToContents)
        self.tree.itemChanged.connect(self._tell_accepted)
        column = QVBoxLayout(self)
        keep_margins(column, 0, MEASURES.gap, 0, 0)
        keep_spacing(column, MEASURES.gap)
        words = QVBoxLayout()
        keep_margins(words, MEASURES.gap_groups, 0, MEASURES.gap_groups, 0)
        words.addWidget(hint_label(HINT))
        column.addLayout(words)
        column.addWidget(self.tree, 1)

    @property
    def accepted(self) -> frozenset[str]:
        return frozenset(
            item.data(0, KEY_ROLE) for item in self._items() if item.checkState(0) is Qt.CheckState.Checked
        )

    def show_groups(self, groups: Sequence[CrossGroup], accepted: frozenset[str]) -> None:
        """Fill the tree, or only its ticks when the groups are the same: what is open stays open."""
        self._is_filling = True
        if [group.key for group in groups] != [item.data(0, KEY_ROLE) for item in self._items()]:
            self.tree.clear()
            self.tree.addTopLevelItems([_item(group) for group in groups])
        for item in self._items():
            is_accepted = item.data(0, KEY_ROLE) in accepted
            item.setCheckState(0, Qt.CheckState.Checked if is_accepted else Qt.CheckState.Unchecked)
        self._is_filling = False

    def _items(self) -> list[QTreeWidgetItem]:
        found = [self.tree.topLevelItem(place) for place in range(self.tree.topLevelItemCount())]
        return [item for item in found if item is not None]

    def _turn(self) -> None:
        if (item := self.tree.currentItem()) is None:
            return
        is_on = item.checkState(0) is Qt.CheckState.Checked
        item.setCheckState(0, Qt.CheckState.Unchecked if is_on else Qt.CheckState.Checked)

    def _why_not_turned(self) -> str:
        item = self.tree.currentItem()
        return "" if item is not None and item.parent() is None else NOT_A_GROUP

    def _tell_accepted(self) -> None:
        if not self._is_filling:
            self.accepted_changed.emit(self.accepted)


def _item(group: CrossGroup) -> QTreeWidgetItem:
    alike = "uguali" if group.is_exact else "simili, da confermare"
    item = QTreeWidgetItem([f"{group.title} ({plural(len(group.units), 'unità', 'unità')})", alike])
    item.setData(0, KEY_ROLE, group.key)
    item.setToolTip(0, "\n".join(group.texts))
    item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
    for member in group.members:
        child = QTreeWidgetItem([member.unit.italian, f"riga {member.line}"])
        child.setToolTip(0, member.text)
        child.setFlags(child.flags() & ~Qt.ItemFlag.ItemIsUserCheckable)
        item.addChild(child)
    return item
