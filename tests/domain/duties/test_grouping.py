"""What is missing, told by who must act, by subject, by day."""

from datetime import date

import pytest

from app.domain.duties.duty import Place, late_count, most_late
from app.domain.duties.grouping import LATE, MANY, UNDATED, Grouping, grouped
from app.domain.issues import Severity
from app.domain.structure.hierarchy import Party
from tests.domain.duties.samples import CLERK, HEAD, doers, duty

TODAY = date(2025, 3, 12)
PAST, SOON, LATER = date(2025, 2, 28), date(2025, 4, 14), date(2025, 5, 31)
ME = doers().secretary
ANNA, FEDERICA = (doers().of_party(Party(employee_id=one)) for one in (HEAD, CLERK))
VALUES = "consuntivi che mancano"


def test_that_the_user_comes_first_then_whoever_is_latest() -> None:
    duties = [duty("a", FEDERICA, PAST), duty("b", ANNA, PAST), duty("c", ANNA, PAST), duty("d", ME, LATER)]
    groups = grouped(duties, Grouping.DOER, TODAY)
    assert [group.title for group in groups] == ["Santoro Enrico", "Romano Anna", "Caruso Federica"]
    assert [group.is_user for group in groups] == [True, False, False]
    others = [group for by in (Grouping.SUBJECT, Grouping.DUE) for group in grouped(duties, by, TODAY)]
    assert not any(group.is_user for group in others), "a subject and a day are nobody's"
    assert groups[1].note == "EQ Servizi sociali"
    assert [late_count(group.duties, TODAY) for group in groups] == [0, 2, 1]


def test_that_many_things_alike_are_one_line_with_their_count() -> None:
    many = [duty(f"Manca {n}", ANNA, PAST, VALUES) for n in range(102)]
    [group] = grouped(many, Grouping.DOER, TODAY)
    [line] = group.lines
    assert line.title == f"102 {VALUES}"
    assert len(line.duties) == 102
    assert not line.is_single


def test_that_a_few_things_alike_stay_one_by_one() -> None:
    few = [duty(f"Manca {n}", ANNA, PAST, VALUES) for n in range(MANY - 1)]
    [group] = grouped(few, Grouping.DOER, TODAY)
    assert [line.title for line in group.lines] == ["Manca 0", "Manca 1", "Manca 2"]


def test_that_things_of_another_weight_or_day_are_not_told_together() -> None:
    errors = [duty(f"e{n}", ME, None, VALUES, Severity.ERROR) for n in range(MANY)]
    notes = [duty(f"n{n}", ME, None, VALUES, Severity.NOTE) for n in range(MANY)]
    dated = [duty(f"d{n}", ME, SOON, VALUES, Severity.ERROR) for n in range(MANY)]
    [group] = grouped([*notes, *errors, *dated], Grouping.DOER, TODAY)
    assert [len(line.duties) for line in group.lines] == [MANY] * 3
    assert [line.duties[0].severity for line in group.lines] == [Severity.ERROR, Severity.ERROR, Severity.NOTE]


def test_that_the_same_thing_twice_is_told_once() -> None:
    [group] = grouped([duty("a", ME), duty("a", ME)], Grouping.DOER, TODAY)
    assert len(group.duties) == 1


def test_that_what_is_late_comes_first_then_what_weighs_most() -> None:
    duties = [
        duty("nota", ME, None, "", Severity.NOTE),
        duty("lavoro", ME, LATER),
        duty("errore", ME, None, "", Severity.ERROR),
        duty("tardi", ME, PAST),
        duty("presto", ME, SOON),
    ]
    [group] = grouped(duties, Grouping.DOER, TODAY)
    assert [line.title for line in group.lines] == ["tardi", "errore", "presto", "lavoro", "nota"]


def test_that_by_subject_things_alike_are_a_group_whoever_must_act() -> None:
    duties = [duty("a", ANNA, PAST, VALUES), duty("b", FEDERICA, PAST, VALUES), duty("c", ME, place=Place.INDICATORS)]
    groups = grouped(duties, Grouping.SUBJECT, TODAY)
    assert [(group.title, len(group.duties)) for group in groups] == [
        ("Consuntivi che mancano", 2),
        ("Obiettivi", 1),
    ]


def test_that_by_day_what_is_late_is_one_group_and_what_has_no_day_the_last() -> None:
    duties = [duty("a", ME), duty("b", ME, LATER), duty("c", ME, date(2024, 1, 31)), duty("d", ME, PAST)]
    groups = grouped(duties, Grouping.DUE, TODAY)
    assert [group.title for group in groups] == [LATE, "Entro il 31/05/2025", UNDATED]
    assert most_late(duties, TODAY) == (TODAY - date(2024, 1, 31)).days


def test_that_by_day_and_by_subject_lines_that_say_the_same_name_who_must_act() -> None:
    same = [duty("Consegnare 1 scheda", one, SOON) for one in (ANNA, FEDERICA)]
    duties = [*same, duty("Consegnare 3 schede", ME, SOON), duty("Manca l'atto", ME, SOON, place=Place.INDICATORS)]
    lines = [line.title for line in grouped(duties, Grouping.DUE, TODAY)[0].lines]
    assert lines == [
        "Consegnare 1 scheda (tocca a Romano Anna)",
        "Consegnare 1 scheda (tocca a Caruso Federica)",
        "Consegnare 3 schede (tocca a Santoro Enrico)",
        "Manca l'atto",
    ]
    told = [line.title for group in grouped(duties, Grouping.SUBJECT, TODAY) for line in group.lines]
    assert sorted(told) == sorted(lines)
    assert [line.title for line in grouped(same, Grouping.DOER, TODAY)[0].lines] == ["Consegnare 1 scheda"]


@pytest.mark.parametrize(
    ("due", "words"),
    [
        (None, ""),
        (date(2025, 3, 11), "1 giorno di ritardo"),
        (PAST, "12 giorni di ritardo"),
        (TODAY, "oggi"),
        (date(2025, 3, 13), "domani"),
        (SOON, "fra 33 giorni"),
    ],
)
def test_that_the_time_that_is_left_is_said_in_words(due: date | None, words: str) -> None:
    assert duty("a", ME, due).time_left(TODAY) == words


def test_that_nothing_is_in_no_group() -> None:
    for grouping in Grouping:
        assert grouped([], grouping, TODAY) == []
    assert most_late([], TODAY) == 0
