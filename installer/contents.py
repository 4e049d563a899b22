"""Which files of the libraries come along: the few parts of Qt that the window uses, one set of icons, no sources."""

from pathlib import PurePosixPath

QT = frozenset({"Core", "DBus", "Gui", "Network", "Pdf", "PdfWidgets", "PrintSupport", "Svg", "Widgets"})
"""The modules of Qt that the program imports, and those that they load themselves (Pdf loads Network)."""
LOADED_BY_QT = frozenset({"OpenGL", "WaylandClient", "WlShellIntegration", "XcbQpa"})
"""Libraries, without their bindings, that the plugins of the screen of Linux load."""
PLUGINS = frozenset(
    {
        "iconengines", "imageformats", "platforminputcontexts", "platforms", "platformthemes", "printsupport", "styles",
        "wayland-decoration-client", "wayland-shell-integration", "xcbglintegrations",
    }
)  # fmt: skip
PLATFORMS = frozenset({"qwindows", "qoffscreen", "qminimal", "qxcb", "qwayland"})
KEYBOARDS = frozenset({"composeplatforminputcontextplugin", "ibusplatforminputcontextplugin"})
PICTURES = frozenset({"qgif", "qico", "qjpeg", "qsvg"})
TRANSLATIONS = frozenset({"qtbase_it.qm"})
LIBRARIES = ("libicu", "shiboken6", "pyside6.", "libpyside6.", "libshiboken6", "msvcp", "vcruntime", "concrt")
"""How the other libraries beside those of Qt begin: Unicode, the bindings, and the run time of Microsoft's compiler."""
DROPPED_ENDINGS = (".pyi", ".pyc", ".pyx", ".pxd", ".c", ".h", ".lib", ".a", ".qmltypes")
UNUSED = frozenset({"vcamp140.dll", "vcomp140.dll"})
"""Parallel computing of Microsoft's compiler, beside the bindings: nothing here loads it."""
DROPPED_FOLDERS = frozenset({"__pycache__", "tests", "test", "typesystems", "glue", "include", "scripts", "support"})


def is_kept(path: PurePosixPath) -> bool:
    """Tell whether a file of an unpacked library comes along; `path` begins with the name of the library."""
    if path.suffix in DROPPED_ENDINGS or path.name in UNUSED or DROPPED_FOLDERS.intersection(path.parts[:-1]):
        return False
    match path.parts[0]:
        case "PySide6":
            return _is_of_qt(path)
        case "reportlab":
            return "fonts" not in path.parts  # what is printed embeds Titillium Web
        case "qtawesome":
            return "fonts" not in path.parts or path.name.startswith("phosphor")
        case _:
            return True


def _is_of_qt(path: PurePosixPath) -> bool:
    parts = path.parts[2:] if path.parts[1] == "Qt" else path.parts[1:]
    match parts:
        case ("plugins", kind, name):
            return _is_plugin(kind, name)
        case ("translations", name):
            return name in TRANSLATIONS
        case ("lib", name) | (name,):
            return _is_library(name)
        case _:
            return False


def _is_plugin(kind: str, name: str) -> bool:
    bare = name.split(".", maxsplit=1)[0].removeprefix("lib")
    chosen = {"platforms": PLATFORMS, "imageformats": PICTURES, "platforminputcontexts": KEYBOARDS}.get(kind)
    return bare in chosen if chosen is not None else kind in PLUGINS


def _is_library(name: str) -> bool:
    """Tell a library, a binding or a module of Python of PySide6 that comes along, by the name of its file."""
    bare = name.split(".", maxsplit=1)[0]
    if name.endswith(".py"):
        return True
    for start, known in (("libQt6", QT | LOADED_BY_QT), ("Qt6", QT), ("Qt", QT)):
        if bare.startswith(start):
            return bare.removeprefix(start) in known
    return name.casefold().startswith(LIBRARIES)
