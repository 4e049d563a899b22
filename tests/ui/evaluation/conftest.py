"""The page Valutazioni on a real archive, in a window of its own."""

import pytest
from PySide6.QtWidgets import QApplication

from app.ui.evaluation.tab import EvaluationTab


@pytest.fixture
def empty_tab(qtbot, comune, desk, settle):
    """The page of a year without a session."""
    return shown(qtbot, desk, settle)


@pytest.fixture
def tab(qtbot, session_open, desk, settle):
    """The page with the session of 2024 prepared."""
    return shown(qtbot, desk, settle)


def shown(qtbot, desk, settle):
    tab = EvaluationTab(desk)
    qtbot.addWidget(tab)
    tab.resize(1300, 800)
    tab.show()
    QApplication.processEvents()  # qWaitForWindowExposed has hung on the offscreen platform
    tab.activateWindow()
    settle()
    return tab
