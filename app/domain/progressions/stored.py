"""Rules and rankings of progressions as the archive stores them: canonical JSON, read for ever."""

from app.domain.exact import HUNDRED, ZERO
from app.domain.method.definition import Adoption
from app.domain.progressions.definition import (
    Amount,
    CriteriaGroup,
    Criterion,
    CriterionItem,
    Experience,
    ExtraStep,
    Performance,
    Places,
    ProgressionRules,
    Ranking,
    Requirements,
    TieRule,
)
from app.domain.progressions.vocabulary import (
    CriterionKind,
    PlacesKind,
    PlacesRounding,
    RankingScope,
    ServiceUnit,
    SeveralItems,
    TieDirection,
    TieField,
)
from app.domain.serial.canonical import from_json, to_json
from app.domain.serial.codecs import DAY, FLAG, NUMBER, TEXT, WHOLE_NUMBER, Many, Maybe, StoredWords
from app.domain.serial.records import Record, field

PLACES_KIND = StoredWords({"number": PlacesKind.NUMBER, "share": PlacesKind.SHARE, "budget": PlacesKind.BUDGET})
ROUNDING = StoredWords({"down": PlacesRounding.DOWN, "up": PlacesRounding.UP, "nearest": PlacesRounding.NEAREST})
SCOPE = StoredWords({"contract_area": RankingScope.CONTRACT_AREA, "whole": RankingScope.WHOLE})
UNIT = StoredWords({"days": ServiceUnit.DAYS, "months": ServiceUnit.MONTHS})
CRITERION_KIND = StoredWords({"table": CriterionKind.TABLE, "linear": CriterionKind.LINEAR})
SEVERAL = StoredWords({"highest": SeveralItems.HIGHEST, "cumulative": SeveralItems.CUMULATIVE})
TIE_FIELD = StoredWords(
    {
        "performance": TieField.PERFORMANCE,
        "experience": TieField.EXPERIENCE,
        "other": TieField.OTHER,
        "years_without": TieField.YEARS_WITHOUT,
        "service": TieField.SERVICE,
        "age": TieField.AGE,
    }
)
DIRECTION = StoredWords({"higher": TieDirection.HIGHER, "lower": TieDirection.LOWER})

ADOPTION = Record(
    Adoption,
    field("organ", lambda it: it.organ, TEXT),
    field("number", lambda it: it.number, TEXT, ""),
    field("day", lambda it: it.day, Maybe(DAY), None),
)
REQUIREMENTS = Record(
    Requirements,
    field("years_since", lambda it: it.years_since, WHOLE_NUMBER, 3),
    field("sanction_years", lambda it: it.sanction_years, WHOLE_NUMBER, 2),
)
PERFORMANCE = Record(
    Performance,
    field("weight", lambda it: it.weight, NUMBER),
    field("years", lambda it: it.years, WHOLE_NUMBER, 3),
)
EXPERIENCE = Record(
    Experience,
    field("weight", lambda it: it.weight, NUMBER),
    field("maximum_years", lambda it: it.maximum_years, NUMBER),
    field("unit", lambda it: it.unit, UNIT, ServiceUnit.DAYS),
)
ITEM = Record(
    CriterionItem,
    field("code", lambda it: it.code, TEXT),
    field("label", lambda it: it.label, TEXT),
    field("points", lambda it: it.points, NUMBER),
    field("cap", lambda it: it.cap, Maybe(NUMBER), None),
)
CRITERION = Record(
    Criterion,
    field("code", lambda it: it.code, TEXT),
    field("label", lambda it: it.label, TEXT),
    field("weight", lambda it: it.weight, NUMBER),
    field("kind", lambda it: it.kind, CRITERION_KIND, CriterionKind.TABLE),
    field("several", lambda it: it.several, SEVERAL, SeveralItems.CUMULATIVE),
    field("maximum", lambda it: it.maximum, Maybe(NUMBER), None),
    field("group", lambda it: it.group, TEXT, ""),
    field("items", lambda it: it.items, Many(ITEM), ()),
)
GROUP = Record(
    CriteriaGroup,
    field("code", lambda it: it.code, TEXT),
    field("label", lambda it: it.label, TEXT),
    field("cap", lambda it: it.cap, NUMBER),
)
EXTRA = Record(
    ExtraStep,
    field("years", lambda it: it.years, WHOLE_NUMBER),
    field("percent", lambda it: it.percent, NUMBER),
)
PLACES = Record(
    Places,
    field("kind", lambda it: it.kind, PLACES_KIND),
    field("contract_area", lambda it: it.contract_area, TEXT, ""),
    field("number", lambda it: it.number, WHOLE_NUMBER, 0),
    field("share", lambda it: it.share, NUMBER, HUNDRED),
    field("rounding", lambda it: it.rounding, ROUNDING, PlacesRounding.DOWN),
    field("for_eq", lambda it: it.for_eq, FLAG, False),
)
AMOUNT = Record(
    Amount,
    field("contract_area", lambda it: it.contract_area, TEXT),
    field("value", lambda it: it.value, NUMBER),
)
TIE = Record(
    TieRule,
    field("by", lambda it: it.by, TIE_FIELD),
    field("direction", lambda it: it.direction, DIRECTION, TieDirection.HIGHER),
    field("label", lambda it: it.label, TEXT, ""),
)
RANKING = Record(
    Ranking,
    field("scope", lambda it: it.scope, SCOPE, RankingScope.CONTRACT_AREA),
    field("is_eq_apart", lambda it: it.is_eq_apart, FLAG, True),
    field("minimum_score", lambda it: it.minimum_score, NUMBER, ZERO),
    field("digits", lambda it: it.digits, WHOLE_NUMBER, 2),
    field("remarks_days", lambda it: it.remarks_days, WHOLE_NUMBER, 10),
)
RULES = Record(
    ProgressionRules,
    field("name", lambda it: it.name, TEXT),
    field("description", lambda it: it.description, TEXT, ""),
    field("adoption", lambda it: it.adoption, Maybe(ADOPTION), None),
    field("requirements", lambda it: it.requirements, REQUIREMENTS),
    field("performance", lambda it: it.performance, PERFORMANCE),
    field("experience", lambda it: it.experience, EXPERIENCE),
    field("places", lambda it: it.places, Many(PLACES)),
    field("amounts", lambda it: it.amounts, Many(AMOUNT)),
    field("ranking", lambda it: it.ranking, RANKING),
    field("groups", lambda it: it.groups, Many(GROUP), ()),
    field("criteria", lambda it: it.criteria, Many(CRITERION), ()),
    field("extra", lambda it: it.extra, Many(EXTRA), ()),
    field("ties", lambda it: it.ties, Many(TIE), ()),
)


def rules_to_json(rules: ProgressionRules) -> str:
    return to_json(RULES, rules)


def rules_from_json(text: str) -> ProgressionRules:
    return from_json(RULES, text)
