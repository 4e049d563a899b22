"""The frozen sheet: canonical JSON of all it was made from and of its outcome, with the SHA-256 of that text."""

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal

from app.domain.exact import HUNDRED
from app.domain.italian import format_decimal
from app.domain.method.template import SheetTemplate
from app.domain.scoring.results import SheetResult
from app.domain.scoring.steps import Step
from app.domain.serial.canonical import from_json, loaded, to_json
from app.domain.sheets.content import SheetContent, scored
from app.domain.sheets.particulars import SheetPerson
from app.domain.sheets.rows import SectionDegree

FORMAT = 1
SHORT = 12
"""How many characters of the SHA-256 are printed on the paper."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """The numbers of a sheet, ready to be read without scoring it again."""

    total: Decimal | None
    exact_total: str
    individual: Decimal | None
    band: str
    share: Decimal | None
    is_negative: bool
    is_top: bool
    sections: tuple[SectionDegree, ...]


@dataclass(frozen=True, slots=True)
class Snapshot:
    """What closing a sheet keeps: its content, its outcome and the explanation of every number."""

    format: int
    matter: SheetContent
    outcome: Outcome
    explanation: Step


def outcome_of(result: SheetResult, template: SheetTemplate) -> Outcome:
    return Outcome(
        result.total,
        "" if result.exact_total is None else str(result.exact_total),
        result.individual,
        result.band,
        result.award_share,
        result.is_negative,
        result.share is not None and result.share >= top_share(template),
        tuple(SectionDegree(one.code, one.title, one.shown_degree) for one in result.sections),
    )


def top_share(template: SheetTemplate) -> Decimal:
    """Return the share of the award that the best band gives."""
    return max((band.share for band in template.bands.steps), default=HUNDRED)


def take_snapshot(content: SheetContent) -> Snapshot:
    result = scored(content)
    return Snapshot(FORMAT, content, outcome_of(result, content.template), result.tree)


def write_snapshot(snapshot: Snapshot) -> str:
    return to_json(snapshot)


def read_snapshot(body: str) -> Snapshot:
    return from_json(Snapshot, body)


@dataclass(frozen=True, slots=True)
class Frozen:
    """The person and the numbers of a closed sheet: a list of a thousand of them needs nothing more."""

    person: SheetPerson
    outcome: Outcome
    digits: int


def read_frozen(body: str) -> Frozen:
    """Read only the head of a snapshot."""
    plain = loaded(body)
    matter = plain["matter"]
    person = from_json(SheetPerson, json.dumps(matter["person"]))
    digits = matter["method"]["templates"][0]["rounding"]["digits"]
    return Frozen(person, from_json(Outcome, json.dumps(plain["outcome"])), digits)


def sha256_of(body: str) -> str:
    return hashlib.sha256(body.encode()).hexdigest()


def what_differs(body: str, sha256: str) -> str | None:
    """Recompute a frozen sheet and say what is not as it was; None when everything is."""
    if sha256_of(body) != sha256:
        return "il contenuto conservato non corrisponde alla sua impronta"
    snapshot = read_snapshot(body)
    again = take_snapshot(snapshot.matter)
    if again.outcome.total != snapshot.outcome.total:
        was, now = format_decimal(snapshot.outcome.total), format_decimal(again.outcome.total)
        return f"il totale era {was} e ricalcolato è {now}"
    if again != snapshot:
        return "la spiegazione del punteggio, ricalcolata, non è più la stessa"
    return None
