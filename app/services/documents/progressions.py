"""The Graduatoria of a year and the extract of each person, filled from the ranking as published."""

from typing import NamedTuple

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents.catalogue import DocumentSubject
from app.domain.documents.progressions import (
    ProcedureHeading,
    ProgressionExtract,
    RankingDocument,
    told_to_others,
)
from app.domain.errors import UserError
from app.domain.italian import format_date, format_decimal
from app.domain.permissions import Action, Actor, InScope, may
from app.domain.progressions.candidates import Candidate
from app.domain.progressions.compute import compute
from app.domain.progressions.results import ProgressionResult, RankedPerson
from app.domain.progressions.rows import ProgressionRemarkRow, excluded_rows
from app.domain.progressions.vocabulary import ProcedureState
from app.domain.sheets.paper import explanation_lines
from app.models.cycles import Cycle
from app.models.people import Employee
from app.models.progressions import ProgressionProcedure
from app.models.sessions import whole_session
from app.services.access import reading
from app.services.cycles import cycle_of, required_cycle
from app.services.documents.filling import Filling
from app.services.progressions.gathering import candidates_of, terms_of
from app.services.progressions.procedures import procedure_of, read_stored_rules, required_procedure
from app.services.progressions.reading import latest_row, ranking_of_row, remark_rows
from app.services.workspace import Workspace


class _Told(NamedTuple):
    """What papers tell of a procedure: its heading, who is in it, what came out, and the fingerprint."""

    heading: ProcedureHeading
    candidates: tuple[Candidate, ...]
    result: ProgressionResult
    sha256: str = ""


def ranking_document(filling: Filling) -> RankingDocument:
    """Return the rankings of the year: as published, or as they come out while nothing is."""
    session, year = filling.session, filling.request.year
    cycle = required_cycle(session, year)
    procedure = procedure_of(session, cycle)
    if procedure is None:
        return RankingDocument(filling.letterhead(), filling.imprint(), year)
    told = _told(session, cycle, procedure)
    sanctioned = frozenset(one.id for one in told.candidates if one.sanction_on is not None)
    return RankingDocument(
        filling.letterhead(),
        filling.imprint(short_hash=told.sha256[:12]),
        year,
        told.heading,
        told.result,
        told_to_others(excluded_rows(told.result), sanctioned),
        remark_rows(session, cycle),
        (*told.result.problems, *(lack.sentence for lack in told.result.lacks)),
    )


def _told(session: Session, cycle: Cycle, procedure: ProgressionProcedure) -> _Told:
    rules, terms = read_stored_rules(procedure.rules), terms_of(procedure)
    heading = ProcedureHeading(
        cycle.year, rules.name, procedure.act, procedure.state, terms.effective_on, terms.reference_on,
        terms.last_year, procedure.published_on, procedure.remarks_until, procedure.final_on,
    )  # fmt: skip
    row = latest_row(whole_session(session), cycle) if procedure.state is not ProcedureState.PREPARING else None
    if row is not None:
        frozen = ranking_of_row(row)
        return _Told(heading, frozen.candidates, frozen.result, row.sha256)
    candidates = candidates_of(session, cycle, terms)
    return _Told(heading, candidates, compute(rules, terms, candidates))


def extract_documents(filling: Filling) -> list[ProgressionExtract]:
    """Return the extracts of those asked for whom the person may read: everybody's, or the own once published."""
    session, request = filling.session, filling.request
    cycle = required_cycle(session, request.year)
    told = _told(session, cycle, required_procedure(session, cycle))
    remarks = remark_rows(session, cycle)
    people = [one for one in _readable(filling.workspace.actor, told) if request.is_about(one.id)]
    if not people:
        raise UserError(
            "Di questa persona non c'è un estratto della graduatoria.",
            "Lo stampa il Segretario comunale; ciascuno stampa il proprio, quando la graduatoria è pubblicata.",
        )
    return [_extract(filling, told, one, remarks) for one in people]


def _readable(actor: Actor, told: _Told) -> list[Candidate]:
    everybody = sorted(told.candidates, key=lambda one: (one.name, one.matricola))
    if may(actor, Action.SEE_AWARDS):
        return everybody
    is_out = told.heading.state is not ProcedureState.PREPARING
    return [one for one in everybody if is_out and one.id == actor.employee_id]


def _extract(
    filling: Filling, told: _Told, one: Candidate, remarks: tuple[ProgressionRemarkRow, ...]
) -> ProgressionExtract:
    found = [(ranking, it) for ranking in told.result.rankings for it in ranking.people if it.candidate.id == one.id]
    reasons = next((it.reasons for it in told.result.excluded if it.candidate.id == one.id), ())
    lacks = tuple(it.sentence for it in told.result.lacks if it.link is not None and it.link.id == one.id)
    ranking, person = found[0] if found else (None, None)
    return ProgressionExtract(
        filling.letterhead(),
        filling.imprint(short_hash=told.sha256[:12]),
        told.heading,
        one.name,
        one.matricola,
        ranking.title if ranking else "",
        _outcome(person, ranking.size if ranking else 0, is_excluded=bool(reasons)),
        _facts(one),
        (*reasons, *lacks),
        tuple(explanation_lines([person.points.tree])) if person else (),
        tuple(it for it in remarks if it.employee_id == one.id),
    )


def _outcome(person: RankedPerson | None, among: int, *, is_excluded: bool) -> str:
    if person is None:
        return "escluso" if is_excluded else "non ancora in graduatoria"
    return f"{person.position}° su {among}, {person.standing.italian}"


def _facts(one: Candidate) -> tuple[tuple[str, str], ...]:
    last = format_date(one.last_on) if one.last_on else "mai" if one.has_none else ""
    return (
        ("Area contrattuale", one.contract_area),
        ("Orario", f"{format_decimal(one.part_time, None)} %"),
        ("Ultima progressione", last),
        ("Giorni netti di servizio", str(one.service_days)),
    )


def extract_choices(workspace: Workspace, year: int) -> list[DocumentSubject]:
    """Return the people whose extract may be printed."""
    with reading(workspace, InScope(Action.READ)) as session:
        cycle = cycle_of(session, year)
        procedure = procedure_of(session, cycle) if cycle is not None else None
        if cycle is None or procedure is None:
            return []
        people = _readable(workspace.actor, _told(session, cycle, procedure))
    return [DocumentSubject(one.id, f"{one.name} ({one.matricola})") for one in people]


def extracts_of_person(workspace: Workspace, year: int, matricola: str) -> list[int]:
    """Return the extract of one of the staff; `UserError` when it is not there, or not for whoever asks."""
    with reading(workspace, InScope(Action.READ)) as session:
        person = session.scalar(select(Employee.id).where(Employee.matricola == matricola))
    found = [one.id for one in extract_choices(workspace, year) if one.id == person]
    if not found:
        raise UserError(f"Nel {year} non c'è nessun estratto della matricola {matricola}.", "Controllare la matricola.")
    return found


def extract_name(workspace: Workspace, number: int) -> str:
    """Return the name of the file of one extract: `Estratto_progressioni_Rossi_Mario_0123`."""
    with reading(workspace, InScope(Action.READ)) as session:
        person = session.get(Employee, number)
        words = (person.last_name, person.first_name, person.matricola) if person else ()
    return "_".join(("Estratto_progressioni", *(word.replace(" ", "_") for word in words))) + ".pdf"
