"""Why a sheet begins, ends or stays: the sentence beside each proposed difference."""

from datetime import date

from app.domain.italian import format_date, listed
from app.domain.periods import DAY, Period
from app.domain.roles import SheetRole
from app.domain.rounds.differences import DifferenceKind, SheetDifference
from app.domain.rounds.facts import RoundFacts
from app.domain.rounds.spans import SheetKey, Span, YearOfPerson

_FIXED = {
    DifferenceKind.LEAVE: "È già come la struttura la vuole.",
    DifferenceKind.UPDATE: "Sono cambiati il profilo, il tempo di lavoro o le aree dirette: si aggiorna"
    " l'intestazione.",
    DifferenceKind.SUPERSEDE: "La scheda è compilata ma non corrisponde più alla struttura: resta leggibile come"
    " sostituita.",
    DifferenceKind.HELD: "La scheda è compilata: si modifica solo dopo conferma.",
}

NO_EVALUATOR = "Manca chi valuta: registrare il Segretario o un valutatore."
"""It comes first: the end of a long sentence has no room in a table, and this is what somebody has to do."""


def sentence_for(difference: SheetDifference, year: YearOfPerson, facts: RoundFacts) -> str:
    """Return the Italian sentence that says why this difference is proposed."""
    kind, span, old = difference.kind, difference.span, difference.old_period
    if kind in _FIXED:
        return _FIXED[kind]
    if kind is DifferenceKind.FINAL:
        return f"La scheda è definitiva e resta com'è; oggi la struttura darebbe {_wanted(difference, year, facts)}."
    if span is None:
        return f"La scheda è vuota e secondo la struttura non serve più{_since(difference, year)}."
    return _why_new(span, year, facts) if old is None else _why_other_days(span, old, year, facts)


def _why_new(span: Span, year: YearOfPerson, facts: RoundFacts) -> str:
    who = facts.names.people.get(span.key.evaluator, "") if span.key.evaluator else ""
    beginning = _beginning(span, year, facts)
    return f"{beginning}; valuta {who}." if who else f"{NO_EVALUATOR} {beginning}."


def _beginning(span: Span, year: YearOfPerson, facts: RoundFacts) -> str:
    place = _place(span.key, facts)
    before = _span_on(year, span.period.start - DAY)
    if before is not None and before.key != span.key:
        return f"Dal {format_date(span.period.start)} {_changes(before.key, span.key, facts)}"
    if year.service and year.service.start == span.period.start > facts.period.start:
        return f"In servizio dal {format_date(span.period.start)}{place}"
    return f"In servizio{place}"


def _why_other_days(span: Span, old: Period, year: YearOfPerson, facts: RoundFacts) -> str:
    if span.period.end < old.end:
        change = f"finisce il {format_date(span.period.end)} invece del {format_date(old.end)}"
    elif span.period.end > old.end:
        change = f"arriva al {format_date(span.period.end)} invece del {format_date(old.end)}"
    else:
        change = f"inizia il {format_date(span.period.start)} invece del {format_date(old.start)}"
    return f"La scheda {change}: {_why_it_ends(span, year, facts)}."


def _why_it_ends(span: Span, year: YearOfPerson, facts: RoundFacts) -> str:
    after = _span_on(year, span.period.end + DAY)
    if after is not None:
        return f"dal giorno dopo {_changes(span.key, after.key, facts)}"
    if year.service and span.period.end == year.service.end < facts.period.end:
        return "è l'ultimo giorno di servizio"
    if year.service and span.period.end == year.service.end:
        return "il servizio continua senza altri cambiamenti"
    return "i giorni seguenti non sono valutabili o non hanno un'assegnazione"


def _changes(old: SheetKey, new: SheetKey, facts: RoundFacts) -> str:
    """Say what makes the second sheet another one: `cambia unità (Area Tecnica) e valutatore (Rossi Anna)`."""
    if old.role is not new.role:
        return "inizia l'incarico di EQ" if new.role is SheetRole.EQ else "termina l'incarico di EQ"
    parts = []
    if (old.area_id, old.sector_id) != (new.area_id, new.sector_id):
        parts.append(f"unità ({facts.names.unit(new.area_id, new.sector_id)})")
    if old.contract_area_id != new.contract_area_id and new.contract_area_id:
        parts.append(f"area contrattuale ({facts.names.contract_areas.get(new.contract_area_id, '')})")
    if old.evaluator != new.evaluator:
        name = facts.names.people.get(new.evaluator, "") if new.evaluator else ""
        parts.append(f"valutatore ({name or 'da indicare'})")
    return f"cambia {listed(parts)}" if parts else "cambia modello di scheda"


def _since(difference: SheetDifference, year: YearOfPerson) -> str:
    if year.service is None:
        return ": la persona non è in servizio nei giorni della sessione"
    if difference.period.start > year.service.end:
        return f": il servizio è finito il {format_date(year.service.end)}"
    return ""


def _wanted(difference: SheetDifference, year: YearOfPerson, facts: RoundFacts) -> str:
    spans = [span for span in year.spans if span.period.overlaps(difference.period)]
    if not spans:
        return "nessuna scheda in quei giorni"
    return listed(f"{_days(span.period)}{_place(span.key, facts)}" for span in spans)


def _days(period: Period) -> str:
    return f"dal {format_date(period.start)} al {format_date(period.end)}"


def _place(key: SheetKey, facts: RoundFacts) -> str:
    unit = facts.names.unit(key.area_id, key.sector_id)
    if not unit:
        return ""
    return f" come titolare di EQ, {unit}" if key.role is SheetRole.EQ else f" in {unit}"


def _span_on(year: YearOfPerson, day: date) -> Span | None:
    return next((span for span in year.spans if day in span.period), None)
