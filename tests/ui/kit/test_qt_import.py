"""PySide6 is imported without what writes its signatures, which is there as soon as it is asked for."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[3]
IMPORTED = """
import builtins, sys
finders = sys.meta_path
from app.ui.kit.qt_import import LATER, LaterModule, import_qt
import_qt()
from PySide6.QtCore import QSize
from PySide6.QtWidgets import QLabel
from PySide6.support.signature import get_signature
waiting = {name for name, module in sys.modules.items() if isinstance(module, LaterModule)}
assert waiting >= LATER, LATER - waiting
assert builtins.__import__ is builtins.__orig_import__
assert sys.meta_path is finders and not any("Zip" in type(finder).__name__ for finder in finders)
"""
REFUSED = """
try:
    QSize("wide", 3)
except TypeError as error:
    assert "Supported signatures" in str(error), error
else:
    sys.exit("a wrong call was not refused")
"""
TOLD = """
assert "str" in str(get_signature(QLabel.setText))
"""
LOADED = """
assert not isinstance(sys.modules["PySide6.support.signature.parser"], LaterModule)
assert sys.modules["PySide6.support.signature.mapping"] is sys.modules["shibokensupport.signature.mapping"]
import_qt()
print("tried")
"""


@pytest.mark.parametrize("asked", [REFUSED + TOLD, TOLD + REFUSED], ids=["wrong call first", "signature first"])
def test_that_signatures_are_loaded_when_they_are_asked_for_and_not_before(asked):
    program = [sys.executable, "-c", IMPORTED + asked + LOADED]
    done = subprocess.run(program, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.stderr == ""
    assert done.stdout == "tried\n"
