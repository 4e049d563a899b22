"""`publiccode.yml` says what the standard asks for (https://yml.publiccode.tools); no registry has its validator."""

import re
from datetime import date

import pytest

from app import __version__
from installer.payload import ROOT

CATEGORIES = {
    "budgeting", "business-process-management", "collaboration", "compliance-management", "data-analytics",
    "document-management", "employee-management", "financial-reporting", "hr", "knowledge-management", "office",
    "productivity-suite", "project-management", "talent-management", "task-management", "workflow-management",
}  # fmt: skip
"""Of the vocabulary of the standard, the words that may concern an office."""
SCOPES = {"culture", "government", "local-authorities", "employment"}
STATUSES = {"concept", "development", "beta", "stable", "obsolete"}
PLATFORMS = {"web", "windows", "mac", "linux", "ios", "android"}
MAINTENANCE = {"internal", "contract", "community", "none"}


def read(lines, indent=0):
    """Read the part of YAML that the file uses: maps, lists, words, texts of many lines."""
    found = None
    while lines and len(lines[0]) - len(lines[0].lstrip()) >= indent:
        line = lines.pop(0)
        bare = line.strip()
        if bare.startswith("- "):
            found = found or []
            lines.insert(0, " " * (indent + 2) + bare[2:])
            found.append(read(lines, indent + 2) if re.match(r"[\w-]+: ", bare[2:]) else plain(lines.pop(0).strip()))
            continue
        found = found or {}
        name, _, value = bare.partition(":")
        assert name not in found, f"{name} twice"
        value = value.strip()
        if value == "|":
            text = []
            while lines and len(lines[0]) - len(lines[0].lstrip()) > indent:
                text.append(lines.pop(0).strip())
            found[name] = "\n".join(text)
        else:
            found[name] = plain(value) if value else read(lines, len(lines[0]) - len(lines[0].lstrip()))
    return found


def plain(word):
    return {"[]": [], "true": True, "false": False}.get(word, word.strip('"'))


@pytest.fixture(scope="module")
def told():
    lines = (ROOT / "publiccode.yml").read_text(encoding="utf-8").splitlines()
    kept = [re.sub(r"\s+# .*$", "", line) for line in lines if line.strip() and not line.lstrip().startswith("#")]
    return read(kept)


def test_that_every_key_that_is_mandatory_is_there(told):
    assert {
        "publiccodeYmlVersion",
        "name",
        "url",
        "platforms",
        "categories",
        "developmentStatus",
        "softwareType",
    } <= set(told)
    assert {"description", "legal", "maintenance", "localisation"} <= set(told)
    assert told["maintenance"]["type"] in MAINTENANCE
    assert all(contact["name"] for contact in told["maintenance"]["contacts"])
    assert told["localisation"] == {"localisationReady": False, "availableLanguages": ["it"]}


def test_that_its_words_are_those_of_the_vocabularies(told):
    assert set(told["categories"]) <= CATEGORIES
    assert set(told["platforms"]) <= PLATFORMS
    assert told["developmentStatus"] in STATUSES
    assert told["softwareType"] == "standalone/desktop"
    assert set(told["intendedAudience"]["scope"]) <= SCOPES
    assert told["intendedAudience"]["countries"] == ["it"]
    assert told["legal"]["license"] == "EUPL-1.2"


def test_that_its_texts_have_the_lengths_that_are_asked(told):
    description = told["description"]["it"]
    assert len(description["shortDescription"]) <= 150
    assert 150 <= len(description["longDescription"]) <= 10_000
    assert 5 <= len(description["features"]) <= 20
    assert all(isinstance(feature, str) and feature for feature in description["features"])


def test_that_version_date_address_and_picture_are_true(told):
    assert told["softwareVersion"] == __version__
    date.fromisoformat(told["releaseDate"])
    assert told["url"].startswith("https://")
    assert told["logo"].endswith(".svg")
    assert (ROOT / told["logo"]).exists()


def test_that_a_section_for_italy_says_which_public_platforms_it_uses(told):
    assert told["it"]["countryExtensionVersion"] == "1.0"
    assert set(told["it"]["piattaforme"]) == {"anpr", "cie", "pagopa", "spid", "io"}
    assert not any(told["it"]["piattaforme"].values())
