"""What must be in a folder to install, and what must not: looked at by each build and by the tests."""

import ast
import sys
from collections.abc import Iterable, Iterator
from pathlib import Path

from installer.payload import ROOT, files_of

NEEDED = (
    "app/resources/methods/segretario.toml",
    "app/resources/example/comune.toml",
    "fontpkg_titillium_web/__init__.py",
)
ONLY_FOR_TYPES = ("_typeshed", "typing_extensions")
STRAY = (".pyc", ".pyi", ".qmltypes", ".lib")
SYSTEM_DLLS = ("api-ms-", "ext-ms-")


def problems_of(libraries: Path) -> list[str]:
    """Return what is wrong with the folder of the libraries, in words; nothing when it can be installed."""
    names = {path.relative_to(libraries).as_posix() for path in files_of(libraries)}
    return [
        *(f"manca il modulo {module}" for module in sorted(imported_modules()) if not _is_there(module, libraries)),
        *(f"manca {name}" for name in NEEDED if name not in names),
        *(f"di troppo: {name}" for name in sorted(names) if name.endswith(STRAY) or "/qml/" in name),
        *(f"senza licenza: {folder.name}" for folder in _without_licence(libraries)),
        *(f"nomina questa macchina: {name}" for name in _naming_this_machine(libraries)),
    ]


def imported_modules() -> set[str]:
    """Return the modules that the program imports and that do not come with Python, as dotted names."""
    found: set[str] = set()
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(_names_of(node))
    return {name for name in found if name.split(".", maxsplit=1)[0] not in {*sys.stdlib_module_names, *ONLY_FOR_TYPES}}


def _names_of(node: ast.AST) -> Iterator[str]:
    if isinstance(node, ast.Import):
        yield from (each.name for each in node.names)
    elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
        yield node.module


def _is_there(module: str, libraries: Path) -> bool:
    place = libraries.joinpath(*module.split("."))
    if place.is_dir():
        return True
    return any(list(place.parent.glob(f"{place.name}{ending}")) for ending in (".py", ".*pyd", ".pyd", ".*so"))


def _without_licence(libraries: Path) -> Iterator[Path]:
    """Yield the libraries that say nowhere under which licence they are."""
    for folder in sorted(libraries.glob("*.dist-info")):
        told = (folder / "METADATA").read_text(encoding="utf-8", errors="replace")
        has_file = any(
            "licen" in path.name.casefold() or "copying" in path.name.casefold() for path in files_of(folder)
        )
        if not has_file and "\nLicense" not in told and "License ::" not in told:
            yield folder


def _naming_this_machine(libraries: Path) -> Iterable[str]:
    here = str(ROOT).encode()
    for path in files_of(libraries):
        if path.suffix in {".py", ".json", ".txt", ".toml", ""} and here in path.read_bytes():
            yield path.relative_to(libraries).as_posix()


def missing_dlls(libraries: Path) -> list[str]:
    """Return the libraries of Windows that one in the folder loads and that nobody brings: `a.dll loads b.dll`.

    What every Windows 10 and 11 has, and the libraries of the embeddable Python, are in `windows-dlls.txt`.
    """
    import pefile

    of_windows = set(Path(__file__).with_name("windows-dlls.txt").read_text(encoding="ascii").split())
    there = {path.name.casefold() for path in files_of(libraries)}
    missing = []
    for path in files_of(libraries):
        if path.suffix.casefold() in {".dll", ".pyd"}:
            image = pefile.PE(str(path), fast_load=True)
            image.parse_data_directories(directories=[pefile.DIRECTORY_ENTRY["IMAGE_DIRECTORY_ENTRY_IMPORT"]])
            for entry in getattr(image, "DIRECTORY_ENTRY_IMPORT", ()):
                name = entry.dll.decode().casefold()
                if name not in there and not name.startswith(SYSTEM_DLLS) and name not in of_windows:
                    missing.append(f"{path.name} → {name}")
            image.close()
    return missing
