"""What the sheets of a session are called where there is room for one word: the surname, told apart where needed."""

from collections import Counter, defaultdict
from collections.abc import Hashable, Sequence

from app.domain.sheets.rows import SheetRow


def short_names(rows: Sequence[SheetRow]) -> list[str]:
    """Return a name for each row: `Conti`, `Conti 1` and `Conti 2` for two sheets of one person, `Conti Lia` for one
    whose surname others have too."""
    people: dict[str, set[Hashable]] = defaultdict(set)
    for row in rows:
        people[_surname(row)].add(_person(row))
    sheets = Counter(_person(row) for row in rows)
    seen: Counter[Hashable] = Counter()
    names = []
    for row in rows:
        person, surname = _person(row), _surname(row)
        seen[person] += 1
        name = surname if len(people[surname]) == 1 else row.person
        names.append(f"{name} {seen[person]}" if sheets[person] > 1 else name)
    return names


def _surname(row: SheetRow) -> str:
    return row.surname or row.person


def _person(row: SheetRow) -> Hashable:
    return row.employee_id or (row.person, row.matricola)
