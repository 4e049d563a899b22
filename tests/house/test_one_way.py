"""One way to do each thing: one door to the disk, one place where the window gets its services, nothing left over."""

import ast
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.house.sources import nodes_of, text_of, tree_of

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"
DOOR = APP / "services" / "files.py"
TO_DISK = {"read_bytes", "write_bytes", "write_text"}


def ours() -> list[Path]:
    return [path for room in ("app", "tests") for path in (ROOT / room).rglob("*.py") if path != Path(__file__)]


def calls(path: Path) -> Iterator[str]:
    """Yield the name of each function or method called."""
    for node in nodes_of(path):
        if isinstance(node, ast.Call):
            yield node.func.attr if isinstance(node.func, ast.Attribute) else getattr(node.func, "id", "")


def test_that_files_of_the_user_pass_by_one_door() -> None:
    """What is read has a limit, what is written is there whole or not at all."""
    guilty = [
        f"{path.relative_to(ROOT)}: {name}"
        for room in ("services", "commands")
        for path in (APP / room).rglob("*.py")
        for name in calls(path)
        if path != DOOR and name in TO_DISK
    ]
    assert not guilty


def test_that_the_window_is_tested_with_its_own_services() -> None:
    naming = [path for path in ours() if "WindowServices(" in text_of(path)]
    made = [path.relative_to(ROOT).as_posix() for path in naming if "WindowServices" in set(calls(path))]
    assert made == ["app/bootstrap.py"]


def test_that_nobody_asks_qt_for_the_chain_of_the_focus() -> None:
    """PySide takes what it returns for a child of who was asked: the window is lost with the first widget deleted."""
    asked = {"nextInFocusChain", "previousInFocusChain"}
    assert [path.name for path in APP.rglob("*.py") if asked & set(calls(path))] == []


def test_that_nothing_of_a_parent_class_is_handed_to_a_signal() -> None:
    """Qt finds by its name what is to be called, and calls the one of the class itself: it would ask again for ever."""
    handed = (
        (path, one)
        for path in (APP / "ui").rglob("*.py")
        for node in nodes_of(path)
        if isinstance(node, ast.Call)
        for one in (*node.args, *(word.value for word in node.keywords))
    )
    assert [str(path.relative_to(ROOT)) for path, one in handed if ast.unparse(one).startswith("super().")
            and isinstance(one, ast.Attribute)] == []  # fmt: skip


def names(path: Path) -> Iterator[str]:
    """Yield the functions, classes and constants of a module."""
    for node in tree_of(path).body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef):
            yield node.name
        elif isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            yield from (target.id for target in targets if isinstance(target, ast.Name))


def test_that_every_name_is_used() -> None:
    """Tables apart, which the schema uses: a name that stands once in the whole house is only declared."""
    used = Counter(word for path in ours() for word in re.findall(r"\w+", text_of(path)))
    unused = [
        f"{path.relative_to(ROOT)}: {name}"
        for path in APP.rglob("*.py")
        if "models" not in path.relative_to(APP).parts
        for name in names(path)
        if used[name] == 1
    ]
    assert not unused


def test_that_no_two_public_classes_share_a_name() -> None:
    """One word, one class: a reader who meets a name knows which one it is."""
    homes: dict[str, list[str]] = {}
    for path in APP.rglob("*.py"):
        for node in tree_of(path).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, []).append(path.relative_to(ROOT).as_posix())
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
