"""*Prova* of the rules of progressions: imaginary candidates in a table, the ranking and its reasons at once."""

from PySide6.QtWidgets import QVBoxLayout, QWidget

from app.domain.issues import Severity
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.results import ProgressionResult
from app.domain.progressions.trial import TRIAL_COLUMNS, ImaginaryCandidate, imaginary, trial_problem, tried, with_cell
from app.ui.kit.explanation import step_nodes
from app.ui.kit.explanation_tree import ExplanationTree
from app.ui.kit.labels import Message, hint_label, title_label
from app.ui.kit.rows_model import CellEdit
from app.ui.kit.rows_table import RowsTable
from app.ui.kit.scale import keep_minimum_height
from app.ui.kit.tokens import MEASURES

HINT = (
    "Persone di fantasia: i valori si scrivono nelle celle e niente si salva. In «Titoli» i codici delle voci, con il"
    " numero: laurea, corso 2."
)
TABLE, TREE = 150, 120
EMPTY = "Correggere il testo per provare le regole."


class RulesTrial(QWidget):
    """Ranks imaginary people with the rules shown."""

    def __init__(self, year: int) -> None:
        super().__init__()
        self._year = year
        self.rules: ProgressionRules | None = None
        self.people: tuple[ImaginaryCandidate, ...] = ()
        self.result = ProgressionResult()
        self.table = RowsTable(TRIAL_COLUMNS, name="progressions.trial", title="Persone di prova", empty=EMPTY)
        self.table.allow_editing()
        self.table.hide_filter()
        self.message = Message(self)
        self.tree = ExplanationTree(
            ("Voce e calcolo", "Punti"), title="Perché questo punteggio", empty="Scegliere una persona."
        )
        keep_minimum_height(self.table, TABLE)
        keep_minimum_height(self.tree, TREE)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(title_label("Prova", MEASURES.section))
        layout.addWidget(hint_label(HINT))
        layout.addWidget(self.table, 3)
        layout.addWidget(self.message)
        layout.addWidget(self.tree, 2)
        self.table.edited.connect(self._give)
        self.table.pasted.connect(self._give_all)
        self.table.current_changed.connect(self._show_person)

    def show_rules(self, rules: ProgressionRules | None) -> None:
        """Try these rules on the people there are; none while the text is wrong."""
        self.rules = rules
        if rules is not None and not self.people:
            self.people = imaginary(rules)
        self._compute()

    def _give(self, edit: CellEdit) -> None:
        self._give_all([edit])

    def _give_all(self, edits: list[CellEdit]) -> None:
        found = {one.id: one for one in self.people}
        for edit in edits:
            value = "" if edit.value is None and edit.key in {"held", "name", "contract_area"} else edit.value
            changed = with_cell(found[edit.row.id], edit.key, value)
            problem = "Scrivere un numero." if value is None else trial_problem(changed)
            if problem:
                self.message.say(problem, Severity.ERROR)
                self.table.set_rows(self.people)
                return
            found[edit.row.id] = changed
        self.people = tuple(found.values())
        self._compute()

    def _compute(self) -> None:
        if self.rules is None:
            self.result = ProgressionResult()
            self.table.set_rows(())
            self.tree.set_nodes([])
            self.message.clear()
            return
        self.people, self.result = tried(self.rules, self.people, self._year)
        chosen = self.table.current_row()
        self.table.set_rows(self.people)
        self.table.select(chosen.id if chosen is not None else self.people[0].id)
        notes = [*self.result.problems, *(f"{one.title}: {note}" for one in self.result.rankings for note in one.notes)]
        if notes:
            self.message.say(" ".join(notes), Severity.NOTE)
        else:
            self.message.clear()
        self._show_person()

    def _show_person(self, _row: object = None) -> None:
        row: ImaginaryCandidate | None = self.table.current_row()
        placed = {it.candidate.id: it for ranking in self.result.rankings for it in ranking.people}
        found = placed.get(row.id) if row is not None else None
        self.tree.set_nodes(step_nodes((found.points.tree,)) if found else [])
        self.tree.view.expandToDepth(1)
