"""The traffic light in a cell: a shape of its own for each, beside its word."""

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize
from PySide6.QtWidgets import QStyleOptionViewItem

from app.domain.objectives.state_rows import StateRow
from app.domain.sheets.detail import TrafficLight
from app.ui.kit.cell_look import CellLook
from app.ui.kit.icons import coloured_icon
from app.ui.kit.overrides import override
from app.ui.kit.rows_model import ROW_ROLE
from app.ui.kit.scale import scaled
from app.ui.kit.signs import Sign
from app.ui.kit.tokens import MEASURES, colours_of

LIGHT_SIGNS = {
    TrafficLight.GREEN: Sign("check-circle-fill", lambda colours: colours.good),
    TrafficLight.AMBER: Sign("warning-fill", lambda colours: colours.warning),
    TrafficLight.RED: Sign("x-circle", lambda colours: colours.error),
}


class LightLook(CellLook):
    """Draws the sign of a light before its word."""

    @override
    def initStyleOption(self, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex) -> None:
        super().initStyleOption(option, index)
        row = index.data(ROW_ROLE)
        if isinstance(row, StateRow) and row.light is not None:
            sign, colours = LIGHT_SIGNS[row.light], colours_of(option.palette)
            option.features |= QStyleOptionViewItem.ViewItemFeature.HasDecoration
            option.decorationSize = QSize(scaled(MEASURES.icon), scaled(MEASURES.icon))
            option.icon = coloured_icon(sign.icon, sign.ink(colours))
