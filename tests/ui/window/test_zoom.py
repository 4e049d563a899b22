"""The zoom remembers nothing: whoever comes back to a size finds every page as it was."""

import shutil

import pytest
from PySide6.QtWidgets import QApplication, QWidget


@pytest.fixture
def window(open_program, example_archive, tmp_path):
    return open_program(shutil.copyfile(example_archive, tmp_path / "Esempio.merito"))


@pytest.fixture
def settle(wait):
    def until_laid_out():
        wait()
        for _ in range(20):  # a layout may ask for another, and that for a third
            QApplication.processEvents()

    return until_laid_out


def places(window):
    """Where each widget in sight stands, in its parent."""
    shown = [widget for widget in window.findChildren(QWidget) if widget.isVisible()]
    return {widget: (widget.accessibleName(), widget.geometry().getRect()) for widget in shown}


@pytest.mark.parametrize("page", range(5))
def test_that_going_and_coming_back_leaves_every_widget_where_it_was(window, settle, theme, page):
    window.pages.show_number(page)
    settle()
    before = places(window)
    for percent in (150, 80, 110, 100):
        theme.resize(percent)
        settle()
    after = places(window)
    moved = {type(one).__name__: (place, after.get(one)) for one, place in before.items() if after.get(one) != place}
    assert len(before) > 20
    assert moved == {}
