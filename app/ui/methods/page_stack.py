"""The pages of the parts of a method: one for each kind of part, one for each list of the method."""

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QScrollArea

from app.domain.method.definition import (
    IndicatorDefaults,
    Labels,
    MethodDefinition,
    Process,
    ServiceRules,
)
from app.domain.method.degree_table import DegreeTable
from app.domain.method.outside import Multiplier
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Bands, Factor, FactorText, Section, SheetTemplate
from app.domain.method_editing.part_list import PartList
from app.domain.method_editing.places import Place, at
from app.ui.kit.later import Later, LaterStack
from app.ui.kit.scroll import in_scroll_area
from app.ui.methods.part_page import LISTS, PartPage, lists_of

TITLES: Mapping[type, str] = {
    MethodDefinition: "Dati generali",
    Labels: "Nomi di organi e ruoli",
    IndicatorDefaults: "Indicatori",
    ServiceRules: "Servizio",
    Process: "Procedimento",
    Scale: "Scala",
    ScaleRow: "Riga della scala",
    SheetTemplate: "Scheda",
    Section: "Sezione",
    Factor: "Fattore",
    FactorText: "Testo per area contrattuale",
    Bands: "Fasce",
    Multiplier: "Moltiplicatore",
    DegreeTable: "Tabella",
}


class PageStack(LaterStack):
    """One page at a time, made when it is first shown: there are twenty. Signals as those of the page."""

    replaced = Signal(object, object)
    asked = Signal(str, object)
    opened = Signal(object)

    def __init__(self, titles: Mapping[type, str] = TITLES, lists: Mapping[Place, PartList] = LISTS) -> None:
        super().__init__()
        self._titles, self._lists = titles, lists
        self._pages: dict[object, Later[PartPage]] = {
            kind: self.add_later(partial(self._make, kind), in_scroll_area) for kind in (*titles, *lists)
        }

    @property
    def page(self) -> PartPage | None:
        area = self.currentWidget()
        return next(
            (page() for page in self._pages.values() if area and page.is_made and area.isAncestorOf(page())), None
        )

    def show_part(self, definition: Any, place: Place, *, is_read_only: bool) -> PartPage:
        kind: object = place if place in self._lists else type(at(definition, place))
        page = self._pages[kind]()
        is_another = page.place != place
        page.show_part(definition, place, is_read_only=is_read_only)
        self.setCurrentIndex(list(self._pages).index(kind))
        if is_another and isinstance(area := self.currentWidget(), QScrollArea):
            area.verticalScrollBar().setValue(0)
        return page

    def _make(self, kind: object) -> PartPage:
        page = self._page_of(kind)
        page.replaced.connect(self.replaced)
        page.asked.connect(self.asked)
        page.opened.connect(self.opened)
        return page

    def _page_of(self, kind: object) -> PartPage:
        if isinstance(kind, type):
            return PartPage(self._titles[kind], kind, lists_of(kind))
        parts = next(parts for place, parts in self._lists.items() if place == kind)
        return PartPage(parts.title, None, (parts,))
