"""Several objectives chosen: which they are, and the verbs that act on all of them."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.columns import column_of
from app.domain.objectives.objective import OBJECTIVE_COLUMNS
from app.ui.kit.buttons import allow, make_button
from app.ui.kit.labels import title_label
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_margins, keep_spacing
from app.ui.kit.tokens import MEASURES
from app.ui.objectives.chosen import ChosenObjectives
from app.ui.objectives.flow import Flow
from app.ui.objectives.verbs import LINK, OWN_UNITS, ObjectiveVerbs

COLUMNS = tuple(column_of(OBJECTIVE_COLUMNS, key) for key in ("code", "title", "units", "weight", "people", "owner"))


class SeveralPage(QWidget):
    """The list says also of the objectives that the tree does not show: nothing is done on what is not seen."""

    def __init__(self, chosen: ChosenObjectives, verbs: ObjectiveVerbs) -> None:
        super().__init__()
        self._chosen, self._verbs = chosen, verbs
        self.title = title_label("", MEASURES.section)
        self.table = RowsTable(
            COLUMNS, name="objectives.several", title="Obiettivi scelti", empty="Nessun obiettivo scelto."
        )
        self.table.hide_filter()
        self.duplicate = make_button("Duplica", "copy-simple", verbs.duplicate)
        self.assign = make_button(OWN_UNITS, "users-three", verbs.assign_own_units)
        self.link = make_button(LINK, "link", verbs.link)
        self.delete = make_button("Elimina…", "trash", verbs.ask_delete)
        holder = QWidget(self)
        buttons = Flow(holder)
        buttons.addWidget(self.duplicate)
        buttons.addWidget(self.assign)
        buttons.addWidget(self.link)
        buttons.addWidget(self.delete)
        column = QVBoxLayout(self)
        keep_margins(column, MEASURES.gap, 0, 0, 0)
        keep_spacing(column, MEASURES.gap)
        column.addWidget(self.title)
        column.addWidget(self.table, 1)
        column.addWidget(holder)

    def show_chosen(self) -> None:
        rows, why = self._chosen.rows, self._verbs.why_not()
        self.title.setText(f"{len(rows)} obiettivi scelti")
        self.table.set_rows(rows)
        for button, words in (
            (self.duplicate, f"Duplica {len(rows)} obiettivi"),
            (self.assign, f"Assegna {len(rows)} obiettivi al personale delle loro unità…"),
            (self.link, f"Collega {len(rows)} obiettivi a mandato e DUP…"),
            (self.delete, f"Elimina {len(rows)} obiettivi…"),
        ):  # fmt: skip
            button.setText(words)
            button.setAccessibleName(words)
            allow(button, why)
