"""Format 1: a method, as the archive and a closed sheet keep it."""

from app.domain.exact import HUNDRED, ZERO
from app.domain.method.definition import (
    Adoption,
    EvaluatorRule,
    IndicatorDefaults,
    Labels,
    MethodDefinition,
    Process,
    ProcessPhase,
    ServiceRules,
)
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import (
    Band,
    Bands,
    BlockingRule,
    Factor,
    FactorText,
    Rounding,
    Section,
    SheetTemplate,
    Spread,
    SpreadStep,
)
from app.domain.method.vocabulary import (
    Aggregator,
    BandBasis,
    BandKind,
    MissingPolicy,
    ObjectiveSource,
    RoundingMode,
    RoundingPoint,
    ScaleMode,
    SeveralSheets,
    TotalRule,
)
from app.domain.serial.codecs import DAY, FLAG, NUMBER, TEXT, WHOLE_NUMBER, Many, Maybe
from app.domain.serial.format_1.words import (
    AGGREGATOR,
    BAND_BASIS,
    BAND_KIND,
    MISSING_POLICY,
    OBJECTIVE_KIND,
    OBJECTIVE_SOURCE,
    ROUNDING_MODE,
    ROUNDING_POINT,
    SCALE_MODE,
    SECTION_KIND,
    SEVERAL_SHEETS,
    SHEET_ROLE,
    SPREAD_MEASURE,
    TOTAL_RULE,
)
from app.domain.serial.records import Record, field

ADOPTION = Record(
    Adoption,
    field("organ", lambda it: it.organ, TEXT),
    field("number", lambda it: it.number, TEXT, ""),
    field("day", lambda it: it.day, Maybe(DAY), None),
)

SCALE_ROW = Record(
    ScaleRow,
    field("label", lambda it: it.label, TEXT),
    field("value", lambda it: it.value, Maybe(NUMBER), None),
    field("minimum", lambda it: it.minimum, Maybe(NUMBER), None),
    field("maximum", lambda it: it.maximum, Maybe(NUMBER), None),
    field("share", lambda it: it.share, Maybe(NUMBER), None),
    field("descriptor", lambda it: it.descriptor, TEXT, ""),
    field("is_sufficient", lambda it: it.is_sufficient, FLAG, True),
    field("is_reason_required", lambda it: it.is_reason_required, FLAG, False),
)

SCALE = Record(
    Scale,
    field("code", lambda it: it.code, TEXT),
    field("title", lambda it: it.title, TEXT),
    field("mode", lambda it: it.mode, SCALE_MODE, ScaleMode.STEPS),
    field("rows", lambda it: it.rows, Many(SCALE_ROW), ()),
    field("minimum", lambda it: it.minimum, NUMBER, ZERO),
    field("maximum", lambda it: it.maximum, NUMBER, HUNDRED),
    field("step", lambda it: it.step, Maybe(NUMBER), None),
)

FACTOR_TEXT = Record(
    FactorText,
    field("contract_areas", lambda it: it.contract_areas, Many(TEXT)),
    field("text", lambda it: it.text, TEXT, ""),
    field("description", lambda it: it.description, TEXT, ""),
    field("descriptors", lambda it: it.descriptors, Many(TEXT), ()),
)

FACTOR = Record(
    Factor,
    field("code", lambda it: it.code, TEXT),
    field("text", lambda it: it.text, TEXT),
    field("description", lambda it: it.description, TEXT, ""),
    field("weight", lambda it: it.weight, Maybe(NUMBER), None),
    field("scale", lambda it: it.scale, TEXT, ""),
    field("descriptors", lambda it: it.descriptors, Many(TEXT), ()),
    field("is_chosen", lambda it: it.is_chosen, FLAG, False),
    field("variants", lambda it: it.variants, Many(FACTOR_TEXT), ()),
)

SPREAD_STEP = Record(
    SpreadStep,
    field("floor", lambda it: it.floor, NUMBER),
    field("degree", lambda it: it.degree, NUMBER),
)

SPREAD = Record(
    Spread,
    field("measure", lambda it: it.measure, SPREAD_MEASURE),
    field("steps", lambda it: it.steps, Many(SPREAD_STEP)),
)

SECTION = Record(
    Section,
    field("code", lambda it: it.code, TEXT),
    field("title", lambda it: it.title, TEXT),
    field("kind", lambda it: it.kind, SECTION_KIND),
    field("weight", lambda it: it.weight, NUMBER, ZERO),
    field("minimum_weight", lambda it: it.minimum_weight, Maybe(NUMBER), None),
    field("maximum_weight", lambda it: it.maximum_weight, Maybe(NUMBER), None),
    field("aggregator", lambda it: it.aggregator, AGGREGATOR, Aggregator.WEIGHTED_MEAN),
    field("missing", lambda it: it.missing, MISSING_POLICY, MissingPolicy.BLOCK),
    field("is_individual", lambda it: it.is_individual, FLAG, False),
    field("is_printed", lambda it: it.is_printed, FLAG, True),
    field("description", lambda it: it.description, TEXT, ""),
    field("scale", lambda it: it.scale, TEXT, ""),
    field("items_total", lambda it: it.items_total, NUMBER, HUNDRED),
    field("objective_source", lambda it: it.objective_source, OBJECTIVE_SOURCE, ObjectiveSource.PERSON),
    field("objective_kinds", lambda it: it.objective_kinds, Many(OBJECTIVE_KIND), ()),
    field("factors", lambda it: it.factors, Many(FACTOR), ()),
    field("spread", lambda it: it.spread, Maybe(SPREAD), None),
    field("points_minimum", lambda it: it.points_minimum, NUMBER, ZERO),
    field("points_maximum", lambda it: it.points_maximum, NUMBER, ZERO),
    field("chosen_minimum", lambda it: it.chosen_minimum, WHOLE_NUMBER, 0),
    field("chosen_maximum", lambda it: it.chosen_maximum, Maybe(WHOLE_NUMBER), None),
)

ROUNDING = Record(
    Rounding,
    field("point", lambda it: it.point, ROUNDING_POINT, RoundingPoint.TOTAL),
    field("digits", lambda it: it.digits, WHOLE_NUMBER, 2),
    field("mode", lambda it: it.mode, ROUNDING_MODE, RoundingMode.HALF_UP),
)

BAND = Record(
    Band,
    field("floor", lambda it: it.floor, NUMBER),
    field("share", lambda it: it.share, NUMBER),
    field("label", lambda it: it.label, TEXT, ""),
    field("is_above", lambda it: it.is_above, FLAG, False),
    field("is_negative", lambda it: it.is_negative, FLAG, False),
)

BANDS = Record(
    Bands,
    field("kind", lambda it: it.kind, BAND_KIND, BandKind.STEPS),
    field("basis", lambda it: it.basis, BAND_BASIS, BandBasis.ROUNDED),
    field("steps", lambda it: it.steps, Many(BAND), ()),
    field("threshold", lambda it: it.threshold, NUMBER, ZERO),
    field("base_share", lambda it: it.base_share, NUMBER, ZERO),
    field("per_point", lambda it: it.per_point, NUMBER, ZERO),
)

BLOCKING_RULE = Record(
    BlockingRule,
    field("section", lambda it: it.section, TEXT),
    field("minimum", lambda it: it.minimum, NUMBER),
    field("share", lambda it: it.share, NUMBER, ZERO),
    field("reason", lambda it: it.reason, TEXT, ""),
)

TEMPLATE = Record(
    SheetTemplate,
    field("code", lambda it: it.code, TEXT),
    field("title", lambda it: it.title, TEXT),
    field("role", lambda it: it.role, SHEET_ROLE),
    field("contract_areas", lambda it: it.contract_areas, Many(TEXT), ()),
    field("units", lambda it: it.units, Many(TEXT), ()),
    field("sections", lambda it: it.sections, Many(SECTION), ()),
    field("total", lambda it: it.total, TOTAL_RULE, TotalRule.WEIGHTED),
    field("weights_total", lambda it: it.weights_total, NUMBER, HUNDRED),
    field("rounding", lambda it: it.rounding, ROUNDING, ROUNDING.of_nothing()),
    field("negative_below", lambda it: it.negative_below, Maybe(NUMBER), None),
    field("bands", lambda it: it.bands, BANDS, BANDS.of_nothing()),
    field("blocking", lambda it: it.blocking, Many(BLOCKING_RULE), ()),
    field("payment_share", lambda it: it.payment_share, Maybe(NUMBER), None),
    field("is_hearing_needed", lambda it: it.is_hearing_needed, FLAG, False),
)

INDICATOR_DEFAULTS = Record(
    IndicatorDefaults,
    field("cap", lambda it: it.cap, NUMBER, HUNDRED),
    field("missing", lambda it: it.missing, MISSING_POLICY, MissingPolicy.BLOCK),
    field("judgement_scale", lambda it: it.judgement_scale, TEXT, ""),
    field("are_steps_linear", lambda it: it.are_steps_linear, FLAG, False),
)

SERVICE_RULES = Record(
    ServiceRules,
    field("minimum_days", lambda it: it.minimum_days, WHOLE_NUMBER, 0),
    field("neutral_absences", lambda it: it.neutral_absences, Many(TEXT), ()),
    field("does_part_time_count", lambda it: it.does_part_time_count, FLAG, False),
    field("several_sheets", lambda it: it.several_sheets, SEVERAL_SHEETS, SeveralSheets.MEAN_BY_DAYS),
)

EVALUATOR_RULE = Record(
    EvaluatorRule,
    field("role", lambda it: it.role, SHEET_ROLE),
    field("evaluator", lambda it: it.evaluator, TEXT),
)

PROCESS_PHASE = Record(
    ProcessPhase,
    field("code", lambda it: it.code, TEXT),
    field("title", lambda it: it.title, TEXT),
    field("starts", lambda it: it.starts, TEXT, ""),
    field("ends", lambda it: it.ends, TEXT, ""),
    field("is_next_year", lambda it: it.is_next_year, FLAG, False),
)

PROCESS = Record(
    Process,
    field("evaluators", lambda it: it.evaluators, Many(EVALUATOR_RULE), ()),
    field("phases", lambda it: it.phases, Many(PROCESS_PHASE), ()),
    field("signatures", lambda it: it.signatures, Many(TEXT), ()),
    field("remarks_days", lambda it: it.remarks_days, WHOLE_NUMBER, 10),
    field("reconsideration_days", lambda it: it.reconsideration_days, WHOLE_NUMBER, 10),
    field("conciliation_days", lambda it: it.conciliation_days, WHOLE_NUMBER, 15),
)

LABELS = Record(
    Labels,
    field("body", lambda it: it.body, TEXT, "Nucleo di valutazione"),
    field("secretary", lambda it: it.secretary, TEXT, "Segretario comunale"),
    field("mayor", lambda it: it.mayor, TEXT, "Sindaco"),
    field("eq", lambda it: it.eq, TEXT, "Titolare di incarico di Elevata Qualificazione"),
    field("employee", lambda it: it.employee, TEXT, "Dipendente"),
    field("evaluator", lambda it: it.evaluator, TEXT, "Valutatore"),
    field("evaluated", lambda it: it.evaluated, TEXT, "Valutato"),
)

METHOD = Record(
    MethodDefinition,
    field("code", lambda it: it.code, TEXT),
    field("name", lambda it: it.name, TEXT),
    field("description", lambda it: it.description, TEXT, ""),
    field("adoption", lambda it: it.adoption, Maybe(ADOPTION), None),
    field("valid_from", lambda it: it.valid_from, Maybe(DAY), None),
    field("valid_to", lambda it: it.valid_to, Maybe(DAY), None),
    field("scales", lambda it: it.scales, Many(SCALE), ()),
    field("templates", lambda it: it.templates, Many(TEMPLATE), ()),
    field("indicators", lambda it: it.indicators, INDICATOR_DEFAULTS, INDICATOR_DEFAULTS.of_nothing()),
    field("service", lambda it: it.service, SERVICE_RULES, SERVICE_RULES.of_nothing()),
    field("process", lambda it: it.process, PROCESS, PROCESS.of_nothing()),
    field("labels", lambda it: it.labels, LABELS, LABELS.of_nothing()),
)
