"""What the Relazione tells of training, and what it keeps to itself."""

from decimal import Decimal

import pytest

from app.domain.training.hours import TrainingTotal
from app.domain.training.published import PublishedTraining


def told(people: int, reached: int, *, threshold: Decimal | None = Decimal(40), hours: int = 600) -> list[str]:
    total = TrainingTotal(None, "", people, Decimal(800), Decimal(hours), people if threshold else 0, reached)
    return list(PublishedTraining(threshold, "v. direttiva 14.1.2025", total, 5).sentences)


def test_that_the_share_is_told_where_nobody_can_be_recognised() -> None:
    hours, share = told(24, 9)
    assert hours == "Ore di formazione fatte nell'anno: 600, in media 25 a persona; previste: 800."
    assert share == (
        "La soglia è di 40 ore all'anno per persona (v. direttiva 14.1.2025): la raggiungono"
        " 9 su 24 persone, il 37,5 %."
    )


@pytest.mark.parametrize(("people", "reached"), [(24, 23), (24, 1), (4, 4), (4, 0)])
def test_that_a_share_of_which_few_people_are_a_part_is_not_told(people: int, reached: int) -> None:
    assert told(people, reached)[1].endswith("non è pubblicato, perché sarebbero riconoscibili.")


def test_that_everybody_and_nobody_are_told_of_a_whole_class() -> None:
    assert "24 su 24 persone" in told(24, 24)[1]
    assert "0 su 24 persone" in told(24, 0)[1]


def test_that_without_a_threshold_the_hours_alone_are_told() -> None:
    assert len(told(24, 0, threshold=None)) == 1
    empty = TrainingTotal(None, "", 24, Decimal(0), Decimal(0), 24, 0)
    assert PublishedTraining(Decimal(40), "", empty, 5).is_empty
