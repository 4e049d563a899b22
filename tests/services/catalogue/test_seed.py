"""The plan that the developers have, when it is there: for how many of its lines the right entry is proposed."""

import re
from pathlib import Path

import pytest

from app.domain.catalogue.proposals import proposals
from app.services.catalogue.shipped import shipped_catalogue

PLAN = Path(__file__).parents[4] / "shared" / "seed" / "piano-performance-2024-2026.txt"
EXPECTED = Path(__file__).parent / "seed_entries.txt"
FIRST, LAST = "OBIETTIVI STRATEGICI comuni", "Per l'anno 2024, si ritiene"

pytestmark = pytest.mark.skipif(not PLAN.exists(), reason="the plan is at hand only where the project is developed")


def plan_lines() -> list[tuple[str, str]]:
    """Return unit and text of each objective; the common ones, which come first, have no unit."""
    text = PLAN.read_text(encoding="utf-8")
    found: list[tuple[str, str]] = []
    area = sector = ""
    is_open = False
    for line in map(str.strip, text[text.index(FIRST) : text.index(LAST)].splitlines()):
        if line.startswith("AREA "):
            area, sector, is_open = line, "", False
        elif settore := re.fullmatch(r"\(settore (.*)\)", line, re.IGNORECASE):
            sector, is_open = settore[1], False
        elif line.startswith("- "):
            found.append((f"{area} {sector}".strip(), line[2:]))
            is_open = bool(sector)
        elif is_open and line:
            found[-1] = (found[-1][0], f"{found[-1][1]} {line}")
    return found


def test_that_three_lines_in_four_have_the_right_entry_first_and_nine_in_ten_among_three() -> None:
    lines = plan_lines()
    right = " ".join(EXPECTED.read_text(encoding="utf-8").splitlines()[1:]).split()
    told = [[one.entry.code for one in proposals(text, unit, shipped_catalogue())] for unit, text in lines]
    assert len(lines) == len(right) == 134
    first = sum(codes[:1] == [code] for codes, code in zip(told, right, strict=True))
    three = sum(code in codes for codes, code in zip(told, right, strict=True))
    assert first >= 120, (first, three)
    assert three >= 130, (first, three)
