"""Who may import whom (the contracts of import-linter run in `make check`; here is what they cannot say)."""

import ast
import subprocess
import sys
from collections.abc import Collection, Iterator
from graphlib import TopologicalSorter
from pathlib import Path

ROOT = Path(__file__).parents[2]
APP = ROOT / "app"


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
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
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
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
    "alembic",
    "codicefiscale",
    "asyncio",
    "PySide6.QtPdf",
    "sqlcipher3",
    "cryptography",
)
START = (
    "app.bootstrap, app.ui.application, app.ui.window, app.ui.pages, app.ui.dashboard.tab, app.ui.tools.actions,"
    " app.ui.workbooks.actions, app.services.first_look, app.services.opening, app.services.year_standing"
)
LATER = (
    "app.domain.search",
    "app.domain.audit.undo",
    "app.services.audit.undo_names",
    "app.services.toml_resources",
    "app.ui.archive_choices",
    "app.ui.dashboard.missing",
    "app.ui.kit.notice_line",
    "app.ui.kit.written",
)
MOST_DATACLASSES = 30
"""How many are made before the first page: each takes half a millisecond, and a bare window a hundred."""


def said_after_start(expression: str) -> str:
    """Import what the first page needs in a Python of its own, and return what an expression is there."""
    program = f"import sys; import {START}; print({expression})"
    done = subprocess.run([sys.executable, "-c", program], cwd=ROOT, capture_output=True, text=True, check=True)
    return done.stdout.strip()


def test_that_the_window_starts_without_heavy_libraries() -> None:
    """The promise of a quick start: what prints, exports and migrates is imported when it is asked for."""
    assert said_after_start(f"[name for name in {HEAVY!r} if name in sys.modules]") == "[]"


def test_that_the_window_starts_without_what_its_first_page_does_not_show() -> None:
    assert all((ROOT / f"{name.replace('.', '/')}.py").exists() for name in LATER)
    assert said_after_start(f"[name for name in {LATER!r} if name in sys.modules]") == "[]"


def test_that_few_dataclasses_are_made_before_the_first_page() -> None:
    names = "[one for key, module in sys.modules.items() if key.startswith('app.') for one in vars(module).values()]"
    made = f"{{one for one in {names} if isinstance(one, type) and '__dataclass_fields__' in vars(one)}}"
    count = int(said_after_start(f"len({made})"))
    assert 0 < count <= MOST_DATACLASSES


def module_names() -> dict[str, Path]:
    """Give each module of the program by its dotted name."""
    found = {}
    for path in APP.rglob("*.py"):
        name = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        found[name.removesuffix(".__init__")] = path
    return found


def needed(path: Path, modules: Collection[str]) -> Iterator[str]:
    """Yield the modules of ours that a module names, those imported for their types alone included."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module:
            for alias in node.names:
                submodule = f"{node.module}.{alias.name}"
                yield submodule if submodule in modules else node.module
        elif isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)


def test_that_no_import_goes_in_a_circle() -> None:
    modules = module_names()
    TopologicalSorter({name: set(needed(path, modules)) for name, path in modules.items()}).prepare()
