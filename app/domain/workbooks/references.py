"""Words of a row that stand for something else: codes or names of units, of contract areas, of people."""

import re
from collections.abc import Iterable
from typing import Protocol, TypeVar

from app.domain.italian import listed
from app.domain.matching import text_key
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.former_categories import area_of_category, transposed
from app.domain.structure.named_units import unit_elsewhere
from app.domain.structure.units import UnitKey, UnitKind, UnitRow
from app.domain.workbooks.difference import Values
from app.domain.workbooks.personnel import PersonnelRows
from app.domain.workbooks.resolved import Resolved, Trouble

_SEPARATORS = re.compile(r"[;,\n]+")
LEVEL = {UnitKind.AREA: "area_code", UnitKind.SECTOR: "sector_code", UnitKind.OFFICE: "office_code"}
_WHERE = {UnitKind.AREA: "Aree", UnitKind.SECTOR: "Settori", UnitKind.OFFICE: "Uffici"}


class _Coded(Protocol):
    @property
    def code(self) -> str: ...

    @property
    def name(self) -> str: ...


Coded = TypeVar("Coded", bound=_Coded)


def by_code_or_name(rows: Iterable[Coded], text: str) -> Coded | None:
    """Return the row with this code, else the only one with this name."""
    known = list(rows)
    key = text_key(text)
    same_code = next((row for row in known if row.code == text), None)
    same_code = same_code or next((row for row in known if text_key(row.code) == key), None)
    same_name = [row for row in known if text_key(row.name) == key]
    return same_code or (same_name[0] if len(same_name) == 1 else None)


def resolve_unit(resolved: Resolved, key: str, kind: UnitKind, rows: PersonnelRows) -> UnitRow | None:
    """Replace the word under `key` by the code of the unit; an unknown one is a trouble."""
    text = resolved.text(key)
    if text is None:
        return None
    units = rows.units(kind)
    unit = by_code_or_name(units, text) or by_code_or_name([one for one in units if one.is_there_on(rows.today)], text)
    if unit is None and (unit := _unit_elsewhere(resolved, key, text, rows)):
        del resolved.values[key]
        resolved.values[LEVEL[unit.kind]] = unit.code
        resolved.notes.append(f"«{text}» è letto come {unit.code} ({unit.name}).")
    elif unit is None:
        problem = f"non è {_a(kind)} che l'archivio conosce"
        resolved.troubles.append(Trouble(key, problem, f"Scrivere un codice del foglio {_WHERE[kind]}."))
    else:
        resolved.values[key] = unit.code
    return unit


def _unit_elsewhere(resolved: Resolved, key: str, text: str, rows: PersonnelRows) -> UnitRow | None:
    """Return the unit that the word of a level names at another, where the row says nothing of that one."""
    given = {one for one in LEVEL.values() if one != key and one in resolved.values}
    units = [one for kind in UnitKind if LEVEL[kind] not in given for one in rows.units(kind)]
    return unit_elsewhere(units, text) or unit_elsewhere([one for one in units if one.is_there_on(rows.today)], text)


def resolve_units(resolved: Resolved, key: str, rows: PersonnelRows) -> tuple[UnitRow, ...]:
    """Read a list of areas separated by `;` and write it again with their codes."""
    text = resolved.text(key)
    if text is None:
        return ()
    words = [word.strip() for word in _SEPARATORS.split(text) if word.strip()]
    whole = by_code_or_name(rows.units(UnitKind.AREA), text)
    found = [whole] if whole else [by_code_or_name(rows.units(UnitKind.AREA), word) for word in words]
    if unknown := [word for word, unit in zip(words, found, strict=False) if unit is None]:
        problem = f"contiene aree che l'archivio non conosce: {listed(unknown)}"
        remedy = "Scrivere i codici del foglio Aree, separati da punto e virgola."
        resolved.troubles.append(Trouble(key, problem, remedy))
        return ()
    units = tuple(dict.fromkeys(unit for unit in found if unit is not None))
    resolved.values[key] = "; ".join(unit.code for unit in units)
    return units


def resolve_contract_area(resolved: Resolved, key: str, rows: PersonnelRows) -> None:
    text = resolved.text(key)
    if text is None:
        return
    found = by_code_or_name(rows.contract_areas, text)
    if found is None and (found := area_of_category(text, rows.contract_areas)) is not None:
        source = ", secondo il CCNL 16.11.2022, tabella B" if transposed(text) else ""
        resolved.notes.append(f"«{text}» è letto come {found.code} ({found.name}){source}.")
    if found is None:
        known = listed(f"{row.code} ({row.name})" for row in rows.contract_areas)
        remedy = f"Scrivere {known}." if known else "Aggiungerla nel foglio Aree contrattuali."
        resolved.troubles.append(Trouble(key, "non è un'area contrattuale che l'archivio conosce", remedy))
    else:
        resolved.values[key] = found.code


def resolve_person(resolved: Resolved, rows: PersonnelRows) -> EmployeeRow | None:
    """Find who a dated fact is about, by matricola; a name alone is only a proposal."""
    matricola, name = resolved.text("matricola"), resolved.text("full_name")
    if matricola is None:
        resolved.troubles.append(_without_matricola(rows.people_named(name or "")))
        return None
    person = rows.employee(matricola)
    if person is None and rows.is_refused(matricola):
        resolved.is_waiting = True
    elif person is None:
        remedy = "Controllare la matricola, oppure aggiungere la persona nel foglio Dipendenti."
        resolved.troubles.append(Trouble("matricola", "non è la matricola di nessun dipendente", remedy))
    elif name and person not in rows.people_named(name):
        resolved.notes.append(f"la matricola {matricola} è di {person.full_name}, non di {name}.")
    if person is not None:
        resolved.values["full_name"] = person.full_name
    return person


def posting_unit(resolved: Resolved, current: UnitKey | None, rows: PersonnelRows) -> UnitKey | None:
    """Return the unit of a posting from the codes of its row, completed by those above and by the present ones."""
    named = [resolve_unit(resolved, key, kind, rows) for kind, key in LEVEL.items()]
    found = {unit.kind: unit for unit in named if unit is not None}
    area, sector, office = (found.get(kind) for kind in LEVEL)
    if any(trouble.key.endswith("_code") for trouble in resolved.troubles):
        return None
    key = _deepest(resolved.values, area, sector, office, current)
    if key is not None and key.sector_id in rows.moved:
        resolved.values["area_code"] = next(unit.code for unit in rows.registry.areas if unit.id == key.area_id)
    elif key is not None:
        _refuse_contradiction(resolved, key, area, sector)
    return key


def _deepest(
    values: Values, area: UnitRow | None, sector: UnitRow | None, office: UnitRow | None, current: UnitKey | None
) -> UnitKey | None:
    """Return the lowest unit that the row names; a level left empty stays as it is, unless it is to be erased."""
    named = office or sector or area
    if current is None:
        return named.key if named else None
    if "office_code" in values and office is None:
        current = UnitKey(current.area_id, current.sector_id)
    if "sector_code" in values and sector is None:
        current = UnitKey(current.area_id)
    if named is None or _holds(named.key, current):
        return current
    return named.key


def _holds(key: UnitKey, current: UnitKey) -> bool:
    return key in {current, UnitKey(current.area_id, current.sector_id), UnitKey(current.area_id)}


def _refuse_contradiction(resolved: Resolved, key: UnitKey, area: UnitRow | None, sector: UnitRow | None) -> None:
    if area is not None and key.area_id != area.key.area_id:
        problem = "non è l'area del settore indicato nella stessa riga"
        remedy = "Scrivere un settore di quell'area, oppure (cancella) nella cella del settore."
        resolved.troubles.append(Trouble("area_code", problem, remedy))
    elif sector is not None and key.sector_id != sector.key.sector_id:
        problem = "non è il settore dell'ufficio indicato nella stessa riga"
        remedy = "Scrivere un ufficio di quel settore, oppure (cancella) nella cella dell'ufficio."
        resolved.troubles.append(Trouble("sector_code", problem, remedy))


def _without_matricola(people: list[EmployeeRow]) -> Trouble:
    if not people:
        return Trouble("matricola", "manca la matricola", "Scrivere la matricola del dipendente.")
    proposal = listed(f"{row.matricola} ({row.full_name})" for row in people)
    return Trouble("matricola", "manca la matricola", f"Dal nome potrebbe essere {proposal}: se è così, scriverla.")


def _a(kind: UnitKind) -> str:
    return {UnitKind.AREA: "un'area", UnitKind.SECTOR: "un settore", UnitKind.OFFICE: "un ufficio"}[kind]
