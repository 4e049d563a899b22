"""Warnings on what is written in a template and will not count, or cannot be reached."""

from collections.abc import Iterator
from decimal import Decimal

from app.domain.exact import HUNDRED, ZERO, total_of
from app.domain.issues import Issue, Severity
from app.domain.italian import format_decimal
from app.domain.method.template import Bands, Section, SheetTemplate
from app.domain.method.vocabulary import Aggregator, BandKind, RoundingPoint, SectionKind, TotalRule
from app.domain.roles import SheetRole

_STEPPED = frozenset({BandKind.STEPS, BandKind.LEVELS, BandKind.LINEAR})
_WITH_THRESHOLD = frozenset({BandKind.PROPORTIONAL, BandKind.SLOPE})
_OF_OBJECTIVES = frozenset({SectionKind.OBJECTIVES_INDIVIDUAL, SectionKind.OBJECTIVES_GROUP})


def unused_issues(template: SheetTemplate, where: str, field: str) -> Iterator[Issue]:
    """Yield a warning for each part that is read and then never looked at."""
    yield from _bands(template.bands, where, f"{field}.fasce")
    if template.total is not TotalRule.WEIGHTED and template.rounding.point is RoundingPoint.SECTION:
        sentence = f"{where}: il totale qui non si forma dalle sezioni, e arrotondarle non lo cambia."
        yield _warning("idle_rounding", sentence, f"{field}.arrotondamento.punto")
    if template.total is not TotalRule.WEIGHTED and len(_idle_weights(template)) > 1:
        sentence = f"{where}: con il totale «{template.total.italian}» i pesi delle sezioni non contano."
        yield _warning("idle_weight", sentence, f"{field}.totale")
    for place, section in enumerate(template.sections):
        inside, way = f"{where}, sezione «{section.code}»", f"{field}.sezione[{place}]"
        yield from _section(section, inside, way)
        if section.kind is SectionKind.DIFFERENTIATION and template.role is not SheetRole.EQ:
            sentence = (
                f"{inside}: solo un titolare di EQ dà i totali che la differenziazione misura; così manca sempre."
            )
            yield _warning("no_totals", sentence, f"{way}.tipo")
        yield from _range(template, section, inside, way)


def _bands(bands: Bands, where: str, field: str) -> Iterator[Issue]:
    kind = bands.kind.italian
    if bands.steps and bands.kind not in _STEPPED:
        yield _warning("idle_steps", f"{where}: le fasce di tipo «{kind}» non guardano i gradini.", f"{field}.gradino")
    if bands.threshold and bands.kind not in _WITH_THRESHOLD:
        yield _warning(
            "idle_threshold", f"{where}: le fasce di tipo «{kind}» non guardano la soglia.", f"{field}.soglia"
        )
    if (bands.base_share or bands.per_point) and bands.kind is not BandKind.SLOPE:
        sentence = f"{where}: le fasce di tipo «{kind}» non guardano le quote alla soglia e per punto."
        yield _warning("idle_shares", sentence, f"{field}.quota_per_punto")
    if bands.kind is not BandKind.RANKING and (bands.ranks or bands.ties or bands.is_rounded_up):
        sentence = f"{where}: posti, parità ed eccesso sono della graduatoria: con il tipo «{kind}» non contano."
        yield _warning("idle_ranks", sentence, f"{field}.posto")
    if bands.kind is BandKind.LINEAR and any(band.is_above for band in bands.steps):
        sentence = f"{where}: tra punti l'estremo escluso non conta."
        yield _warning("idle_above", sentence, f"{field}.gradino")
    top = bands.base_share + bands.per_point * (HUNDRED - bands.threshold)
    if bands.kind is BandKind.SLOPE and ZERO <= top < HUNDRED:
        sentence = f"{where}: la quota che spetta a chi ha 100 è {format_decimal(top, None)}, non 100."
        yield _warning("low_top", sentence, f"{field}.quota_per_punto")


def _section(section: Section, where: str, field: str) -> Iterator[Issue]:
    if section.kind is SectionKind.ADJUSTMENT and section.points_minimum == section.points_maximum == ZERO:
        sentence = f"{where}: senza punti minimi e massimi la correzione vale sempre zero."
        yield _warning("no_points", sentence, f"{field}.punti_massimi")
    if _drowns_factors(section):
        sentence = (
            f"{where}: accanto a obiettivi con i loro pesi un fattore senza peso conta 1; dargli una sezione sua."
        )
        yield _warning("drowned_factor", sentence, f"{field}.fattore")
    if section.kind is not SectionKind.BEHAVIOURS:
        return
    if section.aggregator is not Aggregator.WEIGHTED_MEAN and any(one.weight for one in section.factors):
        sentence = f"{where}: con il calcolo «{section.aggregator.italian}» il peso dei fattori non conta."
        yield _warning("idle_weight", sentence, f"{field}.calcolo")


def _drowns_factors(section: Section) -> bool:
    """Tell whether factors without weight are beside objectives that weigh up to 100 together."""
    holds = section.holds_shared_objectives or section.kind in _OF_OBJECTIVES
    unweighted = any(one.weight is None for one in section.factors)
    return holds and unweighted and section.aggregator is Aggregator.WEIGHTED_MEAN


def _range(template: SheetTemplate, section: Section, where: str, field: str) -> Iterator[Issue]:
    """Tell an end of a range of weights that the other sections, wherever they go, do not make up for."""
    if (
        template.total is not TotalRule.WEIGHTED
        or not section.least_weight <= section.weight <= section.greatest_weight
    ):
        return
    others = [one for one in template.sections if one is not section]
    least = template.weights_total - total_of([one.greatest_weight for one in others])
    most = template.weights_total - total_of([one.least_weight for one in others])
    if not least <= section.weight <= most:
        return
    for key, end in (("peso_minimo", section.minimum_weight), ("peso_massimo", section.maximum_weight)):
        if end is not None and not least <= end <= most:
            shown = format_decimal(end, None), format_decimal(template.weights_total, None)
            sentence = f"{where}: il peso {shown[0]} non si può scegliere, gli altri pesi non lo portano a {shown[1]}."
            yield _warning("end_out_of_reach", sentence, f"{field}.{key}")


def _idle_weights(template: SheetTemplate) -> set[Decimal]:
    """Return the different weights of the sections whose factors or objectives enter the total themselves.

    Where points are counted objectives are worth what their weights sum to: a section that weighs as much says the
    same thing twice, and is left out.
    """
    by_points = template.total is TotalRule.POINTS_OVER_MAXIMUM
    return {
        section.weight
        for section in template.sections
        if section.kind is SectionKind.BEHAVIOURS
        or (section.kind.holds_objectives and section.weight not in {ZERO, section.items_total if by_points else ZERO})
    }


def _warning(code: str, sentence: str, field: str) -> Issue:
    return Issue(code, sentence, field, Severity.WARNING)
