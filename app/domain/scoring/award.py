"""From the total to the share of the award: band, blocking rules, payment times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.method.definition import MethodDefinition
from app.domain.method.template import BlockingRule, Section, SheetTemplate
from app.domain.method.vocabulary import BandBasis, BandKind
from app.domain.scoring.bands import Worth, ranked_worth, worth_of
from app.domain.scoring.inputs import SheetInput
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.numbers import FULL, as_fraction, written
from app.domain.scoring.objectives import objective_part
from app.domain.scoring.parts import Part, missing_in
from app.domain.scoring.payment import share_with_payment_times
from app.domain.scoring.sections import SectionOutcome
from app.domain.scoring.steps import Step, known, unknown


@dataclass(frozen=True, slots=True)
class Award:
    """The steps of band and award, and what the payment-times objective still lacks."""

    band: Step
    award: Step
    label: str
    is_negative: bool
    missing: tuple[Missing, ...]


def award_of(
    method: MethodDefinition,
    template: SheetTemplate,
    sheet: SheetInput,
    outcomes: Sequence[SectionOutcome],
    *,
    exact: Step,
    rounded: Step,
) -> Award:
    total = exact.result if template.bands.basis is BandBasis.EXACT else rounded.result
    payment = _payment_parts(method, template, sheet)
    missing = missing_in(payment)
    if total is None:
        band = unknown("band", "Fascia", "il totale non è ancora noto")
        return Award(band, replace(band, key="award", label="Quota del premio"), "", False, missing)
    is_ranking = template.bands.kind is BandKind.RANKING
    if is_ranking and sheet.rank is None:
        return _without_place(total, missing)
    worth = ranked_worth(template.bands, sheet.rank) if sheet.rank and is_ranking else worth_of(template.bands, total)
    is_negative = worth.is_negative or (template.negative_below is not None and total < template.negative_below)
    band = _band_step(template, worth, total, is_negative=is_negative)
    blocked = _blocked(template, outcomes, worth.share, total)
    return Award(band, _paid(template, payment, blocked), worth.label, is_negative, missing)


def _without_place(total: Fraction, missing: tuple[Missing, ...]) -> Award:
    """Return the award while the place in the ranking is not known."""
    label = "Manca il posto in graduatoria: si conosce quando sono complete anche le altre schede"
    band = replace(unknown("band", "Fascia", label), values=(("totale", written(total)),))
    award = unknown("award", "Quota del premio", "la fascia non è ancora nota")
    return Award(band, award, "", False, (*missing, Missing("", "", label, MissingKind.VALUE)))


def _band_step(template: SheetTemplate, worth: Worth, total: Fraction, *, is_negative: bool) -> Step:
    values = [(template.bands.basis.italian, written(total)), *worth.values]
    if worth.label:
        values.append(("fascia", worth.label))
    if template.negative_below is not None:
        values.append(("negativa sotto", written(template.negative_below)))
    if is_negative:
        values.append(("esito", "valutazione negativa"))
    return _percent(known("band", "Fascia", worth.formula, worth.share, tuple(values)))


def _blocked(template: SheetTemplate, outcomes: Sequence[SectionOutcome], share: Fraction, total: Fraction) -> Step:
    """Return the share after the blocking rules, each of which says when it holds."""
    degrees = {outcome.section.code: outcome.part.degree for outcome in outcomes}
    met = [rule for rule in template.blocking if _is_met(rule, degrees, total)]
    result = min([share, *(as_fraction(rule.share) for rule in met)])
    limits = [(rule.reason or f"sotto {written(rule.minimum)}", f"al massimo {written(rule.share)} %") for rule in met]
    formula = "quota della fascia, ridotta dalle regole di blocco" if met else "quota della fascia"
    values = (("fascia", f"{written(share)} %"), *limits)
    return _percent(known("award", "Quota del premio", formula, result, values))


def _is_met(rule: BlockingRule, degrees: dict[str, Fraction | None], total: Fraction) -> bool:
    found = degrees.get(rule.section) if rule.section else total
    return found is not None and found < rule.minimum


def _payment_parts(method: MethodDefinition, template: SheetTemplate, sheet: SheetInput) -> list[Part]:
    """Return each payment-times objective once, although several sections may show it."""
    if template.payment_share is None:
        return []
    found = {
        objective.key: (section, objective)
        for section in sorted(template.sections, key=_is_shared, reverse=True)
        for objective in sheet.section(section.code).objectives
        if objective.is_payment_times
    }
    return [objective_part(section, objective, method) for section, objective in found.values()]


def _is_shared(section: Section) -> bool:
    return section.holds_shared_objectives


def _paid(template: SheetTemplate, payment: Sequence[Part], blocked: Step) -> Step:
    """Return the share after payment times; what decides is whether each such objective is fully reached."""
    counted = [part for part in payment if not part.is_excluded]
    if template.payment_share is None or blocked.result is None or not payment:
        return blocked
    children = (replace(blocked, key="award:band"), *(_apart(part.step) for part in payment))
    if missing_in(counted):
        return unknown("award", blocked.label, "l'obiettivo sui tempi di pagamento non è ancora misurato", children)
    if not counted:
        return _without_payment(blocked, children)
    quota = as_fraction(template.payment_share)
    is_reached = all(part.degree is not None and part.degree >= FULL for part in counted)
    share = share_with_payment_times(blocked.result, quota=quota, is_reached=is_reached)
    values = (
        ("quota della fascia", blocked.shown),
        ("quota legata ai tempi di pagamento", f"{written(quota)} %"),
        ("obiettivo", "raggiunto" if is_reached else "non raggiunto"),
    )
    formula = "(100 − quota legata) × quota della fascia + quota legata × 100 se l'obiettivo è raggiunto, 0 se no"
    return _percent(known("award", blocked.label, formula, share, values, children=children))


def _without_payment(blocked: Step, children: tuple[Step, ...]) -> Step:
    """Return the share of the band alone: the payment-times objective was neutralised."""
    return replace(blocked, formula="quota della fascia: i tempi di pagamento non si applicano", children=children)


def _apart(step: Step) -> Step:
    """Give the payment-times objective a key of its own, since its section shows it too."""
    return replace(step, key=f"award:{step.key.removeprefix('section:')}")


def _percent(step: Step) -> Step:
    return replace(step, shown=f"{step.shown} %")
