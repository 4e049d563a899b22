"""What happened to a sheet, line by line: the steps of its way, and each thing on it that changed."""

from dataclasses import dataclass
from datetime import datetime

from app.domain.columns import Column
from app.domain.italian_enum import ItalianEnum
from app.domain.workflow import SheetState


class SheetChangeKind(ItalianEnum):
    """What of a sheet changed, for whoever looks for it."""

    STEP = "step", "passaggi"
    SCORE = "score", "punteggi"
    NOTE = "note", "note"
    TEXT = "text", "testi"
    WEIGHT = "weight", "pesi"
    CHOICE = "choice", "fattori scelti"
    EXCLUSION = "exclusion", "parti che non si applicano"
    CORRECTION = "correction", "correzioni"
    ACT = "act", "firme, osservazioni e allegati"
    FACT = "fact", "dati della scheda"


@dataclass(frozen=True, slots=True)
class SheetChange:
    """One thing that changed on a sheet; `id` is the place of the line in what the audit tells of it.

    `before` and `after` are empty where there was nothing.
    """

    id: str
    at: datetime
    who: str
    kind: SheetChangeKind
    what: str
    before: str = ""
    after: str = ""
    reason: str = ""

    @property
    def moment(self) -> str:
        return f"{self.at.astimezone():%d/%m/%Y %H:%M}"


SHEET_CHANGE_COLUMNS = (
    Column("moment", "Quando", width=17),
    Column("what", "Che cosa", width=40),
    Column("before", "Prima", width=20),
    Column("after", "Dopo", width=20),
    Column("who", "Chi", width=20),
    Column("reason", "Motivo", width=32),
)


def step_words(source: SheetState, target: SheetState) -> str:
    """Say which step of its way a sheet took."""
    return f"resta {target.italian}" if source is target else f"da {source.italian} a {target.italian}"
