"""Dipendenti: hire, change, end of service, delete."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date

from sqlalchemy import func, insert, or_, select
from sqlalchemy.orm import Session

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import EmployeeId
from app.domain.issues import Issue, Link
from app.domain.italian import format_date
from app.domain.structure.employees import EmployeeDraft, validate_employee
from app.domain.structure.postings import PostingDraft
from app.domain.structure.tax_codes import tidy_tax_code
from app.domain.validation import NotValid, present, refuse
from app.models.people import Absence, Employee, EqAppointment, EvaluatorOverride, Posting
from app.models.storable import refuse_unstorable_values
from app.services.structure.postings import put_posting
from app.services.structure.references import refuse_if_used
from app.services.structure.tax_code import tax_code_issues
from app.services.transaction import Unit, save, unit_of_work
from app.services.workspace import Workspace

_HIDDEN = re.compile(r"[\u200b-\u200d\u2060\ufeff\u00ad]")

_CALLED = {
    Posting: "un'assegnazione",
    EqAppointment: "un incarico di EQ",
    EvaluatorOverride: "un valutatore indicato",
    Absence: "un'assenza",
}

DatedFact = Posting | EqAppointment | EvaluatorOverride | Absence


def employee_issues(draft: EmployeeDraft) -> list[Issue]:
    """Return everything that can be said of a draft without the archive: for the form, as one types."""
    return [*validate_employee(draft), *tax_code_issues(draft)]


def hire(workspace: Workspace, draft: EmployeeDraft, posting: PostingDraft | None = None) -> Changes:
    """Enter a new dipendente, with the first posting when it is known, as one operation."""
    with unit_of_work(workspace, f"Nuovo dipendente {draft.full_name}", Topic.STRUCTURE) as unit:
        employee = put_employee(unit, draft)
        if posting is not None:
            put_posting(unit, _first_posting(posting, employee))
        unit.touched(employee.id)
    return unit.changes


def save_employee(workspace: Workspace, draft: EmployeeDraft) -> Changes:
    """Create the dipendente, or change the one with the id of the draft.

    A date of cessazione ends that day the postings, EQ appointments, absences and chosen evaluators.
    """
    verb = "Nuovo" if draft.id is None else "Modifica"
    return save(workspace, f"{verb} dipendente {draft.full_name}", put_employee, draft)


def delete_employee(workspace: Workspace, identity: EmployeeId) -> Changes:
    """Delete somebody entered by mistake, with postings and appointments; refused once there are sheets or goals."""
    with unit_of_work(workspace, "Elimina dipendente", Topic.STRUCTURE) as unit:
        employee = unit.get(Employee, identity)
        name = employee.full_name
        unit.label = f"Elimina dipendente {name}"
        own = ("postings", "eq_appointments")
        remedy = "Se non lavora più nell'ente, indicare la data di cessazione."
        refuse_if_used(unit.session, Employee.__tablename__, identity, name, remedy, apart_from=own)
        unit.session.delete(employee)
        unit.touched(identity)
    return unit.changes


def put_employee(unit: Unit, draft: EmployeeDraft) -> Employee:
    """Keep a dipendente inside a larger operation; `NotValid` says what is wrong."""
    draft = _tidy(draft)
    refuse([*employee_issues(draft), *_taken(unit.session, draft)])
    employee = unit.row_of(Employee, draft)
    _write(employee, draft)
    if draft.id is not None:
        _fit_to_service(unit.session, employee)
    return unit.add(employee)


def put_new_employees(unit: Unit, drafts: Sequence[EmployeeDraft]) -> list[Employee]:
    """Enter many dipendenti at once, as `put_employee` enters one; `NotValid` where any of them cannot be kept."""
    tidy = _new_together(unit, drafts)
    employees = [Employee() for _ in tidy]
    for employee, draft in zip(employees, tidy, strict=True):
        _write(employee, draft)
    unit.session.add_all(employees)
    unit.session.flush()
    return employees


def rehearse_new_employees(unit: Unit, drafts: Sequence[EmployeeDraft]) -> list[Employee]:
    """Enter many dipendenti in a unit of work that will be forgotten: refused as `put_new_employees` refuses them.

    The archive sees them and its guards look at them, two of one matricola or tax code included: those then are tried
    one by one. Nothing is told to the audit, so that an import must not do it.
    """
    rows = [_columns_of(draft) for draft in _tidied(drafts)]
    refuse_unstorable_values(Employee, rows)
    unit.session.flush()
    unit.session.connection().execute(insert(Employee), rows)
    return []


def _new_together(unit: Unit, drafts: Sequence[EmployeeDraft]) -> list[EmployeeDraft]:
    """Return the drafts as they are kept; `NotValid` where one has a mistake or is of somebody who is there."""
    tidy = _tidied(drafts)
    matricole = [draft.matricola.lower() for draft in tidy]
    codes = [code for draft in tidy if (code := tidy_tax_code(draft.tax_code))]
    same = or_(func.lower(Employee.matricola).in_(matricole), Employee.tax_code.in_(codes))
    is_twice = len({*matricole}) < len(matricole) or len({*codes}) < len(codes)
    if is_twice or unit.session.scalar(select(Employee.id).where(same).limit(1)) is not None:
        raise NotValid([Issue("twice", "Una matricola o un codice fiscale è di due persone.")])
    return tidy


def _tidied(drafts: Sequence[EmployeeDraft]) -> list[EmployeeDraft]:
    """Return the drafts as they are kept; `NotValid` where one has a mistake."""
    tidy = [_tidy(draft) for draft in drafts]
    for draft in tidy:
        refuse(employee_issues(draft))
    return tidy


def _write(employee: Employee, draft: EmployeeDraft) -> None:
    for key, value in _columns_of(draft).items():
        setattr(employee, key, value)


def _columns_of(draft: EmployeeDraft) -> dict[str, object]:
    return {
        "matricola": draft.matricola,
        "tax_code": tidy_tax_code(draft.tax_code) or None,
        "last_name": draft.last_name,
        "first_name": draft.first_name,
        "gender": present(draft.gender),
        "birth_date": draft.birth_date,
        "hired_on": present(draft.hired_on),
        "left_on": draft.left_on,
    }


def _tidy(draft: EmployeeDraft) -> EmployeeDraft:
    """Keep what can be seen of the texts, on one line: two matricole must not differ for a hidden space."""
    told = draft.matricola, draft.last_name, draft.first_name
    matricola, last_name, first_name = map(_one_line, told)
    if (matricola, last_name, first_name) == told:
        return draft
    return replace(draft, matricola=matricola, last_name=last_name, first_name=first_name)


def _one_line(text: str) -> str:
    if text.isprintable():  # nothing hidden in it
        return " ".join(text.split())
    return " ".join(_HIDDEN.sub("", text).split())


def _first_posting(posting: PostingDraft, employee: Employee) -> PostingDraft:
    return replace(posting, employee_id=employee.id, valid_from=posting.valid_from or employee.hired_on)


def _taken(session: Session, draft: EmployeeDraft) -> list[Issue]:
    others = select(Employee).where(Employee.id != (draft.id or 0))
    issues = []
    if same := session.scalar(others.where(func.lower(Employee.matricola) == draft.matricola.lower())):
        issues.append(_twice("La matricola", same.matricola, same, "matricola"))
    code = tidy_tax_code(draft.tax_code)
    if code and (same := session.scalar(others.where(Employee.tax_code == code))):
        issues.append(_twice("Il codice fiscale", code, same, "tax_code"))
    return issues


def _twice(what: str, value: str, other: Employee, field: str) -> Issue:
    sentence = f"{what} {value} è già di {other.full_name} (matricola {other.matricola})."
    return Issue(f"{field}_twice", sentence, field, link=Link("employee", other.id))


def _fit_to_service(session: Session, employee: Employee) -> None:
    """End on the last day of service what goes beyond it; refuse what would begin outside."""
    for fact in _facts_of(session, employee):
        _refuse_outside(fact, employee)
        if employee.left_on and (fact.valid_to is None or fact.valid_to > employee.left_on):
            fact.valid_to = employee.left_on


def _facts_of(session: Session, employee: Employee) -> Iterator[DatedFact]:
    yield from session.scalars(select(Posting).where(Posting.employee_id == employee.id))
    yield from session.scalars(select(EqAppointment).where(EqAppointment.employee_id == employee.id))
    yield from session.scalars(select(EvaluatorOverride).where(EvaluatorOverride.employee_id == employee.id))
    yield from session.scalars(select(Absence).where(Absence.employee_id == employee.id))


def _refuse_outside(fact: DatedFact, employee: Employee) -> None:
    last = employee.left_on or date.max
    if employee.hired_on <= fact.valid_from <= last:
        return
    what = _CALLED[type(fact)]
    raise UserError(
        f"{employee.full_name} ha {what} dal {format_date(fact.valid_from)}, fuori dal periodo di servizio indicato.",
        "Correggere prima quella data, oppure il periodo di servizio.",
    )
