"""How a row of each sheet of the *Anagrafica* becomes the draft that the services keep."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from app.domain.italian import format_date, listed
from app.domain.matching import text_key
from app.domain.roles import Gender, OfficialRole
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.area_charges import AreaChargeDraft, official_named
from app.domain.structure.employees import EmployeeDraft, EmployeeRow
from app.domain.structure.evaluators import OfficialDraft
from app.domain.structure.municipality import MunicipalityDraft, PersonnelCostDraft, PopulationDraft
from app.domain.structure.postings import PostingDraft
from app.domain.structure.provisional import is_provisional
from app.domain.structure.tax_codes import tidy_tax_code
from app.domain.structure.units import AreaDraft, ContractAreaDraft, OfficeDraft, SectorDraft, UnitKey, UnitKind
from app.domain.workbooks import personnel
from app.domain.workbooks.cells import ERASE
from app.domain.workbooks.people_facts import (
    complete_person,
    named_units,
    note_misfits,
    write_days,
    write_matricola,
    write_percentage,
    write_unit,
)
from app.domain.workbooks.people_met import TELLING_APART, alike, name_in
from app.domain.workbooks.personnel import PersonnelRows
from app.domain.workbooks.reading import ReadRow, ReadSheet
from app.domain.workbooks.references import (
    posting_unit,
    resolve_contract_area,
    resolve_person,
    resolve_unit,
    resolve_units,
)
from app.domain.workbooks.resolved import Resolved, Trouble
from app.domain.workbooks.rules import SheetRules, filled_draft, plain_draft, word_of

_YEARS_AHEAD = 1
"""How long after today somebody may be said to be hired."""


def _employee(current: Any, resolved: Resolved, rows: PersonnelRows) -> EmployeeDraft:
    resolved.troubles += _dates_to_come(resolved, rows.today)
    if code := resolved.text("tax_code"):
        resolved.values["tax_code"] = tidy_tax_code(code)
    if current is None:
        complete_person(resolved, rows)
    draft = filled_draft(EmployeeDraft, current, resolved, gender=word_of(resolved, "gender", Gender, current))
    note_misfits(resolved, draft)
    return draft


def _dates_to_come(resolved: Resolved, today: date) -> Iterator[Trouble]:
    """Yield the days of a person that are still to come, and cannot be."""
    born, hired = resolved.values.get("birth_date"), resolved.values.get("hired_on")
    if today > date.min and isinstance(born, date) and born > today:
        yield Trouble("birth_date", "è nel futuro", "Controllare l'anno.")
    if today > date.min and isinstance(hired, date) and hired.year > today.year + _YEARS_AHEAD:
        yield Trouble("hired_on", "è troppo lontana nel futuro", "Controllare l'anno.")


def _same_person_twice(sheet: ReadSheet) -> list[str]:
    """Tell of the rows that seem to be of one person under several matricole."""
    born: dict[object, list[ReadRow]] = {}
    for row in sheet.rows:
        born.setdefault(row.values.get("birth_date"), []).append(row)
    born.pop(None, None)
    found: dict[tuple[str, object], list[ReadRow]] = {}
    for day, rows in born.items():
        for row in rows if len(rows) > 1 else ():
            if name := name_in(row.values):
                found.setdefault((text_key(name), day), []).append(row)
    return [
        f"le righe {listed(str(row.number) for row in rows)} sembrano della stessa persona"
        f" ({rows[0].values.get('last_name')} {rows[0].values.get('first_name')}) con matricole diverse:"
        f" {listed(str(row.values.get('matricola', '–')) for row in rows)}."
        for rows in found.values()
        if len({row.values.get("matricola") for row in rows}) > 1
    ]


_NO_UNIT = "l'assegnazione non si legge, perché il file non dice in quale unità; l'anagrafica sì."
_NO_CONTRACT_AREA = "l'assegnazione non si legge, perché il file non dice l'area contrattuale; l'anagrafica sì."
_NO_MATRICOLA = "l'assegnazione non si legge senza la matricola."
_NO_PERSON = "l'assegnazione non si legge, perché la persona non è ancora in archivio."


def _completed_posting(resolved: Resolved, rows: PersonnelRows, sheet: ReadSheet) -> str:
    """Give a posting of a list without dates the day of the one the person has, or of the hiring."""
    above = resolved.values.pop(personnel.UNIT_ABOVE, None)
    if not sheet.is_beside:
        return ""
    if "matricola" not in sheet.places:
        write_matricola(resolved, rows)
    for key in TELLING_APART:
        resolved.values.pop(key, None)
    matricola = resolved.text("matricola")
    person = rows.employee(matricola) if matricola else None
    if matricola is None:
        return _NO_MATRICOLA
    if person is None:
        return "" if rows.is_refused(matricola) else _NO_PERSON
    if isinstance(above, str):
        write_unit(resolved, above)
    elif sheet.together and rows.are_units(sheet.together):
        write_unit(resolved, sheet.name)
    last = rows.last_posting(person)
    if last is None and (lack := _lack(resolved)):
        return lack
    trial = named_units(resolved, rows)
    if isinstance(trial, str):
        return f"l'assegnazione non si legge, perché {trial}; l'anagrafica sì."
    why = write_days(resolved, person, last, trial, rows.today)
    return f"l'assegnazione non si legge, perché {why}; l'anagrafica sì." if why else ""


def _lack(resolved: Resolved) -> str:
    """Return why the first posting of somebody is left out: its unit or its area of the contract is not told."""
    if not {"area_code", "sector_code", "office_code"} & resolved.values.keys():
        return _NO_UNIT
    return "" if "contract_area_code" in resolved.values else _NO_CONTRACT_AREA


def _same_name(current: object | None, resolved: Resolved, rows: PersonnelRows) -> list[str]:
    """Propose, never decide: a new person with the name of somebody the archive knows."""
    if current is not None:
        return []
    name = name_in(resolved.values)
    return [
        f"{name} sarebbe una persona nuova, ma in archivio c'è già {other.full_name} con matricola"
        f" {other.matricola}. Se è la stessa persona, scrivere quella matricola."
        for other in rows.people_named(name)
    ]


def _by_name(resolved: Resolved, rows: PersonnelRows) -> tuple[object, str] | None:
    """Return the only person with this name who, where both say it, was born that day and has that codice fiscale."""
    born = resolved.values.get("birth_date")
    same = alike(rows.people_named(name_in(resolved.values)), resolved.values)
    if len(same) != 1:
        return None
    person = same[0]
    when = f", data di nascita {format_date(person.birth_date)}" if isinstance(born, date) and person.birth_date else ""
    return person, f"{person.full_name}, matricola {person.matricola}{when}"


def _renumbered(resolved: Resolved, rows: PersonnelRows) -> EmployeeRow | None:
    """Return the only person of this name whose matricola the program gave: the list says the true one."""
    same = alike(rows.people_named(name_in(resolved.values)), resolved.values)
    if len(same) != 1 or not is_provisional(same[0].matricola):
        return None
    resolved.notes.append(f"la matricola provvisoria {same[0].matricola} diventa quella del file.")
    return same[0]


def _official(current: Any, resolved: Resolved, _rows: PersonnelRows) -> OfficialDraft:
    return filled_draft(OfficialDraft, current, resolved, role=word_of(resolved, "role", OfficialRole, current))


def _charge(current: Any, resolved: Resolved, rows: PersonnelRows) -> AreaChargeDraft:
    """Find the official by the name, and by the office where two have it: whoever is in office on the first day."""
    areas = resolve_units(resolved, "area_code", rows)
    name, start = resolved.text("full_name"), resolved.values.get("valid_from")
    office = word_of(resolved, "role", OfficialRole, None)
    official = official_named(rows.registry.officials, name or "", office, start if isinstance(start, date) else None)
    if name and official is None:
        remedy = "Controllare il nome e le date nel foglio Cariche, oppure aggiungerlo lì."
        resolved.troubles.append(Trouble("full_name", "non è fra le cariche dell'ente in quei giorni", remedy))
    return filled_draft(
        AreaChargeDraft,
        current,
        resolved,
        official_id=official.id if official else getattr(current, "official_id", None),
        area_ids=tuple(one.key.area_id for one in areas) or ((current.area_id,) if current else ()),
    )


def _sector(current: Any, resolved: Resolved, rows: PersonnelRows) -> SectorDraft:
    area = resolve_unit(resolved, "parent_code", UnitKind.AREA, rows)
    present = current.key.area_id if current else None
    return filled_draft(SectorDraft, current, resolved, area_id=area.key.area_id if area else present)


def _office(current: Any, resolved: Resolved, rows: PersonnelRows) -> OfficeDraft:
    sector = resolve_unit(resolved, "parent_code", UnitKind.SECTOR, rows)
    present = current.key.sector_id if current else None
    return filled_draft(OfficeDraft, current, resolved, sector_id=sector.key.sector_id if sector else present)


def _posting(current: Any, resolved: Resolved, rows: PersonnelRows) -> PostingDraft:
    person = resolve_person(resolved, rows)
    write_percentage(resolved)
    resolve_contract_area(resolved, "contract_area_code", rows)
    unit = posting_unit(resolved, current.unit_key if current else None, rows)
    _write_unit_codes(resolved, unit, current.unit_key if current else None, rows)
    code = resolved.text("contract_area_code")
    contract_area = next((row.id for row in rows.contract_areas if row.code == code), None)
    return filled_draft(
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
    return filled_draft(
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
    return filled_draft(PersonnelCostDraft, current, resolved, year=number)


_UNIT_OF_POSTING = {"unit": "area_code", "contract_area_id": "contract_area_code", "employee_id": "matricola"}
PERSONNEL_RULES = (
    SheetRules(personnel.MUNICIPALITY, plain_draft(MunicipalityDraft)),
    SheetRules(personnel.AREAS, plain_draft(AreaDraft), is_tried_again=True),
    SheetRules(personnel.SECTORS, _sector, {"area_id": "parent_code"}, is_tried_again=True),
    SheetRules(personnel.OFFICES, _office, {"sector_id": "parent_code"}),
    SheetRules(personnel.CONTRACT_AREAS, plain_draft(ContractAreaDraft)),
    SheetRules(
        personnel.EMPLOYEES,
        _employee,
        proposals=_same_name,
        by_name=_by_name,
        renumbered=_renumbered,
        look_over=_same_person_twice,
    ),
    SheetRules(personnel.POSTINGS, _posting, _UNIT_OF_POSTING, complete=_completed_posting),
    SheetRules(personnel.APPOINTMENTS, _appointment, {"employee_id": "matricola", "area_ids": "area_codes"}),
    SheetRules(personnel.OFFICIALS, _official),
    SheetRules(personnel.CHARGES, _charge, {"official_id": "full_name", "area_ids": "area_code"}),
    SheetRules(personnel.POPULATION, plain_draft(PopulationDraft)),
    SheetRules(personnel.COSTS, _cost),
)
"""The sheets in the order in which they are taken in: each may name what those before it bring."""
