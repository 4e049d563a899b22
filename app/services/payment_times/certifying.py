"""The annual delay indicator of a year, kept with its certificate and written as the value of the objectives."""

from datetime import date

from sqlalchemy import select

from app.domain.changes import Changes, Topic
from app.domain.errors import UserError
from app.domain.ids import EvidenceId
from app.domain.italian import format_decimal
from app.domain.objectives import ValueKind
from app.domain.objectives.value import IndicatorValueDraft, measuring_day
from app.domain.payment_times.certifying import DelayDraft, validate_delay
from app.domain.payment_times.year import RULE_FOR_DAYS, PaymentIndicator, is_annual_delay
from app.domain.validation import present, refuse
from app.models.cycles import Cycle
from app.models.evidences import Evidence, PaymentCertificate
from app.models.objectives import Indicator, Objective
from app.models.plans import Act
from app.services.cycles import open_cycle
from app.services.objectives.indicators import put_value
from app.services.payment_times.reading import payment_objectives
from app.services.transaction import Unit, unit_of_work
from app.services.workspace import Workspace


def record_delay(workspace: Workspace, draft: DelayDraft) -> Changes:
    """Keep the annual delay of a year as the PCC gives it, and write it as the final value of every payment-times
    objective: their degree follows. All or nothing; `UserError` when one of them is certified by the Nucleo already."""
    label = f"Indicatore di ritardo annuale {draft.year}"
    with unit_of_work(workspace, label, Topic.OBJECTIVES, Topic.SHEETS) as unit:
        refuse(validate_delay(draft, workspace.today))
        cycle = open_cycle(unit.session, draft.year)
        unit.touched(_keep(unit, cycle, draft).id)
        for objective in payment_objectives(unit.session, cycle):
            _measure(unit, objective, draft)
        unit.label = f"{label}: {format_decimal(draft.delay_days, None)} giorni"
    return unit.changes


def _keep(unit: Unit, cycle: Cycle, draft: DelayDraft) -> PaymentCertificate:
    row = unit.session.scalar(select(PaymentCertificate).where(PaymentCertificate.cycle_id == cycle.id))
    if row is None:
        row = PaymentCertificate(cycle_id=cycle.id)
    elif draft.version is not None:
        unit.get(PaymentCertificate, row.id, version=draft.version)
    row.delay_days, row.certified_on = present(draft.delay_days), draft.certified_on
    row.auditor = draft.auditor.strip()
    row.act_id = unit.get(Act, draft.act_id).id if draft.act_id is not None else None
    row.evidence_id = _paper(unit, cycle, draft)
    return unit.add(row)


def _paper(unit: Unit, cycle: Cycle, draft: DelayDraft) -> EvidenceId | None:
    """Return the evidence that is the certificate: one of a payment-times objective of the year."""
    if draft.evidence_id is None:
        return None
    paper = unit.get(Evidence, draft.evidence_id)
    if paper.objective_id not in {one.id for one in payment_objectives(unit.session, cycle)}:
        raise UserError(
            f"L'evidenza «{paper.name}» non è di un obiettivo sui tempi di pagamento del {draft.year}.",
            "Aggiungere il certificato fra le evidenze di quell'obiettivo, poi sceglierlo qui.",
        )
    return paper.id


def _measure(unit: Unit, objective: Objective, draft: DelayDraft) -> None:
    """Write the figure where it is not written yet, with where it comes from."""
    for indicator in objective.indicators:
        if is_annual_delay(indicator.name) and not _says(indicator, draft):
            _refuse_other_rules(objective, indicator)
            put_value(unit, _value(indicator, draft, unit.workspace.today))


def _refuse_other_rules(objective: Objective, indicator: Indicator) -> None:
    """Refuse the figure where the rule would not read it as days: a yes or no, a day, a judgement."""
    if unreadable := PaymentIndicator(indicator.id, indicator.name, rule=indicator.rule).unreadable:
        raise UserError(f"{objective.code}, {unreadable}", f"{RULE_FOR_DAYS} Poi scrivere di nuovo il dato.")


def _says(indicator: Indicator, draft: DelayDraft) -> bool:
    value = next((one for one in indicator.values if one.kind is ValueKind.FINAL), None)
    return value is not None and (value.value, value.source) == (draft.delay_days, draft.source)


def _value(indicator: Indicator, draft: DelayDraft, today: date) -> IndicatorValueDraft:
    kept = next((one for one in indicator.values if one.kind is ValueKind.FINAL), None)
    return IndicatorValueDraft(
        indicator.id,
        on_date=measuring_day(ValueKind.FINAL, draft.year, today),
        value=draft.delay_days,
        source=draft.source,
        evidence=kept.evidence if kept else "",
        reason=kept.reason if kept else "",
    )
