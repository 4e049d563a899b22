"""What the archive holds of the objectives of a year, as the rows of their workbook."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Any

from app.domain.columns import Column
from app.domain.matching import text_key
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.units import UnitKind, UnitRow
from app.domain.workbooks.answers import Refusal
from app.domain.workbooks.difference import Values
from app.domain.workbooks.layout import SheetLayout, WorkbookLayout
from app.domain.workbooks.objective_lines import MeasuredIndicatorLine, ObjectiveLine, PhaseLine
from app.domain.workbooks.objective_sheets import INDICATORS, OBJECTIVES_LAYOUT, PHASES, PLAN
from app.domain.workbooks.reading import ReadSheet


@dataclass(frozen=True)
class ObjectiveRows:
    """What the archive holds of a year, as the rows of the workbook, and the units and people they may name.

    `coming` are the codes of the objectives of the file, which a row may name before they are there; `refused` those
    that could not be taken in. `difficulties` and `degree_tables` are those of the method, each with its words.
    `phases_read` are the phases of which the file has readings, by objective and number or
    name: how far they are follows those.
    """

    year: int
    units: tuple[UnitRow, ...]
    people: tuple[EmployeeRow, ...]
    by_sheet: Mapping[str, Sequence[Any]]
    coming: frozenset[str] = frozenset()
    refused: frozenset[str] = frozenset()
    difficulties: tuple[tuple[str, str], ...] = ()
    degree_tables: tuple[tuple[str, str], ...] = ()
    phases_read: frozenset[tuple[str, object]] = frozenset()

    def of(self, layout: SheetLayout) -> Sequence[object]:
        return self.by_sheet[layout.name]

    def with_coming(self, codes: frozenset[str], phases: frozenset[tuple[str, object]]) -> "ObjectiveRows":
        """Return these rows knowing the codes of the objectives of the file, and the phases it has readings of."""
        return replace(self, coming=codes, phases_read=phases)

    def reads(self, phase: PhaseLine) -> bool:
        """Whether the file has readings of a phase."""
        code = phase.objective_code.casefold()
        return bool({(code, phase.number), (code, text_key(phase.title))} & self.phases_read)

    def within(self, _sheet: ReadSheet) -> "ObjectiveRows | Refusal":
        return self

    def after(self, before: "ObjectiveRows") -> "ObjectiveRows":
        return replace(self, refused=before.refused)

    def without(self, layout: SheetLayout, wrong: Sequence[Values]) -> "ObjectiveRows":
        """Return these rows knowing which objectives could not be taken in."""
        if layout.name != PLAN.name:
            return self
        codes = (values.get("code") for values in wrong)
        return replace(self, refused=frozenset(one for one in codes if isinstance(one, str)))

    @cached_property
    def objectives(self) -> dict[str, ObjectiveLine]:
        """The objectives by their code, however it is written."""
        return {row.code.casefold(): row for row in self.by_sheet[PLAN.name]}

    @cached_property
    def indicators(self) -> dict[str, list[MeasuredIndicatorLine]]:
        """The indicators of each objective, by its code."""
        found: dict[str, list[MeasuredIndicatorLine]] = {}
        for row in self.by_sheet[INDICATORS.name]:
            found.setdefault(row.objective_code.casefold(), []).append(row)
        return found

    @cached_property
    def phases(self) -> dict[str, list[PhaseLine]]:
        """The phases of each objective, by its code."""
        found: dict[str, list[PhaseLine]] = {}
        for row in self.by_sheet[PHASES.name]:
            found.setdefault(row.objective_code.casefold(), []).append(row)
        return found

    @cached_property
    def employees(self) -> dict[str, EmployeeRow]:
        return {row.matricola.casefold(): row for row in self.people}

    @cached_property
    def unit_by_code(self) -> dict[str, list[UnitRow]]:
        """The aree and settori that a code stands for: one, unless an area and a settore share it."""
        return units_by_code(self.units)


def units_by_code(units: Iterable[UnitRow]) -> dict[str, list[UnitRow]]:
    """Return the aree and settori of each code, without case."""
    found: dict[str, list[UnitRow]] = {}
    for unit in units:
        if unit.kind is not UnitKind.OFFICE:
            found.setdefault(unit.code.casefold(), []).append(unit)
    return found


def layout_with_choices(rows: ObjectiveRows) -> WorkbookLayout:
    """Return the layout whose lists offer the codes that the archive knows."""
    codes = tuple(row.code for row in rows.objectives.values())
    offered = {
        "objective_code": codes,
        "parent_code": codes,
        "unit_code": tuple(unit.code for unit in rows.units if unit.kind is not UnitKind.OFFICE),
        "matricola": tuple(row.matricola for row in rows.people),
        "owner_matricola": tuple(row.matricola for row in rows.people),
        "difficulty": tuple(code for code, _ in rows.difficulties),
        "degree_table": tuple(code for code, _ in rows.degree_tables),
    }
    sheets = tuple(
        replace(sheet, columns=tuple(_offering(column, offered.get(column.key)) for column in sheet.columns))
        for sheet in OBJECTIVES_LAYOUT.sheets
    )
    return replace(OBJECTIVES_LAYOUT, sheets=sheets)


def _offering(column: Column, choices: tuple[str, ...] | None) -> Column:
    return replace(column, choices=choices) if choices else column
