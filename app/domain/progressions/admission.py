"""Who is admitted to a ranking, and for which reason everybody else is not (CCNL 23.2.2026 art. 14 c. 2 lett. a)."""

from collections.abc import Iterator
from datetime import date

from app.domain.italian import format_date, plural
from app.domain.progressions.candidates import Candidate, MissingFact, ProcedureTerms
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.places import person_link


def years_before(day: date, years: int) -> date:
    """Return the same day so many years before; of 29 February, the 28th."""
    try:
        return day.replace(year=day.year - years)
    except ValueError:
        return day.replace(year=day.year - years, day=28)


def whole_years(start: date, end: date) -> int:
    """Count the whole years from a day to another, by their dates; none when the second comes first."""
    years = end.year - start.year
    return max(years - (years_before(end, years) < start), 0)


def reasons_against(rules: ProgressionRules, terms: ProcedureTerms, one: Candidate) -> Iterator[str]:
    """Say each requirement that a person does not have; nothing of somebody who is admitted."""
    if one.left_out:
        yield one.left_out
    if one.hired_on > terms.reference_on or (one.left_on is not None and one.left_on < terms.reference_on):
        yield f"Non è in servizio il {format_date(terms.reference_on)}."
    if one.last_on is not None:
        needed = rules.requirements.years_since
        passed = whole_years(one.last_on, terms.effective_on)
        if passed < needed:
            yield (
                f"Ultima progressione con effetto dal {format_date(one.last_on)}: al"
                f" {format_date(terms.effective_on)} {_passed(passed)}, ne servono {needed}."
            )
    since = years_before(terms.reference_on, rules.requirements.sanction_years)
    if one.sanction_on is not None and since < one.sanction_on <= terms.reference_on:
        years = plural(rules.requirements.sanction_years, "anno", "anni")
        yield (
            f"Sanzione superiore alla multa del {format_date(one.sanction_on)}, nei {years} prima del"
            f" {format_date(terms.reference_on)}."
        )


def _passed(years: int) -> str:
    return f"sono passati {years} anni" if years != 1 else "è passato un anno"


def lacks_of(terms: ProcedureTerms, one: Candidate) -> Iterator[MissingFact]:
    """Say what is still to be known of somebody who would be admitted; nothing is computed until then."""
    if not one.are_facts_given:
        sentence = f"{one.name}: mancano l'ultima progressione e le sanzioni."
        yield MissingFact(sentence, person_link(one.id, "last_on"))
    elif one.last_on is None and not one.has_none:
        sentence = f"{one.name}: manca il giorno dell'ultima progressione, o che non ce n'è stata nessuna."
        yield MissingFact(sentence, person_link(one.id, "last_on"))
    if not any(figure.year <= terms.last_year for figure in one.years):
        sentence = (
            f"{one.name}: nessun anno di performance individuale fino al {terms.last_year}. Chiudere le schede,"
            " scrivere gli anni con la loro fonte, o il motivo per cui non partecipa."
        )
        yield MissingFact(sentence, person_link(one.id, "years"))
