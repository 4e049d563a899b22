"""The list and its details side by side; where there is no room for both, one at a time."""

from PySide6.QtCore import QByteArray, QSettings, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QSplitter, QWidget

from app.ui.kit.overrides import override
from app.ui.kit.scale import scaled, zoom

DETAILS = 710
"""The width, in pixels of the drawing, in which the tables of an objective do not scroll sideways."""
NARROW = DETAILS + 330
"""Below this width the titles beside the details would be cut to a few letters."""
SHARES = (2, 3)
"""How the width is shared the first time."""


class Halves(QSplitter):
    """`changed` when a half appears or goes. The share of each is remembered."""

    changed = Signal()

    def __init__(self, listed: QWidget, details: QWidget, settings_key: str) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self._listed, self._details, self._key = listed, details, settings_key
        self._is_folded = False
        self._shows_details = False
        for part, share in zip((listed, details), SHARES, strict=True):
            self.addWidget(part)
            self.setStretchFactor(self.count() - 1, share)
        self.setChildrenCollapsible(False)
        self.setSizes([1000 * share for share in SHARES])
        saved = QSettings().value(settings_key)
        if isinstance(saved, QByteArray):
            self.restoreState(saved)
        self.splitterMoved.connect(self._remember)
        zoom().changed.connect(self.fit)

    @property
    def is_narrow(self) -> bool:
        return self.width() < scaled(NARROW)

    @property
    def hides_list(self) -> bool:
        return self._shows_details if self.is_narrow else self._is_folded

    def toggle(self) -> None:
        """Fold the list away, or bring it back."""
        if self.is_narrow:
            self._shows_details = not self._shows_details
        else:
            self._is_folded = not self._is_folded
        self.fit()

    def show_details(self) -> None:
        """Bring the details into sight where only the list is."""
        if self.is_narrow and not self._shows_details:
            self.toggle()

    @override
    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.fit()

    def fit(self) -> None:
        """Show the halves for which there is room."""
        self._details.setMinimumWidth(0 if self.is_narrow else scaled(DETAILS))
        is_shown = not self.hides_list, self.hides_list or not self.is_narrow
        if is_shown != (not self._listed.isHidden(), not self._details.isHidden()):
            self._listed.setVisible(is_shown[0])
            self._details.setVisible(is_shown[1])
        self.changed.emit()

    def _remember(self) -> None:
        QSettings().setValue(self._key, self.saveState())
