"""The quick look at the numbers of the rows leaves to the slow one whatever may be written otherwise."""

import pytest

from app.excel.row_numbers import row_numbers

ALIKE = b'<row r="1" spans="1:2"><c r="A1"/></row><row r="7"/>'


def test_that_rows_written_alike_tell_their_numbers() -> None:
    assert row_numbers(ALIKE) == [1, 7]


@pytest.mark.parametrize(
    "other",
    [b"<row>", b"<row r='8'>", b'<x:row r="8">', b'<row spans="1:2" r="8">', b'<row r="1234567890">', b"<rowBreaks/>"],
)
def test_that_a_row_written_in_another_way_wants_a_closer_look(other: bytes) -> None:
    assert row_numbers(ALIKE + other) is None
