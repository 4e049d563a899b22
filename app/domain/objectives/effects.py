"""What neutralising, withdrawing or taking back an objective does to each sheet, told before it is confirmed."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId
from app.domain.italian import agreeing, format_decimal, plural
from app.domain.sheets.rows import SectionDegree

NO_SHEET = "nessuna scheda"
UNCHANGED = "non cambia"


@dataclass(frozen=True, slots=True)
class SheetNumbers:
    """The total of a sheet and the degrees of its sections at one moment; `things` are what it lacks, in words."""

    total: Decimal | None = None
    sections: tuple[SectionDegree, ...] = ()
    missing: int = 0
    things: str = ""


@dataclass(frozen=True, slots=True)
class SheetEffect:
    """A sheet before and after; of a person who has none yet, only whether objectives are left.

    `is_closed`: it stays as it was closed. `is_sent_back`: it was handed over, and is handed over anew.
    """

    id: int
    person: str
    session: str
    before: SheetNumbers = SheetNumbers()
    after: SheetNumbers = SheetNumbers()
    is_closed: bool = False
    is_sent_back: bool = False
    is_without_objectives: bool = False

    @property
    def total_before(self) -> Decimal | None:
        return self.before.total

    @property
    def total_after(self) -> Decimal | None:
        return self.after.total

    @property
    def degrees(self) -> str:
        """Write the degree of each section that comes out otherwise: `80 → 75 Obiettivi specifici`."""
        return "; ".join(_degrees(self.before.sections, self.after.sections))

    @property
    def is_changed(self) -> bool:
        return self.before != self.after or self.is_sent_back or self.is_without_objectives

    @property
    def what(self) -> str:
        """Say what becomes of the sheet and of the person."""
        told = [
            "definitiva: resta com'è" if self.is_closed else "",
            "torna da consegnare" if self.is_sent_back else "",
            f"manca: {self.after.things}" if self.after.missing > self.before.missing else "",
            "resta senza obiettivi" if self.is_without_objectives else "",
        ]
        return "; ".join(filter(None, told)) or ("" if self.is_changed else UNCHANGED)


EFFECT_COLUMNS: tuple[Column, ...] = (
    Column("person", "Persona", Format.TEXT, 22),
    Column("session", "Sessione", Format.TEXT, 18),
    Column("total_before", "Totale oggi", Format.DECIMAL, 11),
    Column("total_after", "Totale dopo", Format.DECIMAL, 11),
    Column("degrees", "Grado delle sezioni", Format.TEXT, 30, with_figures=True),
    Column("what", "Che cosa accade", Format.TEXT, 30),
)


@dataclass(frozen=True, slots=True)
class ObjectiveEffect:
    """All the sheets that an objective touches, and the people it leaves without objectives."""

    rows: tuple[SheetEffect, ...] = ()

    @property
    def sentence(self) -> str:
        """Count what happens, in one sentence."""
        if not self.rows:
            return "Nessuno persegue l'obiettivo: non cambia nessuna scheda."
        changed = sum(one.is_changed and one.session != NO_SHEET for one in self.rows)
        closed = sum(one.is_closed for one in self.rows)
        back = sum(one.is_sent_back for one in self.rows)
        without = len({one.person for one in self.rows if one.is_without_objectives})
        told = [
            plural(changed, "scheda cambia", "schede cambiano") if changed else "Nessuna scheda cambia",
            plural(back, "torna da consegnare", "tornano da consegnare") if back else "",
            plural(closed, "definitiva resta com'è", "definitive restano come sono") if closed else "",
            f"{plural(without, 'persona', 'persone')} {agreeing(without, 'resta', 'restano')} senza obiettivi"
            if without
            else "",
        ]
        return f"{'; '.join(filter(None, told))}."


def without_objectives(counting: Mapping[EmployeeId, int], pursuing: Mapping[EmployeeId, str]) -> frozenset[EmployeeId]:
    """Return who, among those that pursue the objective, has no other that still counts."""
    return frozenset(one for one in pursuing if not counting.get(one))


def _degrees(before: tuple[SectionDegree, ...], after: tuple[SectionDegree, ...]) -> Iterator[str]:
    known = {one.code: one.degree for one in before}
    for one in after:
        if known.get(one.code) != one.degree:
            yield f"{format_decimal(known.get(one.code))} → {format_decimal(one.degree)} {one.title}"
