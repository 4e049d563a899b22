"""From what is typed, filled or pasted in the grid to one operation: tried first, asked about, then written."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from app.domain.changes import Changes
from app.domain.ids import ObjectiveId
from app.domain.italian import plural
from app.domain.objectives.detail import ObjectiveChoices, UnitChoice
from app.domain.objectives.grid.columns import HEADINGS
from app.domain.objectives.grid.edits import (
    GridEdits,
    edited_label,
    emptied_label,
    filled_label,
    pasted_label,
    written_label,
)
from app.domain.objectives.grid.people import people_by_name
from app.domain.objectives.grid.reading import Known, read_row
from app.domain.objectives.grid.rehearsal import Rehearsal, block_cells, rehearse
from app.domain.objectives.grid.rows import RULE_WORDS, GridRow
from app.domain.objectives.objective import UnitRef
from app.domain.objectives.value import told_ahead
from app.domain.objectives.vocabulary import IndicatorRule
from app.domain.quantities import Dot, TwoReadings
from app.services.objectives.grid import write_grid
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind
from app.ui.objectives.grid.model import GridModel
from app.ui.objectives.grid.paste_dialog import PasteDialog
from app.ui.objectives.grid.view import CellText, ManyCells

Cells = Sequence[Mapping[str, str]]
Label = Callable[[Rehearsal], str]
_OF_RULE = {
    IndicatorRule.BY_DATE: "; quanto toglie il ritardo si scrive in «Regola…»",
    IndicatorRule.YES_NO: ": fatto o non fatto",
}


class GridWriting(QObject):
    """Writes what a page with the grid asks; `refused()` shows again what is stored."""

    def __init__(self, desk: Desk, page: QWidget, model: GridModel) -> None:
        super().__init__(page)
        self._desk, self._page, self._model = desk, page, model
        self._known = Known()
        self._choices = ObjectiveChoices()
        self._is_pasting = False

    def learn(
        self,
        choices: ObjectiveChoices,
        codes: Mapping[str, ObjectiveId],
        measurable: frozenset[ObjectiveId] | None = None,
    ) -> None:
        """Take what reading cells needs to know: people in service, codes taken, the year, what may be measured."""
        self._choices = choices
        people = people_by_name(choices.people)
        self._known = Known(
            people, codes, self._desk.year, judgements=choices.judgements, measurable=measurable,
            difficulties=choices.difficulties,
        )  # fmt: skip

    @property
    def choices(self) -> ObjectiveChoices:
        return self._choices

    @property
    def units(self) -> Sequence[UnitChoice]:
        """The units that new rows can be given to."""
        return self._choices.units

    def why_wrong(self, row: GridRow, key: str, text: str) -> str:
        """Say why a text cannot stand in a cell; two readings of a number and another rule are asked apart."""
        found = read_row(row, {key: text}, self._known).wrong
        wrong = [one for one in found if one.two is None and one.rule is None]
        return f"{HEADINGS[key]}: {wrong[0].why}." if wrong else ""

    def write_cell(self, row: GridRow, key: str, text: str) -> None:
        code = row.objective.code
        self._attempt([row], [{key: text}], lambda _: edited_label(code, key))

    def write_cells(self, cells: Sequence[CellText], why: ManyCells) -> None:
        """Write a text in many cells, as one operation named by what was done."""
        self._is_pasting = False
        by_row: dict[object, tuple[GridRow, dict[str, str]]] = {}
        for row, key, text in cells:
            by_row.setdefault(row.id, (row, {}))[1][key] = text
        rows, written = [row for row, _ in by_row.values()], [values for _, values in by_row.values()]
        keys = list(dict.fromkeys(key for _, key, _ in cells))
        self._attempt(rows, written, partial(_label_of, why, keys, self._above(rows[0])))

    def paste(self, block: Sequence[Sequence[str]], start: int, keys: Sequence[str], unit: UnitRef | None) -> None:
        """Write a block on the rows from the line `start` on; those without a place are offered as new in `unit`."""
        self._is_pasting = True
        lines = [line for line in self._model.lines[start:] if isinstance(line, GridRow)]
        group = self._model.group_at(self._model.index(start, 0)) if start < len(self._model.lines) else None
        is_on_group = start < len(self._model.lines) and not isinstance(self._model.lines[start], GridRow)
        inside = [line for line in lines if group is not None and line.group == group.key]
        cells = block_cells(block, keys)
        if is_on_group:
            rows: list[GridRow] = []
        else:
            rows = inside if _writes_other_titles(lines, len(inside), cells) else lines
        self._attempt(rows[: len(cells)], cells, lambda found: pasted_label(found.cells, found.new_rows), unit)

    def write(self, edits: GridEdits, on_done: Callable[[Changes], None] | None = None) -> None:
        """Write edits that need not be tried."""
        ahead = told_ahead(edits.days_done, self._desk.workspace.today)
        if on_done is None and ahead:
            on_done = partial(self._warn, ahead)
        if on_done is None:
            self._desk.save(write_grid, self._desk.year, edits)
        else:
            self._desk.save(write_grid, self._desk.year, edits, on_done=on_done)

    def _warn(self, words: str, _changes: Changes) -> None:
        """Say what is to be looked at again in what was written all the same."""
        self._desk.tell(Notice(words, NoticeKind.WARNING))

    def _attempt(self, rows: list[GridRow], cells: Cells, label: Label, unit: UnitRef | None = None) -> None:
        found = rehearse(rows, cells, self._known, unit)
        if found.two:
            self._ask_about_dots(found.two, partial(self._go_on, rows, cells, label, unit))
        else:
            self._go_on(rows, cells, label, unit, Dot.ASKED)

    def _go_on(self, rows: list[GridRow], cells: Cells, label: Label, unit: UnitRef | None, dot: Dot) -> None:
        known = replace(self._known, dot=dot)

        def tried(place: UnitRef | None) -> Rehearsal:
            return rehearse(rows, cells, known, place)

        found = tried(unit)
        if not found.unfit and not found.new_rows:
            self._save(label, found, None)
        elif len(cells) == 1 and len(cells[0]) == 1 and rows and (rule := found.unfit[0].rule):
            other = [{**cells[0], "measure": RULE_WORDS[rule]}]
            self._offer_rule(found.unfit[0].text, rule, partial(self._attempt, rows, other, label, unit))
        elif len(cells) == 1 and len(cells[0]) == 1 and rows:
            self._model.forget_pending()
            self._desk.tell(Notice(f"{found.unfit[0].heading}: {found.unfit[0].why}.", NoticeKind.ERROR))
        else:
            self._model.forget_pending()
            dialog = PasteDialog(self._page, tried, unit, self._choices.units, partial(self._save, label))
            if not self._is_pasting:
                dialog.speak_of_writing([self._model.number_of(row) for row in rows])
            dialog.open()

    def _save(self, label: Label, found: Rehearsal, unit: UnitRef | None) -> None:
        edits = GridEdits(label(found), tuple(found.edits), tuple(found.new), unit)
        if edits.is_empty:
            self._model.forget_pending()
        else:
            self.write(edits)

    def _ask_about_dots(self, two: Sequence[TwoReadings], go_on: Callable[[Dot], object]) -> None:
        """Ask what the dot of some numbers is: one answer holds for the whole block."""
        one = two[0]
        others = f" (e altre {plural(len(two) - 1, 'cella', 'celle')})" if len(two) > 1 else ""
        words = f"«{one.text}»{others} si può leggere in due modi: quale numero è?"
        actions = (
            NoticeAction("Annulla", self._model.forget_pending),
            NoticeAction(one.decimals, partial(go_on, Dot.DECIMALS)),
            NoticeAction(one.thousands, partial(go_on, Dot.THOUSANDS)),
        )
        self._desk.tell(Notice(words, NoticeKind.WARNING, actions))

    def _offer_rule(self, text: str, rule: IndicatorRule, change: Callable[[], None]) -> None:
        """Offer the rule under which what was typed is what is expected: the keyboard is on the yes."""
        self._desk.tell(
            Notice(
                f"«{text}» non è un numero: si misura con la regola «{rule.italian}»{_OF_RULE[rule]}.",
                NoticeKind.WARNING,
                (
                    NoticeAction("Cambia la regola", change, is_primary=True, takes_keyboard=True),
                    NoticeAction("Lascia com'era", self._model.forget_pending),
                ),
            )
        )

    def _above(self, row: GridRow) -> str:
        """Return the code of the row above one: what a fill is copied from."""
        rows = self._model.rows
        place = next((at for at, one in enumerate(rows) if one.id == row.id), 0)
        return rows[max(place - 1, 0)].objective.code


def _label_of(why: ManyCells, keys: list[str], above: str, found: Rehearsal) -> str:
    if why is ManyCells.FILLED:
        return filled_label(found.cells, keys, above)
    return (written_label if why is ManyCells.WRITTEN else emptied_label)(found.cells, keys)


def _writes_other_titles(rows: Sequence[GridRow], inside: int, cells: Cells) -> bool:
    """Tell whether a block would give other titles to objectives of the groups below: its rows are then new ones."""
    beyond = zip(rows[inside:], cells[inside:], strict=False)
    return any(cell.get("title", "").strip() not in {"", row.title} for row, cell in beyond)
