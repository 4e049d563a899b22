"""What lists of people leave out and something else in them tells: gender, matricola, the unit of a group of rows."""

from collections.abc import Iterable, Iterator
from datetime import date
from decimal import Decimal

from app.domain.italian import format_date, format_decimal, listed
from app.domain.periods import DAY, FOREVER
from app.domain.structure.employees import EmployeeDraft, EmployeeRow
from app.domain.structure.likely_gender import likely_gender
from app.domain.structure.postings import PostingRow
from app.domain.structure.provisional import OF_LISTS
from app.domain.structure.tax_codes import gender_of, is_tax_code, misfits
from app.domain.structure.units import UnitKind, UnitRow
from app.domain.workbooks.cells import Value
from app.domain.workbooks.layout import ROW_NUMBER
from app.domain.workbooks.people_met import alike, name_in
from app.domain.workbooks.personnel import PersonnelRows
from app.domain.workbooks.references import LEVEL, resolve_contract_area, resolve_unit
from app.domain.workbooks.resolved import Resolved, Trouble

_WHOLE, _CENT = Decimal(100), Decimal("0.01")
_SHOWN = 6
"""Decimals of a share of time that are enough to tell which it is."""


def complete_person(resolved: Resolved, rows: PersonnelRows) -> None:
    """Give a new person the gender and the matricola that the list has not, saying where they come from.

    The gender is that of the codice fiscale, else what the first name lets guess; the matricola is a provisional
    number, and only where the list has none for anybody: an empty cell among others is an error.
    """
    if "gender" not in resolved.values:
        _complete_gender(resolved)
    number = resolved.values.pop(ROW_NUMBER, None)
    if isinstance(number, int):
        resolved.troubles += _namesakes(resolved, rows)
        resolved.values["matricola"] = f"{OF_LISTS}{rows.last_provisional + number:03d}"
        resolved.notes.append("la matricola non c'è: se ne dà una provvisoria (P-…), da correggere in Struttura.")


def note_misfits(resolved: Resolved, person: EmployeeDraft) -> None:
    """Say where a codice fiscale is not of the person beside it: rows that have slipped, a wrong day or gender."""
    if person.tax_code and is_tax_code(person.tax_code):
        found = misfits(person.tax_code, person.last_name, person.first_name, person.gender, person.birth_date)
        if found:
            resolved.notes.append(f"il codice fiscale non corrisponde {listed(found)}: controllare.")


def _complete_gender(resolved: Resolved) -> None:
    code = resolved.text("tax_code") or ""
    is_own = not misfits(code, resolved.text("last_name") or "", resolved.text("first_name") or "", None, None)
    told = gender_of(code) if is_own else None
    gender = told or likely_gender(resolved.text("first_name") or "")
    if gender is None:
        return
    resolved.values["gender"] = gender.italian
    source = "dal codice fiscale" if told else "dal nome, da controllare"
    resolved.notes.append(f"il genere non c'è: è preso {source}.")


def _namesakes(resolved: Resolved, rows: PersonnelRows) -> Iterator[Trouble]:
    """Refuse a row that may be of several people of the archive: it would enter one of them again."""
    same = alike(rows.people_named(name_in(resolved.values)), resolved.values)
    if len(same) > 1:
        told = " o ".join(f"{one.full_name}, matricola {one.matricola}" for one in same)
        remedy = "Aggiungere al file la colonna Matricola, per dire di chi è la riga."
        yield Trouble("last_name", f"in archivio può essere {told}", remedy)


def write_matricola(resolved: Resolved, rows: PersonnelRows) -> None:
    """Write the matricola of the only person whom the row may tell of."""
    people = alike(rows.people_named(resolved.text("full_name") or ""), resolved.values)
    if len(people) == 1:
        resolved.values["matricola"] = people[0].matricola


def write_days(
    resolved: Resolved, person: EmployeeRow, last: PostingRow | None, units: list[UnitRow], today: date
) -> str:
    """Give the posting of a list without dates the days of the one the person has; return why it cannot have them.

    The first one begins with the service and the unit; one that follows a posting that is over begins the day after.
    """
    given = resolved.values.get("valid_from")
    if last is not None and isinstance(given, date):
        resolved.values["valid_from"] = max(given, last.valid_from)  # lists write the day of hiring there as often
        return ""
    is_here = person.left_on is None or person.left_on >= today
    if last is not None and units and is_here and last.valid_to is not None and last.valid_to < today:
        for key in ("contract_area_code", "profile", "part_time"):
            resolved.values.setdefault(key, getattr(last, key))
        resolved.values["valid_from"] = _first_day(last.valid_to + DAY, units)
    elif last is not None:
        resolved.values["valid_from"] = last.valid_from
        return _outside(units, last.valid_from, last.valid_to)
    else:
        resolved.values["valid_from"] = _first_day(given if isinstance(given, date) else person.hired_on, units)
    if person.left_on is not None:
        resolved.values.setdefault("valid_to", person.left_on)
    end, begins = resolved.values.get("valid_to"), resolved.values["valid_from"]
    return _outside(units, begins, end) if isinstance(begins, date) else ""


def write_percentage(resolved: Resolved) -> None:
    """Read a share of time written as a part of one (`0,5`) as a percentage, and say so: nobody works for 0,5 %.

    One that a calculation has left with many decimals (30 hours of 36 are 83,3333… %) is kept with two, and told.
    """
    share = resolved.values.get("part_time")
    if not isinstance(share, Decimal) or not 0 < share <= _WHOLE:
        return
    percent = (share * 100 if share <= 1 else share).quantize(_CENT).normalize() + 0
    if percent == share:
        return
    resolved.values["part_time"] = percent
    said = format_decimal(round(share, _SHOWN).normalize() + 0, None), format_decimal(percent, None)
    resolved.notes.append(f"il tempo di lavoro «{said[0]}» è letto come {said[1]} %.")


def _first_day(day: date, units: Iterable[UnitRow]) -> date:
    return max([day, *(unit.valid_from for unit in units if unit.valid_from)])


def _outside(units: Iterable[UnitRow], begins: date, end: Value) -> str:
    """Say which of the units is not there on all the days of a posting; empty where all are."""
    last_day = end if isinstance(end, date) else FOREVER
    for unit in units:
        if unit.valid_from and begins < unit.valid_from:
            return f"«{unit.name}» c'è solo dal {format_date(unit.valid_from)}, e la persona è altrove da prima"
        if unit.valid_to and last_day > unit.valid_to:
            return f"«{unit.name}» ha finito il {format_date(unit.valid_to)}"
    return "la persona è cessata prima che l'unità ci fosse" if last_day < begins else ""


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
