"""A line of a list is known by its mark."""

import pytest

from app.domain.plan_text.bullets import bullet_of


@pytest.mark.parametrize(
    ("line", "style", "order"),
    [
        ("1) Mappatura dei processi", "number", 1),
        ("(2) Mappatura dei processi", "number", 2),
        ("12. Mappatura dei processi", "number", 12),
        ("1.2 Mappatura dei processi", "number", None),
        ("a) mappatura dei processi", "letter", None),
        ("(b) mappatura dei processi", "letter", None),
        ("c. Mappatura dei processi", "letter", None),
    ],
)
def test_that_figures_and_letters_are_different_marks(line: str, style: str, order: int | None) -> None:
    bullet = bullet_of(line)
    assert bullet is not None
    assert (bullet.style, bullet.order, bullet.text.lower()) == (style, order, "mappatura dei processi")


def test_that_the_depth_of_a_line_of_a_list_is_counted_in_columns() -> None:
    depths = [bullet.indent for line in ("- uno", "  - uno", "\t- uno") if (bullet := bullet_of(line))]
    assert depths == [0, 2, 4]
