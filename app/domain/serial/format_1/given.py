"""Format 1: what is given on a sheet, as a closed sheet keeps it and the fingerprint of a delivered one reads it."""

from app.domain.exact import HUNDRED, ZERO
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep, Lateness, PhaseProgress
from app.domain.objectives.vocabulary import Combination, Direction
from app.domain.scoring.inputs import FactorInput, IndicatorInput, ObjectiveInput, SectionInput, SheetInput, UnitTotal
from app.domain.serial.codecs import DAY, FLAG, NUMBER, TEXT, Many, Maybe
from app.domain.serial.format_1.words import COMBINATION, DIRECTION, INDICATOR_RULE, LATENESS, MISSING_POLICY
from app.domain.serial.records import Record, field

FACTOR_INPUT = Record(
    FactorInput,
    field("key", lambda it: it.key, TEXT),
    field("value", lambda it: it.value, Maybe(NUMBER), None),
    field("reason", lambda it: it.reason, TEXT, ""),
    field("excluded", lambda it: it.excluded, TEXT, ""),
)

PHASE_PROGRESS = Record(
    PhaseProgress,
    field("label", lambda it: it.label, TEXT),
    field("weight", lambda it: it.weight, NUMBER),
    field("progress", lambda it: it.progress, Maybe(NUMBER), None),
)

INDICATOR_STEP = Record(
    IndicatorStep,
    field("bound", lambda it: it.bound, NUMBER),
    field("degree", lambda it: it.degree, NUMBER),
)

INDICATOR_PARAMETERS = Record(
    IndicatorParameters,
    field("penalty", lambda it: it.penalty, NUMBER, ZERO),
    field("lateness", lambda it: it.lateness, LATENESS, Lateness.DAY),
    field("bounds", lambda it: it.bounds, Many(INDICATOR_STEP), ()),
    field("are_steps_linear", lambda it: it.are_steps_linear, Maybe(FLAG), None),
    field("scale", lambda it: it.scale, TEXT, ""),
    field("cap", lambda it: it.cap, Maybe(NUMBER), None),
    field("missing", lambda it: it.missing, Maybe(MISSING_POLICY), None),
)

INDICATOR_INPUT = Record(
    IndicatorInput,
    field("key", lambda it: it.key, TEXT),
    field("label", lambda it: it.label, TEXT),
    field("rule", lambda it: it.rule, INDICATOR_RULE),
    field("weight", lambda it: it.weight, NUMBER, HUNDRED),
    field("direction", lambda it: it.direction, DIRECTION, Direction.HIGHER),
    field("baseline", lambda it: it.baseline, Maybe(NUMBER), None),
    field("target", lambda it: it.target, Maybe(NUMBER), None),
    field("actual", lambda it: it.actual, Maybe(NUMBER), None),
    field("choice", lambda it: it.choice, TEXT, ""),
    field("target_date", lambda it: it.target_date, Maybe(DAY), None),
    field("actual_date", lambda it: it.actual_date, Maybe(DAY), None),
    field("phases", lambda it: it.phases, Many(PHASE_PROGRESS), ()),
    field("unit", lambda it: it.unit, TEXT, ""),
    field("parameters", lambda it: it.parameters, INDICATOR_PARAMETERS, INDICATOR_PARAMETERS.of_nothing()),
)

OBJECTIVE_INPUT = Record(
    ObjectiveInput,
    field("key", lambda it: it.key, TEXT),
    field("label", lambda it: it.label, TEXT),
    field("weight", lambda it: it.weight, Maybe(NUMBER), None),
    field("indicators", lambda it: it.indicators, Many(INDICATOR_INPUT), ()),
    field("combination", lambda it: it.combination, COMBINATION, Combination.WEIGHTED_MEAN),
    field("value", lambda it: it.value, Maybe(NUMBER), None),
    field("degree", lambda it: it.degree, Maybe(NUMBER), None),
    field("reason", lambda it: it.reason, TEXT, ""),
    field("neutralised", lambda it: it.neutralised, TEXT, ""),
    field("is_payment_times", lambda it: it.is_payment_times, FLAG, False),
)

UNIT_TOTAL = Record(
    UnitTotal,
    field("unit", lambda it: it.unit, TEXT),
    field("total", lambda it: it.total, Maybe(NUMBER), None),
)

SECTION_INPUT = Record(
    SectionInput,
    field("code", lambda it: it.code, TEXT),
    field("weight", lambda it: it.weight, Maybe(NUMBER), None),
    field("factors", lambda it: it.factors, Many(FACTOR_INPUT), ()),
    field("objectives", lambda it: it.objectives, Many(OBJECTIVE_INPUT), ()),
    field("degree", lambda it: it.degree, Maybe(NUMBER), None),
    field("points", lambda it: it.points, Maybe(NUMBER), None),
    field("reason", lambda it: it.reason, TEXT, ""),
    field("totals_given", lambda it: it.totals_given, Maybe(Many(NUMBER)), None),
    field("excluded", lambda it: it.excluded, TEXT, ""),
    field("unit_totals", lambda it: it.unit_totals, Many(UNIT_TOTAL), ()),
)

GIVEN = Record(
    SheetInput,
    field("sections", lambda it: it.sections, Many(SECTION_INPUT), ()),
    field("contract_area", lambda it: it.contract_area, TEXT, ""),
)
