"""What preparing a round would do, as rows to read before saying yes."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from app.domain.columns import Column, Format
from app.domain.ids import SheetId
from app.domain.italian import format_date, plural
from app.domain.italian_enum import ItalianEnum
from app.domain.periods import Period
from app.domain.rounds.spans import Span
from app.domain.structure.hierarchy import Party


class DifferenceKind(ItalianEnum):
    """What would happen to one sheet."""

    CREATE = "create", "si crea"
    END_EARLIER = "end_earlier", "finisce prima"
    EXTEND = "extend", "si allunga"
    CHANGE_DATES = "change_dates", "cambia date"
    UPDATE = "update", "si aggiorna"
    REMOVE = "remove", "si toglie"
    SUPERSEDE = "supersede", "si sostituisce"
    LEAVE = "leave", "resta com'è"
    HELD = "held", "da confermare"
    FINAL = "final", "definitiva: non si tocca"

    @property
    def changes_something(self) -> bool:
        return self not in {DifferenceKind.LEAVE, DifferenceKind.HELD, DifferenceKind.FINAL}


@dataclass(frozen=True, slots=True)
class SheetDifference:
    """One sheet to make, change or leave.

    `period` is the days it would have, `span` how it should be (None: not at all), `old_period` its days now.
    """

    kind: DifferenceKind
    party: Party
    period: Period
    span: Span | None = None
    sheet_id: SheetId | None = None
    old_period: Period | None = None
    needs_confirmation: bool = False
    name: str = ""
    sentence: str = ""

    @property
    def starts_on(self) -> date:
        return self.period.start

    @property
    def ends_on(self) -> date:
        return self.period.end

    @property
    def is_behind(self) -> bool:
        """Tell whether a sheet that is there and not closed is not as the structure wants it.

        Not one that only wants more days: days without a sheet are told by themselves.
        """
        return self.kind in _BEHIND and self.sheet_id is not None

    @property
    def id(self) -> tuple[Party, int, date]:
        return self.party, self.sheet_id or 0, self.starts_on


_BEHIND = frozenset(DifferenceKind) - {
    DifferenceKind.CREATE, DifferenceKind.EXTEND, DifferenceKind.LEAVE, DifferenceKind.FINAL,
}  # fmt: skip

DIFFERENCE_COLUMNS = (
    Column("name", "Persona", width=24),
    Column("kind", "Che cosa succede", Format.CHOICE, width=18),
    Column("starts_on", "Dal", Format.DATE, width=13),
    Column("ends_on", "Al", Format.DATE, width=13),
    Column("sentence", "Perché", Format.LONG_TEXT, width=70),
)


@dataclass(frozen=True, slots=True)
class RoundPreview:
    """All the differences, and the days in service for which no sheet can be made."""

    differences: tuple[SheetDifference, ...] = ()
    uncovered: tuple[tuple[Party, Period], ...] = ()
    people: Mapping[Party, str] = field(default_factory=dict)
    short: tuple[str, ...] = ()
    """Who has too few days of service to be evaluated, in words."""
    secretaries: tuple[tuple[Party, Period], ...] = ()
    """The Segretari in office in the round for whom its method has no sheet."""

    @property
    def is_empty(self) -> bool:
        """Tell whether preparing the round now would change nothing."""
        return not any(one.kind.changes_something for one in self.differences)

    def of_kind(self, *kinds: DifferenceKind) -> tuple[SheetDifference, ...]:
        return tuple(one for one in self.differences if one.kind in kinds)

    @property
    def behind(self) -> tuple[SheetDifference, ...]:
        """Return what the structure wants otherwise of sheets that are there and not closed."""
        return tuple(one for one in self.differences if one.is_behind)

    @property
    def to_confirm(self) -> tuple[SheetDifference, ...]:
        return tuple(one for one in self.differences if one.needs_confirmation)

    @property
    def summary(self) -> str:
        """Say in a line what would be created, changed, left and reported."""
        made = len(self.of_kind(DifferenceKind.CREATE))
        changed = sum(one.kind.changes_something for one in self.differences) - made
        left, final = len(self.of_kind(DifferenceKind.LEAVE)), len(self.of_kind(DifferenceKind.FINAL))
        parts = [plural(made, "scheda da creare", "schede da creare")]
        parts += [plural(changed, "da modificare", "da modificare"), plural(left, "resta com'è", "restano come sono")]
        if final:
            parts.append(plural(final, "definitiva che differisce", "definitive che differiscono"))
        return ", ".join(parts) + "."

    @property
    def gaps(self) -> tuple[str, ...]:
        """Say whose days stay without a sheet."""
        return (
            *(
                f"{self.people.get(party, '')}, Segretario dal {format_date(period.start)} al"
                f" {format_date(period.end)}: nessuna scheda, perché la metodologia di"
                " questa sessione non ne ha il modello. Se lo valuta un altro"
                " ente (convenzione) la valutazione si scrive in Premi, Dati."
                for party, period in self.secretaries
            ),
            *(
                f"{self.people.get(party, '')}: nessuna scheda possibile dal {format_date(period.start)} al"
                f" {format_date(period.end)}, perché manca un'assegnazione o un modello di scheda adatto."
                for party, period in self.uncovered
            ),
        )
