"""What parts the cells of a text: the sign that most lines have alike."""

import pytest

from app.excel.delimited import _separator


@pytest.mark.parametrize(
    ("text", "separator"),
    [
        ("a;b;c\n1;2;3", ";"),
        ("a,b\n1,2", ","),
        ("a\tb\n1\t2", "\t"),
        ("a;b\n1,5;2,5\n3,5;4,5", ";"),
        ("a,b;c\nd,e;f\ng;h", ";"),  # of more lines
        ("nome\nRossi", ""),
        ("a;b;c\nd,e,f,g\nh;i;j", ";"),
        ("", ""),
    ],
)
def test_that_the_separator_of_a_text_parts_most_lines_alike(text: str, separator: str) -> None:
    assert _separator(text) == separator
