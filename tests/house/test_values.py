"""A value does not change: dataclasses are frozen and have slots, but for those that gather and say so here."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import nodes_of

APP = Path(__file__).parents[2] / "app"

GATHERING = {
    "Applied": "what a workbook wrote, while it is written",
    "CopyWork": "what a copy of a year reads and gives on its way",
    "Remarks": "what is remarked while a year is copied",
    "Resolved": "the values of a row while its words become codes",
    "_Lines": "the lines of a sheet of a workbook while they are found",
    "_Steps": "the places of the steps of a workbook while they go on",
    "Gathering": "the blocks of a plan while its file is read",
    "OdfLists": "the items of lists of LibreOffice, counted as they come",
    "_XlsRecords": "the records of a workbook of Excel 97 while they are walked",
    "WordLists": "the items of lists of Word, counted as they come",
    "_Body": "the pages of a PDF while they are read",
    "_OdfWalk": "a document of LibreOffice while it is walked",
    "_WordWalk": "a document of Word while it is walked",
    "LatestScored": "the last result of a workspace, kept from one question to the next",
    "ObjectiveIndicators": "indicators counted row by row",
    "OpenArea": "an Area while its lines are gathered",
    "OpenObjective": "an objective while its lines are gathered",
    "OpenUnit": "a unit while its lines are gathered",
    "OpenPart": "a part of a plan while its paragraphs are gathered",
    "_OfficesAbove": "the unit above the names of offices while these are found",
    "PlanPosition": "where the walk through a plan is",
    "PassedOver": "the rows of a sheet that were passed over, while they are found",
    "PeopleMet": "the people whom a file has told of so far, while its rows are read",
    "RowReader": "the rows of a sheet of a workbook while they are read",
    "Outline": "what the lines of a plan say, while they are gathered",
    "Page": "a page of a PDF while it is written",
    "Rehearsal": "what a block would do, while its rows are tried",
    "RowReading": "the values of the cells of a row, while each knows those before it",
    "SessionFacts": "facts of the running program, filled as they become known",
    "_Folder": "the files of the demonstration, counted as they are written",
    "_Node": "a heading of the outline while its children come",
    "_OpenBlock": "a block of a text while its lines are gathered",
}
"""Dataclasses that change, each with the reason."""


def dataclasses_of(path: Path) -> Iterator[tuple[ast.ClassDef, set[str]]]:
    """Yield each dataclass of a module with the options that are on."""
    for node in nodes_of(path):
        if not isinstance(node, ast.ClassDef):
            continue
        for decorator in node.decorator_list:
            call = decorator.func if isinstance(decorator, ast.Call) else decorator
            if ast.unparse(call).removeprefix("dataclasses.") == "dataclass":
                given = decorator.keywords if isinstance(decorator, ast.Call) else []
                yield node, {str(word.arg) for word in given if ast.unparse(word.value) == "True"}


def in_the_program() -> list[tuple[str, ast.ClassDef, set[str]]]:
    found = []
    for path in sorted(APP.rglob("*.py")):
        found += [(path.relative_to(APP).as_posix(), node, options) for node, options in dataclasses_of(path)]
    return found


def test_that_a_dataclass_is_frozen_unless_it_gathers() -> None:
    changing = {node.name for _, node, options in in_the_program() if "frozen" not in options}
    assert changing == set(GATHERING)


def test_that_a_dataclass_has_slots_unless_it_remembers_or_inherits() -> None:
    """`cached_property` writes into `__dict__`, and a base without slots has one anyway."""
    guilty = [
        f"{where}: {node.name}"
        for where, node, options in in_the_program()
        if "slots" not in options and not node.bases and "cached_property" not in ast.unparse(node)
    ]
    assert not guilty


SECRETS = {"password", "recovery_key", "temporary"}
"""Fields that hold what opens an archive or an account; and a `key` that is bytes."""


def test_that_a_dataclass_tells_nothing_of_what_opens_an_archive() -> None:
    """A value is written whole in a traceback, and from there in a report of what went wrong."""
    found = {
        f"{where}: {node.name}.{line.target.id}": ast.unparse(line.value) if line.value else ""
        for where, node, _ in in_the_program()
        for line in node.body
        if isinstance(line, ast.AnnAssign) and isinstance(line.target, ast.Name)
        if _is_secret(line.target.id, ast.unparse(line.annotation))
    }
    assert len(found) > 5
    assert [name for name, value in found.items() if "repr=False" not in value] == []


def _is_secret(name: str, annotation: str) -> bool:
    is_held = {"str", "bytes"} & set(re.findall(r"\w+", annotation))
    return bool(is_held) and (name in SECRETS or (name == "key" and "bytes" in annotation))
