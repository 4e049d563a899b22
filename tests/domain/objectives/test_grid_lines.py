"""The lines of the grid: filtered, sorted and folded, while what was just edited stays under the hands."""

from dataclasses import replace
from decimal import Decimal

from app.domain.ids import AreaId, ObjectiveId, SectorId
from app.domain.objectives.grid.lines import KeptLines, Seen, lines_of, numbers_of, words_in
from app.domain.objectives.grid.rows import GridGroup, GridRow, blank_row
from app.domain.objectives.objective import UnitRef
from tests.domain.objectives.test_grid import measured

TAX = UnitRef(AreaId(1), SectorId(2))


def block(number: int, title: str, *names: str, weight: int = 0) -> list[GridRow]:
    blank = blank_row("tax", TAX, 1)
    one = replace(blank.objective, id=ObjectiveId(number), code=f"T-{number}", title=title, weight=Decimal(weight))
    rows = [replace(blank, objective=one)]
    if names:
        rows = [
            replace(blank, objective=one, indicator=measured(name=name), nth=nth, of=len(names))
            for nth, name in enumerate(names, 1)
        ]
    return rows


def group(*blocks: list[GridRow]) -> GridGroup:
    return GridGroup("tax", "Settore Tributi", tuple(row for rows in blocks for row in rows), TAX)


def titles(groups: list[GridGroup], seen: Seen, kept: KeptLines | None = None) -> tuple[list[str], KeptLines]:
    lines, now = lines_of(groups, seen, kept or KeptLines())
    return [line.title for line in lines], now


ONE, TWO, THREE = block(1, "Sportello", "Accessi", "Reclami"), block(2, "Àncora"), block(3, "TARI", "Avvisi", weight=5)


def test_that_a_filter_finds_whole_words_wherever_they_are_and_keeps_the_rows_of_an_objective() -> None:
    found, _ = titles([group(ONE, TWO, THREE)], Seen(words_in("RECLAMI")))
    assert found == ["Settore Tributi", "Sportello", "2º indicatore"]
    assert titles([group(ONE, TWO, THREE)], Seen(words_in("ancora")))[0] == ["Settore Tributi", "Àncora"]
    assert titles([group(ONE)], Seen(words_in("niente")))[0] == []


def test_that_what_was_in_sight_stays_there_until_one_filters_anew() -> None:
    seen = Seen(words_in("sportello"))
    _, kept = titles([group(ONE, TWO)], seen)
    renamed = group(block(1, "Ufficio", "Accessi"), TWO)
    again, _ = titles([renamed], seen, kept)
    assert again == ["Settore Tributi", "Ufficio"]
    assert titles([renamed], seen)[0] == []
    with_new, _ = titles([group(ONE, TWO, block(9, "Appena fatto"))], seen, kept)
    assert with_new == ["Settore Tributi", "Sportello", "2º indicatore", "Appena fatto"]


def test_that_objectives_are_sorted_whole_within_their_group_and_missing_values_are_last() -> None:
    by_title = Seen(sort_key="title")
    assert titles([group(ONE, TWO, THREE)], by_title)[0][1:] == ["Àncora", "Sportello", "2º indicatore", "TARI"]
    by_name = Seen(sort_key="name", is_descending=True)
    assert titles([group(ONE, TWO, THREE)], by_name)[0][1:] == ["TARI", "Sportello", "2º indicatore", "Àncora"]
    _, kept = titles([group(ONE, TWO, THREE)], by_title)
    renamed = group(block(1, "Zeta", "Accessi"), TWO, THREE)
    assert titles([renamed], by_title, kept)[0][1:] == ["Àncora", "Zeta", "TARI"]


def test_that_a_folded_group_hides_its_rows_and_a_begun_indicator_is_one_more_row() -> None:
    assert titles([group(ONE)], Seen(folded=frozenset({"tax"})))[0] == ["Settore Tributi"]
    begun, _ = titles([group(ONE, TWO)], Seen(begun=("tax", 1)))
    assert begun == ["Settore Tributi", "Sportello", "2º indicatore", "3º indicatore", "Àncora"]
    assert titles([group(TWO)], Seen(begun=("tax", 2)))[0] == ["Settore Tributi", "Àncora"]


def test_that_rows_are_numbered_across_groups() -> None:
    lines, _ = lines_of([group(ONE), group(TWO)], Seen(), KeptLines())
    assert list(numbers_of(lines).values()) == [1, 2, 3]
