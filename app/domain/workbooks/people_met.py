"""People told apart where a list has no codes for them: the same name, and nothing else of them that differs."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace

from app.domain.matching import text_key
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.tax_codes import tidy_tax_code
from app.domain.workbooks.difference import Values
from app.domain.workbooks.reading import ReadRow, ReadSheet

NAME_PARTS = frozenset({"last_name", "first_name"})
TELLING_APART = ("tax_code", "birth_date", "hired_on")
"""What tells people of the same name apart, the surest first."""
_OTHERS = "Se sono due persone con lo stesso nome, aggiungere al file la colonna Matricola."


def name_in(values: Values) -> str:
    return " ".join(str(values[key]) for key in ("last_name", "first_name") if key in values)


def alike(people: Iterable[EmployeeRow], values: Values) -> list[EmployeeRow]:
    """Return who of the people a row may tell of: codice fiscale, else birth date, do not differ.

    Of several, those hired that day, if there are any: of one, the day of hiring may be what is being corrected.
    """
    found = [one for one in people if not _is_another(values, _facts_of(one))]
    same_day = [one for one in found if one.hired_on == values.get("hired_on")]
    return same_day if len(found) > 1 and same_day else found


def _facts_of(person: EmployeeRow) -> Values:
    return {"tax_code": person.tax_code, "birth_date": person.birth_date}


def _is_another(one: Values, other: Values) -> bool:
    """Whether the surest thing that is known of both differs; of a name alone nobody knows better."""
    pairs = ((_tight(one.get(key)), _tight(other.get(key))) for key in TELLING_APART)
    return next((mine != theirs for mine, theirs in pairs if mine and theirs), False)


def _tight(value: object) -> object:
    return tidy_tax_code(value) if isinstance(value, str) else value


@dataclass(slots=True)
class PeopleMet:
    """Those whom the rows of a file have told of so far: by name the sheet, the row, what tells them apart."""

    _met: dict[str, list[tuple[str, int, Values]]] = field(default_factory=dict)
    _refused: set[tuple[str, int]] = field(default_factory=set)

    def note(self, sheet: ReadSheet) -> None:
        """Take the people of a sheet that has codes for them."""
        for row in sheet.rows:
            self._add(sheet, row)

    def once(self, sheet: ReadSheet, row: ReadRow) -> ReadRow:
        """Return the row, refused where another before it, of whatever sheet, told of the same person."""
        before = self._add(sheet, row)
        if before is None:
            return row
        self._refused.add((sheet.name, row.number))
        other_sheet, number = before
        where, remedy = f"riga {number}", "Lasciare una sola delle due righe."
        if other_sheet != sheet.name:
            where = f"{where} del foglio {other_sheet}"
            remedy = "Se i due fogli dicono le stesse persone, sceglierne uno da non leggere."
        error = sheet.error(row, "last_name", f"è già nella {where}", f"{remedy} {_OTHERS}")
        return replace(row, errors=(*row.errors, error))

    def is_refused(self, sheet: ReadSheet, row: ReadRow) -> bool:
        return (sheet.name, row.number) in self._refused

    def _add(self, sheet: ReadSheet, row: ReadRow) -> tuple[str, int] | None:
        """Keep whom a row tells of; return the sheet and the row that told of the same person before."""
        name = text_key(name_in(row.values))
        if not name:
            return None
        others = self._met.setdefault(name, [])
        told = {key: row.values[key] for key in TELLING_APART if key in row.values}
        before = next((one for one in others if not _is_another(told, one[2])), None)
        others.append((sheet.name, row.number, told))
        return before[:2] if before else None
