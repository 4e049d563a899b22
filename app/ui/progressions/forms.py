"""What is asked for a procedure: its days and money, the facts of a person, a remark, the day of a publication."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from typing import Any

from PySide6.QtWidgets import QWidget

from app.domain.columns import Column, Format
from app.domain.issues import Issue
from app.domain.italian import format_date, format_decimal
from app.domain.progressions.candidates import Candidate
from app.domain.progressions.definition import ProgressionRules
from app.domain.progressions.editing import (
    FACT_FIELDS,
    PROCEDURE_FIELDS,
    HeldItemDraft,
    PastYearDraft,
    ProcedureDraft,
    ProgressionRemarkDraft,
    validate_fact,
    validate_item,
    validate_past_year,
    validate_procedure,
)
from app.domain.progressions.vocabulary import CriterionKind
from app.domain.validation import filled, present
from app.services.progressions.facts import CandidateFacts, save_person_facts
from app.services.progressions.procedures import save_procedure
from app.services.progressions.publishing import publish_final, publish_provisional, reopen_procedure
from app.services.progressions.reading import ProgressionPage
from app.services.progressions.remarks import save_remark
from app.ui.kit.desk import Desk
from app.ui.kit.saving import SavingDialog

WIDTH = 620
ON_DATE = Column("on_date", "Del giorno", Format.DATE, 12, required=True)
REASON = Column("reason", "Motivo", Format.LONG_TEXT, required=True)
PERSON = Column("employee_id", "Persona", Format.CHOICE, 40, required=True)
TEXT = Column("text", "Osservazione", Format.LONG_TEXT, required=True)
ANSWER = Column("answer", "Risposta", Format.LONG_TEXT, help="Vuota finché non si risponde")
YEARS_SOURCE = Column("years_source", "Fonte degli anni", width=44)
ITEMS_SOURCE = Column("items_source", "Fonte dei titoli", width=44)


class ProcedureDialog(SavingDialog):
    """Asks the days and the money of the procedure."""

    def __init__(self, parent: QWidget, desk: Desk, draft: ProcedureDraft) -> None:
        super().__init__(
            parent, desk, f"Date e risorse della procedura {desk.year}", width=WIDTH, on_saved=desk.tell_done
        )
        self._draft = draft
        self.form.add_all(PROCEDURE_FIELDS)
        self.form.fill(draft)
        self.form.check_with(lambda values: validate_procedure(filled(draft, values)))
        self.submit_with(lambda values: self.save(save_procedure, desk.year, filled(self._draft, values)))


class PublishDialog(SavingDialog):
    """Asks the day on which the ranking is published, provisional or final."""

    def __init__(self, parent: QWidget, desk: Desk, *, is_final: bool, hint: str) -> None:
        title = "Graduatoria definitiva" if is_final else "Graduatoria provvisoria"
        ok = "Rendi definitiva" if is_final else "Pubblica"
        super().__init__(parent, desk, title, hint, ok, width=WIDTH, on_saved=desk.tell_done)
        self.form.add(ON_DATE)
        self.form.fill_values({ON_DATE.key: desk.workspace.today})
        publish = publish_final if is_final else publish_provisional
        self.submit_with(lambda values: self.save(publish, desk.year, values[ON_DATE.key]))


class ProcedureReopeningDialog(SavingDialog):
    """Asks why a procedure goes back to its preparation."""

    def __init__(self, parent: QWidget, desk: Desk) -> None:
        hint = "Torna in preparazione: regole e date si possono di nuovo cambiare. Le graduatorie pubblicate restano."
        super().__init__(parent, desk, "Riapri la procedura", hint, "Riapri", width=WIDTH, on_saved=desk.tell_done)
        self.form.add(REASON)
        self.submit_with(lambda values: self.save(reopen_procedure, desk.year, values[REASON.key]))


class RankingRemarkDialog(SavingDialog):
    """Asks what a candidate remarks, and the answer."""

    def __init__(self, parent: QWidget, desk: Desk, draft: ProgressionRemarkDraft, people: Sequence[Candidate]) -> None:
        title = "Nuova osservazione" if draft.id is None else "Osservazione"
        super().__init__(parent, desk, title, width=680, on_saved=desk.tell_done)
        self._draft = draft
        choices = [(one.id, f"{one.name} ({one.matricola})") for one in sorted(people, key=lambda one: one.name)]
        self.form.add(PERSON, choices)
        self.form.add_all((ON_DATE, TEXT, ANSWER))
        self.form.fill(draft)
        self.submit_with(lambda values: self.save(save_remark, desk.year, filled(self._draft, values)))


class CandidateDialog(SavingDialog):
    """Asks what the archive does not know of a candidate: facts, years of before, titles."""

    def __init__(self, parent: QWidget, desk: Desk, page: ProgressionPage, facts: CandidateFacts) -> None:
        """`page` has the procedure, its rules, and the person among the candidates."""
        person = next(one for one in page.candidates if one.id == facts.fact.employee_id)
        rules, terms = present(page.rules), present(page.procedure).terms
        super().__init__(
            parent, desk, f"Dati di {person.name}", _known(person, facts), width=760, on_saved=desk.tell_done
        )
        self._person, self._facts, self._rules = facts.fact.employee_id, facts, rules
        last_year = terms.last_year
        closed = {one.year for one in person.years if not one.source}
        entered = {one.year for one in facts.years if one.year is not None}
        wanted = {last_year - back for back in range(rules.performance.years + 1)}
        self._years = sorted((wanted | entered) - closed, reverse=True)
        self._last_year = last_year
        self.form.add_all(FACT_FIELDS)
        self._add_years()
        self._items = tuple(_item_columns(rules))
        if self._items:
            self.form.add_heading("Titoli e altri criteri")
            self.form.add_all([column for column, _, _ in self._items])
            self.form.add(ITEMS_SOURCE)
        self.form.fill_values(self._values())
        self.form.check_with(self._check)
        self.submit_with(lambda values: self.save(save_person_facts, desk.year, self._edited(values)))

    def _add_years(self) -> None:
        if self._years:
            self.form.add_heading("Performance individuale degli anni che l'archivio non ha")
            for year in self._years:
                self.form.add(Column(f"year:{year}", str(year), Format.DECIMAL, 8, help="Su 100; vuoto se non c'è"))
            self.form.add(YEARS_SOURCE)

    def _values(self) -> dict[str, Any]:
        fact = self._facts.fact
        values: dict[str, Any] = {column.key: getattr(fact, column.key) for column in FACT_FIELDS}
        values |= {f"year:{one.year}": one.value for one in self._facts.years if one.year in self._years}
        values |= {f"item:{one.criterion}/{one.item}": one.quantity for one in self._facts.items}
        if self._years:
            values[YEARS_SOURCE.key] = next((one.source for one in self._facts.years if one.source), "")
        if self._items:
            values[ITEMS_SOURCE.key] = next((one.source for one in self._facts.items if one.source), "")
        known = {column.key for column in FACT_FIELDS} | {f"year:{year}" for year in self._years}
        known |= {column.key for column, _, _ in self._items} | {YEARS_SOURCE.key, ITEMS_SOURCE.key}
        return {key: value for key, value in values.items() if key in known}

    def _edited(self, values: dict[str, Any]) -> CandidateFacts:
        own = {column.key: values[column.key] for column in FACT_FIELDS}
        own["has_none"] = bool(own["has_none"])
        source = values.get(YEARS_SOURCE.key) or ""
        years = tuple(PastYearDraft(self._person, year, values[f"year:{year}"], source) for year in self._years)
        held = values.get(ITEMS_SOURCE.key) or ""
        items = tuple(
            HeldItemDraft(self._person, criterion, item, values[column.key], held)
            for column, criterion, item in self._items
        )
        return CandidateFacts(filled(self._facts.fact, own), years, items)

    def _check(self, values: dict[str, Any]) -> list[Issue]:
        facts = self._edited(values)
        issues = validate_fact(facts.fact, self.desk.workspace.today)
        for year in facts.years:
            fields = {"value": f"year:{year.year}", "year": f"year:{year.year}", "source": YEARS_SOURCE.key}
            issues += _moved(validate_past_year(year, self._last_year), fields)
        for one in facts.items:
            fields = {"quantity": f"item:{one.criterion}/{one.item}", "source": ITEMS_SOURCE.key}
            issues += _moved(validate_item(one, self._rules), fields)
        return issues


def _moved(issues: Sequence[Issue], fields: dict[str, str]) -> list[Issue]:
    """Put each finding under the field of the form that it is about."""
    return [replace(one, field=fields.get(one.field, "")) for one in issues]


def _item_columns(rules: ProgressionRules) -> list[tuple[Column, str, str]]:
    found = []
    for criterion in rules.criteria:
        if criterion.kind is CriterionKind.LINEAR:
            column = Column(f"item:{criterion.code}/", criterion.label, Format.DECIMAL, 8, digits=None)
            found.append((column, criterion.code, ""))
        for item in criterion.items:
            label = f"{criterion.label}: {item.label[:1].lower()}{item.label[1:]}"
            column = Column(f"item:{criterion.code}/{item.code}", label, Format.DECIMAL, 8, digits=None)
            found.append((column, criterion.code, item.code))
    return found


def _known(person: Candidate, facts: CandidateFacts) -> str:
    """Say what the archive knows already."""
    closed = [f"{one.year}: {format_decimal(one.value)}" for one in person.years if not one.source]
    sheets = f"Dalle schede chiuse: {'; '.join(closed)}." if closed else "Nessun anno dalle schede chiuse."
    day = person.sanction_on if person.sanction_on != facts.fact.sanction_on else None
    sanction = f" Sanzione superiore alla multa del {format_date(day)}, dai dati dei premi." if day else ""
    days = format_decimal(Decimal(person.service_days), 0, grouped=True)
    return f"{person.contract_area}. {days} giorni netti di servizio. {sheets}{sanction}"
