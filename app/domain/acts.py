"""Acts of the ente: what a plan cites, what approves it, what closes a year."""

from dataclasses import dataclass, replace
from datetime import date

from app.domain.columns import Column, Format
from app.domain.ids import ActId
from app.domain.issues import Issue
from app.domain.italian import format_date
from app.domain.italian_enum import ItalianEnum
from app.domain.validation import at_most


class ActKind(ItalianEnum):
    """Who adopts an act, or what it is."""

    GIUNTA = "giunta", "Delibera di Giunta"
    CONSIGLIO = "consiglio", "Delibera di Consiglio"
    DETERMINA = "determina", "Determina"
    DECRETO = "decreto", "Decreto del Sindaco"
    OTHER = "other", "Altro atto"


@dataclass(frozen=True, slots=True)
class ActDraft:
    """An act as its form edits it; `year` is the one it is about, where it is about one."""

    id: ActId | None = None
    version: int | None = None
    kind: ActKind = ActKind.GIUNTA
    number: str = ""
    on_date: date | None = None
    subject: str = ""
    year: int | None = None


@dataclass(frozen=True, slots=True)
class ActRow:
    """An act in the list of the ente."""

    id: ActId
    version: int
    kind: ActKind
    number: str
    on_date: date | None
    subject: str
    year: int | None

    @property
    def draft(self) -> ActDraft:
        return ActDraft(self.id, self.version, self.kind, self.number, self.on_date, self.subject, self.year)

    @property
    def name(self) -> str:
        """Call the act as a text would: `Delibera di Giunta n. 12 del 30/01/2024`."""
        return act_name(self.kind, self.number, self.on_date)

    @property
    def title(self) -> str:
        """Call the act with what it is about, as one chooses it from a list."""
        return f"{self.name}: {self.subject}".rstrip(": ")


def act_name(kind: ActKind, number: str, on_date: date | None) -> str:
    parts = (
        kind.italian, f"n. {number.strip()}" if number.strip() else "", f"del {format_date(on_date)}" if on_date else ""
    )  # fmt: skip
    return " ".join(part for part in parts if part)


ACT_COLUMNS: tuple[Column, ...] = (
    Column("kind", "Tipo", Format.CHOICE, 20, required=True, choices=tuple(kind.italian for kind in ActKind)),
    Column("number", "Numero", Format.CODE, 10, synonyms=("N.",)),
    Column("on_date", "Data", Format.DATE, 11),
    Column("subject", "Oggetto", width=72, synonyms=("Descrizione",)),
    Column("year", "Anno", Format.INTEGER, 6, help="L'anno dell'archivio a cui si riferisce, se riguarda un anno solo"),
)

ACT_LIST_COLUMNS = tuple(replace(one, format=Format.CODE) if one.key == "year" else one for one in ACT_COLUMNS)
"""As a list shows them: a year is no figure, which takes a point at the thousands."""


def validate_act(draft: ActDraft) -> list[Issue]:
    issues = [
        *at_most(draft.number, 30, "number", "Numero"),
        *at_most(draft.subject, 500, "subject", "Oggetto"),
    ]
    if not draft.number.strip() and draft.on_date is None and not draft.subject.strip():
        issues.append(Issue("nothing_said", "Di un atto si scrive almeno il numero, la data o l'oggetto.", "number"))
    if draft.on_date is not None and not 1861 <= draft.on_date.year <= 2200:
        issues.append(Issue("date", "La data dell'atto non è possibile: controllare l'anno.", "on_date"))
    return issues
