"""Marking words while they are written."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.document_text.marks import LineMark, MarkedText, insert, toggle_bold, toggle_lines


def test_that_bold_is_given_and_taken_away_again() -> None:
    once = toggle_bold("il piano", 3, 8)
    assert once == MarkedText("il **piano**", 5, 10)
    assert toggle_bold(*once) == MarkedText("il piano", 3, 8)
    assert toggle_bold("il **piano**", 3, 12) == MarkedText("il piano", 3, 8)
    assert toggle_bold("ab", 1, 1) == MarkedText("a****b", 3, 3)


@pytest.mark.parametrize(
    ("before", "mark", "after"),
    [
        ("uno\ndue", LineMark.BULLET, "- uno\n- due"),
        ("- uno\n- due", LineMark.BULLET, "uno\ndue"),
        ("- uno\n\ndue", LineMark.NUMBER, "1. uno\n\n2. due"),
        ("1. uno\n2) due", LineMark.NUMBER, "uno\ndue"),
        ("1. uno\n- due", LineMark.TITLE, "# uno\n# due"),
        ("# uno", LineMark.HEADING, "## uno"),
        ("## uno", LineMark.HEADING, "uno"),
        ("", LineMark.BULLET, "- "),
    ],
)
def test_that_lines_become_titles_and_lists_and_plain_again(before: str, mark: LineMark, after: str) -> None:
    assert toggle_lines(before, 0, len(before), mark).text == after


def test_that_only_the_lines_touched_are_marked() -> None:
    text = "prima\nseconda\nterza"
    assert toggle_lines(text, 8, 10, LineMark.BULLET) == MarkedText("prima\n- seconda\nterza", 6, 15)
    assert toggle_lines(text, 6, 14, LineMark.TITLE).text == "prima\n# seconda\nterza"


def test_that_with_nothing_selected_one_writes_on_where_one_was() -> None:
    assert toggle_lines("", 0, 0, LineMark.TITLE) == MarkedText("# ", 2, 2)
    assert toggle_lines("uno\ndue", 5, 5, LineMark.BULLET) == MarkedText("uno\n- due", 7, 7)
    assert toggle_lines("uno\n- due", 7, 7, LineMark.BULLET) == MarkedText("uno\ndue", 5, 5)
    assert toggle_lines("# due", 0, 0, LineMark.TITLE) == MarkedText("due", 0, 0)


def test_that_a_field_takes_the_place_of_what_is_selected() -> None:
    assert insert("nel XXX.", 4, 7, "{anno}") == MarkedText("nel {anno}.", 10, 10)


@given(st.text(), st.integers(0, 40), st.integers(0, 40), st.sampled_from(LineMark))
def test_that_what_is_selected_stays_inside_the_text(text: str, one: int, other: int, mark: LineMark) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    for made in (toggle_lines(text, start, end, mark), toggle_bold(text, start, end)):
        assert 0 <= made.start <= made.end <= len(made.text)
