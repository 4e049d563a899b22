"""Who takes part in a fund: each person admitted, or the reason why not, or what is missing to say it."""

from collections.abc import Iterator

from app.domain.awards.admission import Admission
from app.domain.awards.definition import INDIVIDUAL, TOTAL, FundRule
from app.domain.awards.facts import DECLARED, AwardFactKind
from app.domain.awards.fund_year import FundYear
from app.domain.awards.participants import Participant
from app.domain.awards.result import AwardLack, LackKind
from app.domain.awards.service import Removed, fixed_term_months, served_days
from app.domain.awards.vocabulary import PayoutKind
from app.domain.italian import format_decimal, plural
from app.domain.roles import SheetRole
from app.domain.scoring.numbers import as_fraction, written

Reason = str


def admission_of(of: FundYear) -> Admission:
    return of.fund.admission if of.fund.admission is not None else of.rules.admission


def admitted(of: FundYear, person: Participant, removed: Removed) -> Reason | AwardLack | None:
    """Return why somebody takes no part, what is missing to tell, or None for who takes part.

    A reason that holds whatever is missing comes first: nobody is asked for the score of who is out anyway.
    """
    asked = admission_of(of)
    reason = next(_reasons_of_service(asked, person, removed, of.year), None)
    reason = reason if reason is not None else next(_reasons_of_person(of.fund, asked, person), None)
    return reason if reason is not None else next(_evaluation(of.fund, asked, person), None)


def _reasons_of_service(asked: Admission, person: Participant, removed: Removed, year: int) -> Iterator[Reason]:
    if not person.spells and not person.posts:
        yield f"non ha servizio nel {year}"
    if removed.reason:
        yield removed.reason
    days, least = served_days(person, removed.periods, year), max(1, asked.minimum_days)
    if person.spells and days < least:
        yield f"{plural(days, 'giorno', 'giorni')} di servizio che contano: ne servono almeno {least}"
    if any(spell.is_fixed_term for spell in person.spells):
        months = fixed_term_months(person, year)
        if months < asked.fixed_term_months:
            yield f"a termine per {plural(months, 'mese', 'mesi')}: ne servono almeno {asked.fixed_term_months}"


def _reasons_of_person(fund: FundRule, asked: Admission, person: Participant) -> Iterator[Reason]:
    excluded = {profile.strip().casefold() for profile in asked.excluded_profiles}
    profile = person.spells[-1].profile if person.spells else ""
    if profile.strip().casefold() in excluded:
        yield f"profilo escluso: {profile}"
    if asked.sanction_from is not None:
        grave = [one for one in person.sanctions if one.gravity >= asked.sanction_from.gravity]
        if grave:
            yield f"sanzione disciplinare nell'anno: {max(grave, key=lambda one: one.gravity).italian}"
    if not person.is_evaluated:
        yield "non valutabile nell'anno"
    if fund.kind.is_result and not person.posts:
        yield "nessun incarico nell'anno"


def _evaluation(fund: FundRule, asked: Admission, person: Participant) -> Iterator[Reason | AwardLack]:
    """Look at what may be missing: the evaluation, the share of the method, the objective that opens the fund."""
    if fund.payout.kind is PayoutKind.METHOD and person.share is None:
        yield _no_evaluation(person, "la quota della metodologia")
    score = person.evaluation(fund.score)
    if score is None:
        yield _no_evaluation(person, evaluation_words(fund.score))
        return
    if asked.excludes_negative and person.is_negative:
        yield "valutazione negativa"
    if asked.minimum_score is not None and score < as_fraction(asked.minimum_score):
        yield f"valutazione {written(score)}: ne serve almeno {format_decimal(asked.minimum_score, None)}"
    if asked.gate:
        yield from _gate(asked, person)


def _no_evaluation(person: Participant, what: str) -> AwardLack:
    sentence = f"{person.name}: manca {what} dell'anno."
    if person.role is SheetRole.SECRETARY and not person.evaluations:
        sentence += (
            " La sessione non ha una sua scheda: se lo valuta un altro ente (convenzione), scrivere il punteggio in"
            f" Dati, «{AwardFactKind.FIGURE.italian}», e in «In particolare» la parola «{DECLARED}»."
        )
    return AwardLack(LackKind.EVALUATION, sentence, person.party)


def evaluation_words(name: str) -> str:
    """Say which evaluation a fund looks at."""
    known = {TOTAL: "la valutazione", INDIVIDUAL: "la performance individuale"}
    return known.get(name.casefold(), f"il risultato «{name}»")


def _gate(asked: Admission, person: Participant) -> Iterator[Reason | AwardLack]:
    found = next((gate for gate in person.gates if gate.code.casefold() == asked.gate.casefold()), None)
    if found is None or found.degree is None:
        sentence = f"{person.name}: manca il grado dell'obiettivo {asked.gate}, che apre il fondo."
        yield AwardLack(LackKind.GATE, sentence, person.party, asked.gate)
    elif found.degree < asked.gate_degree:
        degrees = (format_decimal(one, None) for one in (found.degree, asked.gate_degree))
        yield "obiettivo {} al {} %: ne serve almeno {}".format(asked.gate, *degrees)


def is_of(fund: FundRule, role: SheetRole) -> bool:
    return role in fund.admitted_roles
