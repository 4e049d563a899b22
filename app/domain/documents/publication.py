"""What of the evaluations of a year may be published: how people are spread over classes, none of them too small.

D.Lgs. 33/2013 art. 20 asks for aggregated figures and the degree of differentiation, those who hold an EQ and the other
employees apart; nobody may be recognised from them (Garante, provv. 204/2025). So: a class of fewer people than the
smallest one allowed, also an empty one, is joined with its neighbours until there are enough in it; a group of fewer
has no table; and no table holds both groups together, from which the one that has none could be taken by difference.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.exact import percentage
from app.domain.issues import Issue
from app.domain.sheets.distribution import ENDS, bar_of

SMALLEST_CLASS = 5
FEWEST_ALLOWED, MOST_ALLOWED = 3, 50
"""Between which numbers the ente may choose its smallest class: below three, who is in it knows who the other is."""
SMALLEST_CLASS_COLUMN = Column(
    "people",
    "Persone, almeno",
    Format.INTEGER,
    8,
    required=True,
    help=f"Da {FEWEST_ALLOWED} a {MOST_ALLOWED}; di solito {SMALLEST_CLASS}",
)
EQ_GROUP, EMPLOYEES_GROUP = "Titolari di incarico di EQ", "Dipendenti"


@dataclass(frozen=True, slots=True)
class PublishedClass:
    """People whose result is from `floor` on and below `end` (the last class has no end): never few of them."""

    floor: int
    end: int
    people: int
    share: Decimal | None

    @property
    def words(self) -> str:
        is_last = self.end == ENDS[-1][1]
        if not self.floor:
            return "tutti i risultati" if is_last else f"meno di {self.end}"
        return f"{self.floor} e oltre" if is_last else f"da {self.floor} a meno di {self.end}"


CLASS_COLUMNS: tuple[Column, ...] = (
    Column("words", "Classe di risultato (su 100)", width=52),
    Column("people", "Persone", Format.INTEGER, 20),
    Column("share", "Quota", Format.PERCENT, 20, digits=1),
)


@dataclass(frozen=True, slots=True)
class PublishedGroup:
    """The people of one group by class; no classes where the group is smaller than the smallest class."""

    title: str
    least: int
    classes: tuple[PublishedClass, ...] = ()

    @property
    def people(self) -> int | None:
        return sum(one.people for one in self.classes) if self.classes else None

    @property
    def top(self) -> Decimal | None:
        """The share of the highest class; None where all the classes had to be joined, or there are none."""
        return self.classes[-1].share if len(self.classes) > 1 else None

    @property
    def largest(self) -> Decimal | None:
        """The share of the class with most people, which a column asks for by its name."""
        return max((one.share or Decimal(0) for one in self.classes), default=None) if self.top is not None else None

    @property
    def degree(self) -> str:
        """Say how far results differ, from what is published alone."""
        if not self.classes:
            return f"meno di {self.least} persone: non si pubblica"
        if len(self.classes) == 1:
            return "risultati in classi troppo piccole per pubblicarle distinte"
        return f"{len(self.classes)} classi distinte"


DEGREE_COLUMNS: tuple[Column, ...] = (
    Column("title", "Gruppo", width=34),
    Column("people", "Persone", Format.INTEGER, 12),
    Column("degree", "Differenziazione", width=38),
    Column("top", "Nella classe più alta", Format.PERCENT, 18, digits=1),
    Column("largest", "Nella più numerosa", Format.PERCENT, 18, digits=1),
)


@dataclass(frozen=True, slots=True)
class PublishedEvaluations:
    """The evaluations of a year by group, once all of them are final: before that one more would be told apart.

    `waiting` is how many sheets are not final yet; with any of them there are no groups.
    """

    least: int = SMALLEST_CLASS
    sheets: int = 0
    waiting: int = 0
    groups: tuple[PublishedGroup, ...] = ()

    @property
    def why_none(self) -> str:
        """Say why there are no tables; empty where there are."""
        if not self.sheets:
            return "L'anno non ha ancora valutazioni."
        if self.waiting:
            return (
                f"Le valutazioni dell'anno non sono concluse (definitive {self.sheets - self.waiting} su"
                f" {self.sheets}): la distribuzione si pubblica quando lo sono tutte."
            )
        return ""

    @property
    def note(self) -> str:
        return (
            f"Contano le persone, ciascuna con il risultato dell'anno. Le classi con meno di {self.least} persone sono"
            " unite alle vicine, perché nessuna sia riconoscibile. La scheda del Segretario non è compresa."
        )


def published_group(title: str, totals: Iterable[Decimal], least: int) -> PublishedGroup:
    """Spread the results of a group over classes of at least `least` people."""
    bars = [bar_of(max(total, Decimal(0))) for total in totals]
    counts = [bars.count(place) for place in range(len(ENDS))]
    joined = joined_classes(counts, least)
    classes = (
        PublishedClass(ENDS[first][0], ENDS[last][1], people, percentage(people, len(bars)))
        for first, last, people in joined
    )
    return PublishedGroup(title, least, tuple(classes))


def joined_classes(counts: Sequence[int], least: int) -> list[tuple[int, int, int]]:
    """Join neighbouring classes, from the lowest, into as many as can have `least` people each.

    Each is (first, last, people) by position. None where all of them together are fewer than `least`.
    """
    joined: list[tuple[int, int, int]] = []
    first, people = 0, 0
    for place, count in enumerate(counts):
        people += count
        if people >= least:
            joined.append((first, place, people))
            first, people = place + 1, 0
    if joined and first < len(counts):
        start, _, there = joined.pop()
        joined.append((start, len(counts) - 1, there + people))
    return joined


def smallest_class_issues(people: Decimal | int | None) -> list[Issue]:
    """Say what is wrong with the smallest class that the ente chooses."""
    key = SMALLEST_CLASS_COLUMN.key
    if people is None:
        return [Issue("people_missing", "Manca il numero di persone.", key)]
    if people != int(people) or not FEWEST_ALLOWED <= people <= MOST_ALLOWED:
        return [Issue("people_out_of_range", f"Va da {FEWEST_ALLOWED} a {MOST_ALLOWED} persone.", key)]
    return []


def few(count: int, least: int) -> str:
    """Write how many people did something: a small number is not told."""
    return "nessuna" if not count else f"meno di {least}" if count < least else str(count)
