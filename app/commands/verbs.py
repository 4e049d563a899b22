"""The table of the verbs: each module is imported when its verb runs."""

import argparse
from functools import partial
from importlib import import_module

from app.commands.parser import Run

_MODULES = {
    "demo": "demo",
    "new": "new",
    "next": "next_year",
    "close": "closing",
    "reopen": "closing",
    "import": "take_in",
    "export": "export",
    "catalogue": "catalogue",
    "print": "printing",
    "results": "results",
    "awards": "awards",
    "progressions": "progressions",
    "publish": "awards",
    "check": "check",
    "certify": "certify",
    "backup": "backup",
    "restore": "restore",
    "manual": "manual",
}


def _run(module: str, options: argparse.Namespace) -> int:
    return int(import_module(f"app.commands.{module}").run(options))


VERBS: dict[str, Run] = {verb: partial(_run, module) for verb, module in _MODULES.items()}
