"""The leak test asks every reading that the window and the commands do, or says why it need not."""

from pathlib import Path

from tests.house.sources import tree_of
from tests.house.test_doors import ROOT, all_functions, imported, reaching

LEAKS = Path(__file__).parents[1] / "services" / "scoping" / "test_leaks.py"
ROOMS = ("app/ui", "app/commands", "app/bootstrap.py")
DOORS = {"app.services.access.reading", "app.services.access.glancing"}
WRITES = {"app.services.transaction.unit_of_work", "app.services.access.writing"}

NOT_ASKED = {
    "app.services.audit.anchoring.": "hashes and counts of entries",
    "app.services.audit.entries.verify_audit": "a part of the verification",
    "app.services.audit.list_outputs.list_pdf": "what a list of the window shows already",
    "app.services.audit.output.announcing": "which archive it is",
    "app.services.backups.": "who may do it reads every row, and gets counts and dates",
    "app.services.catalogue.": "typical objectives, which everybody reads, and what is proposed for those of the tree",
    "app.services.closing.": "what must stand before a year is closed, for who may close it",
    "app.services.documents.": "asked document by document through the registry",
    "app.services.first_look.": "the years",
    "app.services.keys.": "what is known before anybody logs in",
    "app.services.law.limits.": "texts and thresholds, which hold for everybody",
    "app.services.methods.": "the method, which everybody reads",
    "app.services.next_year.": "what a copy would make, for who may edit",
    "app.services.objectives.codes.": "the codes that an edit would give, for who may edit",
    "app.services.objectives.prevention.": "measures of the ente, with the objectives that the tree shows",
    "app.services.objectives.own_units.": "how many an edit would give something to, for who may edit",
    "app.services.objectives.assignments.": "weights that an edit would give, of what the tree shows",
    "app.services.objectives.units.": "weights that an edit would give, of what the tree shows",
    "app.services.objectives.mandate_lines.": "the programme of the Sindaco, which everybody reads",
    "app.services.plan_text.": "what an import would make, for who may import",
    "app.services.progressions.procedures.read_rules_file": "a text file of who may import",
    "app.services.sheets.opened.read_sheet": "the detail of a sheet and its round, asked apart",
    "app.services.structure.": "the ente, its offices and its years, which everybody reads, or rows asked apart",
    "app.services.training.share.": "a share and two counts, of which one person's hours are not told",
    "app.services.users.": "who may do it manages users",
}
"""Readings, or rooms of them, that the leak test does not name, each with the reason."""


def named_outside() -> set[str]:
    places = [ROOT / room for room in ROOMS]
    paths = [path for place in places for path in ([place] if place.is_file() else place.rglob("*.py"))]
    return {name for path in paths for _, name in imported(tree_of(path))}


def readings() -> set[str]:
    """Return the readings of the services that window or commands name, those that only read."""
    found = reaching(all_functions(), DOORS) - reaching(all_functions(), WRITES)
    functions = all_functions()
    return {name for name in named_outside() & found if name in functions and functions[name].takes_workspace}


def test_that_every_reading_is_asked_by_the_leak_test_or_declared() -> None:
    asked = {name for _, name in imported(tree_of(LEAKS))}
    left = readings() - asked
    assert sorted(name for name in left if not name.startswith(tuple(NOT_ASKED))) == []
    idle = [room for room in NOT_ASKED if not any(name.startswith(room) for name in left)]
    assert idle == []
