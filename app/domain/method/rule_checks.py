"""Findings on the service and the procedure: days out of range, dates that are not, one role told twice."""

from collections.abc import Iterator

from app.domain.issues import Issue, Severity
from app.domain.italian import listed
from app.domain.method.definition import MethodDefinition, Process, ProcessPhase
from app.domain.method.template_checks import repeated
from app.domain.roles import SheetRole
from app.domain.sheets.review_terms import SecondLevel
from app.domain.year_windows import STEPS_BY_PHASE, day_of_year, step_of_phase

_LONGEST_YEAR = 366


def rule_issues(definition: MethodDefinition) -> Iterator[Issue]:
    if not 0 <= definition.service.minimum_days <= _LONGEST_YEAR:
        yield Issue("minimum_days", "I giorni minimi di servizio vanno da 0 a 366.", "servizio.giorni_minimi")
    yield from _process_issues(definition.process)
    yield from _same_judge(definition)


def _process_issues(process: Process) -> Iterator[Issue]:
    days = {
        "giorni_per_le_osservazioni": process.remarks_days,
        "giorni_per_il_riesame": process.reconsideration_days,
        "giorni_per_la_conciliazione": process.conciliation_days,
        "giorni_per_la_risposta": process.answer_days,
        "giorni_per_la_decisione": process.decision_days,
    }
    for key, count in days.items():
        if count < 0:
            yield Issue("process_days", "I giorni del procedimento non possono essere negativi.", f"procedimento.{key}")
        elif count > _LONGEST_YEAR:
            sentence = f"I giorni del procedimento sono al massimo {_LONGEST_YEAR} (sono {count})."
            yield Issue("process_days", sentence, f"procedimento.{key}")
    yield from _second_level_issues(process)
    yield from _light_issues(process)
    for place, role in repeated(rule.role.italian for rule in process.evaluators):
        sentence = f"Chi valuta «{role}» è detto due volte."
        yield Issue("evaluator_twice", sentence, f"procedimento.chi_valuta[{place}]")
    for place, phase in enumerate(process.phases):
        yield from _phase_issues(phase, f"procedimento.fase[{place}]")


def _second_level_issues(process: Process) -> Iterator[Issue]:
    if process.second_level is SecondLevel.NONE and (process.second_level_body or process.decision_days):
        sentence = "Senza secondo livello non conta chi lo decide, né in quanti giorni."
        yield Issue("idle_second_level", sentence, "procedimento.secondo_livello", Severity.WARNING)
    if process.second_level is SecondLevel.AFTER_ANSWER and not process.conciliation_days:
        sentence = "Il secondo livello si chiede con la conciliazione, che qui non ha giorni: nessuno può chiederlo."
        yield Issue("idle_second_level", sentence, "procedimento.giorni_per_la_conciliazione", Severity.WARNING)


def _same_judge(definition: MethodDefinition) -> Iterator[Issue]:
    """Where no body is named, whoever closes the sheets decides the conciliation: not on the own evaluation."""
    process, labels = definition.process, definition.labels
    if process.second_level_body or not process.review_days.has_second_level:
        return
    said = {one.role: one.evaluator.strip() for one in process.evaluators}
    closing = {SheetRole.EQ: labels.secretary, SheetRole.SECRETARY: labels.mayor}
    roles = {one.role for one in definition.templates}
    for role, body in closing.items():
        if role in roles and said.get(role, "").casefold() == body.casefold():
            sentence = (
                f"Sulla scheda di «{role.italian}» la conciliazione la decide «{body}», che è chi valuta: indicare un"
                " altro organo in «Lo decide», per esempio il Nucleo di valutazione."
            )
            yield Issue("same_judge", sentence, "procedimento.decide_il_secondo_livello", Severity.WARNING)


def _light_issues(process: Process) -> Iterator[Issue]:
    if not 0 <= process.amber_from <= process.green_from:
        sentence = "Il semaforo giallo comincia da 0 in su, e non oltre il verde."
        yield Issue("lights", sentence, "procedimento.semaforo_giallo_da")


def _phase_issues(phase: ProcessPhase, field: str) -> Iterator[Issue]:
    for key, day in (("dal", phase.starts), ("al", phase.ends)):
        if day and day_of_year(day) is None:
            sentence = f"Fase «{phase.title}»: «{day}» non è un giorno scritto come giorno/mese, per esempio 28/02."
            yield Issue("phase_day", sentence, f"{field}.{key}")
    start, end = day_of_year(phase.starts), day_of_year(phase.ends)
    if start and end and start[::-1] > end[::-1]:
        sentence = f"Fase «{phase.title}»: finisce il {phase.ends}, prima di cominciare, il {phase.starts}."
        yield Issue("phase_order", sentence, f"{field}.al", Severity.WARNING)
    if step_of_phase(phase.code) is None:
        known = listed(f"«{code}»" for code in STEPS_BY_PHASE)
        sentence = f"Fase «{phase.title}»: il codice «{phase.code}» non dà scadenze; le danno {known}."
        yield Issue("idle_phase", sentence, f"{field}.codice", Severity.WARNING)
