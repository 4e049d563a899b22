"""Edges of small rules that records decide: the day itself, the number itself, one and more than one."""

from datetime import date
from decimal import Decimal
from types import SimpleNamespace

import pytest

from app.domain.awards.definition import AwardRules
from app.domain.awards.trial import imaginary_people, next_person
from app.domain.columns import Column
from app.domain.document_text.marks import LineMark, toggle_lines
from app.domain.documents.lists import LEAST, WIDEST, parts_for_paper, room_of
from app.domain.duties.grouping import DutyLine
from app.domain.method.outside import QuotaRule
from app.domain.method.outside_words import RankScope
from app.domain.objectives.value import told_ahead
from app.domain.periods import Period
from app.domain.progressions.year_checks import PROGRESSION_CHECKS
from app.domain.roles import OfficialRole
from app.domain.sheets.composition import PartRow, PartState, check_weight
from app.domain.sheets.quotas import passed_quotas
from app.domain.structure.divided_names import divided_name
from app.domain.structure.former_categories import TRANSPOSED
from app.domain.structure.hierarchy import Party, superior_on
from app.domain.workbooks.score_workbook import sheet_names
from app.domain.workflow import SheetState

D = Decimal
TODAY = date(2024, 6, 30)


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ((), ""),
        ((None, TODAY, date(2024, 1, 1)), ""),
        ((date(2024, 7, 1),), "Il 01/07/2024 deve ancora venire: se è una svista, correggere il consuntivo."),
        (
            (date(2024, 8, 1), date(2024, 7, 1), date(2024, 7, 1)),
            "2 date, dal 01/07/2024 in poi, devono ancora venire: se è una svista, correggere il consuntivo.",
        ),
    ],
)
def test_that_days_to_come_are_told_once_each(days: tuple[date | None, ...], said: str) -> None:
    assert told_ahead(days, TODAY) == said


@pytest.mark.parametrize(
    ("state", "low", "high", "words", "has_range"),
    [
        (PartState.APPLIES, None, None, "", False),
        (PartState.APPLIES, D(10), D("20.5"), "da 10 a 20,5", True),
        (PartState.CHOSEN, D(10), D(20), "da 10 a 20", True),
        (PartState.EXCLUDED, D(10), D(20), "da 10 a 20", True),
        (PartState.CORRECTABLE, D(-2), D(2), "da −2 a 2 punti", False),
        (PartState.CORRECTION, D(-2), D(2), "da −2 a 2", False),
    ],
)
def test_that_a_part_says_its_range(
    state: PartState, low: Decimal | None, high: Decimal | None, words: str, *, has_range: bool
) -> None:
    part = PartRow("c/a", "c", "a", "Puntualità", state, low=low, high=high)
    assert (part.range_in_words.replace("-", "−"), part.has_range) == (words, has_range)
    assert part.label == "      Puntualità"
    assert part.can_be_excluded is (state in {PartState.APPLIES, PartState.EXCLUDED})
    if has_range and low is not None and high is not None:
        said = {
            weight: [one.code for one in check_weight(part, weight)]
            for weight in (low - D("0.01"), low, high, high + 1)
        }
        assert list(said.values()) == [["weight_range"], [], [], ["weight_range"]]
    else:
        assert [one.code for one in check_weight(part, D(15))] == ["fixed_weight"]


@pytest.mark.parametrize(
    ("text", "start", "end", "changed"),
    [
        ("uno\ndue\ntre", 0, 0, ("- uno\ndue\ntre", 2, 2)),
        ("uno\ndue\ntre", 0, 4, ("- uno\ndue\ntre", 0, 5)),  # up to the end of the line: the next is not touched
        ("uno\ndue\ntre", 0, 5, ("- uno\n- due\ntre", 0, 11)),
        ("uno\n\ntre", 0, 8, ("- uno\n\n- tre", 0, 12)),
        ("- uno\n- due", 0, 11, ("uno\ndue", 0, 7)),
        ("- uno\ndue", 0, 9, ("- uno\n- due", 0, 11)),
        ("", 0, 0, ("- ", 2, 2)),
    ],
)
def test_that_the_lines_touched_become_items_and_plain_again(
    text: str, start: int, end: int, changed: tuple[str, int, int]
) -> None:
    assert tuple(toggle_lines(text, start, end, LineMark.BULLET)) == changed


def test_that_sheets_of_people_are_named_once_and_take_no_forbidden_sign() -> None:
    assert sheet_names(["Rossi Mario", "ROSSI MARIO", "Rossi Mario", "", "A/B: [c]", "Istruzioni"]) == [
        "Rossi Mario", "ROSSI MARIO (2)", "Rossi Mario (3)", "Persona", "A B c", "Istruzioni (2)",
    ]  # fmt: skip
    long = sheet_names(["Nome" * 20, "Nome" * 20])
    assert [len(one) for one in long] == [31, 31]
    assert long[1].endswith(" (2)")


@pytest.mark.parametrize(
    ("whole", "is_first_first", "last", "first", "is_doubtful"),
    [
        ("Rossi Mario", False, "Rossi", "Mario", False),
        ("Mario Rossi", True, "Rossi", "Mario", False),
        ("Anna Maria De Luca", True, "De Luca", "Anna Maria", True),
        ("De Luca Anna Maria", False, "De Luca", "Anna Maria", True),
        ("Xyz Rossi", True, "Rossi", "Xyz", False),
        ("D' Angelo Anna", False, "D' Angelo", "Anna", False),
        ("Mario Anna", False, "Mario", "Anna", False),
        ("Mario Xyz", False, "Mario", "Xyz", True),
    ],
)
def test_that_a_name_is_divided(whole: str, is_first_first: bool, last: str, first: str, is_doubtful: bool) -> None:
    assert divided_name(whole, first_name_first=is_first_first) == (last, first, is_doubtful)


def test_that_the_categories_became_areas_on_the_first_of_april() -> None:
    assert {one.since for one in TRANSPOSED} == {date(2023, 4, 1)}


def test_that_a_line_of_one_thing_is_alone() -> None:
    assert [DutyLine("Cose", (None,) * count).is_single for count in (1, 2)] == [True, False]  # type: ignore[arg-type]  # only counted


def test_that_people_of_a_trial_are_numbered_by_the_first_number_free() -> None:
    people = imaginary_people(AwardRules("r", "Regole"), 2024)
    assert [one.id for one in people] == [1, 2, 3, 4, 5, 6]
    assert (people[1].part_time, people[2].days, people[0].days) == (D(50), 183, 366)
    assert next_person(people, AwardRules("r", "Regole"), 2024).id == 7
    assert next_person(people[1:], AwardRules("r", "Regole"), 2024).id == 1
    assert next_person([one for one in people if one.id != 4], AwardRules("r", "Regole"), 2024).name == "Persona 4"


@pytest.mark.parametrize(
    ("totals", "at_most", "said"),
    [
        (("95", "95", "80", "70"), "50", None),  # as many as the rule allows
        (("95", "95", "80", "70"), "49", "2 schede su 4 (50,00 %) hanno almeno 95; la metodologia ne ammette il 49 %."),
        (("95", "94.99", "80"), "10", "1 scheda su 3 (33,33 %) ha almeno 95; la metodologia ne ammette il 10 %."),
        (("94.99", "94", "80"), "0", None),
    ],
)
def test_that_a_quota_of_top_scores_is_passed_only_beyond_it(
    totals: tuple[str, ...], at_most: str, said: str | None
) -> None:
    rows = [SimpleNamespace(total=D(one), missing=(), state=SheetState.COMPLETED) for one in totals]
    rows += [SimpleNamespace(total=D(100), missing=("c",), state=SheetState.COMPLETED)]
    rule = QuotaRule("Eccellenze", D(95), D(at_most))
    found = list(passed_quotas(rows, [rule], lambda _scope, _row: ""))  # type: ignore[arg-type]  # what it reads of rows
    assert found == ([] if said is None else [f"Eccellenze: {said}"])
    in_area = QuotaRule("Eccellenze", D(95), D(at_most), RankScope.AREA)
    assert not list(passed_quotas(rows, [in_area], lambda _scope, _row: ""))  # type: ignore[arg-type]  # of no area
    of_area = list(passed_quotas(rows, [in_area], lambda _scope, _row: "Tecnica"))  # type: ignore[arg-type]  # as above
    assert of_area == ([] if said is None else [f"Eccellenze in «Tecnica»: {said}"])


@pytest.mark.parametrize(("chosen", "admitted", "is_told"), [(0, 0, False), (2, 4, False), (3, 5, True), (1, 1, True)])
def test_that_progressions_of_more_than_half_are_told(chosen: int, admitted: int, is_told: bool) -> None:
    [check] = [one for one in PROGRESSION_CHECKS if one.alike.startswith("procedure con più")]
    rankings = [SimpleNamespace(people=range(admitted), chosen=range(chosen))]
    facts = SimpleNamespace(year=2024, result=SimpleNamespace(rankings=rankings))
    assert bool(list(check.find(facts))) is is_told  # type: ignore[arg-type]  # what it reads of the facts


@pytest.mark.parametrize(
    ("has_secretary", "has_mayor", "evaluator", "superior"),
    [
        (True, True, 1, 2),
        (True, False, 1, None),
        (False, True, 1, None),
        (True, True, 2, None),
        (True, True, None, None),
    ],
)
def test_that_the_mayor_is_over_the_secretary_alone(
    has_secretary: bool,
    has_mayor: bool,
    evaluator: int | None,
    superior: int | None,
) -> None:
    period = Period(date(2024, 1, 1))
    officials = [
        *([SimpleNamespace(id=1, role=OfficialRole.SECRETARY, period=period)] if has_secretary else []),
        *([SimpleNamespace(id=2, role=OfficialRole.MAYOR, period=period)] if has_mayor else []),
    ]
    found = superior_on(TODAY, Party(official_id=evaluator), SimpleNamespace(officials=officials))  # type: ignore[arg-type]  # what it reads
    assert found == (None if superior is None else Party(official_id=superior))  # type: ignore[arg-type]  # a number


def test_that_a_list_too_wide_is_divided_where_it_has_no_more_room() -> None:
    def of(*widths: int) -> list[list[str]]:
        columns = [Column(f"c{place}", "X", width=width) for place, width in enumerate(widths)]
        return [[one.key for one in part] for part in parts_for_paper(columns)]

    assert of() == []
    assert of(WIDEST + 9) == [["c0"]]
    fitting = room_of(Column("a", "X", width=40))
    assert fitting >= LEAST
    parts = of(10, *[20] * 12)
    assert all(part[0] == "c0" and len(part) > 1 for part in parts)
    assert [key for part in parts for key in part[1:]] == [f"c{place}" for place in range(1, 13)]
    for part in parts[:-1]:
        rooms = room_of(Column("a", "X", width=10)) + (len(part) - 1) * room_of(Column("a", "X", width=20))
        assert rooms <= WIDEST < rooms + room_of(Column("a", "X", width=20))
