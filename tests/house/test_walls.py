"""Who may import whom (the contracts of import-linter run in `make check`; here is what they cannot say)."""

import ast
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.archives.comune import Comune
from tests.house.sources import nodes_of

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"


def imports(path: Path) -> Iterator[str]:
    for node in nodes_of(path):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names)
        elif isinstance(node, ast.ImportFrom) and node.level == 0 and node.module:
            yield node.module


def test_that_the_domain_stands_on_the_standard_library_alone() -> None:
    allowed = set(sys.stdlib_module_names) | {"app", "_typeshed"}  # the types of the standard library
    strangers = {
        f"{path.relative_to(ROOT)}: {name}"
        for path in (APP / "domain").rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] not in allowed or (name.startswith("app") and not name.startswith("app.domain"))
    }
    assert not strangers


def test_that_no_module_hides_a_float() -> None:
    """Weights, scores and money are exact: `float` is for pixels and points on paper only."""
    guilty = [
        str(path.relative_to(ROOT))
        for room in ("domain", "models", "services", "excel")
        for path in (APP / room).rglob("*.py")
        for node in nodes_of(path)
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "float"
    ]
    assert not guilty


def test_that_no_line_of_ours_reaches_the_network() -> None:
    guilty = {
        str(path.relative_to(ROOT))
        for path in APP.rglob("*.py")
        for name in imports(path)
        if name.split(".")[0] in {"socket", "urllib", "http", "requests", "ftplib", "smtplib"}
    }
    assert not guilty


HEAVY = (
    "sqlalchemy",
    "reportlab",
    "PIL",
    "openpyxl",
    "docx",
    "lxml",
    "pypdfium2",
    "python_calamine",
    "alembic",
    "codicefiscale",
    "asyncio",
    "platformdirs",
    "typing_extensions",
    "PySide6.QtPdf",
    "PySide6.QtNetwork",
    "PySide6.support.signature.errorhandler",
    "PySide6.support.signature.layout",
    "PySide6.support.signature.mapping",
    "PySide6.support.signature.parser",
    "PySide6.support.signature.lib.enum_sig",
    "PySide6.support.signature.lib.pyi_generator",
    "sqlcipher3",
    "cryptography",
    "_hashlib",
)
LATER = (
    "app.domain.search",
    "app.domain.audit.anchors",
    "app.domain.audit.rows",
    "app.domain.audit.undo",
    "app.domain.backups.contents",
    "app.domain.columns",
    "app.domain.keys.slots",
    "app.models.anchor_file",
    "app.models.archive_file.companions",
    "app.models.archive_file.copying",
    "app.models.archive_file.key_places",
    "app.models.keys.key_file",
    "app.services.audit.anchoring",
    "app.services.audit.undo_names",
    "app.services.backups.making",
    "app.services.toml_resources",
    "app.ui.archive_choices",
    "app.ui.dashboard.beginning",
    "app.ui.dashboard.missing",
    "app.ui.first_start",
    "app.ui.kit.notice_line",
    "app.ui.kit.written",
    "app.ui.login.lock_page",
    "app.ui.login.login_page",
)
MOST_DATACLASSES = 10
"""How many are made before the first page: each takes half a millisecond, and a bare window a hundred."""


class Start(NamedTuple):
    """What is loaded when the first page of an archive in clear can be used, before what waits for its painting."""

    modules: frozenset[str]
    dataclasses: int


@pytest.fixture(scope="module")
def start(session_made: Comune, tmp_path_factory: pytest.TempPathFactory) -> Start:
    """Start the program on an archive, in a Python and with settings of its own."""
    home = tmp_path_factory.mktemp("home")
    archive = shutil.copy(session_made.workspace.archive.path, home / "comune.merito")
    folders = {name: str(home) for name in ("XDG_CONFIG_HOME", "XDG_DATA_HOME")}
    command = [sys.executable, "-m", "tests.bench.loaded", str(archive)]
    done = subprocess.run(command, cwd=ROOT, env=os.environ | folders, capture_output=True, text=True, check=True)
    modules, dataclasses = json.loads(done.stdout)
    return Start(frozenset(modules), dataclasses)


def test_that_the_window_starts_without_heavy_libraries(start: Start) -> None:
    """The promise of a quick start: what prints, exports and migrates is imported when it is asked for."""
    assert not start.modules.intersection(HEAVY)


def test_that_the_window_starts_without_what_its_first_page_does_not_show(start: Start) -> None:
    assert all((ROOT / f"{name.replace('.', '/')}.py").exists() for name in LATER)
    assert not start.modules.intersection(LATER)


def test_that_few_dataclasses_are_made_before_the_first_page(start: Start) -> None:
    assert 0 < start.dataclasses <= MOST_DATACLASSES


STEPS = """
import json, sys
from app.ui.kit.qt_import import import_qt
import_qt()
import app.bootstrap, app.ui.application, app.ui.window, app.services.checks, app.ui.dashboard.missing
from app.ui.import_steps import import_in_steps
from app.ui.pages import PAGES

def ours():
    return sum(name.startswith("app.") for name in sys.modules)

steps = {}
for page in PAGES:
    for module in page.modules:
        before = ours()
        for number, _ in enumerate(import_in_steps(module)):
            steps[f"{module} {number}"] = ours() - before
            before = ours()
        assert module in sys.modules
unsaid = [page.title for page in PAGES if page.modules and page.make.__code__.co_names[0] not in page.modules]
dialogs = [name for name in sys.modules if name.startswith("app.ui") and name.endswith("_dialog")]
print(json.dumps([steps, unsaid, dialogs]))
"""
MOST_AT_A_STEP = 3
"""Modules of ours imported at once: some milliseconds, after which the window may have its turn."""
MOST_DIALOGS = 19
"""How many dialogs come with the pages that open them: a further one is imported when it is opened."""


def test_that_a_page_made_ahead_is_imported_in_short_steps_and_without_its_dialogs() -> None:
    done = subprocess.run([sys.executable, "-c", STEPS], cwd=ROOT, capture_output=True, text=True, check=True)
    steps, unsaid, dialogs = json.loads(done.stdout)
    assert {name: number for name, number in steps.items() if number > MOST_AT_A_STEP} == {}
    assert unsaid == []
    assert len(dialogs) <= MOST_DIALOGS, dialogs


def module_names() -> dict[str, Path]:
    """Give each module of the program by its dotted name."""
    found = {}
    for path in APP.rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def needed(path: Path, modules: Collection[str]) -> Iterator[str]:
    """Yield the modules of ours that a module names, those imported for their types alone included."""
    for node in nodes_of(path):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield submodule if submodule in modules else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_that_no_import_goes_in_a_circle() -> None:
    modules = module_names()
    TopologicalSorter({name: set(needed(path, modules)) for name, path in modules.items()}).prepare()
