"""Checks on the Anagrafica for a year (W6, W20, W22 and those on dated facts): findings with a link to the place."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from app.domain.checks import BY_METHOD, Check, Finding
from app.domain.declared import DIFFERENT, DeclaredKind, DeclaredRow
from app.domain.documents.figures import staff_total
from app.domain.ids import EmployeeId
from app.domain.issues import Issue, Link, Severity
from app.domain.italian import format_date, some_of
from app.domain.law.limits import NO_LIMITS, LegalLimits
from app.domain.matching import text_key
from app.domain.periods import Period, holes, period_between, year_period
from app.domain.roles import OfficialRole
from app.domain.structure.appointment_terms import appointment_findings
from app.domain.structure.appointments import EqAppointmentRow
from app.domain.structure.area_charges import AreaChargeRow
from app.domain.structure.employees import EmployeeRow
from app.domain.structure.evaluators import EvaluatorOverrideRow, OfficialRow
from app.domain.structure.hierarchy import Dated
from app.domain.structure.registry import Registry
from app.domain.structure.tree import staff_table
from app.domain.structure.units import UnitRow


@dataclass(frozen=True, slots=True)
class StructureYear:
    """The Anagrafica on the days of a year, with what is wrong with the codice fiscale of whoever is in service.

    `declared` are the figures that the plan of the year states, beside what is counted; `limits` the thresholds.
    """

    registry: Registry
    year: int
    tax_codes: tuple[tuple[EmployeeRow, Issue], ...] = ()
    declared: tuple[DeclaredRow, ...] = ()
    limits: LegalLimits = NO_LIMITS


def days_written(period: Period) -> str:
    if period.days == 1:
        return f"il {format_date(period.start)}"
    return f"dal {format_date(period.start)} al {format_date(period.end)}"


def _employee_link(row: EmployeeRow, field: str = "") -> Link:
    return Link("employee", row.id, field)


def _parts(facts: Iterable[Dated], within: Period) -> list[Period]:
    found = (fact.period.intersection(within) for fact in facts)
    return [part for part in found if part is not None]


def _areas_without_head(registry: Registry, within: Period) -> Iterator[Finding]:
    for area in registry.areas:
        in_force = period_between(area.valid_from or date.min, area.valid_to).intersection(within)
        if in_force is None:
            continue
        for hole in holes(_parts(_heads_over(registry, area), in_force), in_force):
            sentence = f"{area.name}: nessun titolare di EQ {days_written(hole)}."
            yield Finding(sentence, Link("area", area.id))


def _areas_with_two_heads(registry: Registry, within: Period) -> Iterator[Finding]:
    for area in registry.areas:
        yield from _two_heads(area, _heads_over(registry, area), within)


def _heads_over(registry: Registry, area: UnitRow) -> list[EqAppointmentRow | AreaChargeRow]:
    one = area.key.area_id
    return [*registry.appointments_over.get(one, ()), *registry.charges_over.get(one, ())]


def _two_heads(area: UnitRow, heads: Sequence[EqAppointmentRow | AreaChargeRow], within: Period) -> Iterator[Finding]:
    for one, other in combinations(heads, 2):
        both = one.period.intersection(other.period)
        if both and (shared := both.intersection(within)):
            sentence = f"{area.name}: due titolari ({one.full_name}, {other.full_name}) {days_written(shared)}."
            yield Finding(sentence, Link("area", area.id))


def _outside_service(registry: Registry, within: Period) -> Iterator[Finding]:
    for person in registry.employees:
        yield from _outside_own_service(registry, person, within)


def _outside_own_service(registry: Registry, person: EmployeeRow, within: Period) -> Iterator[Finding]:
    facts: list[tuple[str, Dated]] = [("assegnazione", row) for row in registry.postings_of.get(person.id, ())]
    facts += [("incarico di EQ", row) for row in registry.appointments_of.get(person.id, ())]
    for what, fact in facts:
        if not fact.period.overlaps(within):
            continue
        if fact.period.start < person.service.start or fact.period.end > person.service.end:
            sentence = (
                f"{person.full_name}: {what} dal {format_date(fact.period.start)} fuori dal periodo di servizio "
                f"({_service_written(person)})."
            )
            yield Finding(sentence, _employee_link(person))


def _service_written(person: EmployeeRow) -> str:
    start = f"dal {format_date(person.hired_on)}"
    return f"{start} al {format_date(person.left_on)}" if person.left_on else start


def _posting_holes(registry: Registry, within: Period) -> Iterator[Finding]:
    for person in registry.employees:
        if service := person.service.intersection(within):
            yield from _own_posting_holes(registry, person, service)


def _own_posting_holes(registry: Registry, person: EmployeeRow, service: Period) -> Iterator[Finding]:
    for hole in holes(_parts(registry.postings_of.get(person.id, ()), service), service):
        sentence = f"{person.full_name}: in servizio senza assegnazione {days_written(hole)}."
        yield Finding(sentence, _employee_link(person))


def _idle_heads(registry: Registry, within: Period) -> Iterator[Finding]:
    """Name the EQ who in their whole period of the year have nobody to evaluate."""
    chosen = {row.party.employee_id for row in registry.overrides if row.period.overlaps(within)}
    for appointment in registry.appointments:
        period = appointment.period.intersection(within)
        if period and appointment.employee_id not in chosen and not _has_staff(registry, appointment, period):
            sentence = f"{appointment.full_name}: titolare di EQ senza nessuno da valutare {days_written(period)}."
            link = Link("employee", appointment.employee_id)
            yield Finding(sentence, link)


def _has_staff(registry: Registry, appointment: EqAppointmentRow, period: Period) -> bool:
    return any(
        posting.unit_key.area_id in appointment.area_ids
        and posting.employee_id != appointment.employee_id
        and posting.period.overlaps(period)
        and not _is_eq_throughout(registry, posting.employee_id, period)
        for posting in registry.postings
    )


def _is_eq_throughout(registry: Registry, employee_id: EmployeeId, period: Period) -> bool:
    own = registry.appointments_of.get(employee_id, ())
    return bool(own) and not list(holes(_parts(own, period), period))


def _secretaries(registry: Registry) -> list[OfficialRow]:
    return [row for row in registry.officials if row.role is OfficialRole.SECRETARY]


def _heads_without_secretary(registry: Registry, within: Period) -> Iterator[Finding]:
    """The EQ are evaluated by the Segretario: on each of their days there must be one."""
    if not _parts(registry.appointments, within):
        return
    for hole in holes(_parts(_secretaries(registry), within), within):
        sentence = f"Nessun Segretario comunale in carica {days_written(hole)}: i titolari di EQ non hanno valutatore."
        yield Finding(sentence, Link("municipality", 1, "officials"))


def _self_evaluations(registry: Registry, within: Period) -> Iterator[Finding]:
    """Find the Segretario who also holds an EQ, unless somebody else was chosen to evaluate that person."""
    for appointment in registry.appointments:
        for secretary in _secretaries(registry):
            both = appointment.period.intersection(secretary.period)
            shared = both.intersection(within) if both else None
            if shared is None or not _same_person(appointment, secretary):
                continue
            for hole in holes(_parts(registry.overrides_of.get(appointment.employee_id, ()), shared), shared):
                yield _self_evaluation(appointment.full_name, hole, appointment.employee_id)


def _same_person(appointment: EqAppointmentRow, official: OfficialRow) -> bool:
    words = set(text_key(appointment.full_name).split())
    return bool(words) and words == set(text_key(official.full_name).split())


def _self_evaluation(name: str, period: Period, employee_id: int) -> Finding:
    sentence = f"{name} si valuterebbe da sé {days_written(period)}: indicare un altro valutatore, con il motivo."
    return Finding(sentence, Link("employee", employee_id))


def _overrides(registry: Registry, within: Period) -> Iterator[Finding]:
    """Check the evaluators chosen by hand: not oneself, and in office on every day."""
    for row in registry.overrides:
        shared = row.period.intersection(within)
        person = registry.employee_by_id.get(row.employee_id)
        if shared is None or person is None:
            continue
        if row.party.employee_id == row.employee_id or text_key(row.evaluator) == text_key(person.full_name):
            yield _self_evaluation(person.full_name, shared, person.id)
        yield from _evaluator_absent(registry, row, person, shared)


def _evaluator_absent(
    registry: Registry, row: EvaluatorOverrideRow, person: EmployeeRow, shared: Period
) -> Iterator[Finding]:
    office = _office_of(registry, row)
    for hole in holes([office] if office else [], shared):
        sentence = f"{person.full_name}: il valutatore {row.evaluator} non è in carica {days_written(hole)}."
        yield Finding(sentence, _employee_link(person))


def _office_of(registry: Registry, row: EvaluatorOverrideRow) -> Period | None:
    if row.party.employee_id is not None:
        evaluator = registry.employee_by_id.get(row.party.employee_id)
        return evaluator.service if evaluator else None
    official = registry.official_by_id.get(row.party.official_id) if row.party.official_id else None
    return official.period if official else None


def _staff_count(registry: Registry, within: Period) -> Iterator[Finding]:
    """W20: the staff table of the documents must count everybody in service on the last day of the year."""
    counted = staff_total(staff_table(registry, within.end)).total
    in_service = sum(within.end in person.service for person in registry.employees)
    if counted != in_service:
        sentence = (
            f"Al {format_date(within.end)} sono in servizio {in_service} persone, ma la tabella del personale "
            f"per settore ne conta {counted}: completare le assegnazioni."
        )
        yield Finding(sentence, Link("municipality", 1))


def _people_stated(facts: StructureYear) -> Iterator[Finding]:
    """W20: the table of the staff counts everybody, and the plan declares as many as the archive holds."""
    yield from _staff_count(facts.registry, year_period(facts.year))
    others = [row.label for row in facts.declared if row.difference == DIFFERENT and row.kind is not DeclaredKind.HEAD]
    if others:
        shown = some_of([f"«{label}»" for label in others], _MOST_NAMED, "altre {} voci")
        sentence = (
            f"Il piano del {facts.year} dichiara persone diverse da quelle registrate per {shown}: correggere il dato "
            "dichiarato, o l'anagrafica."
        )
        yield Finding(sentence, Link("municipality", 1, "declared"))


def _evaluators(registry: Registry, within: Period) -> Iterator[Finding]:
    """Nobody evaluates oneself, and an evaluator is in office."""
    yield from _self_evaluations(registry, within)
    yield from _overrides(registry, within)


def _without_tax_code(facts: StructureYear) -> Iterator[Finding]:
    for person in facts.registry.employees:
        if not person.tax_code and person.service.overlaps(year_period(facts.year)):
            yield Finding(f"{person.full_name}: manca il codice fiscale.", _employee_link(person, "tax_code"))


def _on_days(find: Callable[[Registry, Period], Iterable[Finding]]) -> Callable[[StructureYear], Iterable[Finding]]:
    return lambda facts: find(facts.registry, year_period(facts.year))


def _tax_code(code: str) -> Callable[[StructureYear], Iterator[Finding]]:
    """Find the codici fiscali with this fault."""

    def find(facts: StructureYear) -> Iterator[Finding]:
        for person, issue in facts.tax_codes:
            if issue.code == code:
                fault = issue.sentence[:1].lower() + issue.sentence[1:]
                yield Finding(f"{person.full_name}: {fault}", _employee_link(person, "tax_code"))

    return find


_MOST_NAMED = 3
_WARNING, _NOTE = Severity.WARNING, Severity.NOTE
_WRONG_CODES = "codici fiscali sbagliati"
STRUCTURE_CHECKS: tuple[Check[StructureYear], ...] = (
    Check("area_without_eq", _on_days(_areas_without_head), "periodi di aree senza titolare di EQ", _WARNING),
    Check("area_with_two_eq", _on_days(_areas_with_two_heads), "periodi con due titolari di EQ nella stessa area"),
    Check(
        "outside_service",
        _on_days(_outside_service),
        "assegnazioni o incarichi fuori dal periodo di servizio",
    ),
    Check("posting_hole", _on_days(_posting_holes), "periodi di servizio senza assegnazione", _WARNING),
    Check("eq_without_staff", _on_days(_idle_heads), "titolari di EQ senza nessuno da valutare", _WARNING),
    Check("no_secretary", _on_days(_heads_without_secretary), "periodi senza Segretario comunale", _WARNING),
    Check("W6", _on_days(_evaluators), "valutatori da correggere", source=BY_METHOD),
    Check("W20", _people_stated, severity=_WARNING, source=BY_METHOD),
    Check(
        "W22",
        lambda facts: appointment_findings(facts.registry, year_period(facts.year), facts.limits),
        "incarichi di EQ da rivedere",
        _WARNING,
        norm="incarico_eq",
    ),
    Check("tax_code_missing", _without_tax_code, "persone senza codice fiscale", _NOTE, field="tax_code"),
    Check("tax_code_shape", _tax_code("tax_code_shape"), _WRONG_CODES, field="tax_code"),
    Check("tax_code_check", _tax_code("tax_code_check"), _WRONG_CODES, field="tax_code"),
    Check(
        "tax_code_misfit",
        _tax_code("tax_code_misfit"),
        "codici fiscali che non corrispondono alla persona",
        _WARNING,
        field="tax_code",
    ),
)
