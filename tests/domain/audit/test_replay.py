"""The audit told again beside what is in the file: where they disagree, and what older entries do not answer for."""

import pytest

from app.domain.audit.chain import RowChange
from app.domain.audit.replay import IDENTITY, Difference, LiveTable, differences, replay

COLUMNS = ("id", "name", "version", "added")
MADE = RowChange("persone", 1, None, {"id": 1, "name": "Rossi"})
CHANGED = RowChange("persone", 1, {"name": "Rossi"}, {"name": "Russo"})
WHOLE = RowChange(IDENTITY, 1, None, {"id": 1})


def told(changes: list[RowChange], *rows: tuple[object, ...]) -> list[Difference]:
    live = LiveTable("persone", COLUMNS, rows, {"added": 0})
    return list(differences(replay(changes), [live], lambda _table, _column, value: value))


@pytest.mark.parametrize(
    ("row", "always", "only_when_whole"),
    [
        ((1, "Russo", 2, 0), [], []),
        ((1, "Rossi", 2, 0), [Difference("persone", 1, "name", "Russo", "Rossi")], []),
        ((1, "Russo", 1, 0), [], [Difference("persone", 1, "version", 2, 1)]),
        ((1, "Russo", 2, 7), [], [Difference("persone", 1, "added", 0, 7)]),
        ((1, "Russo", 2, False), [], [Difference("persone", 1, "added", 0, False)]),
    ],
)
def test_that_versions_and_later_columns_are_answered_for_by_an_audit_that_is_whole(
    row: tuple[object, ...], always: list[Difference], only_when_whole: list[Difference]
) -> None:
    assert told([MADE, CHANGED], row) == always
    assert told([WHOLE, MADE, CHANGED], row) == [*always, *only_when_whole]


def test_that_rows_too_much_and_rows_missing_are_told_whole() -> None:
    assert told([], (3, "Neri", 1, 0)) == [
        Difference("persone", 3, found={"id": 3, "name": "Neri", "version": 1, "added": 0})
    ]
    assert told([MADE]) == [Difference("persone", 1, told={"id": 1, "name": "Rossi", "version": 1}, is_missing=True)]
    assert told([MADE, RowChange("persone", 1, {"id": 1, "name": "Rossi"}, None)]) == []
