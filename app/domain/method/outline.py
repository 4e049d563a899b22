"""A method at a glance: its sheets, each with its parts and how much they weigh."""

import re
from dataclasses import dataclass
from decimal import Decimal

from app.domain.italian import format_decimal, listed, plural
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section, SheetTemplate


@dataclass(frozen=True, slots=True)
class PartOutline:
    """A part of a sheet: its title, its weight, and what is in it in words (`8 fattori`), where that is known."""

    title: str
    weight: Decimal
    content: str = ""

    @property
    def words(self) -> str:
        return f"{self.title} {format_decimal(self.weight, None)}"


@dataclass(frozen=True, slots=True)
class SheetOutline:
    """A sheet: for whom it is, and its parts in their order."""

    title: str
    parts: tuple[PartOutline, ...]

    @property
    def words(self) -> str:
        return f"{self.title}: {listed(part.words for part in self.parts)}"


def outline_of(method: MethodDefinition) -> tuple[SheetOutline, ...]:
    """Return the sheets of a method in their order, without the parts that weigh nothing."""
    return tuple(_sheet(template) for template in method.templates)


def _sheet(template: SheetTemplate) -> SheetOutline:
    return SheetOutline(_short(template.title), tuple(_part(one) for one in template.sections if one.weight > 0))


def _part(section: Section) -> PartOutline:
    count = len(section.factors)
    return PartOutline(section.title, section.weight, plural(count, "fattore", "fattori") if count else "")


def _short(title: str) -> str:
    """Leave out of a title what those of all the sheets say: `Scheda di valutazione del dipendente`."""
    found = re.match(r"Scheda di valutazione (?:del |della |dei |di )?(?P<rest>.+)", title)
    return found["rest"][:1].upper() + found["rest"][1:] if found else title
