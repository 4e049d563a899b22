"""The catalogue that ships with the program: whole, in order, and right on lines of plans."""

from pathlib import Path

import pytest

from app.domain.catalogue.proposals import Proposal, proposals
from app.domain.catalogue.words import words_of
from app.domain.errors import UserError
from app.domain.objectives.vocabulary import Direction, IndicatorRule
from app.services.catalogue.shipped import CONTENTS, read_catalogue, shipped_catalogue

LINES, FRESH = (Path(__file__).parent / name for name in ("lines.txt", "fresh_lines.txt"))
CATALOGUE = shipped_catalogue()


def test_that_it_is_whole_and_in_order() -> None:
    order = [sector.code for sector in CATALOGUE.sectors]
    assert len(order) == 20
    assert order[0] == "segreteria"
    assert order[-1] == "trasversale"
    firsts = [order.index(entry.sectors[0]) for entry in CATALOGUE.entries]
    assert firsts == sorted(firsts)
    assert len({entry.code for entry in CATALOGUE.entries}) == len(CATALOGUE.entries) >= 295
    assert len({entry.title for entry in CATALOGUE.entries}) == len(CATALOGUE.entries)
    assert {sector for entry in CATALOGUE.entries for sector in entry.sectors} <= set(order)


def test_that_every_entry_can_be_recognised_and_measured() -> None:
    for entry in CATALOGUE.entries:
        assert entry.words, entry.code
        assert entry.indicators, entry.code
        assert len(set(entry.words)) == len(entry.words), entry.code
        assert not set(entry.words) & set(entry.excluded), entry.code
        assert all(words_of(word) for word in (*entry.words, *entry.excluded)), entry.code
        names = [indicator.name for indicator in entry.indicators]
        assert len(set(names)) == len(names), entry.code


def test_that_the_units_and_directions_of_indicators_fit_their_rules() -> None:
    measured = {IndicatorRule.PERCENT_OF_TARGET, IndicatorRule.BASELINE_TO_TARGET, IndicatorRule.STEPS}
    for entry in CATALOGUE.entries:
        for indicator in entry.indicators:
            assert bool(indicator.unit) == (indicator.rule in measured), (entry.code, indicator.name)
            assert bool(indicator.steps) == (indicator.rule is IndicatorRule.STEPS), (entry.code, indicator.name)
            assert all((indicator.source, indicator.hint, indicator.nature)), (entry.code, indicator.name)
            if indicator.unit in {"giorni", "minuti"} and "medi" in indicator.name:
                assert indicator.direction is Direction.LOWER, (entry.code, indicator.name)


def test_that_every_entry_is_the_first_proposal_for_its_own_title_or_near_it() -> None:
    missed = [
        entry.code
        for entry in CATALOGUE.entries
        if entry not in [found.entry for found in proposals(entry.title, "", CATALOGUE)]
    ]
    assert len(missed) <= len(CATALOGUE.entries) // 20, missed


def lines(path: Path) -> list[tuple[str, str, list[str]]]:
    """Return unit, line and right entries of each row of a file."""
    rows = [line.split(" | ") for line in path.read_text(encoding="utf-8").splitlines() if not line.startswith("#")]
    return [(unit, text, codes.split()) for unit, text, codes in rows]


def rates(found: list[tuple[tuple[Proposal, ...], list[str]]]) -> tuple[int, int]:
    """Count the lines whose right entry comes first, and those for which it is among three."""
    first = sum(bool(told) and told[0].entry.code in right for told, right in found)
    three = sum(any(one.entry.code in right for one in told) for told, right in found)
    return first, three


@pytest.mark.parametrize(
    "some", [lines(LINES)[0::2], lines(LINES)[1::2], lines(FRESH)], ids=["looked at", "not looked at", "fresh"]
)
def test_that_lines_of_plans_of_other_comuni_have_the_right_proposal(some: list[tuple[str, str, list[str]]]) -> None:
    """The first half was looked at while words were added, the second was not, the others were written afterwards."""
    found = [(proposals(text, unit, CATALOGUE), right) for unit, text, right in some]
    first, three = rates(found)
    assert 100 * first >= 85 * len(found), (first, three, len(found))
    assert 100 * three >= 94 * len(found), (first, three, len(found))


def test_that_a_broken_file_is_told_with_its_entry(tmp_path: Path) -> None:
    (tmp_path / CONTENTS).write_text('settori = ["prova"]', encoding="utf-8")
    (tmp_path / "prova.toml").write_text('codice = "prova"\nnome = "P"\n[[obiettivo]]\ncodice = "x"', encoding="utf-8")
    with pytest.raises(UserError, match=r"prova\.toml: obiettivo «x», «titolo»: voce obbligatoria che manca"):
        read_catalogue(tmp_path)
