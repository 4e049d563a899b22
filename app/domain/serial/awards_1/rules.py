"""Format 1 of awards: the rules of a contratto integrativo."""

from decimal import Decimal

from app.domain.awards.admission import Admission
from app.domain.awards.definition import (
    CENTS_ORDER,
    AbsenceRule,
    AreaCoefficient,
    AwardRules,
    FundRule,
    GroupWeight,
    IncreaseRule,
    OrderRule,
    PartTimeRule,
    PartTimeStep,
    ResidualRule,
    SplitRule,
    SplitShare,
    TimeRule,
)
from app.domain.awards.payout import FixedAmount, MeritClass, Payout, PayoutBand
from app.domain.awards.result_rules import DutyCut, IncentiveBand, ResultRule
from app.domain.awards.vocabulary import (
    AwardMode,
    FundKind,
    FundNature,
    IncreaseMode,
    OrderDirection,
    PartTimeMode,
    PayoutKind,
    PostKey,
    QuotaRounding,
    ResidualKey,
    ResidualUse,
    SharingScope,
    SplitBy,
    TimeBasis,
)
from app.domain.exact import HUNDRED, ZERO
from app.domain.serial.awards_1.words import (
    ABSENCE_EFFECT,
    AWARD_MODE,
    FUND_KIND,
    FUND_NATURE,
    INCREASE_MODE,
    MISSED_DUTY,
    ORDER_DIRECTION,
    ORDER_KEY,
    PART_TIME_MODE,
    PAYOUT_KIND,
    POST_KEY,
    QUOTA_ROUNDING,
    RESIDUAL_KEY,
    RESIDUAL_USE,
    SANCTION,
    SHARING_SCOPE,
    SPLIT_BY,
    SPLIT_KEY,
    TIME_BASIS,
)
from app.domain.serial.codecs import DAY, FLAG, NUMBER, TEXT, WHOLE_NUMBER, Many, Maybe
from app.domain.serial.format_1.method import ADOPTION
from app.domain.serial.format_1.words import SHEET_ROLE
from app.domain.serial.records import Record, field

AREA_COEFFICIENT = Record(
    AreaCoefficient,
    field("contract_area", lambda it: it.contract_area, TEXT),
    field("value", lambda it: it.value, NUMBER),
)

TIME_RULE = Record(
    TimeRule,
    field("basis", lambda it: it.basis, TIME_BASIS, TimeBasis.YEAR_DAYS),
    field("month_days", lambda it: it.month_days, WHOLE_NUMBER, 15),
)

ABSENCE_RULE = Record(
    AbsenceRule,
    field("effect", lambda it: it.effect, ABSENCE_EFFECT),
    field("kinds", lambda it: it.kinds, Many(TEXT), ()),
    field("days", lambda it: it.days, WHOLE_NUMBER, 0),
)

PART_TIME_STEP = Record(
    PartTimeStep,
    field("floor", lambda it: it.floor, NUMBER),
    field("share", lambda it: it.share, NUMBER),
)

PART_TIME_RULE = Record(
    PartTimeRule,
    field("mode", lambda it: it.mode, PART_TIME_MODE, PartTimeMode.PROPORTIONAL),
    field("steps", lambda it: it.steps, Many(PART_TIME_STEP), ()),
)

SPLIT_SHARE = Record(
    SplitShare,
    field("key", lambda it: it.key, SPLIT_KEY),
    field("share", lambda it: it.share, NUMBER, HUNDRED),
)

GROUP_WEIGHT = Record(
    GroupWeight,
    field("group", lambda it: it.group, TEXT),
    field("weight", lambda it: it.weight, NUMBER),
)

SPLIT_RULE = Record(
    SplitRule,
    field("by", lambda it: it.by, SPLIT_BY, SplitBy.ENTITY),
    field("keys", lambda it: it.keys, Many(SPLIT_SHARE), ()),
    field("weights", lambda it: it.weights, Many(GROUP_WEIGHT), ()),
)

RESIDUAL_RULE = Record(
    ResidualRule,
    field("use", lambda it: it.use, RESIDUAL_USE, ResidualUse.BY_NATURE),
    field("key", lambda it: it.key, RESIDUAL_KEY, ResidualKey.PAYOUT),
    field("within", lambda it: it.within, SHARING_SCOPE, SharingScope.ENTITY),
    field("cap", lambda it: it.cap, Maybe(NUMBER), None),
    field("minimum", lambda it: it.minimum, NUMBER, ZERO),
)

ORDER_RULE = Record(
    OrderRule,
    field("key", lambda it: it.key, ORDER_KEY),
    field("direction", lambda it: it.direction, ORDER_DIRECTION, OrderDirection.GREATER_FIRST),
    field("name", lambda it: it.name, TEXT, ""),
    field("label", lambda it: it.label, TEXT, ""),
)

INCREASE_RULE = Record(
    IncreaseRule,
    field("rate", lambda it: it.rate, NUMBER, Decimal(30)),
    field("people", lambda it: it.people, NUMBER, Decimal(10)),
    field("count", lambda it: it.count, Maybe(WHOLE_NUMBER), None),
    field("at_least", lambda it: it.at_least, WHOLE_NUMBER, 0),
    field("rounding", lambda it: it.rounding, QUOTA_ROUNDING, QuotaRounding.DOWN),
    field("mode", lambda it: it.mode, INCREASE_MODE, IncreaseMode.SET_ASIDE),
    field("within", lambda it: it.within, SHARING_SCOPE, SharingScope.ENTITY),
    field("is_clause_4", lambda it: it.is_clause_4, FLAG, False),
)

ADMISSION = Record(
    Admission,
    field("minimum_days", lambda it: it.minimum_days, WHOLE_NUMBER, 0),
    field("fixed_term_months", lambda it: it.fixed_term_months, WHOLE_NUMBER, 0),
    field("minimum_score", lambda it: it.minimum_score, Maybe(NUMBER), None),
    field("sanction_from", lambda it: it.sanction_from, Maybe(SANCTION), None),
    field("excluded_profiles", lambda it: it.excluded_profiles, Many(TEXT), ()),
    field("excludes_negative", lambda it: it.excludes_negative, FLAG, True),
    field("gate", lambda it: it.gate, TEXT, ""),
    field("gate_degree", lambda it: it.gate_degree, NUMBER, HUNDRED),
)

PAYOUT_BAND = Record(
    PayoutBand,
    field("floor", lambda it: it.floor, NUMBER),
    field("share", lambda it: it.share, NUMBER),
    field("label", lambda it: it.label, TEXT, ""),
)

FIXED_AMOUNT = Record(
    FixedAmount,
    field("floor", lambda it: it.floor, NUMBER),
    field("amount", lambda it: it.amount, NUMBER),
    field("contract_areas", lambda it: it.contract_areas, Many(TEXT), ()),
)

MERIT_CLASS = Record(
    MeritClass,
    field("name", lambda it: it.name, TEXT),
    field("share", lambda it: it.share, NUMBER),
    field("floor", lambda it: it.floor, NUMBER, ZERO),
    field("at_most", lambda it: it.at_most, Maybe(NUMBER), None),
)

PAYOUT = Record(
    Payout,
    field("kind", lambda it: it.kind, PAYOUT_KIND, PayoutKind.LINEAR),
    field("full_from", lambda it: it.full_from, NUMBER, HUNDRED),
    field("partial_from", lambda it: it.partial_from, NUMBER, ZERO),
    field("threshold", lambda it: it.threshold, NUMBER, ZERO),
    field("base_share", lambda it: it.base_share, NUMBER, ZERO),
    field("per_point", lambda it: it.per_point, NUMBER, ZERO),
    field("bands", lambda it: it.bands, Many(PAYOUT_BAND), ()),
    field("amounts", lambda it: it.amounts, Many(FIXED_AMOUNT), ()),
    field("classes", lambda it: it.classes, Many(MERIT_CLASS), ()),
)

INCENTIVE_BAND = Record(
    IncentiveBand,
    field("floor", lambda it: it.floor, NUMBER),
    field("cut", lambda it: it.cut, NUMBER),
)

DUTY_CUT = Record(
    DutyCut,
    field("duty", lambda it: it.duty, MISSED_DUTY),
    field("cut", lambda it: it.cut, NUMBER),
    field("at_most", lambda it: it.at_most, NUMBER, HUNDRED),
)

RESULT_RULE = Record(
    ResultRule,
    field("posts_by", lambda it: it.posts_by, POST_KEY, PostKey.WEIGHT),
    field("payment_share", lambda it: it.payment_share, NUMBER, ZERO),
    field("interim_share", lambda it: it.interim_share, NUMBER, ZERO),
    field("is_interim_by_score", lambda it: it.is_interim_by_score, FLAG, True),
    field("counts_convention", lambda it: it.counts_convention, FLAG, True),
    field("incentives", lambda it: it.incentives, Many(INCENTIVE_BAND), ()),
    field("duties", lambda it: it.duties, Many(DUTY_CUT), ()),
)

FUND_RULE = Record(
    FundRule,
    field("code", lambda it: it.code, TEXT),
    field("name", lambda it: it.name, TEXT),
    field("kind", lambda it: it.kind, FUND_KIND, FundKind.INDIVIDUAL),
    field("nature", lambda it: it.nature, FUND_NATURE, FundNature.VARIABLE),
    field("roles", lambda it: it.roles, Many(SHEET_ROLE), ()),
    field("score", lambda it: it.score, TEXT, "totale"),
    field("ties", lambda it: it.ties, Many(ORDER_RULE), ()),
    field("payout", lambda it: it.payout, PAYOUT, PAYOUT.of_nothing()),
    field("mode", lambda it: it.mode, AWARD_MODE, AwardMode.BALANCE),
    field("split", lambda it: it.split, SPLIT_RULE, SPLIT_RULE.of_nothing()),
    field("residual", lambda it: it.residual, RESIDUAL_RULE, RESIDUAL_RULE.of_nothing()),
    field("increase", lambda it: it.increase, Maybe(INCREASE_RULE), None),
    field("minimum", lambda it: it.minimum, Maybe(NUMBER), None),
    field("maximum", lambda it: it.maximum, Maybe(NUMBER), None),
    field("counts_coefficient", lambda it: it.counts_coefficient, FLAG, True),
    field("counts_time", lambda it: it.counts_time, FLAG, True),
    field("counts_part_time", lambda it: it.counts_part_time, FLAG, True),
    field("admission", lambda it: it.admission, Maybe(ADMISSION), None),
    field("result", lambda it: it.result, RESULT_RULE, RESULT_RULE.of_nothing()),
)

AWARD_RULES = Record(
    AwardRules,
    field("code", lambda it: it.code, TEXT),
    field("name", lambda it: it.name, TEXT),
    field("description", lambda it: it.description, TEXT, ""),
    field("adoption", lambda it: it.adoption, Maybe(ADOPTION), None),
    field("valid_from", lambda it: it.valid_from, Maybe(DAY), None),
    field("valid_to", lambda it: it.valid_to, Maybe(DAY), None),
    field("coefficients", lambda it: it.coefficients, Many(AREA_COEFFICIENT), ()),
    field("time", lambda it: it.time, TIME_RULE, TIME_RULE.of_nothing()),
    field("absences", lambda it: it.absences, Many(ABSENCE_RULE), ()),
    field("part_time", lambda it: it.part_time, PART_TIME_RULE, PART_TIME_RULE.of_nothing()),
    field("admission", lambda it: it.admission, ADMISSION, ADMISSION.of_nothing()),
    field("cents_order", lambda it: it.cents_order, Many(ORDER_RULE), CENTS_ORDER),
    field("funds", lambda it: it.funds, Many(FUND_RULE), ()),
)
