"""How near a name is to what was typed."""

import pytest

from app.domain.search import Nearness, nearness


@pytest.mark.parametrize(
    ("typed", "name", "told", "expected"),
    [
        ("copie", "Copie di sicurezza…", "", Nearness.WORD),
        ("copi", "Copie di sicurezza…", "", Nearness.BEGINNING),
        ("copia", "Copie di sicurezza…", "", Nearness.STEM),
        ("backup", "Copie di sicurezza…", "backup copia", Nearness.DESCRIPTION),
        ("prepara", "Prepara sessione…", "", Nearness.WORD),
        ("prepara sessioni", "Prepara sessione…", "", Nearness.STEM),
        ("rosa", "Rossini", "", None),
        ("sicura", "Copie di sicurezza…", "", Nearness.STEM),
        ("icurezza", "Copie di sicurezza…", "", None),
    ],
)
def test_that_a_verb_is_found_by_its_words_their_beginnings_their_stems_and_its_other_names(
    typed: str, name: str, told: str, expected: Nearness | None
) -> None:
    assert nearness(typed.split(), name, told, by_stem=True) is expected


def test_that_a_person_is_not_found_by_a_stem() -> None:
    assert nearness(["rossa"], "Rossi Mario") is None
