"""Lines are alike by their signs; what is chosen for one is chosen for all, also in the next file of that layout."""

from app.domain.plan_text.roles import LineRole, PlanLayout
from app.domain.plan_text.signs import chosen_guess, layout_fingerprint, signs_of
from app.domain.plan_text.text_blocks import document_of_text

PLAN = "AREA TECNICA\nPeso: 30\n1.1) Scuola\n1.2) Ponte\n  - scavi\n\nAREA SOCIALE\nPeso: 70\n2.10) Pasti\n  - gara\n"


def test_that_lines_written_the_same_way_are_alike() -> None:
    blocks = document_of_text(PLAN).blocks
    signs = [signs_of(block) for block in blocks]
    assert signs[:5] == signs[5:7] + [signs[7]] * 2 + signs[8:]
    assert len(set(signs)) == 4


def test_that_a_choice_holds_for_one_line_or_for_all_lines_like_it() -> None:
    blocks = document_of_text(PLAN).blocks
    layout = PlanLayout({signs_of(blocks[2]): LineRole.OBJECTIVE}, {4: LineRole.ACTIVITY})
    guesses = [chosen_guess(block, layout) for block in blocks]
    assert [guess.role if guess else None for guess in guesses] == [
        None, None, LineRole.OBJECTIVE, LineRole.ACTIVITY, None, None, None, LineRole.OBJECTIVE, None,
    ]  # fmt: skip


def test_that_two_years_of_one_layout_have_one_fingerprint() -> None:
    first, next_year = document_of_text(PLAN), document_of_text(PLAN.replace("Scuola", "Palestra").replace("30", "25"))
    other = document_of_text(PLAN.replace("Peso", "Valore"))
    assert layout_fingerprint(first) == layout_fingerprint(next_year) != layout_fingerprint(other)
