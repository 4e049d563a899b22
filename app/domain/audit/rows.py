"""The audit as it is read on the screen: a line for each entry, and what it changed in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from app.domain.audit.chain import ChainBreak
from app.domain.columns import Column, Format
from app.domain.ids import EntryId
from app.domain.italian import plural

SHORT = 12
"""How many characters of a hash are shown; the whole of it is copied."""


@dataclass(frozen=True, slots=True)
class EntryRow:
    """One operation of the audit, on the day and at the hour of the clock on the wall."""

    id: EntryId
    day: date
    hour: str
    actor: str
    label: str


ENTRY_COLUMNS = (
    Column("id", "N.", Format.CODE, 8),
    Column("day", "Data", Format.DATE, 14),
    Column("hour", "Ora", Format.CODE, width=11),
    Column("label", "Che cosa", width=44),
    Column("actor", "Chi", width=22),
)


@dataclass(frozen=True, slots=True)
class EntriesPage:
    """The newest entries that answer to the filter; `is_all` when there are no older ones to show."""

    rows: tuple[EntryRow, ...]
    total: int
    is_all: bool


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One value before and after, in words; empty where there was none."""

    name: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class ThingChanged:
    """One thing that was made, changed or deleted by an operation."""

    what: str
    name: str
    fields: tuple[FieldChange, ...]

    @property
    def title(self) -> str:
        return f"{self.what}: {self.name}" if self.name else self.what


@dataclass(frozen=True, slots=True)
class EntryDetail:
    """All that the audit says of one operation; `left_out` are the things too many to be listed."""

    row: EntryRow
    things: tuple[ThingChanged, ...]
    left_out: int
    undoes: EntryId | None
    hash: str

    @property
    def short_hash(self) -> str:
        return self.hash[:SHORT]


@dataclass(frozen=True, slots=True)
class AuditVerdict:
    """What walking the whole chain found: how many entries, and the first bad one."""

    entries: int
    broken: ChainBreak | None

    @property
    def sentence(self) -> str:
        if self.broken is not None:
            return f"Il registro non è integro. {self.broken.sentence}"
        return f"Il registro è integro: {plural(self.entries, 'registrazione', 'registrazioni')}."


@dataclass(frozen=True, slots=True)
class ArchiveVerdict:
    """What the full check of an archive found: the file, the audit, the closed sheets computed again.

    `unfaithful` are the data that are not as the audit says, `guards` the protections of the file that were touched,
    `awards` the awards of closed years that do not come out as they were kept.
    """

    damage: tuple[str, ...]
    audit: AuditVerdict | None
    sheets: int
    differences: tuple[str, ...]
    unfaithful: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    awards: tuple[str, ...] = ()

    @property
    def is_sound(self) -> bool:
        return not self.problems and (self.audit is None or self.audit.broken is None)

    @property
    def problems(self) -> tuple[str, ...]:
        """What is wrong, one sentence each, but for the chain of the audit."""
        return (*self.damage, *self.guards, *self.unfaithful, *self.differences, *self.awards)

    @property
    def data_sentence(self) -> str:
        if self.audit is not None and self.audit.broken is not None:
            return "I dati non si possono confrontare con il registro."
        if self.unfaithful:
            return "I dati non sono quelli scritti nel registro."
        return "Tutti i dati sono quelli scritti nel registro."

    @property
    def guards_sentence(self) -> str:
        return "Le protezioni del file sono state toccate." if self.guards else "Le protezioni del file ci sono tutte."

    @property
    def file_sentence(self) -> str:
        return "Il file è danneggiato." if self.damage else "Il file è integro."

    @property
    def sheets_sentence(self) -> str:
        if self.differences:
            return f"{plural(len(self.differences), 'scheda definitiva non torna', 'schede definitive non tornano')}."
        if not self.sheets:
            return "Non ci sono ancora schede definitive da ricalcolare."
        if self.sheets == 1:
            return "La scheda definitiva, ricalcolata, dà lo stesso risultato."
        return f"Le {self.sheets} schede definitive, ricalcolate, danno lo stesso risultato."


def row_of(number: int, at: str, actor: str, label: str) -> EntryRow:
    """Make the line of an entry; `at` is ISO text in UTC, shown in the time zone of this computer."""
    moment = datetime.fromisoformat(at).astimezone()
    return EntryRow(EntryId(number), moment.date(), f"{moment:%H:%M:%S}", actor, label)


def kind_of_change(before: object, after: object) -> str:
    if before is None:
        return "Aggiunta"
    return "Eliminazione" if after is None else "Modifica"


def joined(words: Iterable[str]) -> str:
    return " · ".join(word for word in words if word)


def has_words(text: str, words: Sequence[str]) -> bool:
    return all(word in text for word in words)
