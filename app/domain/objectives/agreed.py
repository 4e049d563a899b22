"""What a person takes note of when an objective is given to them: a change of it afterwards is a Variazione.

D.Lgs. 150/2009 art. 5 (objectives, indicators, targets) and art. 6 (changes in the course of the year).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from app.domain.audit.chain import RowChange

ASSIGNMENTS = "objective_assignments"

AGREED: Mapping[str, frozenset[str]] = {
    "objectives": frozenset(
        {"title", "description", "kind", "combination", "difficulty", "degree_table", "is_payment_times", "state"}
    ),
    "indicators": frozenset(
        {"name", "unit", "rule", "direction", "baseline", "target", "target_on", "parameters", "weight", "source"}
    ),
    "phases": frozenset({"title", "kind", "months", "starts_on", "ends_on", "weight"}),
    "objective_units": frozenset({"weight"}),
    ASSIGNMENTS: frozenset({"weight"}),
}
"""The columns of each table that somebody has taken note of. Not the days in which a person pursues an objective, which
follow those of the service; not codes, resources, links to mandate and DUP, which change nothing of what is asked."""

_WHOLE_ROWS = frozenset({"indicators", "phases"})
"""The tables of which a row made or deleted changes what was agreed."""


def agreed_changes(changes: Iterable[RowChange]) -> Iterator[RowChange]:
    """Yield what of some changes was agreed upon, each row once, with the columns agreed upon alone."""
    for change in joined(change for change in changes if change.table in AGREED):
        columns = AGREED[change.table]
        is_made, is_gone = change.before is None, change.after is None
        if is_made and is_gone:
            continue
        if is_made or is_gone:
            is_of_person = change.table == ASSIGNMENTS and is_gone
            if change.table in _WHOLE_ROWS or is_of_person:
                yield change
        elif different := [key for key in columns if _of(change.before, key) != _of(change.after, key)]:
            before = {key: _of(change.before, key) for key in different}
            yield RowChange(change.table, change.id, before, {key: _of(change.after, key) for key in different})


def joined(changes: Iterable[RowChange]) -> Sequence[RowChange]:
    """Return one change for each row: as it was before the first of its changes, and as the last has left it."""
    found: dict[tuple[str, int], RowChange] = {}
    for one in changes:
        place = one.table, one.id
        known = found.get(place)
        found[place] = one if known is None else RowChange(*place, *_sides(known, one))
    return tuple(found.values())


def _sides(first: RowChange, last: RowChange) -> tuple[dict[str, object] | None, dict[str, object] | None]:
    before = None if first.before is None else {**(last.before or {}), **first.before}
    after = None if last.after is None else {**(first.after or {}), **last.after}
    return before, after


def _of(side: Mapping[str, object] | None, key: str) -> object:
    return (side or {}).get(key)
