"""Imports PySide6 without what it writes its signatures and stubs with, which is loaded if somebody asks for it.

PySide6 carries these modules as sources in an archive of its own: each start of a program would compile them and build
their patterns, half the time of an empty window. Only the words of a `TypeError` and `inspect.signature` need them.
"""

import sys
from collections.abc import Callable
from functools import partial
from importlib import import_module
from importlib.machinery import ModuleSpec
from types import ModuleType
from typing import Any, Protocol, SupportsIndex, cast

from app.ui.kit.overrides import override
from app.ui.kit.python_import import restore_import

LATER = frozenset(
    {
        "shibokensupport.signature.errorhandler",
        "shibokensupport.signature.layout",
        "shibokensupport.signature.lib.enum_sig",
        "shibokensupport.signature.lib.pyi_generator",
        "shibokensupport.signature.lib.tool",
        "shibokensupport.signature.mapping",
        "shibokensupport.signature.parser",
    }
)
"""What of PySide6's own modules no window needs."""
TAKEN = {"shibokensupport.signature.mapping": ("update_mapping",)}
"""Functions that PySide6 takes out of a module without asking it, and calls at a wrong call."""


def import_qt() -> None:
    """Import PySide6 once, as lightly as can be; raises ImportError when a library of the system lacks."""
    if "PySide6" not in sys.modules:
        finders = sys.meta_path
        sys.meta_path = _Finders(finders)
        try:
            import_module("PySide6")  # the package alone, which makes ready how its modules are imported
        finally:
            sys.meta_path = finders
    restore_import()  # at once, because it also makes every import after it faster


class Importer(Protocol):
    """What finds and runs the modules of the archive of PySide6."""

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None: ...

    def create_module(self, spec: ModuleSpec) -> ModuleType | None: ...

    def exec_module(self, module: ModuleType) -> None: ...


class LaterModule(ModuleType):
    """A module that runs when the first of its names is asked for."""

    def __init__(self, name: str, importer: Importer) -> None:
        super().__init__(name)
        vars(self)["_importer"] = importer
        for taken in TAKEN.get(name, ()):
            vars(self)[taken] = partial(_run_and_call, self, taken)

    @override
    def __getattr__(self, name: str) -> object:
        """Run the module, which Python asks here only for a name that it has not; what Python keeps in it is there."""
        if name.startswith("__"):
            raise AttributeError(name)
        _run(self)
        return getattr(self, name)


def _run(module: ModuleType) -> None:
    importer: Importer = vars(module).pop("_importer")
    module.__class__ = ModuleType  # from now on as any other
    if (spec := module.__spec__) is not None:
        spec.name = module.__name__  # PySide6 has called it otherwise meanwhile, and would not find it
    importer.exec_module(module)


def _run_and_call(module: ModuleType, name: str) -> object:
    if isinstance(module, LaterModule):
        _run(module)
    function: Callable[[], object] = vars(module)[name]
    return function()


class LaterImporter:
    """An importer that makes the modules of `LATER` and does not run them."""

    def __init__(self, importer: Importer) -> None:
        self._importer = importer

    def find_spec(self, fullname: str, path: object, target: object = None) -> ModuleSpec | None:
        found = self._importer.find_spec(fullname, path, target)
        return ModuleSpec(fullname, cast("Any", self)) if found is not None and fullname in LATER else found

    def create_module(self, spec: ModuleSpec) -> ModuleType:
        return LaterModule(spec.name, self._importer)

    def exec_module(self, module: ModuleType) -> None:
        """Leave the module alone: it runs itself."""

    @override
    def __eq__(self, other: object) -> bool:
        """Be the one in whose place this stands, which PySide6 takes away from the finders when it is done."""
        return other is self or other is self._importer

    __hash__ = object.__hash__


class _Finders(list[Any]):
    """The finders of Python, where the one that PySide6 puts before them postpones what it finds."""

    @override
    def insert(self, place: SupportsIndex, finder: Importer) -> None:
        super().insert(place, LaterImporter(finder))
