"""What must stand before a year is closed, what is to be explained and what is only told."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from app.domain.closing.drafts import ClosingDraft, closing_issues
from app.domain.columns import Column
from app.domain.issues import Issue, Link, Severity
from app.domain.italian import agreeing, format_date, plural
from app.domain.italian_enum import ItalianEnum

COVERAGE = "coverage"
"""The code of the check that finds days of service without a sheet."""

ACTS = Link("municipality", 0, "acts")


class PointStanding(ItalianEnum):
    """Where one point stands: what is `MISSING` hinders the closing, what is `TO_EXPLAIN` asks why it is closed so."""

    DONE = "done", "Fatto"
    MISSING = "missing", "Da fare"
    TO_EXPLAIN = "to_explain", "Da fare o da spiegare"
    EXPLAINED = "explained", "Spiegato"
    TOLD = "told", "Da sapere"


@dataclass(frozen=True, slots=True)
class ClosingPoint:
    """One point of the list: what is looked at, where it stands and, where there is one, the place that mends it."""

    id: str
    title: str
    standing: PointStanding
    sentence: str
    link: Link | None = None

    @property
    def standing_words(self) -> str:
        return self.standing.italian


POINT_COLUMNS: tuple[Column, ...] = (
    Column("title", "Che cosa", width=26),
    Column("standing_words", "A che punto", width=18),
    Column("sentence", "In particolare", width=70),
)


@dataclass(frozen=True, slots=True)
class Uncertified:
    """Results that the Nucleo has not certified: how many, and the first of them."""

    count: int = 0
    of: int = 0
    first: Link | None = None


@dataclass(frozen=True, slots=True)
class AwardsLeft:
    """The awards of a year that has rules: how many funds, how many things are missing, where the first is written."""

    funds: int = 0
    lacks: int = 0
    sentence: str = ""
    first: Link | None = None


@dataclass(frozen=True, slots=True)
class ClosingFacts:
    """What the archive says of a year: sheets of the final round not settled yet, the results, what the checks found.

    `proposed` counts what waits for the Segretario's decision. `blocking` are the codes of the checks after which what
    the archive holds cannot be trusted.
    """

    year: int
    sheets: int = 0
    unsettled: int = 0
    first_unsettled: Link | None = None
    interim_left: int = 0
    uncertified: Uncertified = Uncertified()
    found: Sequence[Issue] = ()
    blocking: Collection[str] = ()
    has_acts: bool = True
    proposed: int = 0
    first_proposed: Link | None = None
    awards: AwardsLeft = AwardsLeft()


def closing_points(facts: ClosingFacts, draft: ClosingDraft) -> tuple[ClosingPoint, ...]:
    """Return the list as what was written so far leaves it."""
    points = tuple(_points(facts, draft))
    if not draft.explanation.strip():
        return points
    return tuple(_explained(one) if one.standing is PointStanding.TO_EXPLAIN else one for one in points)


def validate_closing(facts: ClosingFacts, draft: ClosingDraft, today: date) -> list[Issue]:
    """Say why the year cannot be closed: what hinders it, what the form lacks, what is not explained."""
    return [*_hindrances(facts), *closing_issues(draft, today), *_unexplained(facts, draft)]


def _hindrances(facts: ClosingFacts) -> Iterator[Issue]:
    for one in (_sheets(facts), *_proposed(facts), *_damage(facts)):
        if one.standing is PointStanding.MISSING:
            yield Issue(one.id, one.sentence, "", Severity.ERROR, "", one.link)


def _unexplained(facts: ClosingFacts, draft: ClosingDraft) -> Iterator[Issue]:
    waiting = [one for one in closing_points(facts, draft) if one.standing is PointStanding.TO_EXPLAIN]
    if waiting:
        things = "; ".join(one.title.lower() for one in waiting)
        sentence = f"Scrivere perché l'anno si chiude così ({things}), oppure rimediare prima."
        yield Issue("unexplained", sentence, "explanation")


def _points(facts: ClosingFacts, draft: ClosingDraft) -> Iterator[ClosingPoint]:
    yield _sheets(facts)
    yield from _proposed(facts)
    yield _coverage(facts)
    yield _results(facts)
    yield from _awards(facts.awards)
    yield _report(facts, draft)
    yield _validation(draft)
    yield from _damage(facts)
    yield _errors(facts)
    yield from _told(facts)


def _sheets(facts: ClosingFacts) -> ClosingPoint:
    title = "Schede di valutazione"
    if facts.unsettled:
        sentence = plural(facts.unsettled, "scheda non è ancora definitiva", "schede non sono ancora definitive")
        return ClosingPoint("sheets", title, PointStanding.MISSING, f"{sentence}.", facts.first_unsettled)
    if not facts.sheets:
        sentence = f"Nel {facts.year} non è stata preparata nessuna scheda."
        return ClosingPoint("sheets", title, PointStanding.TO_EXPLAIN, sentence, Link("evaluation", 0))
    sentence = plural(facts.sheets, "scheda definitiva o motivata", "schede definitive o motivate")
    return ClosingPoint("sheets", title, PointStanding.DONE, f"{sentence}.")


def _proposed(facts: ClosingFacts) -> Iterator[ClosingPoint]:
    """Nobody could decide any more on what waits, once the year is closed."""
    if facts.proposed:
        words = plural(facts.proposed, "proposta aspetta", "proposte aspettano")
        sentence = f"{words} la decisione del Segretario."
        yield ClosingPoint("proposals", "Proposte", PointStanding.MISSING, sentence, facts.first_proposed)


def _coverage(facts: ClosingFacts) -> ClosingPoint:
    return _of_issues(
        "coverage",
        "Giorni di servizio",
        [one for one in facts.found if one.code == COVERAGE],
        "Ogni giorno di servizio è in una scheda.",
    )


def _results(facts: ClosingFacts) -> ClosingPoint:
    title, left = "Risultati certificati", facts.uncertified
    if not left.of:
        return ClosingPoint("results", title, PointStanding.DONE, "Nell'anno non ci sono obiettivi da certificare.")
    if not left.count:
        sentence = f"Il Nucleo ha certificato {plural(left.of, 'risultato', 'risultati')}: tutti."
        return ClosingPoint("results", title, PointStanding.DONE, sentence)
    words = agreeing(left.count, "risultato non è certificato", "risultati non sono certificati")
    sentence = f"{left.count} {words} dal Nucleo, su {left.of}."
    return ClosingPoint("results", title, PointStanding.TO_EXPLAIN, sentence, left.first)


def _awards(left: AwardsLeft) -> Iterator[ClosingPoint]:
    """What is not computed when the year is closed is never computed any more."""
    if not left.funds:
        return
    if not left.lacks:
        sentence = f"{plural(left.funds, 'fondo calcolato', 'fondi calcolati')}: si conservano come sono."
        yield ClosingPoint("awards", "Premi", PointStanding.DONE, sentence)
        return
    words = agreeing(left.lacks, "Manca una cosa", f"Mancano {left.lacks} cose")
    sentence = f"{words} per calcolarli, e dopo la chiusura non si potrà più. {left.sentence}"
    yield ClosingPoint("awards", "Premi", PointStanding.TO_EXPLAIN, sentence, left.first)


def _report(facts: ClosingFacts, draft: ClosingDraft) -> ClosingPoint:
    title = "Relazione approvata"
    if draft.report_act_id is not None:
        return ClosingPoint("report", title, PointStanding.DONE, "L'atto che la approva è indicato.")
    if not facts.has_acts:
        sentence = "L'archivio non ha ancora atti: scriverlo in Struttura, Dati dell'ente, Atti."
        return ClosingPoint("report", title, PointStanding.MISSING, sentence, ACTS)
    return ClosingPoint("report", title, PointStanding.MISSING, "Scegliere l'atto che la approva.", ACTS)


def _validation(draft: ClosingDraft) -> ClosingPoint:
    title = "Validazione del Nucleo"
    if draft.validated_on is None or not draft.validation.strip():
        return ClosingPoint("validation", title, PointStanding.MISSING, "Scrivere giorno ed estremi del verbale.")
    if draft.validated_on.year == draft.year:  # a day of an earlier year is refused
        day = format_date(draft.validated_on)
        sentence = f"Validata il {day}, prima che il {draft.year} finisse: controllare il giorno del verbale."
        return ClosingPoint("validation", title, PointStanding.TO_EXPLAIN, sentence)
    return ClosingPoint("validation", title, PointStanding.DONE, draft.validation.strip())


def _damage(facts: ClosingFacts) -> Iterator[ClosingPoint]:
    for one in facts.found:
        if one.code in facts.blocking and one.severity is Severity.ERROR:
            yield ClosingPoint("archive", "Archivio", PointStanding.MISSING, one.sentence, one.link)


def _errors(facts: ClosingFacts) -> ClosingPoint:
    apart = {COVERAGE, *facts.blocking}
    errors = [one for one in facts.found if one.severity is Severity.ERROR and one.code not in apart]
    return _of_issues("checks", "Controlli", errors, "Nessun errore.")


def _of_issues(key: str, title: str, issues: Sequence[Issue], none: str) -> ClosingPoint:
    if not issues:
        return ClosingPoint(key, title, PointStanding.DONE, none)
    others = len(issues) - 1
    more = f" E {agreeing(others, 'un altro', f'altri {others}')}." if others else ""
    return ClosingPoint(key, title, PointStanding.TO_EXPLAIN, f"{issues[0].sentence}{more}", issues[0].link)


def _told(facts: ClosingFacts) -> Iterator[ClosingPoint]:
    warnings = [one for one in facts.found if one.severity is Severity.WARNING]
    if warnings:
        counted = plural(len(warnings), "avviso", "avvisi")
        yield ClosingPoint("warnings", "Avvisi", PointStanding.TOLD, f"{counted} nei controlli.", warnings[0].link)
    if facts.interim_left:
        counted = plural(facts.interim_left, "scheda", "schede")
        sentence = f"{counted} della verifica intermedia non definitive: restano come sono."
        yield ClosingPoint("interim", "Verifica intermedia", PointStanding.TOLD, sentence)


def _explained(point: ClosingPoint) -> ClosingPoint:
    return ClosingPoint(point.id, point.title, PointStanding.EXPLAINED, point.sentence, point.link)
