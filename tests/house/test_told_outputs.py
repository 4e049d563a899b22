"""Whatever leaves the archive is told in its audit: no way out for window and commands goes round it."""

import ast

from tests.house.sources import nodes_of, tree_of
from tests.house.test_doors import ROOT, all_functions, imported, reaching

ROOMS = ("app/ui", "app/commands", "app/bootstrap.py")
WRITERS = {
    "app.services.files.print_whole",
    "app.services.files.save_file",
    "app.services.files.whole_file",
    "app.services.archive_copy.save_archive_copy",
    "app.services.workbooks.results.results_csv",
    "app.services.workbooks.results.results_json",
}
"""What makes a file, or data for the terminal."""
TOLD = "app.services.audit.output.tell_output"

UNTOLD = {
    "app.bootstrap begin_archive": "an archive and its keys, of which the first entry of the audit tells",
    "app.commands.demo": "the example, which names nobody who lives",
    "app.commands.manual": "the manual, which is of no comune",
    "app.ui.manual.helping print_manual": "the manual, which is of no comune",
    "app.ui.documents.tab print_document": "the preview, in a folder of its own: told when it is saved or printed",
    "app.ui.documents.tab print_ahead": "the same, held in memory until somebody looks at it",
    "app.ui.documents.tab HeldPrint": "the same, put in that folder when somebody looks at it",
    "app.ui.crash_notice save_file": "a report, which names nobody",
    "app.ui.methods.guide save_guide": "the guide and the methods ready, which are of no comune",
    "app.ui.workbooks.import_dialog save_marked": "the user's own workbook, with its wrong cells marked",
}
"""Who makes a file that the audit does not tell, and why."""
KEEPS_ITS_OWN = ("app.services.keys.", "app.services.users.", "app.services.backups.", "app.services.example.")
"""What these write is of the program: keys, attempts, backups, the example."""

TO_THE_CLIPBOARD = {
    "kit/boxes.py": "the kinds and places of an error, without its message",
    "kit/clipboard.py": "the rows of a list: what `copy_news` tells is told by `copies.py`",
    "tools/entry_panel.py": "the hash of an entry, which names nobody",
}
"""The modules of the window that write in the clipboard, and what."""


def ways_out() -> dict[str, str]:
    """Return who in the outer rooms names a function of the services that makes a file without telling it."""
    writing, telling = reaching(all_functions(), WRITERS), reaching(all_functions(), {TOLD})
    found = {}
    for room in ROOMS:
        place = ROOT / room
        for path in [place] if place.is_file() else place.rglob("*.py"):
            module = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            for _, name in imported(tree_of(path)):
                if name in writing - telling and not name.startswith(KEEPS_ITS_OWN):
                    found[f"{module} {name.rsplit('.', 1)[1]}"] = module
    return found


def test_that_window_and_commands_make_no_file_that_the_audit_does_not_tell() -> None:
    found = ways_out()
    assert sorted(one for one, module in found.items() if one not in UNTOLD and module not in UNTOLD) == []


def test_that_every_exemption_is_still_needed() -> None:
    found = ways_out()
    assert set(UNTOLD) == {one if one in UNTOLD else module for one, module in found.items()}


def test_that_one_place_copies_from_lists_and_is_told() -> None:
    calls = {
        path.relative_to(ROOT / "app" / "ui").as_posix(): ast.unparse(node.func)
        for path in (ROOT / "app" / "ui").rglob("*.py")
        for node in nodes_of(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr.startswith("set")
        if "clipboard" in ast.unparse(node.func)
    }
    assert set(calls) == set(TO_THE_CLIPBOARD)
    listening = ast.parse((ROOT / "app" / "ui" / "copies.py").read_text(encoding="utf-8"))
    assert "app.ui.kit.clipboard.copy_news" in {name for _, name in imported(listening)}
    composing = ast.parse((ROOT / "app" / "bootstrap.py").read_text(encoding="utf-8"))
    assert "app.ui.copies.contribute" in {name for _, name in imported(composing)}
