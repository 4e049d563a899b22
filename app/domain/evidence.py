"""Where one sees what was reached: a file kept in the archive, one that is pointed to, or an act."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.columns import Column, Format
from app.domain.cycles import YearClosing
from app.domain.ids import ActId, EvidenceId, IndicatorId, ObjectiveId
from app.domain.issues import Link, Severity
from app.domain.italian_enum import ItalianEnum
from app.domain.sheets.attachments import size_in_words

MOST_POINTED = 200 * 1024 * 1024
"""A file that is pointed to stays where it is: this much of it is read to know it again."""


class EvidenceKind(ItalianEnum):
    """How an evidence is kept."""

    COPIED = "copied", "File conservato"
    POINTED = "pointed", "File indicato"
    ACT = "act", "Atto"


class EvidenceStanding(ItalianEnum):
    """Whether an evidence is still what it was when it was given."""

    SOUND = "sound", ""
    VANISHED = "vanished", "Non si trova"
    CHANGED = "changed", "Cambiato da allora"
    DAMAGED = "damaged", "Impronta che non torna"


@dataclass(frozen=True, slots=True)
class EvidenceDraft:
    """An evidence to be kept: the file at `path`, copied or pointed to, or an act; of one indicator or of all."""

    objective_id: ObjectiveId
    kind: EvidenceKind
    path: str = ""
    act_id: ActId | None = None
    indicator_id: IndicatorId | None = None


@dataclass(frozen=True, slots=True)
class EvidenceRow:
    """An evidence as lists and papers show it; `indicator` names the one that it is of, empty: of the objective."""

    id: EvidenceId
    kind: EvidenceKind
    name: str
    indicator: str
    on_date: date
    author: str
    path: str = ""
    sha256: str = ""
    size: int = 0
    standing: EvidenceStanding = EvidenceStanding.SOUND

    @property
    def standing_words(self) -> str:
        return self.standing.italian

    @property
    def size_shown(self) -> str:
        return size_in_words(self.size) if self.size else ""

    @property
    def fingerprint(self) -> str:
        """The beginning of the SHA-256, as it is printed."""
        return self.sha256[:12]


EVIDENCE_COLUMNS: tuple[Column, ...] = (
    Column("name", "Evidenza", width=34),
    Column("kind", "Come", Format.CHOICE, 16),
    Column("indicator", "Indicatore", width=26),
    Column("on_date", "Del", Format.DATE, 12),
    Column("author", "Da", width=20),
    Column("size_shown", "Dimensione", width=11),
    Column("standing_words", "Che cosa ne è", width=20),
    Column("path", "Percorso", width=40),
)
PRINTED_EVIDENCE_COLUMNS: tuple[Column, ...] = (
    Column("name", "Evidenza", width=40),
    Column("kind", "Come", Format.CHOICE, 20),
    Column("indicator", "Indicatore", width=32),
    Column("on_date", "Del", Format.DATE, 20),
    Column("author", "Da", width=26),
    Column("fingerprint", "Impronta", Format.CODE, 28),
)


NOT_MINE = "Può farlo il Segretario, o chi guida l'area dell'obiettivo"


@dataclass(frozen=True, slots=True)
class EvidencePage:
    """The evidences of one objective, what one may be of, and why nothing can be added.

    `closing` of its year, `certified`: the sentence of a certification that stands; `may_add`: whoever reads it may.
    """

    title: str = ""
    rows: tuple[EvidenceRow, ...] = ()
    indicators: tuple[tuple[IndicatorId, str], ...] = ()
    acts: tuple[tuple[ActId, str], ...] = ()
    closing: YearClosing | None = None
    certified: str = ""
    may_add: bool = True

    @property
    def why_locked(self) -> str:
        """Say why nothing can be added or taken away; empty where it can."""
        closed = self.closing.sentence if self.closing is not None else ""
        return closed or self.certified or ("" if self.may_add else NOT_MINE)


@dataclass(frozen=True, slots=True)
class ShownEvidence:
    """An evidence with the objective that it is of, for the checks."""

    objective_id: ObjectiveId
    objective: str
    row: EvidenceRow


def _not_as_it_was(evidences: tuple[ShownEvidence, ...]) -> Iterator[Finding]:
    """Name what is not there any more, or is another file now."""
    for one in evidences:
        if one.row.standing is EvidenceStanding.SOUND:
            continue
        what = {
            EvidenceStanding.VANISHED: f"l'evidenza «{one.row.name}» non si trova più in {one.row.path}",
            EvidenceStanding.CHANGED: f"l'evidenza «{one.row.name}» è cambiata dal {one.row.on_date:%d/%m/%Y}",
        }.get(one.row.standing, f"l'evidenza «{one.row.name}» non è più quella che fu conservata")
        yield Finding(f"{one.objective}: {what}.", Link("objective", one.objective_id, "indicators.evidence"))


EVIDENCE_CHECKS: tuple[Check[tuple[ShownEvidence, ...]], ...] = (
    Check("evidence", _not_as_it_was, "evidenze che non sono più com'erano", Severity.WARNING, BY_METHOD),
)
