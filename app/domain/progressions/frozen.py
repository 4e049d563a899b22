"""A published ranking as it is kept: all it was computed from, and what came out, to be computed again and compared."""

from dataclasses import dataclass
from decimal import Decimal

from app.domain.errors import UserError
from app.domain.exact import HUNDRED
from app.domain.progressions.candidates import Candidate, HeldItem, ProcedureTerms, YearFigure
from app.domain.progressions.compute import compute
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.results import ProgressionResult
from app.domain.progressions.stored import RULES
from app.domain.progressions.vocabulary import RankStanding
from app.domain.serial.canonical import from_json, sha256_of, to_json
from app.domain.serial.codecs import DAY, FLAG, NUMBER, TEXT, WHOLE_NUMBER, Many, Maybe, StoredWords
from app.domain.serial.records import Record, field

RANK_STANDING = StoredWords(
    {
        "chosen": RankStanding.CHOSEN,
        "ranked": RankStanding.RANKED,
        "undecided": RankStanding.UNDECIDED,
        "below": RankStanding.BELOW,
    }
)


@dataclass(frozen=True, slots=True)
class FrozenPlace:
    """What somebody had in the ranking; who was excluded has none (`position` 0)."""

    person: int
    ranking: str
    position: int
    standing: RankStanding
    score: Decimal
    cost: int


@dataclass(frozen=True, slots=True)
class FrozenRanking:
    """All that a ranking was computed from, who was where and who was excluded."""

    rules: ProgressionRules
    terms: ProcedureTerms
    candidates: tuple[Candidate, ...]
    places: tuple[FrozenPlace, ...]
    excluded: tuple[int, ...]

    @property
    def result(self) -> ProgressionResult:
        """Compute it again, with every explanation."""
        return compute(self.rules, self.terms, self.candidates)

    @property
    def is_faithful(self) -> bool:
        """Tell whether computing it again gives the same places, scores and exclusions."""
        return (places_in(self.result), excluded_in(self.result)) == (self.places, self.excluded)


def places_in(result: ProgressionResult) -> tuple[FrozenPlace, ...]:
    return tuple(
        FrozenPlace(one.candidate.id, ranking.key, one.position, one.standing, one.score, one.cost)
        for ranking in result.rankings
        for one in ranking.people
    )


def excluded_in(result: ProgressionResult) -> tuple[int, ...]:
    return tuple(one.candidate.id for one in result.excluded)


YEAR = Record(
    YearFigure,
    field("year", lambda it: it.year, WHOLE_NUMBER),
    field("value", lambda it: it.value, NUMBER),
    field("source", lambda it: it.source, TEXT, ""),
)
HELD = Record(
    HeldItem,
    field("criterion", lambda it: it.criterion, TEXT),
    field("item", lambda it: it.item, TEXT),
    field("quantity", lambda it: it.quantity, NUMBER),
    field("source", lambda it: it.source, TEXT, ""),
)
CANDIDATE = Record(
    Candidate,
    field("id", lambda it: it.id, WHOLE_NUMBER),
    field("matricola", lambda it: it.matricola, TEXT),
    field("name", lambda it: it.name, TEXT),
    field("contract_area", lambda it: it.contract_area, TEXT),
    field("hired_on", lambda it: it.hired_on, DAY),
    field("left_on", lambda it: it.left_on, Maybe(DAY), None),
    field("is_eq", lambda it: it.is_eq, FLAG, False),
    field("part_time", lambda it: it.part_time, NUMBER, HUNDRED),
    field("last_on", lambda it: it.last_on, Maybe(DAY), None),
    field("has_none", lambda it: it.has_none, FLAG, False),
    field("sanction_on", lambda it: it.sanction_on, Maybe(DAY), None),
    field("years", lambda it: it.years, Many(YEAR), ()),
    field("service_days", lambda it: it.service_days, WHOLE_NUMBER, 0),
    field("born_on", lambda it: it.born_on, Maybe(DAY), None),
    field("items", lambda it: it.items, Many(HELD), ()),
    field("draw", lambda it: it.draw, Maybe(WHOLE_NUMBER), None),
    field("left_out", lambda it: it.left_out, TEXT, ""),
    field("evaluators", lambda it: it.evaluators, Many(WHOLE_NUMBER), ()),
    field("are_facts_given", lambda it: it.are_facts_given, FLAG, True),
    field("area_code", lambda it: it.area_code, TEXT, ""),
)
TERMS = Record(
    ProcedureTerms,
    field("effective_on", lambda it: it.effective_on, DAY),
    field("reference_on", lambda it: it.reference_on, DAY),
    field("last_year", lambda it: it.last_year, WHOLE_NUMBER),
    field("budget", lambda it: it.budget, Maybe(WHOLE_NUMBER), None),
)
PLACE = Record(
    FrozenPlace,
    field("person", lambda it: it.person, WHOLE_NUMBER),
    field("ranking", lambda it: it.ranking, TEXT),
    field("position", lambda it: it.position, WHOLE_NUMBER),
    field("standing", lambda it: it.standing, RANK_STANDING),
    field("score", lambda it: it.score, NUMBER),
    field("cost", lambda it: it.cost, WHOLE_NUMBER),
)
FROZEN = Record(
    FrozenRanking,
    field("rules", lambda it: it.rules, RULES),
    field("terms", lambda it: it.terms, TERMS),
    field("candidates", lambda it: it.candidates, Many(CANDIDATE)),
    field("places", lambda it: it.places, Many(PLACE)),
    field("excluded", lambda it: it.excluded, Many(WHOLE_NUMBER)),
)


def frozen_of(rules: ProgressionRules, terms: ProcedureTerms, candidates: tuple[Candidate, ...]) -> FrozenRanking:
    """Compute a ranking and keep all of it, the candidates in the order of their ids."""
    in_order = tuple(sorted(candidates, key=lambda one: one.id))
    result = compute(rules, terms, in_order)
    return FrozenRanking(rules, terms, in_order, places_in(result), excluded_in(result))


def ranking_to_json(ranking: FrozenRanking) -> str:
    return to_json(FROZEN, ranking)


def ranking_from_json(text: str) -> FrozenRanking:
    return from_json(FROZEN, text)


def why_not_as_it_was(text: str, sha256: str) -> str:
    """Say what is not as it was published: the text itself, or what comes out of it; empty when all is."""
    if sha256_of(text) != sha256:
        return "il testo conservato non è quello pubblicato"
    try:
        is_faithful = ranking_from_json(text).is_faithful
    except UserError as error:
        return error.sentence
    return "" if is_faithful else "ricalcolata, non è più come era stata pubblicata"
