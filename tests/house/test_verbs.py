"""Every list of the program has a context menu, and its verbs are those of its page."""

import ast
from pathlib import Path

from tests.house.sources import tree_of

UI = Path(__file__).parents[2] / "app" / "ui"
KIT = {"RowsTable", "Tree", "FiguresList"}
VERBS = {"verbs", "verbs_of", "Verbs"}
PLAIN = {"QListWidget", "QTreeWidget", "QTableWidget", "QListView", "QTreeView", "QTableView", "QColumnView"}

READ_ONLY = {
    "awards/award_side.py": "the explanation of an award",
    "progressions/rank_side.py": "the explanation of a score",
    "progressions/rules_trial.py": "imaginary people, written in their cells",
    "catalogue/entry_panel.py": "the indicators of the entry chosen",
    "catalogue/learn_dialog.py": "the objectives to choose from",
    "evaluation/dialogs.py": "what preparing a session would make",
    "evaluation/pages.py": "the explanation of a sheet",
    "evaluation/year_panel.py": "the sheets of a person in the year, and the explanation of their mean",
    "manual/window.py": "the contents of the manual",
    "methods/dialogs.py": "what differs in two versions",
    "methods/guide.py": "the contents of the guide",
    "methods/outcome_side.py": "what comes of an imaginary sheet",
    "methods/procedure_pane.py": "what a method says on imaginary days",
    "objectives/interim_dialog.py": "the interim values that the readings propose",
    "objectives/people_dialog.py": "the people to choose from",
    "objectives/person_dialog.py": "the weights of a person, edited in place",
    "objectives/recode_dialog.py": "the codes that would be given",
    "objectives/grid/paste_dialog.py": "the cells of a block that do not fit",
    "objectives/state_dialog.py": "what a new state of an objective does to each sheet",
    "shortcuts_dialog.py": "the keys of the program",
    "structure/ente_page.py": "the parts of the page",
    "structure/staff_page.py": "the staff counted by gender",
    "tools/copy_year_dialog.py": "what copying a year would make",
    "tools/entry_panel.py": "what an operation changed",
    "workbooks/import_dialog.py": "what importing a workbook would make",
}
"""The modules whose lists are only read and copied, with what is read there."""

BY_THEIR_PAGE = {
    "dashboard/duty_tree.py": "dashboard/missing.py",
    "evaluation/list_pane.py": "evaluation/tab.py",
    "evaluation/rail.py": "evaluation/tab.py",
    "evaluation/year_results.py": "evaluation/tab.py",
    "login/access_list.py": "login/login_page.py",
    "objectives/grid/frozen.py": "objectives/grid/view.py",
    "objectives/mandate_dialog.py": "objectives/edited_list.py",
    "objectives/measures_dialog.py": "objectives/edited_list.py",
    "structure/tree_panel.py": "structure/units_page.py",
}
"""The modules whose lists are given their verbs by the page that has them."""

NEVER_FOCUSED = {"search_field.py": "what was found: it drops under the search and never takes the keyboard"}


def made_in(tree: ast.AST) -> set[str]:
    """Return the kinds of list that a module makes, or makes a kind of its own of."""
    calls = {node.func.id for node in ast.walk(tree) if isinstance(node, ast.Call) and isinstance(node.func, ast.Name)}
    bases = {
        base.id
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef)
        for base in node.bases
        if isinstance(base, ast.Name)
    }
    return calls | bases


def names_in(tree: ast.AST) -> set[str]:
    attributes = {node.attr for node in ast.walk(tree) if isinstance(node, ast.Attribute)}
    return attributes | {node.id for node in ast.walk(tree) if isinstance(node, ast.Name)}


def modules() -> dict[str, ast.AST]:
    paths = [path for path in UI.rglob("*.py") if path.parent.name != "kit"]
    return {path.relative_to(UI).as_posix(): tree_of(path) for path in paths}


def test_that_every_list_has_verbs_or_is_declared_to_be_only_read() -> None:
    without = [
        name
        for name, tree in modules().items()
        if made_in(tree) & KIT and not names_in(tree) & VERBS and name not in {*READ_ONLY, *BY_THEIR_PAGE}
    ]
    assert not without, f"lists without verbs: {without}"


def test_that_a_list_that_is_not_of_the_kit_is_given_its_menu() -> None:
    without = [
        name
        for name, tree in modules().items()
        if made_in(tree) & PLAIN and not names_in(tree) & VERBS and name not in {*NEVER_FOCUSED, *BY_THEIR_PAGE}
    ]
    assert not without, f"lists without a context menu: {without}"


def test_that_what_is_declared_is_so() -> None:
    known = modules()
    gone = [name for name in {*READ_ONLY, *BY_THEIR_PAGE, *NEVER_FOCUSED} if name not in known]
    idle = [page for page in BY_THEIR_PAGE.values() if page not in known or not names_in(known[page]) & VERBS]
    assert not gone, f"declared and not there: {gone}"
    assert not idle, f"pages that give no verbs: {idle}"
