"""A word of a few, as people type it."""

import pytest

from app.domain.choices import choice_begun, choice_named

GENDERS = ("uomo", "donna")
STATES = ("Da compilare", "In compilazione", "Da consegnare", "Città")


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("uomo", "uomo"),
        (" UOMO ", "uomo"),
        ("M", "uomo"),
        ("f", "donna"),
        ("Femmina", "donna"),
        ("u", None),
        ("", None),
    ],
)
def test_that_a_choice_has_its_name_and_its_other_words(typed: str, found: str | None) -> None:
    assert choice_named(GENDERS, typed) == found


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("in", "In compilazione"),
        ("da", None),
        ("da con", "Da consegnare"),
        ("citta", "Città"),
        ("altro", None),
        ("", None),
        ("  ", None),
    ],
)
def test_that_a_beginning_is_enough_when_only_one_choice_has_it(typed: str, found: str | None) -> None:
    assert choice_begun(STATES, typed) == found


def test_that_a_whole_choice_wins_over_a_longer_one_that_begins_so() -> None:
    assert choice_begun(("Finale", "Finale intermedia"), "finale") == "Finale"
    assert choice_begun(GENDERS, "m") == "uomo"
