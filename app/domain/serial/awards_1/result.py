"""Format 1 of awards: what the rules gave, with all that it was made from."""

from app.domain.awards.result import AwardLack, ExcludedPerson, FundResult, GroupShare, IncreaseOutcome, PersonAward
from app.domain.awards.statement import AwardStatement
from app.domain.awards.vocabulary import ResidualUse
from app.domain.serial.awards_1.people import FUND_POOL, PARTICIPANT, PARTY
from app.domain.serial.awards_1.rules import AWARD_RULES
from app.domain.serial.awards_1.words import LACK_KIND, RESIDUAL_USE
from app.domain.serial.codecs import FLAG, FRACTION, TEXT, WHOLE_NUMBER, Many, Maybe
from app.domain.serial.format_1.sheet import STEP
from app.domain.serial.records import Record, field

AWARD_LACK = Record(
    AwardLack,
    field("kind", lambda it: it.kind, LACK_KIND),
    field("sentence", lambda it: it.sentence, TEXT),
    field("party", lambda it: it.party, Maybe(PARTY), None),
    field("name", lambda it: it.name, TEXT, ""),
)

EXCLUDED_PERSON = Record(
    ExcludedPerson,
    field("party", lambda it: it.party, PARTY),
    field("name", lambda it: it.name, TEXT),
    field("reason", lambda it: it.reason, TEXT),
)

PERSON_AWARD = Record(
    PersonAward,
    field("party", lambda it: it.party, PARTY),
    field("name", lambda it: it.name, TEXT),
    field("code", lambda it: it.code, TEXT),
    field("group", lambda it: it.group, TEXT),
    field("score", lambda it: it.score, Maybe(FRACTION)),
    field("weight", lambda it: it.weight, FRACTION),
    field("payout", lambda it: it.payout, FRACTION),
    field("base", lambda it: it.base, WHOLE_NUMBER),
    field("interim", lambda it: it.interim, WHOLE_NUMBER),
    field("increase", lambda it: it.increase, WHOLE_NUMBER),
    field("shared_residual", lambda it: it.shared_residual, WHOLE_NUMBER),
    field("amount", lambda it: it.amount, WHOLE_NUMBER),
    field("explanation", lambda it: it.explanation, STEP),
    field("position", lambda it: it.position, WHOLE_NUMBER, 0),
    field("is_chosen", lambda it: it.is_chosen, FLAG, False),
)

GROUP_SHARE = Record(
    GroupShare,
    field("name", lambda it: it.name, TEXT),
    field("cents", lambda it: it.cents, WHOLE_NUMBER),
    field("people", lambda it: it.people, WHOLE_NUMBER),
    field("residual", lambda it: it.residual, WHOLE_NUMBER),
)

INCREASE_OUTCOME = Record(
    IncreaseOutcome,
    field("group", lambda it: it.group, TEXT),
    field("people", lambda it: it.people, WHOLE_NUMBER),
    field("chosen", lambda it: it.chosen, WHOLE_NUMBER),
    field("mean", lambda it: it.mean, FRACTION),
    field("least_extra", lambda it: it.least_extra, FRACTION),
    field("paid", lambda it: it.paid, FRACTION),
)

FUND_RESULT = Record(
    FundResult,
    field("code", lambda it: it.code, TEXT),
    field("name", lambda it: it.name, TEXT),
    field("pool", lambda it: it.pool, WHOLE_NUMBER),
    field("lines", lambda it: it.lines, Many(PERSON_AWARD), ()),
    field("excluded", lambda it: it.excluded, Many(EXCLUDED_PERSON), ()),
    field("groups", lambda it: it.groups, Many(GROUP_SHARE), ()),
    field("residual", lambda it: it.residual, WHOLE_NUMBER, 0),
    field("residual_use", lambda it: it.residual_use, RESIDUAL_USE, ResidualUse.SAVING),
    field("increases", lambda it: it.increases, Many(INCREASE_OUTCOME), ()),
    field("steps", lambda it: it.steps, Maybe(STEP), None),
    field("lacks", lambda it: it.lacks, Many(AWARD_LACK), ()),
)

AWARD_STATEMENT = Record(
    AwardStatement,
    field("year", lambda it: it.year, WHOLE_NUMBER),
    field("rules", lambda it: it.rules, AWARD_RULES),
    field("pools", lambda it: it.pools, Many(FUND_POOL)),
    field("people", lambda it: it.people, Many(PARTICIPANT)),
    field("results", lambda it: it.results, Many(FUND_RESULT)),
    field("format", lambda it: it.format, WHOLE_NUMBER, 1),
)
