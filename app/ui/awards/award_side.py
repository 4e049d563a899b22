"""How the award of one person came to be, at the side of the list."""

from app.domain.awards.rows import AwardFundRow, AwardPersonRow
from app.domain.issues import Severity
from app.domain.italian import format_money
from app.ui.evaluation.side_panel import SidePanel
from app.ui.kit.explanation import step_nodes
from app.ui.kit.explanation_tree import ExplanationTree
from app.ui.kit.labels import Message, hint_label, title_label
from app.ui.kit.tokens import MEASURES

EMPTY = "Scegliere una persona per vedere come si forma il suo premio."
_OPEN_LEVELS = 2


class AwardSide(SidePanel):
    """Shows the amount of one person with its explanation, down to the cent."""

    def __init__(self) -> None:
        super().__init__(EMPTY)
        self._shown: object = None
        self.name = title_label("")
        self.amount = title_label("", MEASURES.body)
        self.group = hint_label("")
        self.message = Message(self)
        self.tree = ExplanationTree(("Voce e calcolo", "Risultato"), title="Perché questo premio", empty=EMPTY)
        self.put_page((self.name, self.amount, self.group, self.message), self.tree)

    def show_person(self, fund: AwardFundRow | None, row: AwardPersonRow | None) -> None:
        """Show one person of a fund, or that nobody is chosen."""
        self.show_chosen(is_chosen=row is not None and fund is not None)
        if row is None or fund is None:
            self._shown = None
            return
        self.name.setText(row.name)
        self.amount.setText(f"{fund.name}: {format_money(row.amount)}")
        code = f"matricola {row.code}" if row.code else ""
        self.group.setText("  ·  ".join(filter(None, (row.group, code))))
        self.group.setVisible(bool(self.group.text()))
        if row.note:
            self.message.say(f"{row.note.rstrip('.').capitalize()}.", Severity.NOTE)
        else:
            self.message.clear()
        self.tree.set_nodes(step_nodes((row.explanation,)) if row.explanation else [])
        self.tree.setVisible(row.explanation is not None)
        if self._shown != (fund.id, row.id):
            self.tree.view.expandToDepth(_OPEN_LEVELS - 1)
        self._shown = fund.id, row.id
