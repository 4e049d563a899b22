"""Nobody is recognised from what is published (W24): classes, groups, names."""

from collections.abc import Iterable
from decimal import Decimal
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.documents.anonymous import OMITTED, NamedPerson, finder_of
from app.domain.documents.publication import PublishedGroup, few, joined_classes, published_group
from app.domain.sheets.distribution import ENDS

counts_of_classes = st.lists(st.integers(0, 9), min_size=6, max_size=6)
least_people = st.integers(3, 8)


@given(counts_of_classes, least_people)
def test_that_no_class_is_smaller_than_the_smallest_and_nobody_is_lost(counts: list[int], least: int) -> None:
    joined = joined_classes(counts, least)
    if sum(counts) < least:
        assert joined == []
        return
    assert all(people >= least for _, _, people in joined)
    assert [place for first, last, _ in joined for place in range(first, last + 1)] == list(range(6))
    assert all(people == sum(counts[first : last + 1]) for first, last, people in joined)


@given(counts_of_classes, least_people)
def test_that_no_other_way_of_joining_tells_more(counts: list[int], least: int) -> None:
    """Every way of cutting the row of classes is tried: none with classes large enough has more of them."""
    best = max(
        (
            len(cuts) + 1
            for size in range(6)
            for cuts in combinations(range(1, 6), size)
            if all(
                sum(counts[start:end]) >= least for start, end in zip((0, *cuts), (*cuts, 6), strict=True)
            )
        ),
        default=0,
    )  # fmt: skip
    assert len(joined_classes(counts, least)) == best


@given(st.lists(st.integers(0, 100), max_size=40), st.lists(st.integers(0, 100), max_size=40), least_people)
def test_that_no_few_people_come_out_by_difference(eq: list[int], employees: list[int], least: int) -> None:
    """Whoever adds and subtracts figures of one or of two tables gets nobody, or enough people to be hidden in."""
    groups = [published_group("gruppo", map(Decimal, totals), least) for totals in (eq, employees)]
    figures = [one.people for group in groups for one in group.classes]
    figures += [group.people for group in groups if group.people is not None]
    for group, totals in zip(groups, (eq, employees), strict=True):
        assert (group.people is None) == (len(totals) < least)
        for part in parts_of(group):
            rest = (group.people or 0) - part
            assert all(people == 0 or people >= least for people in (part, rest))
    assert all(figure >= least for figure in figures)


def parts_of(group: PublishedGroup) -> Iterable[int]:
    people = [one.people for one in group.classes]
    return (sum(some) for size in range(len(people) + 1) for some in combinations(people, size))


def test_that_all_in_one_class_are_told_in_no_class() -> None:
    """Where everybody has the same, the class would tell the result of each."""
    alike = published_group("EQ", [Decimal(95)] * 8, 5)
    assert [(one.words, one.people) for one in alike.classes] == [("tutti i risultati", 8)]
    assert alike.top is None
    assert "troppo piccole" in alike.degree


def test_that_classes_say_where_they_begin_and_end() -> None:
    totals = [Decimal(text) for text in ["41", "55", "65", "69.99", "79"] + ["80"] * 5 + ["90", "100"] * 3]
    group = published_group("Dipendenti", totals, 5)
    assert [(one.words, one.people, one.share) for one in group.classes] == [
        ("meno di 80", 5, Decimal("31.3")),
        ("da 80 a meno di 90", 5, Decimal("31.3")),
        ("90 e oltre", 6, Decimal("37.5")),
    ]
    assert (group.top, group.degree) == (Decimal("37.5"), "3 classi distinte")
    assert ENDS[-1] == (90, 100)


def test_that_a_small_group_says_only_that_it_is_small() -> None:
    group = published_group("EQ", [Decimal(90)] * 4, 5)
    assert (group.people, group.classes) == (None, ())
    assert group.degree == "meno di 5 persone: non si pubblica"


@pytest.mark.parametrize(("count", "words"), [(0, "nessuna"), (1, "meno di 5"), (4, "meno di 5"), (5, "5"), (12, "12")])
def test_that_a_small_number_is_not_told(count: int, words: str) -> None:
    assert few(count, 5) == words


PEOPLE = (
    NamedPerson("Rossi", "Mario", "RSSMRA80A01H501U"),
    NamedPerson("D'Angelo", "Maria Luisa"),
    NamedPerson("De Nicolò", "Anna"),
    NamedPerson("Via", "Eva"),
    NamedPerson("Conti", "A"),
    NamedPerson("", "Solo"),
)


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Lo ha fatto Mario Rossi.", f"Lo ha fatto {OMITTED}."),
        ("ROSSI   MARIO, assente", f"{OMITTED}, assente"),
        ("il geom. Rossi e la dott.ssa D’Angelo", f"il {OMITTED} e la {OMITTED}"),
        ("Maria D'Angelo, poi D'Angelo Maria Luisa", f"{OMITTED}, poi {OMITTED}"),
        ("c.f. rssmra80a01h501u", f"c.f. {OMITTED}"),
        ("Anna De Nicolò", OMITTED),
        ("Lavori in via Rossi e a Villa D'Angelo", "Lavori in via Rossi e a Villa D'Angelo"),
        ("Rossini Mario", "Rossini Mario"),
        ("Via Eva", OMITTED),
        ("per via eva", "per via eva"),
        ("Anna De Nicolo\u0300 assente", f"{OMITTED} assente"),
        ("Nicolo\u0300", "Nicolo\u0300"),
        ("dato a Conti ieri", "dato a Conti ieri"),
    ],
)
def test_that_a_name_is_left_out_whoever_wrote_it(text: str, left: str) -> None:
    assert finder_of(PEOPLE).without(text) == left


def test_that_those_found_are_named_once() -> None:
    assert finder_of(PEOPLE).found_in("Mario Rossi", "e Rossi Mario con Anna De Nicolò") == [
        "Rossi Mario",
        "De Nicolò Anna",
    ]
    assert finder_of(PEOPLE).found_in("", "Rossi") == []
