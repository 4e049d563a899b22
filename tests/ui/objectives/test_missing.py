"""What is still to be done on the objectives of a year, from their rows alone: no window is needed."""

from dataclasses import replace

import pytest

from app.domain.ids import AreaId, ObjectiveId
from app.domain.issues import Link
from app.domain.objectives import ObjectiveKind, ObjectiveState
from app.domain.objectives.lacks import Lack
from app.domain.objectives.objective import ObjectiveRow, UnitRef
from app.ui.objectives.missing import NOTHING_LACKS, jump_notice, next_missing, place_of, to_do, to_do_words
from app.ui.objectives.verbs import lost_with

ROW = ObjectiveRow(
    ObjectiveId(1), 1, "AG-01", "Sportello", ObjectiveKind.OPERATIONAL, ObjectiveState.ACTIVE, False, False, "Anagrafe",
    (UnitRef(AreaId(1)),), None, "Rossi", 2, 1, None,
)  # fmt: skip
NOBODY = frozenset({Lack.OWNER, Lack.PEOPLE})


def rows(*lacks: frozenset[Lack]) -> dict[tuple[str, int], ObjectiveRow]:
    found = [replace(ROW, id=ObjectiveId(place), lacks=one) for place, one in enumerate(lacks, start=1)]
    return {("AG", row.id): row for row in found}


@pytest.mark.parametrize(
    ("lacks", "field"),
    [
        ({Lack.OWNER, Lack.PEOPLE}, "people"),
        ({Lack.OWNER}, "owner_id"),
        ({Lack.OWNER, Lack.PEOPLE, Lack.BASELINE}, "indicators.baseline"),
        ({Lack.WEIGHTS, Lack.TARGET, Lack.SOURCE}, "indicators.target"),
        (set(Lack), "indicators"),
        (set(), ""),
    ],
)
def test_that_what_the_checks_ask_for_is_mended_first(lacks: set[Lack], field: str) -> None:
    assert place_of(replace(ROW, lacks=frozenset(lacks))) == Link("objective", 1, field)


def test_that_what_is_wrong_comes_before_what_is_of_nobody() -> None:
    wrong, nobody = frozenset({Lack.TARGET}), NOBODY
    assert to_do([]) == ("Assegna", 0)
    assert to_do(list(rows(wrong, nobody, wrong).values())) == ("Completa", 2)
    assert to_do([*rows(nobody).values(), *rows(nobody).values()]) == ("Assegna", 1)
    assert to_do(list(rows(frozenset({Lack.OWNER})).values())) == ("Assegna", 0)
    assert to_do_words(list(rows(wrong).values())) == "Completa 1 obiettivo"
    assert to_do_words(list(rows(frozenset()).values())) == ""


def test_that_one_is_told_to_which_objective_one_was_led_why_and_how_many_are_left() -> None:
    table = rows(frozenset({Lack.SOURCE, Lack.TARGET, Lack.OWNER}), frozenset({Lack.TARGET}), NOBODY)
    first, *_, last = table
    words = "AG-01 «Sportello»: senza atteso, senza fonte, senza responsabile. Obiettivi da completare: 2."
    assert jump_notice(table, first).words == words
    of_nobody = "AG-01 «Sportello»: senza persone, senza responsabile. Obiettivi da assegnare: 1."
    assert jump_notice({last: table[last]}, last).words == of_nobody
    assert jump_notice(table, None).words == NOTHING_LACKS


def test_that_the_next_to_mend_is_found_going_round_in_both_directions() -> None:
    wrong, sound = frozenset({Lack.TARGET}), frozenset[Lack]()
    table = rows(wrong, sound, wrong, NOBODY)
    first, second, third, last = table
    assert [next_missing(table, one) for one in (None, first, second, third, last)] == [
        first,
        third,
        third,
        first,
        first,
    ]
    assert [next_missing(table, one, -1) for one in (None, first, second, third)] == [third, third, first, first]
    assert next_missing(table, ("XX", 9)) == first
    assert next_missing(rows(sound, NOBODY, sound), None) == ("AG", 2)
    assert next_missing(rows(wrong), ("AG", 1)) == ("AG", 1)
    assert next_missing(rows(sound), None) is None
    assert next_missing({}, None) is None


def test_that_what_is_lost_with_an_objective_is_told_before() -> None:
    assert lost_with([ROW]).endswith("L'operazione si può annullare.")
    told = lost_with([replace(ROW, proposals=1), replace(ROW, proposals=1, files=1)])
    assert "Si perdono anche 2 proposte fatte al Segretario." in told
    assert told.endswith("Con 1 evidenza conservata nell'archivio l'operazione non si può annullare.")
