"""No use case without its question: whoever takes a workspace passes a door, and the doors ask the policy."""

import ast
import importlib
import inspect
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass, replace
from datetime import date
from functools import cache, partial
from pathlib import Path
from types import GeneratorType
from typing import Any

from app.domain.documents.catalogue import PLAN, DocumentRequest
from app.domain.errors import UserError
from app.domain.issues import Link
from app.domain.permissions import Action, Actor, may_some
from app.domain.progress import Silent
from app.domain.roles import UserRole
from app.domain.structure.hierarchy import Party
from app.services.documents.registry import DOCUMENTS, parts_of
from app.services.workbooks.registry import WORKBOOKS
from tests.archives.comune import Comune
from tests.house.sources import parsed, text_of

ROOT = Path(__file__).parents[2]
SERVICES = ROOT / "app" / "services"
ROOM = "app.services.access"
DOORS = {f"{ROOM}.reading", f"{ROOM}.glancing", f"{ROOM}.writing", "app.services.transaction.unit_of_work"}
FINER = {
    f"app.services.sheets.sheet_access.{name}" for name in ("can", "is_listed", "may_list", "readable", "ask_of_sheet")
}
"""What a use case asks of each sheet, after a door asked `PerSheet`."""

ASKS_NOTHING = {
    "app.services.documents.printing.subjects_of": "asks through the row of the registry, itself in this list",
    "app.services.documents.printing.requests_for_person": "asks through the row of the registry",
    "app.services.documents.printing.name_of_file": "asks through the row of the registry",
    "app.services.workbooks.job.export_apart": "asks through the row of the registry",
    "app.services.workbooks.job.owner_bytes": "asks through the row of the registry",
    "app.services.workbooks.job.owners_of": "asks through the row of the registry",
    "app.services.checks.check_year": "asks through the facts of each check of the registry",
    "app.services.example.filling.on_day": "sets the clock",
    "app.services.structure.lists.day_in_sight": "reads the clock",
}


@dataclass(frozen=True)
class Function:
    """A function of the services: what it names, and whether it takes a workspace but no session of a door."""

    name: str
    named: frozenset[str]
    takes_workspace: bool
    is_per_sheet: bool


def functions_of(source: str, module: str) -> Iterator[Function]:
    """Yield the functions and methods of a module with the full names of what each of them names."""
    tree = parsed(source)
    own = {node.name: f"{module}.{node.name}" for node in tree.body if isinstance(node, ast.FunctionDef | ast.ClassDef)}
    known = own | dict(imported(tree))
    for node in tree.body:
        if isinstance(node, ast.FunctionDef):
            yield function_of(node, f"{module}.{node.name}", known)
        elif isinstance(node, ast.ClassDef):
            yield Function(f"{module}.{node.name}", frozenset(names_in(node, known)), False, "PerSheet" in words(node))


def imported(tree: ast.AST) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("app."):
            for alias in node.names:
                yield alias.asname or alias.name, f"{node.module}.{alias.name}"


def function_of(node: ast.FunctionDef, name: str, known: dict[str, str]) -> Function:
    arguments = (*node.args.posonlyargs, *node.args.args, *node.args.kwonlyargs)
    kinds = {ast.unparse(one.annotation).strip("\"'") for one in arguments if one.annotation}
    return Function(
        name,
        frozenset(names_in(node, known)),
        "Workspace" in kinds and "Session" not in kinds,
        "PerSheet" in words(node),
    )


def names_in(node: ast.AST, known: dict[str, str]) -> Iterator[str]:
    for one in ast.walk(node):
        if isinstance(one, ast.Attribute) and isinstance(one.value, ast.Name) and one.value.id in known:
            yield f"{known[one.value.id]}.{one.attr}"
        elif isinstance(one, ast.Name) and one.id in known:
            yield known[one.id]


def words(node: ast.AST) -> set[str]:
    return {one.id for one in ast.walk(node) if isinstance(one, ast.Name)}


def module_of(path: Path) -> str:
    return ".".join(path.relative_to(ROOT).with_suffix("").parts)


@cache
def all_functions() -> dict[str, Function]:
    found = (one for path in SERVICES.rglob("*.py") for one in functions_of(text_of(path), module_of(path)))
    return {one.name: one for one in found}


def reaching(functions: dict[str, Function], goals: set[str]) -> set[str]:
    """Return the names of `goals`, and of all the functions that come to one of them."""
    reached = set(goals)
    while more := {one.name for one in functions.values() if one.name not in reached and one.named & reached}:
        reached |= more
    return reached


def without_question(functions: dict[str, Function]) -> list[str]:
    asking = reaching(functions, DOORS)
    return sorted(one.name for one in functions.values() if is_use_case(one) and one.name not in asking)


def is_use_case(function: Function) -> bool:
    last = function.name.rsplit(".", 1)[1]
    return function.takes_workspace and not last.startswith("_") and function.name not in DOORS


def past_the_doors(source: str) -> list[int]:
    """Return the lines that take a session from the archive itself."""
    ways = {"reading", "writing", "glancing"}
    return [
        node.lineno
        for node in ast.walk(parsed(source))
        if isinstance(node, ast.Attribute) and node.attr in ways and "archive" in ast.unparse(node.value)
    ]


def test_that_no_use_case_goes_without_its_question() -> None:
    assert without_question(all_functions()) == sorted(ASKS_NOTHING)


def test_that_only_the_doors_take_a_session_from_the_archive() -> None:
    found = [
        f"{module_of(path)}:{line}"
        for path in (ROOT / "app").rglob("*.py")
        if module_of(path) != ROOM and "models" not in path.parts
        for line in past_the_doors(text_of(path))
    ]
    assert not found


def test_that_a_question_per_sheet_is_asked_of_each_sheet() -> None:
    finer = reaching(all_functions(), FINER)
    per_sheet = {one.name for one in all_functions().values() if one.is_per_sheet}
    assert per_sheet - finer == {f"{ROOM}.ask", f"{ROOM}.asked_by"}


TOY = """
from app.domain.permissions import Action, PerSheet
from app.services.access import reading
from app.services.workspace import Workspace


def asked(workspace: Workspace) -> int:
    with reading(workspace, Action.READ) as session:
        return 1


def asked_elsewhere(workspace: Workspace) -> int:
    return asked(workspace)


def not_asked(workspace: Workspace) -> int:
    with workspace.archive.reading() as session:
        return 1


def of_each_sheet(workspace: Workspace) -> int:
    with reading(workspace, PerSheet(Action.READ)) as session:
        return 1
"""


def test_that_a_new_use_case_without_a_question_is_found() -> None:
    toys = {one.name: one for one in functions_of(TOY, "toy")}
    assert without_question(toys) == ["toy.not_asked"]
    assert len(past_the_doors(TOY)) == 1
    assert [one.name for one in toys.values() if one.is_per_sheet] == ["toy.of_each_sheet"]
    assert "toy.of_each_sheet" not in reaching(toys, FINER)


def use_case(name: str) -> Callable[..., Any]:
    module, last = name.rsplit(".", 1)
    found = getattr(importlib.import_module(module), last)
    assert callable(found)
    return found


def is_read(name: str) -> bool:
    return "Changes" not in str(inspect.signature(use_case(name)).return_annotation)


MANY = 150
"""Readings at least: a search that finds none would refuse nothing."""
STRANGER = Actor("Ospite", UserRole.EQ)
"""An EQ without an employee: the policy denies them everything."""


def some_arguments(function: Callable[..., Any], tmp_path: Path) -> dict[str, Any]:
    """Return an argument for each parameter without a default, by its name."""
    file = tmp_path / "file.xlsx"
    known: dict[str, Any] = {
        "year": 2024, "day": date(2024, 7, 1), "path": file, "target": file, "folder": tmp_path, "words": "rossi",
        "person": Party(1), "link": Link("posting", 1), "matricola": "0001", "wanted": None, "progress": Silent(),
        "request": DocumentRequest(PLAN, 2024), "parts": parts_of(PLAN, DOCUMENTS), "export_id": "1",
        "workbook": WORKBOOKS[0], "asking": Action.READ, "years": [2024],
        "data": b"", "moment": date(2024, 7, 1), "question": Action.READ, "label": "Stampa", "form": "csv",
        "copy": file, "kind": PLAN,
    }  # fmt: skip
    asked = [one for one in inspect.signature(function).parameters.values() if one.default is inspect.Parameter.empty]
    return {one.name: known.get(one.name, 1) for one in asked if one.name != "workspace"}


def done(answer: Any) -> Any:
    """Carry out what is only promised: a generator, a context."""
    if isinstance(answer, AbstractContextManager):
        with answer as given:
            return given
    return list(answer) if isinstance(answer, GeneratorType) else answer


def test_that_there_is_somebody_to_whom_everything_is_denied() -> None:
    assert not any(may_some(STRANGER, action) for action in Action)


def readings() -> Iterator[Callable[..., Any]]:
    for one in all_functions().values():
        is_made_up = ".example." in one.name or one.name in ASKS_NOTHING
        if is_use_case(one) and not is_made_up and is_read(one.name):
            yield use_case(one.name)


def is_refused(asked: Callable[[], object]) -> bool:
    """Ask; whatever else goes wrong is told as it is."""
    try:
        done(asked())
    except UserError as error:
        return "Ospite non può compiere" in str(error)
    return False


def test_that_every_reading_is_refused_to_whom_everything_is_denied(session_open: Comune, tmp_path: Path) -> None:
    stranger = replace(session_open.workspace, actor=STRANGER)
    found = {one: partial(one, stranger, **some_arguments(one, tmp_path)) for one in readings()}
    assert len(found) > MANY
    assert [f"{one.__module__}.{one.__name__}" for one, asked in found.items() if not is_refused(asked)] == []


def test_that_the_rows_of_the_documents_ask(session_open: Comune) -> None:
    stranger = replace(session_open.workspace, actor=STRANGER)
    for row in DOCUMENTS:
        subjects = parts_of(row.kind, DOCUMENTS).subjects
        if subjects is not None:
            for asked in (
                partial(subjects.offered, stranger, 2024),
                partial(subjects.of_person, stranger, 2024, "0001"),
                partial(subjects.file_name, stranger, session_open.sheet_id("Rossi")),
            ):
                assert is_refused(asked), row.kind.code
