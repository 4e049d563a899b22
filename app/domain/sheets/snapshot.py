"""The frozen sheet: all it was made from, its outcome and the explanation of every number."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import HUNDRED, round_half_up
from app.domain.method.template import SheetTemplate
from app.domain.method.vocabulary import BandKind
from app.domain.scoring.results import SectionResult, SheetResult
from app.domain.scoring.steps import Step
from app.domain.sheets.content import SheetContent, scored
from app.domain.sheets.particulars import SheetPerson
from app.domain.sheets.rows import SectionDegree
from app.domain.sheets.sealed import SealedReview

FORMAT = 4
"""The format in which sheets are closed today; `stored` reads all there ever were."""
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
    """What closing a sheet keeps; `format` is the number of the shapes it is stored in.

    `review` is what was recorded around it, None where the format did not keep it.
    """

    format: int
    content: SheetContent
    outcome: Outcome
    explanation: Step
    review: SealedReview | None = None


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
    bands = template.bands
    shares = [one.share for one in (bands.ranks if bands.kind is BandKind.RANKING else bands.steps)]
    return max(shares, default=HUNDRED)


def take_snapshot(content: SheetContent, review: SealedReview | None = None) -> Snapshot:
    result = scored(content)
    return Snapshot(FORMAT, content, outcome_of(result, content.template), result.tree, review)


def result_of(snapshot: Snapshot) -> SheetResult:
    """Return the result that was frozen, with the words and the numbers of then, and nothing missing.

    Only what a snapshot does not keep is computed again: the points that each line adds, from the frozen content.
    """
    outcome, tree = snapshot.outcome, snapshot.explanation
    degrees = {step.key: step.result for step in tree.walk()}
    again, band = scored(snapshot.content), degrees.get("band")
    return replace(
        again,
        tree=tree,
        missing=(),
        sections=tuple(_as_frozen(one, degrees) for one in again.sections),
        exact_total=Fraction(outcome.exact_total) if outcome.exact_total else None,
        total=outcome.total,
        exact_individual=degrees.get("individual:exact"),
        individual=outcome.individual,
        band=outcome.band,
        share=None if band is None else round_half_up(band, 6),
        award_share=outcome.share,
        is_negative=outcome.is_negative,
    )


def _as_frozen(section: SectionResult, degrees: Mapping[str, Fraction | None]) -> SectionResult:
    key = f"section:{section.code}"
    parts = tuple(one.with_degree(degrees.get(one.step.key, one.degree)) for one in section.parts)
    return replace(section, degree=degrees.get(key, section.degree), parts=parts)


@dataclass(frozen=True, slots=True)
class Frozen:
    """The person and the numbers of a closed sheet: a list of a thousand of them needs nothing more."""

    person: SheetPerson
    outcome: Outcome
    digits: int
