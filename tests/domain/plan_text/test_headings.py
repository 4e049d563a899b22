"""A heading of a plan, at the ends of what may be one."""

import pytest

from app.domain.plan_text.headings import (
    area_heading,
    closes_objectives,
    opens_common,
    opens_operational,
    unit_heading,
)


def filled(words: str, length: int) -> str:
    return f"{words} {'X' * (length - len(words) - 1)}"


def test_that_a_line_in_capitals_is_a_heading_up_to_its_longest() -> None:
    for is_there, length in ((True, 160), (False, 161)):
        assert bool(area_heading(filled("AREA", length), may_be_mixed=False)) is is_there
        assert bool(unit_heading(f"({filled('SETTORE', length - 2)})", may_be_mixed=False)) is is_there


def test_that_a_label_with_a_colon_is_a_heading_up_to_its_longest() -> None:
    for is_there, length in ((True, 90), (False, 91)):
        line = f"Settore: cura {'x' * (length - 14)}"
        assert len(line) == length
        assert bool(unit_heading(line, may_be_mixed=False)) is is_there


def test_that_a_name_in_mixed_case_has_at_most_twelve_words() -> None:
    for is_there, count in ((True, 12), (False, 13)):
        assert bool(area_heading(f"Area Tecnica{' e' * (count - 2)} x", may_be_mixed=True)) is is_there
    assert not area_heading("Area Tecnica", may_be_mixed=False)


@pytest.mark.parametrize("line", ["Area tecnica: lavori", "Area tecnica.", "area 12 34 56", "Area", "AREA ---"])
def test_that_a_sentence_and_a_row_of_figures_are_no_heading(line: str) -> None:
    assert area_heading(line, may_be_mixed=True) == []


def test_that_a_number_is_name_enough_and_what_goes_on_is_no_part_of_it() -> None:
    assert [one.name for one in area_heading("AREA 1", may_be_mixed=False)] == ["Area 1"]
    [area] = area_heading("AREA TECNICA (segue)", may_be_mixed=False)
    assert (area.name, area.is_unit) == ("Area Tecnica", False)
    unit = unit_heading("(Settore Strade - continua)", may_be_mixed=False)
    assert unit is not None
    assert (unit.name, unit.word, unit.is_unit) == ("Settore Strade", "settore", True)


@pytest.mark.parametrize(
    ("line", "common", "operational"),
    [
        ("OBIETTIVI COMUNI", True, False),
        ("Gli obiettivi strategici dell'ente:", True, False),
        ("Obiettivi strategici e operativi:", False, True),
        ("Obiettivi specifici del settore", False, True),
        ("Gli obiettivi comuni sono stati condivisi.", False, False),
        (f"{'x' * 182} obiettivi comuni:", True, False),
        (f"{'x' * 183} obiettivi comuni:", False, False),
        (f"{'x' * 179} obiettivi specifici:", False, True),
        (f"{'x' * 180} obiettivi specifici:", False, False),
    ],
)
def test_that_what_the_list_after_a_line_holds_is_known(line: str, common: bool, operational: bool) -> None:
    assert (opens_common(line), opens_operational(line)) == (common, operational)


@pytest.mark.parametrize(
    ("line", "closes"),
    [
        ("Nota bene: altro", True),
        ("PARTE TERZA", True),
        ("Allegato 1", True),
        ("Indice", True),
        ("Indici", False),
        ("Particolari", False),
    ],
)
def test_that_a_new_part_closes_the_lists(line: str, closes: bool) -> None:
    assert closes_objectives(line) is closes
