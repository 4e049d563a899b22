"""What an archive holds, in numbers: what a backup must hold too, and what a restore would change."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from app.domain.italian import agreeing, listed, plural

SEEN = (
    ("employees", "dipendente", "dipendenti"),
    ("objectives", "obiettivo", "obiettivi"),
    ("sheets", "scheda", "schede"),
    ("sheet_scores", "punteggio", "punteggi"),
    ("sheet_snapshots", "scheda definitiva", "schede definitive"),
)
"""The tables that a user knows, and what their rows are called."""


@dataclass(frozen=True, slots=True)
class ArchiveContents:
    """`entries` are the operations of its audit, `head` the hash of the last one; `rows` counts each table."""

    archive_id: str
    name: str
    entries: int
    head: str
    years: tuple[int, ...]
    rows: Mapping[str, int]

    @property
    def sentence(self) -> str:
        """Say what is in it: years, people, objectives, sheets."""
        counts = [plural(self.rows.get(table, 0), one, many) for table, one, many in SEEN if self.rows.get(table)]
        years = f"{agreeing(len(self.years), 'anno', 'anni')} {listed(map(str, sorted(self.years)))}"
        return "; ".join([years, *counts])


def differences(present: ArchiveContents, backup: ArchiveContents) -> Iterator[str]:
    """Say what a restore would take away or bring back, one sentence for each thing that a user knows."""
    if backup.entries < present.entries:
        count = present.entries - backup.entries
        lost = plural(count, "operazione registrata dopo questa copia", "operazioni registrate dopo questa copia")
        yield f"{agreeing(count, 'si perde', 'si perdono')} {lost}"
    for table, _, many in SEEN:
        now, then = present.rows.get(table, 0), backup.rows.get(table, 0)
        if now != then:
            yield f"{many}: ora {now}, nella copia {then}"
