"""Format 1: the words of what is chosen from a list."""

from app.domain.method.objective_kind import ObjectiveKind
from app.domain.method.vocabulary import (
    Aggregator,
    BandBasis,
    BandKind,
    MissingPolicy,
    ObjectiveSource,
    RoundingMode,
    RoundingPoint,
    ScaleMode,
    SectionKind,
    SeveralSheets,
    SpreadMeasure,
    TotalRule,
)
from app.domain.objectives.rule_parameters import Lateness
from app.domain.objectives.vocabulary import Combination, Direction, IndicatorRule
from app.domain.roles import SheetRole
from app.domain.serial.codecs import StoredWords
from app.domain.workflow import RoundKind, SignatureKind

SCALE_MODE = StoredWords(
    {
        "steps": ScaleMode.STEPS,
        "free": ScaleMode.FREE,
        "percent": ScaleMode.PERCENT,
    }
)

SHEET_ROLE = StoredWords(
    {
        "employee": SheetRole.EMPLOYEE,
        "eq": SheetRole.EQ,
        "secretary": SheetRole.SECRETARY,
    }
)

SECTION_KIND = StoredWords(
    {
        "objectives_individual": SectionKind.OBJECTIVES_INDIVIDUAL,
        "objectives_group": SectionKind.OBJECTIVES_GROUP,
        "organisation_entity": SectionKind.ORGANISATION_ENTITY,
        "organisation_unit": SectionKind.ORGANISATION_UNIT,
        "behaviours": SectionKind.BEHAVIOURS,
        "differentiation": SectionKind.DIFFERENTIATION,
        "external": SectionKind.EXTERNAL,
        "adjustment": SectionKind.ADJUSTMENT,
    }
)

AGGREGATOR = StoredWords(
    {
        "weighted_mean": Aggregator.WEIGHTED_MEAN,
        "mean": Aggregator.MEAN,
        "minimum": Aggregator.MINIMUM,
        "all_or_nothing": Aggregator.ALL_OR_NOTHING,
        "points": Aggregator.POINTS,
    }
)

MISSING_POLICY = StoredWords(
    {
        "block": MissingPolicy.BLOCK,
        "exclude": MissingPolicy.EXCLUDE,
        "zero": MissingPolicy.ZERO,
    }
)

OBJECTIVE_SOURCE = StoredWords(
    {
        "person": ObjectiveSource.PERSON,
        "unit": ObjectiveSource.UNIT,
        "entity": ObjectiveSource.ENTITY,
    }
)

OBJECTIVE_KIND = StoredWords(
    {
        "strategic_common": ObjectiveKind.STRATEGIC_COMMON,
        "strategic": ObjectiveKind.STRATEGIC,
        "operational": ObjectiveKind.OPERATIONAL,
    }
)

SPREAD_MEASURE = StoredWords(
    {
        "standard_deviation": SpreadMeasure.STANDARD_DEVIATION,
        "range": SpreadMeasure.RANGE,
        "coefficient_of_variation": SpreadMeasure.COEFFICIENT_OF_VARIATION,
    }
)

TOTAL_RULE = StoredWords(
    {
        "weighted": TotalRule.WEIGHTED,
        "mean_of_factors": TotalRule.MEAN_OF_FACTORS,
        "points_over_maximum": TotalRule.POINTS_OVER_MAXIMUM,
    }
)

ROUNDING_POINT = StoredWords(
    {
        "factor": RoundingPoint.FACTOR,
        "section": RoundingPoint.SECTION,
        "total": RoundingPoint.TOTAL,
    }
)

ROUNDING_MODE = StoredWords(
    {
        "half_up": RoundingMode.HALF_UP,
        "down": RoundingMode.DOWN,
    }
)

BAND_KIND = StoredWords(
    {
        "steps": BandKind.STEPS,
        "proportional": BandKind.PROPORTIONAL,
        "slope": BandKind.SLOPE,
        "levels": BandKind.LEVELS,
    }
)

BAND_BASIS = StoredWords(
    {
        "rounded": BandBasis.ROUNDED,
        "exact": BandBasis.EXACT,
    }
)

SEVERAL_SHEETS = StoredWords(
    {
        "mean_by_days": SeveralSheets.MEAN_BY_DAYS,
    }
)

INDICATOR_RULE = StoredWords(
    {
        "percent_of_target": IndicatorRule.PERCENT_OF_TARGET,
        "baseline_to_target": IndicatorRule.BASELINE_TO_TARGET,
        "steps": IndicatorRule.STEPS,
        "yes_no": IndicatorRule.YES_NO,
        "by_date": IndicatorRule.BY_DATE,
        "phases": IndicatorRule.PHASES,
        "judgement": IndicatorRule.JUDGEMENT,
        "direct": IndicatorRule.DIRECT,
    }
)

DIRECTION = StoredWords(
    {
        "higher": Direction.HIGHER,
        "lower": Direction.LOWER,
    }
)

LATENESS = StoredWords(
    {
        "day": Lateness.DAY,
        "month": Lateness.MONTH,
    }
)

COMBINATION = StoredWords(
    {
        "weighted_mean": Combination.WEIGHTED_MEAN,
        "worst": Combination.WORST,
    }
)

ROUND_KIND = StoredWords(
    {
        "interim": RoundKind.INTERIM,
        "final": RoundKind.FINAL,
    }
)

SIGNATURE_KIND = StoredWords(
    {
        "evaluator": SignatureKind.EVALUATOR,
        "evaluated": SignatureKind.EVALUATED,
        "secretary": SignatureKind.SECRETARY,
        "body": SignatureKind.BODY,
    }
)
