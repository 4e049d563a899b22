"""The grid with the mouse: a row by its number, a group by its line, a cell by two clicks, what is missing."""

from PySide6.QtCore import QPoint, Qt

from app.domain.objectives.grid.columns import FROZEN, KEYS
from app.domain.objectives.grid.rows import GridGroup
from app.services.objectives.detail import objective_detail
from app.ui.kit.scale import scaled
from app.ui.objectives.grid.proposals import HEAD, ROW

LEFT = Qt.MouseButton.LeftButton


def place_of(view, line, column):
    """Return the view that shows a cell, and where: the first columns stand still where there is little room."""
    shown = view.frozen if view.frozen.isVisible() and column < FROZEN else view
    index = view.model().index(line, column)
    if shown is view:
        view.scrollTo(index)
    return shown.viewport(), shown.visualRect(index).center()


def test_that_clicks_choose_a_row_fold_a_group_open_a_cell_and_go_to_what_is_missing(four, grid, hands, qtbot):
    shown = grid()
    view, model = shown.view, shown.model
    row = hands.go(shown, "Due", "title")
    line = view.currentIndex().row()

    def click(line, column, *, twice=False):
        viewport, place = place_of(view, line, column)
        (qtbot.mouseDClick if twice else qtbot.mouseClick)(viewport, LEFT, pos=place)

    for width in (shown.width(), 700):
        shown.window().resize(width, 600)
        click(line, 0)
        assert view.whole_rows() == [row]
        click(line, KEYS.index("title"))
        click(line, KEYS.index("title"), twice=True)
        assert view.is_editing
        hands.press(shown, Qt.Key.Key_Escape)
        assert not view.is_editing
        count = len(model.lines)
        group = max(at for at, one in enumerate(model.lines[:line]) if isinstance(one, GridGroup))
        for folded, left in ((True, count - len(four)), (False, count)):
            click(group, 1)
            assert (model.lines[group].key in model.seen.folded, len(model.lines)) == (folded, left)
        assert row.missing
        click(line, KEYS.index("state"))
        assert KEYS[view.currentIndex().column()] == row.missing[0]
    assert view.frozen.isVisible()


def test_that_a_proposal_of_the_catalogue_is_lit_under_the_mouse_and_written_by_a_click(
    tab, office, grid, hands, qtbot, settle
):
    one = office.objective("Recuperare IMU e TARI non versate", "Tributi")
    shown = grid()
    tab.go_on()
    settle()
    popup = shown.guest.popup
    wanted, places = popup.shown[1], [QPoint(30, scaled(HEAD) + scaled(ROW) * at + 5) for at in (0, 1)]
    plain = popup.grab().toImage()
    pictures = []
    for place in (*places, QPoint(30, 2)):
        qtbot.mouseMove(popup, place)
        pictures.append(popup.grab().toImage())
    assert [picture == plain for picture in pictures] == [True, False, True]
    qtbot.mouseClick(popup, LEFT, pos=QPoint(30, 2))
    settle()
    assert objective_detail(office.workspace, one).indicators == ()
    qtbot.mouseClick(popup, LEFT, pos=places[1])
    settle()
    assert [row.name for row in objective_detail(office.workspace, one).indicators] == [wanted.indicator.name]
    assert not popup.isVisible()
