"""Format 4: a method with the words that real systems also need."""

from app.domain.exact import HUNDRED, ZERO
from app.domain.method.degree_table import DegreeStep, DegreeTable
from app.domain.method.outside import (
    Ceiling,
    CertifiedDatum,
    Difficulty,
    Multiplier,
    MultiplierStep,
    Penalty,
    QuotaRule,
)
from app.domain.method.outside_words import (
    BlockEffect,
    Contribution,
    DatumKind,
    DatumOwner,
    RankScope,
    SectionEvaluator,
    Target,
    Watched,
)
from app.domain.method.template import Rank
from app.domain.method.vocabulary import BandKind
from app.domain.serial.codecs import FLAG, NUMBER, TEXT, WHOLE_NUMBER, Many, Maybe
from app.domain.serial.format_1 import method as format_1
from app.domain.serial.format_3 import method as format_3
from app.domain.serial.format_4.words import (
    BAND_KIND,
    BLOCK_EFFECT,
    CONTRIBUTION,
    DATUM_KIND,
    DATUM_OWNER,
    FIGURE_SOURCE,
    MEAN_OF,
    RANK_SCOPE,
    SECTION_EVALUATOR,
    TARGET,
    TIE_BREAK,
    WATCHED,
)
from app.domain.serial.records import Record, field, field_if_told

SCALE = format_1.SCALE.plus(field_if_told("is_from_minimum", lambda it: it.is_from_minimum, FLAG, False))

FACTOR = format_1.FACTOR.plus(
    field_if_told("minimum_weight", lambda it: it.minimum_weight, Maybe(NUMBER), None),
    field_if_told("maximum_weight", lambda it: it.maximum_weight, Maybe(NUMBER), None),
)

SECTION = format_1.SECTION.plus(
    field("factors", lambda it: it.factors, Many(FACTOR), ()),
    field_if_told("degree_table", lambda it: it.degree_table, TEXT, ""),
    field_if_told("objective_table", lambda it: it.objective_table, TEXT, ""),
    field_if_told("points_cap", lambda it: it.points_cap, Maybe(NUMBER), None),
    field_if_told("weight_goes_to", lambda it: it.weight_goes_to, TEXT, ""),
    field_if_told("evaluator", lambda it: it.evaluator, SECTION_EVALUATOR, SectionEvaluator.SHEET),
    field_if_told("second_share", lambda it: it.second_share, NUMBER, ZERO),
    field_if_told("contribution", lambda it: it.contribution, CONTRIBUTION, Contribution.NONE),
    field_if_told("contribution_scale", lambda it: it.contribution_scale, TEXT, ""),
)

RANK = Record(
    Rank,
    field("share", lambda it: it.share, NUMBER),
    field("percent", lambda it: it.percent, Maybe(NUMBER), None),
    field("first", lambda it: it.first, Maybe(WHOLE_NUMBER), None),
    field("label", lambda it: it.label, TEXT, ""),
)

BANDS = format_1.BANDS.plus(
    field("kind", lambda it: it.kind, BAND_KIND, BandKind.STEPS),
    field_if_told("ranks", lambda it: it.ranks, Many(RANK), ()),
    field_if_told("scope", lambda it: it.scope, RANK_SCOPE, RankScope.ENTITY),
    field_if_told("ties", lambda it: it.ties, Many(TIE_BREAK), ()),
    field_if_told("is_rounded_up", lambda it: it.is_rounded_up, FLAG, False),
)

BLOCKING_RULE = format_1.BLOCKING_RULE.plus(
    field_if_told("watches", lambda it: it.watches, WATCHED, Watched.SECTION),
    field_if_told("item", lambda it: it.item, TEXT, ""),
    field_if_told("at_least", lambda it: it.at_least, Maybe(NUMBER), None),
    field_if_told("effect", lambda it: it.effect, BLOCK_EFFECT, BlockEffect.SHARE_CEILING),
    field_if_told("value", lambda it: it.value, Maybe(NUMBER), None),
)

MULTIPLIER_STEP = Record(
    MultiplierStep,
    field("floor", lambda it: it.floor, NUMBER),
    field("coefficient", lambda it: it.coefficient, NUMBER),
)

MULTIPLIER = Record(
    Multiplier,
    field("figure", lambda it: it.figure, FIGURE_SOURCE),
    field("datum", lambda it: it.datum, TEXT, ""),
    field("applies_to", lambda it: it.applies_to, TARGET, Target.TOTAL),
    field("steps", lambda it: it.steps, Many(MULTIPLIER_STEP), ()),
    field("is_linear", lambda it: it.is_linear, FLAG, False),
    field("minimum", lambda it: it.minimum, Maybe(NUMBER), None),
    field("maximum", lambda it: it.maximum, Maybe(NUMBER), None),
    field("result_minimum", lambda it: it.result_minimum, NUMBER, ZERO),
    field("result_maximum", lambda it: it.result_maximum, NUMBER, HUNDRED),
)

PENALTY = Record(
    Penalty,
    field("label", lambda it: it.label, TEXT),
    field("datum", lambda it: it.datum, TEXT),
    field("each", lambda it: it.each, NUMBER),
    field("applies_to", lambda it: it.applies_to, TARGET, Target.TOTAL),
    field("not_below", lambda it: it.not_below, NUMBER, ZERO),
)

CEILING = Record(
    Ceiling,
    field("mean", lambda it: it.mean, MEAN_OF),
    field("applies_to", lambda it: it.applies_to, TARGET, Target.TOTAL),
)

TEMPLATE = format_1.TEMPLATE.plus(
    field("sections", lambda it: it.sections, Many(SECTION), ()),
    field("bands", lambda it: it.bands, BANDS, BANDS.of_nothing()),
    field("blocking", lambda it: it.blocking, Many(BLOCKING_RULE), ()),
    field_if_told("multipliers", lambda it: it.multipliers, Many(MULTIPLIER), ()),
    field_if_told("penalties", lambda it: it.penalties, Many(PENALTY), ()),
    field_if_told("ceilings", lambda it: it.ceilings, Many(CEILING), ()),
)

INDICATOR_DEFAULTS = format_1.INDICATOR_DEFAULTS.plus(
    field_if_told("degree_table", lambda it: it.degree_table, TEXT, ""),
)

DEGREE_STEP = Record(
    DegreeStep,
    field("floor", lambda it: it.floor, NUMBER),
    field("worth", lambda it: it.worth, NUMBER),
)

DEGREE_TABLE = Record(
    DegreeTable,
    field("code", lambda it: it.code, TEXT),
    field("title", lambda it: it.title, TEXT),
    field("is_linear", lambda it: it.is_linear, FLAG, False),
    field("points_of", lambda it: it.points_of, Maybe(NUMBER), None),
    field("steps", lambda it: it.steps, Many(DEGREE_STEP), ()),
)

DIFFICULTY = Record(
    Difficulty,
    field("code", lambda it: it.code, TEXT),
    field("label", lambda it: it.label, TEXT),
    field("coefficient", lambda it: it.coefficient, NUMBER),
)

CERTIFIED_DATUM = Record(
    CertifiedDatum,
    field("code", lambda it: it.code, TEXT),
    field("title", lambda it: it.title, TEXT),
    field("owner", lambda it: it.owner, DATUM_OWNER, DatumOwner.PERSON),
    field("kind", lambda it: it.kind, DATUM_KIND, DatumKind.NUMBER),
    field("unit", lambda it: it.unit, TEXT, ""),
)

QUOTA_RULE = Record(
    QuotaRule,
    field("label", lambda it: it.label, TEXT),
    field("top_from", lambda it: it.top_from, NUMBER),
    field("at_most", lambda it: it.at_most, NUMBER),
    field("scope", lambda it: it.scope, RANK_SCOPE, RankScope.ENTITY),
)

METHOD = format_3.METHOD.plus(
    field("scales", lambda it: it.scales, Many(SCALE), ()),
    field("templates", lambda it: it.templates, Many(TEMPLATE), ()),
    field("indicators", lambda it: it.indicators, INDICATOR_DEFAULTS, INDICATOR_DEFAULTS.of_nothing()),
    field_if_told("degree_tables", lambda it: it.degree_tables, Many(DEGREE_TABLE), ()),
    field_if_told("difficulties", lambda it: it.difficulties, Many(DIFFICULTY), ()),
    field_if_told("certified_data", lambda it: it.certified_data, Many(CERTIFIED_DATUM), ()),
    field_if_told("quota_rules", lambda it: it.quota_rules, Many(QUOTA_RULE), ()),
)
