"""What must be in a folder to install, and what must not: looked at by each build and by the tests."""

import ast
import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from installer.payload import ROOT, files_of, pinned

NEEDED = (
    "app/resources/methods/segretario.toml",
    "app/resources/example/comune.toml",
    "app/resources/manual/benvenuto.md",
    "app/resources/manual/immagini/cruscotto.png",
    "app/models/migrations/versions/0001_the_first_schema.py",
    "fontpkg_titillium_web/__init__.py",
    "fontpkg_titillium_web/files/TitilliumWeb-Regular.ttf",
    "qtawesome/fonts/phosphor-1.3.0.ttf",
)
OF_LINUX = (
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/plugins/platforms/libqwayland.so",
    "PySide6/Qt/plugins/imageformats/libqsvg.so",
    "PySide6/Qt/plugins/iconengines/libqsvgicon.so",
    "PySide6/Qt/plugins/printsupport/libcupsprintersupport.so",
    "PySide6/Qt/translations/qtbase_it.qm",
)
OF_WINDOWS = (
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/plugins/styles/qmodernwindowsstyle.dll",
    "PySide6/plugins/imageformats/qsvg.dll",
    "PySide6/plugins/iconengines/qsvgicon.dll",
    "PySide6/translations/qtbase_it.qm",
)
"""What Qt loads by itself, when it draws: no import tells that it lacks."""
ONLY_FOR_TYPES = ("_typeshed", "typing_extensions")
STRAY = (".pyc", ".pyi", ".qmltypes", ".lib")
STRAY_FOLDERS = frozenset({"qml", "tests", "test", "__pycache__"})
COMPILED = frozenset({".so", ".pyd", ".dll", ".exe", ".ttf", ".qm", ".png"})
"""Files that nobody writes here: the hash of their wheel is pinned, and they name the machines of who made them."""
SYSTEM_DLLS = ("api-ms-", "ext-ms-")


def problems_of(libraries: Path, needed: tuple[str, ...] = ()) -> list[str]:
    """Return what is wrong with the folder of the libraries, in words; nothing when it can be installed.

    `needed` are the files that the system it is for asks for: `OF_LINUX` or `OF_WINDOWS`.
    """
    names = {path.relative_to(libraries).as_posix() for path in files_of(libraries)}
    return [
        *(f"manca il modulo {module}" for module in sorted(imported_modules()) if not _is_there(module, libraries)),
        *(f"manca {name}" for name in (*NEEDED, *needed) if name not in names),
        *(f"manca la libreria {name}" for name in sorted(_pinned_libraries() - _unpacked_libraries(libraries))),
        *(f"di troppo: {name}" for name in sorted(names) if _is_stray(name)),
        *(f"senza licenza: {folder.name}" for folder in _without_licence(libraries)),
        *(f"nomina questa macchina: {name}" for name in naming_this_machine(libraries)),
    ]


@cache
def imported_modules() -> frozenset[str]:
    """Return the modules that the program imports and that do not come with Python, as dotted names."""
    found: set[str] = set()
    for path in (ROOT / "app").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            found.update(_names_of(node))
    known = {*sys.stdlib_module_names, *ONLY_FOR_TYPES}
    return frozenset(name for name in found if name.split(".", maxsplit=1)[0] not in known)


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


def _pinned_libraries() -> set[str]:
    return {f"{canonical(name)} {version}" for name, version in pinned().items()}


def _unpacked_libraries(libraries: Path) -> set[str]:
    named = (folder.name.removesuffix(".dist-info").rpartition("-") for folder in libraries.glob("*.dist-info"))
    return {f"{canonical(name)} {version}" for name, _, version in named}


def canonical(name: str) -> str:
    """Return the name of a library as all its spellings have it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).casefold()


def _is_stray(name: str) -> bool:
    return name.endswith(STRAY) or not STRAY_FOLDERS.isdisjoint(name.split("/")[:-1])


def _without_licence(libraries: Path) -> Iterator[Path]:
    """Yield the libraries that say nowhere under which licence they are."""
    for folder in sorted(libraries.glob("*.dist-info")):
        told = (folder / "METADATA").read_text(encoding="utf-8", errors="replace")
        has_file = any(
            "licen" in path.name.casefold() or "copying" in path.name.casefold() for path in files_of(folder)
        )
        if not has_file and "\nLicense" not in told and "License ::" not in told:
            yield folder


def naming_this_machine(folder: Path) -> Iterable[str]:
    """Yield the files in which the folders of this machine are written: of the project, of its Python, of the user."""
    here = {str(ROOT).encode(), sys.prefix.encode(), str(Path.home()).encode() + b"/"} - {b"/usr", b"/root/"}
    for path in files_of(folder):
        if path.suffix not in COMPILED:
            content = path.read_bytes()
            if any(place in content for place in here):
                yield path.relative_to(folder).as_posix()


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
