"""From the total to the share of the award: band, blocking rules, payment times."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from fractions import Fraction

from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import BlockEffect
from app.domain.method.template import BlockingRule, Section, SheetTemplate
from app.domain.method.vocabulary import BandBasis, BandKind
from app.domain.scoring.bands import Worth, ranked_worth, worth_of
from app.domain.scoring.blocks import Blocks, blocks_of, reason_of
from app.domain.scoring.changes import multiplied_share, share_under_ceilings
from app.domain.scoring.inputs import SheetInput
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.numbers import FULL, NOTHING, as_fraction, written
from app.domain.scoring.objectives import payment_part
from app.domain.scoring.parts import Part, missing_in
from app.domain.scoring.payment import share_with_payment_times
from app.domain.scoring.sections import SectionOutcome
from app.domain.scoring.steps import PERCENT, Step, known, unknown


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
        return Award(band, band.renamed("award", "Quota del premio"), "", False, missing)
    is_ranking = template.bands.kind is BandKind.RANKING
    if is_ranking and sheet.rank is None:
        return _without_place(total, missing)
    worth = ranked_worth(template.bands, sheet.rank) if sheet.rank and is_ranking else worth_of(template.bands, total)
    blocks = blocks_of(method, template, sheet, outcomes, total=total)
    is_negative = worth.is_negative or (template.negative_below is not None and total < template.negative_below)
    negative = blocks.of(BlockEffect.NEGATIVE)
    band = _band_step(template, worth, total, negative, is_negative=is_negative or bool(negative))
    first = known("award", "Quota del premio", "quota della fascia", worth.share, unit=PERCENT)
    before = multiplied_share(method, template, sheet, first)
    blocked = share_under_ceilings(template, sheet, _blocked(blocks, before.step, is_first=before.step is first))
    found = _once((*missing, *before.missing, *blocks.missing, *blocked.missing))
    return Award(band, _paid(template, payment, blocked.step), worth.label, is_negative or bool(negative), found)


def _once(missing: tuple[Missing, ...]) -> tuple[Missing, ...]:
    return tuple(dict.fromkeys(missing))


def _without_place(total: Fraction, missing: tuple[Missing, ...]) -> Award:
    """Return the award while the place in the ranking is not known."""
    label = "Manca il posto in graduatoria: si conosce quando sono complete anche le altre schede"
    band = replace(unknown("band", "Fascia", label), values=(("totale", written(total)),))
    award = unknown("award", "Quota del premio", "la fascia non è ancora nota")
    return Award(band, award, "", False, (*missing, Missing("", "", label, MissingKind.VALUE)))


def _band_step(
    template: SheetTemplate, worth: Worth, total: Fraction, negative: Sequence[BlockingRule], *, is_negative: bool
) -> Step:
    values = [(template.bands.basis.italian, written(total)), *worth.values]
    if worth.label:
        values.append(("fascia", worth.label))
    if template.negative_below is not None:
        values.append(("negativa sotto", written(template.negative_below)))
    values += [("blocco", reason_of(rule)) for rule in negative]
    if is_negative:
        values.append(("esito", "valutazione negativa"))
    return known("band", "Fascia", worth.formula, worth.share, tuple(values), unit=PERCENT)


def _blocked(blocks: Blocks, before: Step, *, is_first: bool) -> Step:
    """Return the share after the blocking rules, each of which says when it holds: cuts first, then ceilings."""
    share = before.result or NOTHING
    cuts, ceilings = blocks.of(BlockEffect.SHARE_CUT), blocks.of(BlockEffect.SHARE_CEILING)
    result = share
    for rule in cuts:
        result = result * (FULL - as_fraction(rule.share)) / 100
    result = min([result, *(as_fraction(rule.share) for rule in ceilings)])
    limits = [(reason_of(rule), f"meno {written(rule.share)} %") for rule in cuts]
    limits += [(reason_of(rule), f"al massimo {written(rule.share)} %") for rule in ceilings]
    if not is_first and not limits:
        return before
    name = "quota della fascia" if is_first else "quota"
    formula = f"{name}, ridotta dalle regole di blocco" if limits else name
    values = (("fascia" if is_first else "quota", f"{written(share)} %"), *limits)
    below = () if is_first else (before.renamed("award:blocks", "Quota del premio, prima dei blocchi"),)
    return known("award", "Quota del premio", formula, result, values, children=below, unit=PERCENT)


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
    return [payment_part(section, objective, method) for section, objective in found.values()]


def _is_shared(section: Section) -> bool:
    return section.holds_shared_objectives


def _paid(template: SheetTemplate, payment: Sequence[Part], blocked: Step) -> Step:
    """Return the share after payment times; what decides is whether each such objective is fully reached."""
    counted = [part for part in payment if not part.is_excluded]
    if template.payment_share is None or blocked.result is None or not payment:
        return blocked
    children = (blocked.renamed("award:band", blocked.label), *(_apart(part.step) for part in payment))
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
    return known("award", blocked.label, formula, share, values, children=children, unit=PERCENT)


def _without_payment(blocked: Step, children: tuple[Step, ...]) -> Step:
    """Return the share of the band alone: the payment-times objective was neutralised."""
    return replace(blocked, formula="quota della fascia: i tempi di pagamento non si applicano", children=children)


def _apart(step: Step) -> Step:
    """Give the payment-times objective a key of its own, since its section shows it too."""
    return step.renamed(f"award:{step.key.removeprefix('section:')}", step.label)
