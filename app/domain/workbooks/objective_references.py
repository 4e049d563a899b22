"""Words of a row of the *Obiettivi* workbook that stand for something else: objectives, indicators, units, people."""

import re

from app.domain.italian import listed
from app.domain.matching import text_key
from app.domain.objectives.objective import UnitRef
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.units import UnitKind, UnitRow
from app.domain.workbooks.objective_lines import MeasuredIndicatorLine, ObjectiveLine, PhaseLine
from app.domain.workbooks.objective_rows import ObjectiveRows
from app.domain.workbooks.reading import ReadSheet
from app.domain.workbooks.resolved import Resolved, Trouble

_SEPARATORS = re.compile(r"[;,\n]+")


def resolve_objective(resolved: Resolved, rows: ObjectiveRows) -> ObjectiveLine | None:
    """Find the objective that a row is about, by its code."""
    code = resolved.text("objective_code")
    found = rows.objectives.get(code.casefold()) if code else None
    if code is None:
        remedy = "Scrivere il codice di un obiettivo del foglio Obiettivi."
        resolved.troubles.append(Trouble("objective_code", "manca il codice dell'obiettivo", remedy))
    elif found is None and code in rows.refused:
        resolved.is_waiting = True
    elif found is None:
        remedy = f"Controllare il codice, oppure aggiungere l'obiettivo nel foglio Obiettivi ({rows.year})."
        resolved.troubles.append(Trouble("objective_code", "non è il codice di nessun obiettivo", remedy))
    else:
        resolved.values["objective_code"] = found.code
        resolved.values["objective"] = found.title
    return found


def resolve_indicator(resolved: Resolved, rows: ObjectiveRows) -> MeasuredIndicatorLine | None:
    """Find the indicator that a value is about: by its number, else by its name, among those of its objective."""
    objective = resolve_objective(resolved, rows)
    if objective is None:
        return None
    own = rows.indicators.get(objective.code.casefold(), [])
    number, name = resolved.values.get("number"), resolved.text("indicator")
    found = next((one for one in own if one.number == number), None)
    found = found or next((one for one in own if name and text_key(one.name) == text_key(name)), None)
    if found is None and number is None and len(own) == 1 and not name:
        found = own[0]
    if found is None:
        known = listed(f"{one.number} ({one.name})" for one in own) or "nessuno"
        problem = f"non è un indicatore dell'obiettivo {objective.code}"
        resolved.troubles.append(Trouble("number", problem, f"Indicatori dell'obiettivo: {known}."))
    else:
        resolved.values["number"], resolved.values["indicator"] = found.number, found.name
    return found


def resolve_phase(resolved: Resolved, rows: ObjectiveRows) -> PhaseLine | None:
    """Find the phase that a reading is of: by its number, else by its name, among those of its objective."""
    objective = resolve_objective(resolved, rows)
    if objective is None:
        return None
    own = rows.phases.get(objective.code.casefold(), [])
    number, title = resolved.values.get("number"), resolved.text("title")
    found = next((one for one in own if one.number == number), None)
    found = found or next((one for one in own if title and text_key(one.title) == text_key(title)), None)
    if found is None:
        known = listed(f"{one.number} ({one.title})" for one in own) or "nessuna"
        problem = f"non è una fase dell'obiettivo {objective.code}"
        resolved.troubles.append(Trouble("number", problem, f"Fasi dell'obiettivo: {known}."))
    else:
        resolved.values["number"], resolved.values["title"] = found.number, found.title
    return found


def resolve_people(resolved: Resolved, key: str, rows: ObjectiveRows) -> EmployeeRow | None:
    """Find a person by matricola; an unknown one is a trouble of the column `key`."""
    matricola = resolved.text(key)
    if matricola is None:
        return None
    found = rows.employees.get(matricola.casefold())
    if found is None:
        remedy = "Controllare la matricola, oppure importare prima l'Anagrafica."
        resolved.troubles.append(Trouble(key, "non è la matricola di nessun dipendente", remedy))
    else:
        resolved.values[key] = found.matricola
    return found


def resolve_units(resolved: Resolved, key: str, rows: ObjectiveRows) -> tuple[UnitRow, ...]:
    """Read units separated by `;` and write them again with their codes; unknown and doubtful ones are a trouble."""
    text = resolved.text(key)
    if text is None:
        return ()
    whole = _unit_named(text, rows)
    words = [text] if whole else [word.strip() for word in _SEPARATORS.split(text) if word.strip()]
    found = {word: _unit_named(word, rows) for word in words}
    if doubtful := [word for word, units in found.items() if len(units) > 1]:
        problem = f"vale per più unità: {listed(doubtful)}"
        resolved.troubles.append(Trouble(key, problem, "Scrivere la denominazione dell'unità al posto del codice."))
        return ()
    if unknown := [word for word, units in found.items() if not units]:
        remedy = "Scrivere i codici delle aree e dei settori dell'Anagrafica, separati da punto e virgola."
        resolved.troubles.append(Trouble(key, f"contiene unità sconosciute: {listed(unknown)}", remedy))
        return ()
    units = tuple(dict.fromkeys(unit for [unit] in found.values()))
    resolved.values[key] = written_units(units, rows)
    return units


def name_units_by_code(resolved: Resolved, rows: ObjectiveRows, _sheet: ReadSheet) -> str:
    """Write the units of a row with their codes where they are known: so it finds its objective in the archive."""
    tried = Resolved({"unit_codes": resolved.values.get("unit_codes")})
    if resolve_units(tried, "unit_codes", rows):
        resolved.values["unit_codes"] = tried.values["unit_codes"]
    return ""


def written_units(units: tuple[UnitRow, ...], rows: ObjectiveRows) -> str:
    """Write units as the column holds them: their codes, the name where a code is of two."""
    return "; ".join(written_unit(unit, rows.unit_by_code) for unit in units)


def written_unit(unit: UnitRow, by_code: dict[str, list[UnitRow]]) -> str:
    return unit.code if len(by_code[unit.code.casefold()]) == 1 else unit.name


def unit_ref(unit: UnitRow) -> UnitRef:
    return UnitRef(unit.key.area_id, unit.key.sector_id)


def _unit_named(word: str, rows: ObjectiveRows) -> list[UnitRow]:
    """Return the units with this code, else those with this name."""
    key = text_key(word)
    places = [unit for unit in rows.units if unit.kind is not UnitKind.OFFICE]
    return rows.unit_by_code.get(word.casefold()) or [unit for unit in places if text_key(unit.name) == key]
