"""README tells the truth: the glossary names what exists, the map names the rooms that are there."""

import re
from pathlib import Path

from tests.house.sources import text_of

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")


def glossary() -> list[str]:
    section = README.split("## Glossary", 1)[1].split("\n## ", 1)[0]
    rows = [line for line in section.splitlines() if line.startswith("|") and "`" in line]
    return [name for row in rows for name in re.findall(r"`(\w+)`", row.split("|")[2])]


def test_that_every_identifier_of_the_glossary_is_in_the_code() -> None:
    code = "\n".join(text_of(path) for path in (ROOT / "app").rglob("*.py"))
    words = set(re.findall(r"\w+", code))
    assert len(glossary()) > 40
    assert not [name for name in glossary() if name not in words]


def test_that_the_map_names_every_room() -> None:
    section = README.split("## Map of the house", 1)[1].split("\n## ", 1)[0]
    rooms = [path.parent.relative_to(ROOT).as_posix() for path in (ROOT / "app").glob("*/__init__.py")]
    assert not [room for room in rooms if f"`{room}/`" not in section]


def test_that_readme_opens_with_the_two_commands() -> None:
    assert README.index("make demo") < README.index("make test") < README.index("make run")
