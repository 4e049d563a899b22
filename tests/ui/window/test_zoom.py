"""The zoom remembers nothing: whoever comes back to a size finds every page as it was."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture
def example_window(open_program, example_archive, tmp_path):
    return open_program(shutil.copyfile(example_archive, tmp_path / "Esempio.merito"))


@pytest.fixture
def settle(example_window, qtbot):
    def wait():
        qtbot.waitUntil(lambda: example_window.runner.is_idle)
        for _ in range(20):  # a layout may ask for another, and that for a third
            QApplication.processEvents()

    return wait


def places(window):
    """Where each widget in sight stands, in its parent."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    return {widget: (widget.accessibleName(), widget.geometry().getRect()) for widget in shown}


@pytest.mark.parametrize("page", range(5))
def test_that_going_and_coming_back_leaves_every_widget_where_it_was(example_window, settle, theme, page):
    example_window.pages.show_number(page)
    settle()
    before = places(example_window)
    for percent in (150, 80, 110, 100):
        theme.resize(percent)
        settle()
    after = places(example_window)
    moved = {type(one).__name__: (place, after.get(one)) for one, place in before.items() if after.get(one) != place}
    assert len(before) > 20
    assert moved == {}
