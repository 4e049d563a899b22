"""One part of a method on a page: its fields, its lists and, for the bands, their curve."""

from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QVBoxLayout, QWidget

from app.domain.columns import Format
from app.domain.issues import Severity
from app.domain.method.template import Bands, Factor, Section
from app.domain.method_editing.fields import choices_of, write_field
from app.domain.method_editing.known import LISTS_OF_WHOLES, columns_of, is_relevant, parts_of
from app.domain.method_editing.part_list import PartList
from app.domain.method_editing.parts import WHOLE_LISTS
from app.domain.method_editing.places import Place, at, split
from app.ui.kit.fields import ChoiceField
from app.ui.kit.form import Form
from app.ui.kit.labels import title_label
from app.ui.methods.curve import BandCurve
from app.ui.methods.part_rows import MethodPartRow
from app.ui.methods.part_table import PartTable

LISTS: dict[Place, PartList] = {parts.way: parts for parts in WHOLE_LISTS}
"""The lists of the method itself, each a page."""


class PartPage(QWidget):
    """Shows any part of one kind. `replaced(place, thing)`, `asked(what, place)`, `opened(place)`."""

    replaced = Signal(object, object)
    asked = Signal(str, object)
    opened = Signal(object)

    def __init__(self, title: str, kind: type | None, lists: tuple[PartList, ...]) -> None:
        """`kind` None: a page with lists only."""
        super().__init__()
        self.place: Place = ()
        self.thing: Any = None
        self.form = Form()
        self.columns = columns_of(kind) if kind else ()
        for column in self.columns:
            self.form.add(column, [] if column.format is Format.CHOICE else None)
        self.tables = [PartTable(parts) for parts in lists]
        self.curve = BandCurve() if kind is Bands else None
        self._lay_out(title)
        self._connect()

    def show_part(self, definition: Any, place: Place, *, is_read_only: bool) -> None:
        """Show the part at a place; what the user is typing in it stays."""
        self.place = place
        self.thing = definition if place in LISTS_OF_WHOLES else at(definition, place)
        self._offer_choices(definition)
        self.form.fill(MethodPartRow(place, self.thing))
        self.form.set_read_only(is_read_only)
        for column in self.columns:
            self.form.show_field(column.key, is_shown=is_relevant(self.thing, column.key))
        if isinstance(self.thing, Factor):
            self.form.fields["descriptors"].say(_rows_in_words(definition, place), Severity.NOTE)
        self._show_lists(definition, () if place in LISTS_OF_WHOLES else place, is_read_only=is_read_only)
        if self.curve:
            self.curve.show_bands(self.thing)

    def focus_field(self, key: str) -> None:
        """Put the cursor in a field, if there is one with this key."""
        if key in self.form.fields:
            self.form.fields[key].editor.setFocus()

    def begin(self) -> None:
        """Put the cursor in the first field, ready to be written over."""
        if self.columns:
            editor = self.form.fields[self.columns[0].key].editor
            editor.setFocus()
            if isinstance(editor, QLineEdit):
                editor.selectAll()

    def select_item(self, place: Place) -> None:
        """Make an item of one of the lists current."""
        items, number = split(place)
        for table in self.tables:
            if table.items == items:
                table.select(number)

    def _show_lists(self, definition: Any, place: Place, *, is_read_only: bool) -> None:
        for table in self.tables:
            table.show_items(definition, place, is_read_only=is_read_only)
            if not is_relevant(self.thing, table.parts.way[0] if isinstance(table.parts.way[0], str) else ""):
                table.hide()

    def _offer_choices(self, definition: Any) -> None:
        for column in self.columns:
            field = self.form.fields[column.key]
            if isinstance(field, ChoiceField):
                field.set_choices(choices_of(definition, self.thing, column, self._inside(definition)))

    def _inside(self, definition: Any) -> Any:
        """Return the sheet that a section is in: it may name the others."""
        return at(definition, self.place[:-2]) if isinstance(self.thing, Section) else None

    def _replace(self, key: str) -> None:
        column = next(column for column in self.columns if column.key == key)
        self.replaced.emit(self.place, write_field(self.thing, column, self.form.fields[key].value()))

    def _lay_out(self, title: str) -> None:
        layout = QVBoxLayout(self)
        if self.columns:
            layout.addWidget(title_label(title))
            layout.addWidget(self.form)
        if self.curve:
            layout.addWidget(self.curve)
        for table in self.tables:
            layout.addWidget(table)
        layout.addStretch(1)

    def _connect(self) -> None:
        self.form.committed.connect(self._replace)
        for table in self.tables:
            table.replaced.connect(self.replaced)
            table.asked.connect(self.asked)
            table.opened.connect(self.opened)


def lists_of(kind: type) -> tuple[PartList, ...]:
    return parts_of(kind)


def _rows_in_words(definition: Any, place: Place) -> str:
    """Name the rows of the scale of a factor, to which its descriptors go one by one."""
    code = at(definition, place).scale or at(definition, place[:-2]).scale
    rows = next((scale.rows for scale in definition.scales if scale.code == code), ())
    return f"Righe della scala: {', '.join(row.label for row in rows)}." if rows else ""
