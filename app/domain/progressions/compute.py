"""From the rules and the facts to the rankings; nothing is computed while something is missing."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import groupby

from app.domain.italian import format_decimal, listed, plural
from app.domain.progressions.admission import lacks_of, reasons_against
from app.domain.progressions.candidates import Candidate, MissingFact, ProcedureTerms
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.places import PlacesGiven, cost_of, euros, person_link, places_given, places_of, taken
from app.domain.progressions.points import points_of
from app.domain.progressions.results import ExcludedCandidate, ProgressionResult, RankedPerson, RankingList
from app.domain.progressions.ties import Scored, by_lot, deciding, order_of, unknown_ages
from app.domain.progressions.vocabulary import PlacesKind, RankingScope, RankStanding

WHOLE = "Tutto l'ente"
EQ = "incaricati di EQ"


def compute(rules: ProgressionRules, terms: ProcedureTerms, candidates: Sequence[Candidate]) -> ProgressionResult:
    """Return the rankings of some candidates, whatever their order; or what is missing, or cannot be."""
    problems = tuple(_problems(rules, terms))
    found = {one.id: tuple(reasons_against(rules, terms, one)) for one in candidates}
    in_order = sorted(candidates, key=lambda one: (one.name, one.matricola, one.id))
    excluded = tuple(ExcludedCandidate(one, found[one.id]) for one in in_order if found[one.id])
    admitted = [one for one in in_order if not found[one.id]]
    lacks = tuple(lack for one in admitted for lack in _lacks(rules, terms, one))
    if problems or lacks:
        return ProgressionResult((), excluded, lacks, problems)
    competing = {
        key: [(one, points_of(rules, terms, one)) for one in people]
        for key, people in sorted(_competing(rules, admitted).items())
    }
    unknown = tuple(_age_lack(one) for scored in competing.values() for one in unknown_ages(rules, terms, scored))
    if unknown:
        return ProgressionResult((), excluded, unknown)
    return ProgressionResult(tuple(_ranking(rules, terms, key, scored) for key, scored in competing.items()), excluded)


def _age_lack(one: Candidate) -> MissingFact:
    sentence = (
        f"{one.name}: manca la data di nascita, che decide tra punteggi uguali. Scriverla in Struttura, tra i dati"
        " della persona."
    )
    return MissingFact(sentence, person_link(one.id, "birth_date"))


def _problems(rules: ProgressionRules, terms: ProcedureTerms) -> Iterator[str]:
    if any(row.kind is PlacesKind.BUDGET for row in rules.places):
        if terms.budget is None:
            yield "Manca il budget: le regole danno le progressioni finché ci sono risorse."
        elif terms.budget <= 0:
            yield f"Il budget è {euros(terms.budget)}: per dare una progressione serve una somma maggiore di zero."


def _lacks(rules: ProgressionRules, terms: ProcedureTerms, one: Candidate) -> Iterator[MissingFact]:
    yield from lacks_of(terms, one)
    if cost_of(rules, one) is None:
        sentence = f"{one.name}: le regole non dicono l'importo per l'area «{one.contract_area}»."
        yield MissingFact(sentence, person_link(one.id, "rules"))
    if places_of(rules, _named(rules, one), is_eq=one.is_eq) is None:
        sentence = f"{one.name}: le regole non dicono quanti posti ha l'area «{one.contract_area}»."
        yield MissingFact(sentence, person_link(one.id, "rules"))


def _named(rules: ProgressionRules, one: Candidate) -> frozenset[str]:
    return frozenset() if rules.ranking.scope is RankingScope.WHOLE else one.area_names


def _competing(
    rules: ProgressionRules, admitted: Sequence[Candidate]
) -> Mapping[tuple[bool, str], Sequence[Candidate]]:
    """Put together those who compete with each other, by whether they are EQ kept apart and by contract area."""
    found: dict[tuple[bool, str], list[Candidate]] = defaultdict(list)
    is_whole = rules.ranking.scope is RankingScope.WHOLE
    for one in admitted:
        apart = one.is_eq and rules.ranking.is_eq_apart
        found[apart, "" if is_whole else one.contract_area].append(one)
    return found


def _ranking(
    rules: ProgressionRules, terms: ProcedureTerms, key: tuple[bool, str], scored: Sequence[Scored]
) -> RankingList:
    is_eq, area = key
    row = places_of(rules, _named(rules, scored[0][0]), is_eq=is_eq)
    given = places_given(row, len(scored), terms.budget) if row else PlacesGiven(0, None, "")
    minimum = rules.ranking.minimum_score
    valid = [one for one in scored if one[1].total >= minimum]
    below = [one for one in scored if one[1].total < minimum]
    ranked = [*_placed(rules, terms, given, valid), *_below(rules, terms, below, len(valid))]
    title = f"{area or WHOLE}{f', {EQ}' if is_eq else ''}"
    notes = tuple(_notes(given, ranked, len(valid), minimum))
    code = f"{'eq:' if is_eq else ''}{area}"
    return RankingList(code, title, tuple(ranked), given.words, given.number, given.budget, notes, len(ranked))


def _grouped(rules: ProgressionRules, terms: ProcedureTerms, scored: Sequence[Scored]) -> list[list[Scored]]:
    """Return people in order, those that nothing tells apart together."""
    keyed = sorted(((order_of(rules, terms, *one), one) for one in scored), key=lambda pair: pair[0])
    equal = ([one for _, one in same] for _, same in groupby(keyed, key=lambda pair: pair[0]))
    return [list(group) for same in equal for group in by_lot(same)]


def _placed(
    rules: ProgressionRules, terms: ProcedureTerms, given: PlacesGiven, valid: Sequence[Scored]
) -> Iterator[RankedPerson]:
    groups = _grouped(rules, terms, valid)
    costs = [[_cost(rules, one) for one, _ in group] for group in groups]
    chosen, waiting = taken(given, costs)
    deciders = deciding(rules, terms, groups)
    position = 1
    for group, cents in zip(groups, costs, strict=True):
        if position <= chosen:
            standing = RankStanding.CHOSEN
        elif position == chosen + 1 and waiting:
            standing = RankStanding.UNDECIDED
        else:
            standing = RankStanding.RANKED
        for (one, points), cost in zip(group, cents, strict=True):
            yield RankedPerson(one, points, position, standing, cost, deciders.get(one.id, ""))
        position += len(group)


def _below(
    rules: ProgressionRules, terms: ProcedureTerms, below: Sequence[Scored], before: int
) -> Iterator[RankedPerson]:
    position = before + 1
    for group in _grouped(rules, terms, below):
        for one, points in group:
            yield RankedPerson(one, points, position, RankStanding.BELOW, _cost(rules, one))
        position += len(group)


def _cost(rules: ProgressionRules, one: Candidate) -> int:
    return cost_of(rules, one) or 0


def _notes(given: PlacesGiven, ranked: Sequence[RankedPerson], valid: int, minimum: Decimal) -> Iterator[str]:
    """Say what a reader would not expect: places left, everybody equal, a tie that nothing decides, money left."""
    if given.number is not None and given.number > valid:
        left = plural(given.number - valid, "posto non assegnato", "posti non assegnati")
        yield f"I posti ({given.number}) sono più delle persone in graduatoria ({valid}): {left}."
    undecided = [one.candidate.name for one in ranked if one.standing is RankStanding.UNDECIDED]
    if undecided and len(undecided) == valid:
        yield "Tutte le persone in graduatoria sono a pari merito e nessun criterio le distingue."
    if undecided:
        yield (
            f"Parità da decidere: {listed(undecided)}. Nessun criterio di precedenza le distingue e i posti non bastano"
            " per tutte: aggiungere un criterio alle regole o scrivere l'ordine del sorteggio."
        )
    chosen = [one for one in ranked if one.standing is RankStanding.CHOSEN]
    if given.budget is not None:
        spent = sum(one.cost for one in chosen)
        yield f"Costo {euros(spent)} su {euros(given.budget)}; restano {euros(given.budget - spent)}."
        first = next((one for one in ranked if one.standing is RankStanding.RANKED), None)
        if first is not None and not undecided and first.cost > given.budget - spent:
            yield f"Per {first.candidate.name} servono {euros(first.cost)}: le risorse non bastano e l'elenco si ferma."
    below = sum(one.standing is RankStanding.BELOW for one in ranked)
    if below:
        people = plural(below, "persona è", "persone sono")
        yield f"{people} sotto il punteggio minimo di {format_decimal(minimum, None)}."
