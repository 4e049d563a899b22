"""Format 1 of awards: the words of what is chosen from a list."""

from app.domain.awards.result import LackKind
from app.domain.awards.vocabulary import (
    AbsenceEffect,
    AwardMode,
    FundKind,
    FundNature,
    IncreaseMode,
    MissedDuty,
    OrderDirection,
    OrderKey,
    PartTimeMode,
    PaymentStanding,
    PayoutKind,
    PostKey,
    QuotaRounding,
    ResidualKey,
    ResidualUse,
    Sanction,
    SharingScope,
    SplitBy,
    SplitKey,
    TimeBasis,
)
from app.domain.serial.codecs import StoredWords

FUND_KIND = StoredWords(
    {
        "organisation": FundKind.ORGANISATION,
        "individual": FundKind.INDIVIDUAL,
        "eq_result": FundKind.EQ_RESULT,
        "secretary_result": FundKind.SECRETARY_RESULT,
    }
)

FUND_NATURE = StoredWords(
    {
        "stable": FundNature.STABLE,
        "variable": FundNature.VARIABLE,
    }
)

SPLIT_BY = StoredWords(
    {
        "entity": SplitBy.ENTITY,
        "area": SplitBy.AREA,
        "sector": SplitBy.SECTOR,
        "evaluator": SplitBy.EVALUATOR,
    }
)

SPLIT_KEY = StoredWords(
    {
        "heads": SplitKey.HEADS,
        "full_time": SplitKey.FULL_TIME,
        "salary": SplitKey.SALARY,
        "coefficients": SplitKey.COEFFICIENTS,
        "unit_weight": SplitKey.UNIT_WEIGHT,
    }
)

TIME_BASIS = StoredWords(
    {
        "year_days": TimeBasis.YEAR_DAYS,
        "days_365": TimeBasis.DAYS_365,
        "months": TimeBasis.MONTHS,
        "none": TimeBasis.NONE,
    }
)

ABSENCE_EFFECT = StoredWords(
    {
        "neutral": AbsenceEffect.NEUTRAL,
        "reduce": AbsenceEffect.REDUCE,
        "reduce_beyond": AbsenceEffect.REDUCE_BEYOND,
        "exclude_beyond": AbsenceEffect.EXCLUDE_BEYOND,
    }
)

PART_TIME_MODE = StoredWords(
    {
        "full": PartTimeMode.FULL,
        "proportional": PartTimeMode.PROPORTIONAL,
        "table": PartTimeMode.TABLE,
    }
)

SANCTION = StoredWords(
    {
        "verbal": Sanction.VERBAL,
        "written": Sanction.WRITTEN,
        "fine": Sanction.FINE,
        "suspension": Sanction.SUSPENSION,
        "long_suspension": Sanction.LONG_SUSPENSION,
        "dismissal": Sanction.DISMISSAL,
    }
)

PAYOUT_KIND = StoredWords(
    {
        "linear": PayoutKind.LINEAR,
        "threshold": PayoutKind.THRESHOLD,
        "bands": PayoutKind.BANDS,
        "slope": PayoutKind.SLOPE,
        "fixed": PayoutKind.FIXED,
        "classes": PayoutKind.CLASSES,
        "method": PayoutKind.METHOD,
    }
)

AWARD_MODE = StoredWords(
    {
        "balance": AwardMode.BALANCE,
        "theoretical": AwardMode.THEORETICAL,
    }
)

RESIDUAL_USE = StoredWords(
    {
        "by_nature": ResidualUse.BY_NATURE,
        "saving": ResidualUse.SAVING,
        "next_year": ResidualUse.NEXT_YEAR,
        "shared": ResidualUse.SHARED,
    }
)

RESIDUAL_KEY = StoredWords(
    {
        "payout": ResidualKey.PAYOUT,
        "surplus": ResidualKey.SURPLUS,
        "weight": ResidualKey.WEIGHT,
    }
)

SHARING_SCOPE = StoredWords(
    {
        "within_entity": SharingScope.ENTITY,
        "within_group": SharingScope.GROUP,
    }
)

INCREASE_MODE = StoredWords(
    {
        "set_aside": IncreaseMode.SET_ASIDE,
        "additive": IncreaseMode.ADDITIVE,
        "multiplied": IncreaseMode.MULTIPLIED,
    }
)

QUOTA_ROUNDING = StoredWords(
    {
        "quota_down": QuotaRounding.DOWN,
        "quota_up": QuotaRounding.UP,
    }
)

ORDER_KEY = StoredWords(
    {
        "score": OrderKey.SCORE,
        "other_score": OrderKey.OTHER_SCORE,
        "days": OrderKey.DAYS,
        "seniority": OrderKey.SENIORITY,
        "age": OrderKey.AGE,
        "coefficient": OrderKey.COEFFICIENT,
        "figure": OrderKey.FIGURE,
        "name": OrderKey.NAME,
        "code": OrderKey.CODE,
    }
)

ORDER_DIRECTION = StoredWords(
    {
        "greater_first": OrderDirection.GREATER_FIRST,
        "smaller_first": OrderDirection.SMALLER_FIRST,
    }
)

POST_KEY = StoredWords(
    {
        "post_weight": PostKey.WEIGHT,
        "position_pay": PostKey.POSITION_PAY,
        "equal": PostKey.EQUAL,
    }
)

MISSED_DUTY = StoredWords(
    {
        "assignment": MissedDuty.ASSIGNMENT,
        "interview": MissedDuty.INTERVIEW,
        "evaluation": MissedDuty.EVALUATION,
    }
)

PAYMENT_STANDING = StoredWords(
    {
        "not_asked": PaymentStanding.NOT_ASKED,
        "not_known": PaymentStanding.UNKNOWN,
        "reached": PaymentStanding.REACHED,
        "missed": PaymentStanding.MISSED,
    }
)

LACK_KIND = StoredWords(
    {
        "pool": LackKind.POOL,
        "rule": LackKind.RULE,
        "nobody": LackKind.NOBODY,
        "evaluation": LackKind.EVALUATION,
        "service": LackKind.SERVICE,
        "contract_area": LackKind.CONTRACT_AREA,
        "salary": LackKind.SALARY,
        "post_weight": LackKind.POST_WEIGHT,
        "position_pay": LackKind.POSITION_PAY,
        "other_incentives": LackKind.OTHER_INCENTIVES,
        "payment_times": LackKind.PAYMENT_TIMES,
        "gate": LackKind.GATE,
        "group": LackKind.GROUP,
        "tie": LackKind.TIE,
        "figure": LackKind.FIGURE,
    }
)
