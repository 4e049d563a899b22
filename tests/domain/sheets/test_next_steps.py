"""What is missing, in words: counted by kind, in the order in which it is looked for."""

import pytest

from app.domain.scoring.missing import Missing, MissingKind
from app.domain.sheets.next_steps import missing_in_words

SCORE, VALUE, REASON = MissingKind.SCORE, MissingKind.VALUE, MissingKind.REASON


@pytest.mark.parametrize(
    ("kinds", "words"),
    [
        ((), ""),
        ((SCORE,), "Manca 1 punteggio"),
        ((SCORE, SCORE), "Mancano 2 punteggi"),
        ((VALUE, SCORE, SCORE), "Mancano 2 punteggi e 1 consuntivo"),
        ((MissingKind.OUTCOME,), "Manca 1 esito"),
        ((REASON, MissingKind.WEIGHT, MissingKind.CHOICE), "Mancano 1 motivazione, 1 peso e 1 scelta"),
    ],
)
def test_that_what_is_missing_is_counted_by_kind(kinds: tuple[MissingKind, ...], words: str) -> None:
    assert missing_in_words([Missing("s", "i", "voce", kind) for kind in kinds]) == words


def test_that_a_section_without_objectives_lacks_those_and_no_score() -> None:
    empty, given = Missing("strategici", "", "nessun obiettivo è assegnato"), Missing("s", "f1", "voce")
    assert missing_in_words([empty]) == "Mancano gli obiettivi"
    assert missing_in_words([given, empty, empty]) == "Mancano 1 punteggio e gli obiettivi di 2 sezioni"
