"""Gives Python its own `import` back, which PySide6 replaces."""

import builtins


def restore_import() -> None:
    """Take away PySide6's `__import__`: it only serves `from __feature__ import …`, which we do not use.

    It reads the source of every module that is imported and, when a module is imported in a thread while the
    screen is alive, loses references (`Fatal Python error: deallocating None`, seen on PySide6 6.12). Our worker
    imports what prints and exports while people work: it must not pass by there.
    """
    original = getattr(builtins, "__orig_import__", None)
    if original is not None:
        builtins.__import__ = original
