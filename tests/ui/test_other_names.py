"""The verbs of the menus found by what a Segretario calls them (Ctrl+K)."""

import pytest

from app.domain.search import nearness
from app.ui.other_names import other_names


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ("approva", "Dati dell'anno 2026…"),
        ("delibera", "Dati dell'anno 2026…"),
        ("validazione", "Chiudi l'anno 2026…"),
        ("sblocca", "Riapri l'anno 2025…"),
        ("verbale", "Certificazione dei risultati…"),
        ("backup", "Copie di sicurezza…"),
        ("personale", "Anagrafica…"),
        ("pubblica", "Amministrazione trasparente"),
        ("pubblica", "Relazione sulla performance"),
    ],
)
def test_that_a_verb_is_found_by_another_name_whatever_year_it_names(asked: str, words: str) -> None:
    assert nearness([asked], words, other_names(words), by_stem=True) is not None
    assert nearness([asked], words, other_names("Altro…"), by_stem=True) is None
