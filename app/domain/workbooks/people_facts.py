"""What lists of people leave out and something else in them tells: gender, matricola, the unit of a group of rows."""

from app.domain.structure.likely_gender import likely_gender
from app.domain.structure.tax_codes import gender_of
from app.domain.structure.units import UnitKind, UnitRow
from app.domain.workbooks.layout import ROW_NUMBER
from app.domain.workbooks.personnel import PersonnelRows
from app.domain.workbooks.references import LEVEL, resolve_contract_area, resolve_unit
from app.domain.workbooks.resolved import Resolved

_CODE = "P-"
"""How a matricola begins that the program gives until the true one is known."""


def complete_person(resolved: Resolved, rows: PersonnelRows) -> None:
    """Give a new person the gender and the matricola that the list has not, saying where they come from.

    The gender is that of the codice fiscale, else what the first name lets guess; the matricola is a provisional
    number, and only where the list has none for anybody: an empty cell among others is an error.
    """
    if "gender" not in resolved.values:
        _complete_gender(resolved)
    number = resolved.values.pop(ROW_NUMBER, None)
    if isinstance(number, int):
        code = f"{_CODE}{_last_given(rows) + number:03d}"
        resolved.values["matricola"] = code
        resolved.notes.append("la matricola non c'è: se ne dà una provvisoria (P-…), da correggere in Struttura.")


def _complete_gender(resolved: Resolved) -> None:
    told = gender_of(resolved.text("tax_code") or "")
    gender = told or likely_gender(resolved.text("first_name") or "")
    if gender is None:
        return
    resolved.values["gender"] = gender.italian
    source = "dal codice fiscale" if told else "dal nome, da controllare"
    resolved.notes.append(f"il genere non c'è: è preso {source}.")


def _last_given(rows: PersonnelRows) -> int:
    """Return the highest of the provisional numbers that the archive has."""
    given = [one.matricola.removeprefix(_CODE) for one in rows.registry.employees if one.matricola.startswith(_CODE)]
    return max((int(number) for number in given if number.isdecimal()), default=0)


def write_matricola(resolved: Resolved, rows: PersonnelRows) -> None:
    """Write the matricola of the only person who has the name of the row."""
    people = rows.people_named(resolved.text("full_name") or "")
    if len(people) == 1:
        resolved.values["matricola"] = people[0].matricola


def write_unit(resolved: Resolved, above: str) -> None:
    """Write the unit that a list says once for several rows, where the row says none."""
    if not set(LEVEL.values()) & resolved.values.keys():
        resolved.values[LEVEL[UnitKind.SECTOR]] = above


def named_units(resolved: Resolved, rows: PersonnelRows) -> list[UnitRow] | str:
    """Return the units that a row names; else which unit or contract area the archive does not know, in words."""
    trial = Resolved(dict(resolved.values))
    units = [resolve_unit(trial, key, kind, rows) for kind, key in LEVEL.items()]
    resolve_contract_area(trial, "contract_area_code", rows)
    for trouble in trial.troubles:
        return f"«{resolved.text(trouble.key)}» {trouble.problem}"
    return [unit for unit in units if unit is not None]
