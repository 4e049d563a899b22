"""Figures that a plan states and the program does not compute yet, beside what the archive counts."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from app.domain.columns import Column, Format
from app.domain.documents.figures import StaffRow, staff_total
from app.domain.issues import Issue
from app.domain.italian import DASH, format_decimal, plural
from app.domain.italian_enum import ItalianEnum
from app.domain.matching import text_key
from app.domain.objectives.rules import measure_issues
from app.domain.validation import at_most, not_negative, required

SAME, DIFFERENT = "uguale", "diverso"
_KINDS_OF_UNIT = {"settore", "servizio", "area", "ufficio", "direzione", "ripartizione", "unita"}
_OF_EVERYBODY = {"personale", "dipendenti", "totale"}
_WOMEN, _MEN = {"donne", "femmine"}, {"uomini", "maschi"}
_OTHERS = {"popolazione", "residenti", "spesa", "costo"}
"""What tells a headline that is not about the people of the ente."""
_NUMBER = re.compile(r"\d{1,3}(?:\.\d{3})+|\d{1,9}")


class DeclaredKind(ItalianEnum):
    """What a declared figure is about."""

    STAFF = "staff", "Personale di un settore"
    HEADLINE = "headline", "Dato riassuntivo"
    HEAD = "head", "Responsabile indicato"


@dataclass(frozen=True, slots=True)
class DeclaredDraft:
    """A figure as its form edits it: people by gender, a number, or words; `source` says which document states it."""

    id: int | None = None
    version: int | None = None
    kind: DeclaredKind = DeclaredKind.STAFF
    label: str = ""
    men: int | None = None
    women: int | None = None
    value: Decimal | None = None
    text: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class DeclaredRow:
    """A figure in the list of its year; `counted` is what the archive says, `difference` whether it is the same."""

    draft: DeclaredDraft
    stated: str
    counted: str
    difference: str

    @property
    def id(self) -> int:
        return self.draft.id or 0

    @property
    def kind(self) -> DeclaredKind:
        return self.draft.kind

    @property
    def label(self) -> str:
        return self.draft.label

    @property
    def source(self) -> str:
        return self.draft.source


@dataclass(frozen=True, slots=True)
class CountedFacts:
    """What the archive holds on the day: people by unit (none when nobody was entered yet), and who heads each Area."""

    staff: tuple[StaffRow, ...] = ()
    heads: Mapping[str, str] | None = None


DECLARED_COLUMNS: tuple[Column, ...] = (
    Column("kind", "Tipo", Format.CHOICE, 20, choices=tuple(kind.italian for kind in DeclaredKind)),
    Column("label", "Voce", width=32),
    Column("stated", "Dichiarato", width=22),
    Column("counted", "In archivio", width=22),
    Column("difference", "Confronto", width=12),
    Column("source", "Fonte", width=24),
)

DECLARED_FIELDS: tuple[Column, ...] = (
    Column("kind", "Tipo", Format.CHOICE, 24, required=True),
    Column("label", "Voce", width=44, required=True, help="Il settore, il dato o l'unità, come li scrive il documento"),
    Column("men", "Uomini", Format.INTEGER, 8),
    Column("women", "Donne", Format.INTEGER, 8),
    Column("value", "Valore", Format.DECIMAL, 12, digits=None),
    Column("text", "Parole", width=44, help="Per esempio il nome del responsabile"),
    Column("source", "Fonte", width=44, help="Il documento che lo dichiara"),
)


def validate_declared(draft: DeclaredDraft) -> list[Issue]:
    issues = [
        *required(draft.label, "label", "Manca la voce a cui si riferisce il dato."),
        *at_most(draft.label, 300, "label", "Voce"),
        *at_most(draft.text, 300, "text", "Parole"),
        *at_most(draft.source, 300, "source", "Fonte"),
        *not_negative(draft.men, "men", "Il numero degli uomini"),
        *not_negative(draft.women, "women", "Il numero delle donne"),
        *measure_issues(draft.value, "value", "Il valore"),
    ]
    if draft.men is None and draft.women is None and draft.value is None and not draft.text.strip():
        issues.append(Issue("nothing_stated", "Scrivere che cosa è dichiarato: persone, un valore o parole.", "value"))
    return issues


def compared(drafts: Iterable[DeclaredDraft], facts: CountedFacts) -> Iterator[DeclaredRow]:
    """Yield each figure beside what the archive counts; nothing is compared before people are entered."""
    for draft in drafts:
        counted = _counted(draft, facts)
        stated = _stated(draft)
        same = SAME if _is_same(draft, counted, facts) else DIFFERENT
        yield DeclaredRow(draft, stated, _shown(draft, counted), same if counted is not None else "")


Counted = StaffRow | int | str | None


def _counted(draft: DeclaredDraft, facts: CountedFacts) -> Counted:
    key = _unit_key(draft.label)
    if draft.kind is DeclaredKind.HEAD:
        return {_unit_key(name): head for name, head in (facts.heads or {}).items()}.get(key)
    if not facts.staff:
        return None
    if draft.kind is DeclaredKind.HEADLINE:
        return headline_count(draft.label, staff_total(facts.staff))
    if key not in _OF_EVERYBODY:
        known = {_unit_key(row.unit): row for row in facts.staff}
        return known.get(key)
    return staff_total(facts.staff)


def headline_count(label: str, total: StaffRow) -> int | None:
    """Return how many people a headline of this name is about; None when it is about something else."""
    words = set(text_key(label).split())
    if words & _OTHERS:
        return None
    if words & _WOMEN:
        return total.women
    if words & _MEN:
        return total.men
    return total.total if words & _OF_EVERYBODY else None


def headline_number(draft: DeclaredDraft) -> Decimal | None:
    """Return the number that a headline states: its value, or the one with which its words begin («16 (68%)»)."""
    if draft.value is not None:
        return draft.value
    found = _NUMBER.match(draft.text.strip())
    return Decimal(found[0].replace(".", "")) if found else None


def _is_same(draft: DeclaredDraft, counted: Counted, facts: CountedFacts) -> bool:
    if isinstance(counted, StaffRow):
        pairs = ((draft.men, counted.men), (draft.women, counted.women), (draft.value, counted.total))
        return all(stated is None or stated == found for stated, found in pairs)
    if isinstance(counted, int):
        return headline_number(draft) == counted
    return set(text_key(draft.text).split()) >= set(text_key(counted or "").split()) and bool(facts.heads)


def _stated(draft: DeclaredDraft) -> str:
    numbers = (
        plural(draft.men, "uomo", "uomini") if draft.men is not None else "",
        plural(draft.women, "donna", "donne") if draft.women is not None else "",
        format_decimal(draft.value, None) if draft.value is not None else "",
        draft.text.strip(),
    )
    return ", ".join(part for part in numbers if part)


def _shown(draft: DeclaredDraft, counted: Counted) -> str:
    """Say what the archive counts in the same words; a dash where it has nothing to compare."""
    if isinstance(counted, StaffRow):
        if draft.men is None and draft.women is None:
            return str(counted.total)
        return f"{plural(counted.men, 'uomo', 'uomini')}, {plural(counted.women, 'donna', 'donne')}"
    return DASH if counted in {None, ""} else str(counted)


def _unit_key(name: str) -> str:
    """Return the words of the name of a unit without what kind of unit it is."""
    return " ".join(word for word in text_key(name).split() if word not in _KINDS_OF_UNIT)
