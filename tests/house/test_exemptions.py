"""Every exemption from the checkers says why."""

import re
from pathlib import Path

from tests.house.sources import text_of

ROOT = Path(__file__).parents[2]
EXEMPTION = re.compile(r"# (?:noqa|type: ignore)\b(?P<rest>.*)")
REASONED = re.compile(r": [A-Z]+\d+ \(.+\)|\[[\w,-]+\]  # .+")


def test_that_an_exemption_names_its_rule_and_its_reason() -> None:
    unexplained = [
        f"{path.relative_to(ROOT)}:{number}"
        for room in ("app", "tests")
        for path in (ROOT / room).rglob("*.py")
        if path != Path(__file__)
        for number, line in enumerate(text_of(path).splitlines(), 1)
        if (found := EXEMPTION.search(line)) and not REASONED.fullmatch(found["rest"])
    ]
    assert not unexplained
