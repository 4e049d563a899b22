"""What is missing, in words: counted by kind, in the order in which it is looked for."""

from datetime import UTC, datetime
from types import SimpleNamespace
from typing import cast

import pytest

from app.domain.scoring.missing import Missing, MissingKind
from app.domain.sheets.detail import HistoryLine, SheetDetail
from app.domain.sheets.next_steps import closing_in_words, missing_in_words
from app.domain.workflow import SheetState

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


@pytest.mark.parametrize(
    ("steps", "words"),
    [
        ([], ("",)),
        ([("Verdi Anna", SheetState.COMPLETED, 2)], ("",)),
        ([("Verdi Anna", SheetState.FINAL, 3)], ("chiusa da Verdi Anna il 03/12/2024", "chiusa il 03/12/2024")),
        (
            [("Segretario comunale", SheetState.FINAL, 3)],
            ("chiusa dal Segretario comunale il 03/12/2024", "chiusa il 03/12/2024"),
        ),
        (  # reviewed and closed again: the last time
            [
                ("Verdi Anna", SheetState.FINAL, 3),
                ("Verdi Anna", SheetState.UNDER_REVIEW, 5),
                ("Neri Ugo", SheetState.FINAL, 9),
            ],
            ("chiusa da Neri Ugo il 09/12/2024", "chiusa il 09/12/2024"),
        ),
    ],
)
def test_that_a_sheet_says_who_made_it_final_the_last_time(
    steps: list[tuple[str, SheetState, int]], words: tuple[str, ...]
) -> None:
    lines = [
        HistoryLine(datetime(2024, 12, day, 12, tzinfo=UTC), actor, SheetState.ACKNOWLEDGED, target, "")
        for actor, target, day in steps
    ]
    assert closing_in_words(cast("SheetDetail", SimpleNamespace(history=lines))) == words
