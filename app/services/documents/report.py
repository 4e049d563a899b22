"""The Relazione sulla performance of a year, filled from the archive with nobody's name."""

from dataclasses import replace

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.documents.anonymous import NamedPerson, NameFinder, finder_of
from app.domain.documents.report import PerformanceReport, without_names
from app.domain.objectives import ValueKind
from app.domain.roles import OfficialRole
from app.domain.training.hours import THRESHOLD, total_of
from app.domain.training.published import PublishedTraining
from app.models.cycles import Cycle
from app.models.municipality import Municipality, Official
from app.models.people import Employee
from app.models.sessions import whole_session
from app.services.closing.reading import records_of
from app.services.cycles import required_cycle
from app.services.documents.achieved import achieved_groups
from app.services.documents.filling import Filling
from app.services.documents.process import process_of
from app.services.documents.published import published_evaluations
from app.services.documents.results import body_members, certified_lines
from app.services.documents.text_values import text_values
from app.services.documents.texts import printed_words
from app.services.law.limits import limits_of
from app.services.objectives.measures import method_title_of_year
from app.services.training.reading import training_rows


def performance_report(filling: Filling) -> PerformanceReport:
    """Return the Relazione of the year as the archive holds it today."""
    session, workspace = filling.session, filling.workspace
    cycle = required_cycle(session, filling.request.year)
    groups = achieved_groups(session, cycle, ValueKind.FINAL)
    finder = evaluated_names(session)
    cleaned, omitted = without_names(groups, finder)
    certified = (replace(one, minutes=finder.without(one.minutes)) for one in certified_lines(session, cycle))
    evaluations = published_evaluations(session, cycle.year)
    closing = next((one for one in records_of(whole_session(session), cycle) if one.stands), None)
    return PerformanceReport(
        letterhead=filling.letterhead(),
        imprint=filling.imprint(method=method_title_of_year(session, cycle)),
        year=cycle.year,
        period=f"{cycle.plan_from}-{cycle.plan_to}",
        body=session.get_one(Municipality, 1).evaluation_body_name,
        texts=printed_words(session, cycle, filling.request.kind, text_values(session, cycle, workspace)),
        groups=cleaned,
        process=tuple(process_of(whole_session(session), cycle, evaluations.least)),
        evaluations=evaluations,
        certified=tuple(certified),
        members=body_members(session, workspace.today),
        omitted=omitted,
        training=_training(filling, cycle, evaluations.least),
        validated_on=closing.validated_on if closing else None,
        validation=finder.without(closing.validation) if closing else "",
    )


def _training(filling: Filling, cycle: Cycle, least: int) -> PublishedTraining:
    """Return the hours of training of the ente, without anybody's."""
    limits = limits_of(filling.session, filling.workspace, cycle.year)
    rows = training_rows(whole_session(filling.session), cycle, limits)
    row = limits.rows.get(THRESHOLD)
    return PublishedTraining(limits.value(THRESHOLD), row.source if row else "", total_of(rows, ""), least)


def evaluated_names(session: Session) -> NameFinder:
    """Return what finds the staff and the Segretari of the archive in a text, whoever asks."""
    whole = whole_session(session)
    staff = select(Employee.last_name, Employee.first_name, Employee.tax_code).order_by(Employee.id)
    people = [NamedPerson(last, first, code or "") for last, first, code in whole.execute(staff)]
    offices = select(Official.full_name).where(Official.role == OfficialRole.SECRETARY).order_by(Official.id)
    for name in whole.scalars(offices):
        words = name.split()
        people += [NamedPerson(" ".join(words[:at]), " ".join(words[at:])) for at in range(1, len(words))]
    return finder_of(people)
