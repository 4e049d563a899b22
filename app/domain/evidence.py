"""Where one sees what was reached: a file kept in the archive, one that is pointed to, or an act."""

from app.domain.italian_enum import ItalianEnum


class EvidenceKind(ItalianEnum):
    """How an evidence is kept."""

    COPIED = "copied", "file conservato nell'archivio"
    POINTED = "pointed", "file indicato, fuori dall'archivio"
    ACT = "act", "atto"
