"""Qt must give back the references to None that it takes: each one lost brings the end of the program nearer.

On Python 3.11 a release of PySide6 lost one at every call that returns nothing, until the interpreter aborted.
"""

import sys

from PySide6.QtWidgets import QLabel

CALLS = 2_000
OF_NO_ACCOUNT = 50
"""What the interpreter itself may take and give between two looks."""


def test_that_calls_to_qt_give_back_the_references_they_take(qtbot):
    label = QLabel()
    qtbot.addWidget(label)
    label.setText("prima")
    before = sys.getrefcount(None)
    for number in range(CALLS):
        label.setText(str(number))
    assert sys.getrefcount(None) >= before - OF_NO_ACCOUNT
