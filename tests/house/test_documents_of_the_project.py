"""The documents beside the program say what the program does: places, links, what is not accessible."""

import re
from pathlib import Path

import pytest

from app import __version__
from tests.house.sources import text_of

ROOT = Path(__file__).parents[2]
SECURITY = ROOT / "SECURITY.md"
PROMISES = 17
"""How many promises there are about what nobody may lose, change or see."""
DOCUMENTS = ["README.md", "installer/README.md", "docs/installare.md", "docs/dichiarazione-di-accessibilita.md"]
STATEMENT = ROOT / "docs" / "dichiarazione-di-accessibilita.md"


@pytest.mark.parametrize("name", DOCUMENTS)
def test_that_every_link_of_a_document_leads_to_a_file(name: str) -> None:
    page = ROOT / name
    links = re.findall(r"\]\(([^)#:]+)\)", text_of(page))
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_that_who_installs_is_sent_to_a_page_of_their_own() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    assert readme.index("## Who installs it") < readme.index("docs/installare.md") < readme.index("## Who develops it")
    assert "make " not in (ROOT / "docs" / "installare.md").read_text(encoding="utf-8")


def test_that_the_statement_on_accessibility_is_of_this_version_and_has_its_parts() -> None:
    told = STATEMENT.read_text(encoding="utf-8")
    assert f"versione {__version__}" in told
    for part in ("Stato di conformità", "Contenuti non accessibili", "Redazione della dichiarazione", "Segnalazioni"):
        assert f"## {part}" in told
    assert "parzialmente conforme" in told


def test_that_every_promise_has_its_tests_and_each_of_them_is_there() -> None:
    rows = [line.split("|")[1:-1] for line in text_of(SECURITY).splitlines() if line.startswith("| ")][1:]
    named = [re.findall(r"`(tests/[^`]+)`", proofs) for _number, _promise, proofs in rows]
    assert [number.strip() for number, *_ in rows if number.strip()] == [f"P{one}" for one in range(1, PROMISES + 1)]
    assert all(named)
    assert [path for paths in named for path in paths if not (ROOT / path).is_file()] == []
