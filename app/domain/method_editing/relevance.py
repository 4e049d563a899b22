"""Which fields of a part have a meaning as the part stands: the others are not shown."""

from collections.abc import Callable, Mapping
from typing import Any

from app.domain.method.definition import Process
from app.domain.method.outside import CertifiedDatum, Multiplier
from app.domain.method.outside_words import Contribution, DatumKind, FigureSource, SectionEvaluator
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import Bands, Section
from app.domain.method.vocabulary import BandKind, ObjectiveSource, ScaleMode, SectionKind
from app.domain.sheets.review_terms import SecondLevel

_Question = Callable[[Any], bool]


def _is_free(scale: Scale) -> bool:
    return scale.mode is ScaleMode.FREE


def _is_proportional(scale: Scale) -> bool:
    """A percentage begins from zero anyway."""
    return scale.mode is not ScaleMode.PERCENT or scale.is_from_minimum


def _has_points(section: Section) -> bool:
    return section.kind is SectionKind.ADJUSTMENT


def _has_degree(section: Section) -> bool:
    return section.kind is not SectionKind.ADJUSTMENT


def _has_range(section: Section) -> bool:
    """A range out of place stays in sight, as what else the checks may say of a correction."""
    return _has_degree(section) or section.minimum_weight is not None or section.maximum_weight is not None


def _has_factors(section: Section) -> bool:
    return _has_degree(section) or bool(section.factors)


def _has_scale(section: Section) -> bool:
    return _has_factors(section) or bool(section.scale)


def _has_spread(section: Section) -> bool:
    return section.kind is SectionKind.DIFFERENTIATION


def _has_objectives(section: Section) -> bool:
    return section.kind.holds_objectives


def _has_source(section: Section) -> bool:
    """A source out of place stays in sight, so that what the checks say of it can be put right."""
    return _has_objectives(section) or section.objective_source is not ObjectiveSource.PERSON


def _has_choice(section: Section) -> bool:
    return any(factor.is_chosen for factor in section.factors)


def _has_threshold(bands: Bands) -> bool:
    return bands.kind in {BandKind.PROPORTIONAL, BandKind.SLOPE}


def _has_slope(bands: Bands) -> bool:
    return bands.kind is BandKind.SLOPE


def _is_ranking(bands: Bands) -> bool:
    return bands.kind is BandKind.RANKING


def _has_steps(bands: Bands) -> bool:
    return not _has_threshold(bands) and not _is_ranking(bands)


def _has_second(section: Section) -> bool:
    """What is out of place stays in sight, so that what the checks say of it can be put right."""
    return section.evaluator is not SectionEvaluator.SHEET or bool(section.second_share)


def _is_scored(section: Section) -> bool:
    return _has_factors(section) or section.evaluator is not SectionEvaluator.SHEET


def _has_objective_table(section: Section) -> bool:
    return _has_objectives(section) or bool(section.objective_table)


def _has_contribution(section: Section) -> bool:
    return _has_objectives(section) or section.contribution is not Contribution.NONE


def _has_contribution_scale(section: Section) -> bool:
    return section.contribution is Contribution.JUDGEMENT or bool(section.contribution_scale)


def _has_degree_table(section: Section) -> bool:
    return _has_degree(section) or bool(section.degree_table)


def _has_points_cap(section: Section) -> bool:
    return _has_degree(section) or section.points_cap is not None


def _sends_weight(section: Section) -> bool:
    return _has_degree(section) or bool(section.weight_goes_to)


def _is_certified(multiplier: Multiplier) -> bool:
    return multiplier.figure is FigureSource.CERTIFIED or bool(multiplier.datum)


def _has_unit(datum: CertifiedDatum) -> bool:
    return datum.kind is DatumKind.NUMBER or bool(datum.unit)


def _is_interval(row: ScaleRow) -> bool:
    return row.value is None


def _is_value(row: ScaleRow) -> bool:
    return row.minimum is None and row.maximum is None


def _has_second_level(process: Process) -> bool:
    """What is out of place stays in sight, so that what the checks say of it can be put right."""
    is_written = bool(process.second_level_body or process.decision_days)
    return process.second_level is not SecondLevel.NONE or is_written


_RELEVANT: Mapping[tuple[type, str], _Question] = {
    (Scale, "minimum"): _is_free,
    (Scale, "maximum"): _is_free,
    (Scale, "step"): _is_free,
    (ScaleRow, "minimum"): _is_interval,
    (ScaleRow, "maximum"): _is_interval,
    (ScaleRow, "value"): _is_value,
    (Section, "minimum_weight"): _has_range,
    (Section, "maximum_weight"): _has_range,
    (Section, "aggregator"): _has_degree,
    (Section, "missing"): _has_degree,
    (Section, "scale"): _has_scale,
    (Section, "items_total"): _has_factors,
    (Section, "factors"): _has_factors,
    (Section, "points_minimum"): _has_points,
    (Section, "points_maximum"): _has_points,
    (Section, "spread.measure"): _has_spread,
    (Section, "objective_source"): _has_source,
    (Section, "objective_kinds:strategic_common"): _has_objectives,
    (Section, "objective_kinds:strategic"): _has_objectives,
    (Section, "objective_kinds:operational"): _has_objectives,
    (Section, "chosen_minimum"): _has_choice,
    (Section, "chosen_maximum"): _has_choice,
    (Process, "second_level_body"): _has_second_level,
    (Process, "decision_days"): _has_second_level,
    (Bands, "threshold"): _has_threshold,
    (Bands, "base_share"): _has_slope,
    (Bands, "per_point"): _has_slope,
    (Bands, "steps"): _has_steps,
    (Bands, "ranks"): _is_ranking,
    (Bands, "scope"): _is_ranking,
    (Bands, "ties"): _is_ranking,
    (Bands, "is_rounded_up"): _is_ranking,
    (Scale, "is_from_minimum"): _is_proportional,
    (Section, "degree_table"): _has_degree_table,
    (Section, "objective_table"): _has_objective_table,
    (Section, "points_cap"): _has_points_cap,
    (Section, "weight_goes_to"): _sends_weight,
    (Section, "evaluator"): _is_scored,
    (Section, "second_share"): _has_second,
    (Section, "contribution"): _has_contribution,
    (Section, "contribution_scale"): _has_contribution_scale,
    (Multiplier, "datum"): _is_certified,
    (CertifiedDatum, "unit"): _has_unit,
}


def is_relevant(thing: Any, key: str) -> bool:
    question = _RELEVANT.get((type(thing), key))
    return question is None or question(thing)
