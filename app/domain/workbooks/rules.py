"""How a row of each sheet of the *Anagrafica* becomes the draft that the services keep."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import Enum
from typing import Any, TypeVar

from app.domain.columns import Format
from app.domain.roles import Gender, OfficialRole
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.evaluators import OfficialDraft
from app.domain.structure.municipality import MunicipalityDraft, PersonnelCostDraft, PopulationDraft
from app.domain.structure.postings import PostingDraft
from app.domain.structure.units import AreaDraft, ContractAreaDraft, OfficeDraft, SectorDraft, UnitKey, UnitKind
from app.domain.validation import Draft, filled
from app.domain.workbooks import personnel
from app.domain.workbooks.cells import ERASE, Value
from app.domain.workbooks.layout import SheetLayout
from app.domain.workbooks.personnel import PersonnelRows
from app.domain.workbooks.references import (
    Resolved,
    Trouble,
    posting_unit,
    resolve_contract_area,
    resolve_person,
    resolve_unit,
    resolve_units,
)

Word = TypeVar("Word", bound=Enum)
MakeDraft = Callable[[Any, Resolved, PersonnelRows], object]


@dataclass(frozen=True, slots=True)
class SheetRules:
    """One sheet: how a row becomes a draft, and under which column a field of the draft is written.

    `make_draft` gets the row of the archive (None for a new one) and the values read; what cannot be resolved
    it leaves among their troubles.
    """

    layout: SheetLayout
    make_draft: MakeDraft
    column_of_field: Mapping[str, str] = field(default_factory=dict)


def _plain(kind: type[Draft]) -> MakeDraft:
    def make(current: Any, resolved: Resolved, _rows: PersonnelRows) -> Draft:
        return _filled(kind, current, resolved)

    return make


def _filled(kind: type[Draft], current: Any, resolved: Resolved, **others: object) -> Draft:
    """Return the draft of the row as it is in the archive, with the values of the file over it."""
    names = {one.name for one in fields(kind)}
    own = kind(**{name: getattr(current, name) for name in names if hasattr(current, name)})
    values = {key: _bare(value) for key, value in resolved.values.items() if key in names}
    return filled(own, values | others)


def _bare(value: Value) -> object:
    return None if value is ERASE else value


def _word(resolved: Resolved, key: str, words: type[Word], current: Any) -> Word | None:
    """Return the enum that a word of the file stands for; the present one when the cell is empty."""
    text = resolved.text(key)
    present = getattr(current, key, None)
    return next((word for word in words if getattr(word, "italian", "") == text), present)


def _employee(current: Any, resolved: Resolved, _rows: PersonnelRows) -> EmployeeDraft:
    if code := resolved.text("tax_code"):
        resolved.values["tax_code"] = re.sub(r"\s", "", code).upper()
    return _filled(EmployeeDraft, current, resolved, gender=_word(resolved, "gender", Gender, current))


def _official(current: Any, resolved: Resolved, _rows: PersonnelRows) -> OfficialDraft:
    return _filled(OfficialDraft, current, resolved, role=_word(resolved, "role", OfficialRole, current))


def _sector(current: Any, resolved: Resolved, rows: PersonnelRows) -> SectorDraft:
    area = resolve_unit(resolved, "parent_code", UnitKind.AREA, rows)
    present = current.key.area_id if current else None
    return _filled(SectorDraft, current, resolved, area_id=area.key.area_id if area else present)


def _office(current: Any, resolved: Resolved, rows: PersonnelRows) -> OfficeDraft:
    sector = resolve_unit(resolved, "parent_code", UnitKind.SECTOR, rows)
    present = current.key.sector_id if current else None
    return _filled(OfficeDraft, current, resolved, sector_id=sector.key.sector_id if sector else present)


def _posting(current: Any, resolved: Resolved, rows: PersonnelRows) -> PostingDraft:
    person = resolve_person(resolved, rows)
    resolve_contract_area(resolved, "contract_area_code", rows)
    unit = posting_unit(resolved, current.unit_key if current else None, rows)
    _write_unit_codes(resolved, unit, current.unit_key if current else None, rows)
    code = resolved.text("contract_area_code")
    contract_area = next((row.id for row in rows.contract_areas if row.code == code), None)
    return _filled(
        PostingDraft,
        current,
        resolved,
        employee_id=person.id if person else None,
        unit=unit,
        contract_area_id=contract_area or getattr(current, "contract_area_id", None),
    )


def _write_unit_codes(resolved: Resolved, unit: UnitKey | None, current: UnitKey | None, rows: PersonnelRows) -> None:
    """Write the codes of all the levels of a new unit, so that the preview says what really changes."""
    if unit is None or unit == current:
        return
    codes = {row.key: row.code for row in rows.registry.units}
    sector, office = UnitKey(unit.area_id, unit.sector_id), unit
    resolved.values["area_code"] = codes[UnitKey(unit.area_id)]
    resolved.values["sector_code"] = ERASE if unit.sector_id is None else codes[sector]
    resolved.values["office_code"] = ERASE if unit.office_id is None else codes[office]


def _appointment(current: Any, resolved: Resolved, rows: PersonnelRows) -> EqAppointmentDraft:
    person = resolve_person(resolved, rows)
    areas = tuple(unit.key.area_id for unit in resolve_units(resolved, "area_codes", rows))
    if current and set(areas) == set(current.area_ids):
        resolved.values["area_codes"], areas = current.area_codes, current.area_ids
    return _filled(
        EqAppointmentDraft,
        current,
        resolved,
        employee_id=person.id if person else None,
        area_ids=areas or getattr(current, "area_ids", ()),
    )


def _cost(current: Any, resolved: Resolved, _rows: PersonnelRows) -> PersonnelCostDraft:
    year = resolved.text("year")
    if year is not None and not (year.isdigit() and len(year) == 4):
        resolved.troubles.append(Trouble("year", "non è un anno", "Scrivere l'anno con quattro cifre, come 2024."))
        return PersonnelCostDraft()
    number = int(year) if year else getattr(current, "year", None)
    return _filled(PersonnelCostDraft, current, resolved, year=number)


def resolved_values(layout: SheetLayout, values: Mapping[str, Value]) -> Resolved:
    """Start from the values read; a yes-or-no to erase is a no."""
    no = {column.key for column in layout.columns if column.format is Format.BOOLEAN}
    return Resolved({key: False if value is ERASE and key in no else value for key, value in values.items()})


_UNIT_OF_POSTING = {"unit": "area_code", "contract_area_id": "contract_area_code", "employee_id": "matricola"}
PERSONNEL_RULES = (
    SheetRules(personnel.MUNICIPALITY, _plain(MunicipalityDraft)),
    SheetRules(personnel.AREAS, _plain(AreaDraft)),
    SheetRules(personnel.SECTORS, _sector, {"area_id": "parent_code"}),
    SheetRules(personnel.OFFICES, _office, {"sector_id": "parent_code"}),
    SheetRules(personnel.CONTRACT_AREAS, _plain(ContractAreaDraft)),
    SheetRules(personnel.EMPLOYEES, _employee),
    SheetRules(personnel.POSTINGS, _posting, _UNIT_OF_POSTING),
    SheetRules(personnel.APPOINTMENTS, _appointment, {"employee_id": "matricola", "area_ids": "area_codes"}),
    SheetRules(personnel.OFFICIALS, _official),
    SheetRules(personnel.POPULATION, _plain(PopulationDraft)),
    SheetRules(personnel.COSTS, _cost),
)
"""The sheets in the order in which they are taken in: each may name what those before it bring."""
