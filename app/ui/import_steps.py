"""Imports a module after those of ours that it needs, one at a time, so that the window can look up between two."""

import re
import sys
from collections.abc import Iterator
from importlib import import_module
from importlib.machinery import ModuleSpec
from importlib.util import find_spec

NEEDED = re.compile(r"^(?:from|import) (app(?:\.\w+)+)", re.MULTILINE)
"""What a module needs as soon as it is imported: what is only of types, or of a function, does not begin its line."""


def import_in_steps(name: str) -> Iterator[None]:
    """Import a module, with a step after each one of ours that was not there; one that is there takes none."""
    begun: set[str] = set()

    def steps_of(module: str) -> Iterator[None]:
        if module in sys.modules or module in begun:
            return
        begun.add(module)
        for needed in NEEDED.findall(_source_of(find_spec(module))):
            yield from steps_of(needed)
        import_module(module)
        yield

    return steps_of(name)


def _source_of(spec: ModuleSpec | None) -> str:
    """Return the lines of a module, or nothing where it was installed without them: it is imported whole then."""
    get_source = getattr(spec.loader, "get_source", None) if spec is not None else None
    return (get_source(spec.name) or "") if spec is not None and get_source is not None else ""
