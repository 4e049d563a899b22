"""The audit compared with the tables: every row and every column as the operations left them."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import islice
from typing import Any

from sqlalchemy.orm import Session

from app.domain.audit.columns import column_word
from app.domain.audit.replay import IDENTITY, differences, is_whole
from app.domain.italian import plural
from app.domain.permissions import Action
from app.models import guards
from app.models.stored_rows import StoredRows, stored_rows, to_stored
from app.services.access import Question, reading
from app.services.audit.difference_words import difference_sentences
from app.services.audit.withheld import NOTHING, Withheld
from app.services.workspace import Workspace

MOST_TOLD = 20
"""How many differences are said in words; of the others only the number is."""


@dataclass(frozen=True, slots=True)
class AuditComparison:
    """What comparing found: links that lead nowhere, guards missing or altered, data that are not as the audit says."""

    links: tuple[str, ...] = ()
    guards: tuple[str, ...] = ()
    unfaithful: tuple[str, ...] = ()

    @property
    def is_faithful(self) -> bool:
        return not (self.links or self.guards or self.unfaithful)


def is_faithful(workspace: Workspace, asking: Question = Action.BACK_UP) -> bool:
    """Whether the file is sound, its audit unbroken and every row what the audit says: else it must not be copied on.

    `ArchiveError` when the file is too damaged to be read.
    """
    with reading(workspace, asking, is_whole=True) as session, stored_rows(session) as stored:
        return stored.is_sound() and stored.first_break() is None and compared(session).is_faithful


def compared(session: Session, withheld: Withheld = NOTHING) -> AuditComparison:
    """Compare guards, links and every row of the archive with what they must be; `withheld` is told without its values.

    Nothing is compared with an audit whose chain is broken: that is told by whoever walks it.
    """
    with stored_rows(session) as stored:
        links, found = tuple(_lost_links(stored)), tuple(guards.altered(stored.triggers()))
        is_readable = stored.first_break() is None
        return AuditComparison(links, found, tuple(_unfaithful(session, stored, withheld)) if is_readable else ())


def _lost_links(stored: StoredRows) -> Iterator[str]:
    if lost := stored.lost_links():
        yield f"{plural(lost, 'dato si riferisce', 'dati si riferiscono')} a qualcosa che non c'è."


def _unfaithful(session: Session, stored: StoredRows, withheld: Withheld) -> Iterator[str]:
    tables = stored.replayed()
    if is_whole(tables):
        yield from _other_identity(tables[IDENTITY][1], stored.identity())
    found = differences(tables, stored.tables(), to_stored)
    first = list(islice(found, MOST_TOLD))
    yield from difference_sentences(session, first, stored.entries(), withheld)
    if more := sum(1 for _ in found):
        yield f"… e {plural(more, 'altra differenza', 'altre differenze')} tra i dati e il registro."
    if odd := stored.odd_outcomes():
        yield f"Totali degli elenchi: {plural(odd, 'riga ha un valore impossibile', 'righe hanno valori impossibili')}."


def _other_identity(told: Mapping[str, Any], present: Mapping[str, Any]) -> Iterator[str]:
    for column, found in present.items():
        if told.get(column) != found:
            yield f"Dati dell'archivio, campo «{column_word(IDENTITY, column)}»: non è quello scritto nel registro."
