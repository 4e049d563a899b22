"""What one looks for in the audit: who, what kind of operation, about what, between which days."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from app.domain.audit.filters import AuditChoices, EntryFilter, OperationKind, Thing, ThingKind
from app.domain.columns import Column, Format
from app.domain.italian import NotReadable
from app.ui.kit.choice_box import ChoiceBox
from app.ui.kit.fields import LineField
from app.ui.kit.fields_layout import FieldsLayout
from app.ui.kit.labelled import Labelled
from app.ui.kit.scale import keep_height
from app.ui.kit.tokens import MEASURES

LETTERS = 14
"""How wide a list is: what is longer is whole when it opens."""
WIDEST = 1120
"""Pixels of the drawing in which all the fields are on a line."""
BACKWARDS = "Viene prima del primo giorno."


class FilterChoice(Labelled):
    """One thing to choose, or none of them: the first line asks for nothing."""

    chosen = Signal()

    def __init__(self, heading: str, nothing: str) -> None:
        self.box = ChoiceBox()
        self.box.setAccessibleName(heading)
        self.box.keep_letters(LETTERS)
        super().__init__(heading, self.box)
        keep_height(self.box, MEASURES.field)
        self._values: list[Any] = [None]
        self._nothing = nothing
        self.box.activated.connect(self.chosen)

    def offer(self, values: Iterable[tuple[Any, str]], nothing: str = "") -> None:
        """Offer other choices; what is chosen stays if it is among them."""
        kept, self._nothing = self.value(), nothing or self._nothing
        offered = [(None, self._nothing), *values]
        self._values = [value for value, _ in offered]
        self.box.clear()
        self.box.addItems([text for _, text in offered])
        self.choose(kept)

    def value(self) -> Any:
        return self._values[max(self.box.currentIndex(), 0)]

    def choose(self, value: Any) -> None:
        self.box.setCurrentIndex(self._values.index(value) if value in self._values else 0)


class AuditFilter(QWidget):
    """The fields of the filter; `changed` when what they ask for may have changed."""

    changed = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._things: Mapping[ThingKind, tuple[Thing, ...]] = {}
        self.actor = FilterChoice("Chi", "Tutti")
        self.kind = FilterChoice("Operazioni", "Tutte")
        self.thing_kind = FilterChoice("Riguarda", "Qualsiasi cosa")
        self.thing = FilterChoice("Quale", "Scegliere…")
        self.since = LineField(Column("since", "Dal", Format.DATE, 12))
        self.until = LineField(Column("until", "Al", Format.DATE, 12))
        self.kind.offer((kind, kind.italian.capitalize()) for kind in OperationKind)
        self.thing_kind.offer((kind, kind.italian.capitalize()) for kind in ThingKind)
        self.actor.offer(())
        self.thing.offer(())
        self._lay_out()
        self._connect()

    def offer(self, choices: AuditChoices) -> None:
        """Offer who is named in the audit and what it may be about; what is chosen stays."""
        self.actor.offer((name, name) for name in choices.actors)
        self._things = choices.things
        self._offer_things()

    def wanted(self, text: str) -> EntryFilter | None:
        """Return what is asked for, with the words typed; None where a day cannot be read, which is said there."""
        try:
            since, until = _day(self.since), _day(self.until)
        except NotReadable:
            return None
        if since and until and since > until:
            self.until.say(BACKWARDS)
            return None
        return EntryFilter(text.strip(), self.actor.value(), self.kind.value(), self.thing.value(), since, until)

    def _lay_out(self) -> None:
        layout = FieldsLayout(WIDEST)
        layout.setContentsMargins(0, 0, 0, 0)
        for field in (self.actor, self.kind, self.thing_kind, self.thing, self.since, self.until):
            layout.addWidget(field)
        self.setLayout(layout)
        self.thing.hide()

    def _connect(self) -> None:
        self.thing_kind.chosen.connect(self._offer_things)
        for choice in (self.actor, self.kind, self.thing_kind, self.thing):
            choice.chosen.connect(self.changed)
        for day in (self.since, self.until):
            day.committed.connect(self.changed)

    def _offer_things(self) -> None:
        kind: ThingKind | None = self.thing_kind.value()
        things = self._things.get(kind, ()) if kind else ()
        self.thing.offer(((one, one.name) for one in things), f"Scegliere: {kind.italian}" if kind else "")
        self.thing.setVisible(kind is not None)


def _day(field: LineField) -> date | None:
    """Read a day and keep it as read; `NotReadable` after having said so under it."""
    try:
        day: date | None = field.value()
    except NotReadable as error:
        field.say(f"{error}.")
        raise
    field.fill(day)
    return day
