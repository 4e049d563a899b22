"""The registry of documents: one row for each; the page Documenti, `merito print` and the demonstration follow it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

from app.domain.documents.award_kinds import (
    AWARD_EXTRACTS,
    AWARD_TOTALS,
    AWARDS,
    PROGRESSION_EXTRACTS,
    PROGRESSIONS,
)
from app.domain.documents.catalogue import (
    ASSIGNMENTS,
    CONFORMITY,
    DELIVERIES,
    DISTRIBUTION,
    DOSSIERS,
    HISTORY,
    INTERIM_SHEETS,
    MINUTES,
    MISSING,
    OBJECTIVE_SHEETS,
    ORGANIGRAM,
    PLAN,
    REMINDERS,
    REPORT,
    SHEETS,
    SIGNATURE_LEDGER,
    STATE,
    TRANSPARENCY,
    YEAR_CLOSING,
    DocumentKind,
)
from app.domain.documents.common import Printed
from app.domain.documents.groups import DocumentGroup
from app.domain.ids import SheetId
from app.domain.progress import Progress
from app.domain.workflow import RoundKind
from app.services.documents.award_parts import award_extract_parts, prospetto_parts, total_parts
from app.services.documents.parts import DocumentParts, Subjects, at_once
from app.services.documents.progression_parts import extract_parts, ranking_parts


@dataclass(frozen=True, slots=True)
class DocumentRow:
    """One document: what it declares, its parts, imported only when it is printed, and under which heading it is."""

    kind: DocumentKind
    load: Callable[[], DocumentParts[Any]]
    group: DocumentGroup = DocumentGroup.WORK


def _sheets() -> DocumentParts[Any]:
    from app.reports.print_sheets import print_sheets
    from app.services.documents import sheets
    from app.services.documents.choices import sheets_of_person
    from app.services.sheets.sheets import sheet_name

    subjects = Subjects(
        sheets.sheet_choices,
        sheets_of_person,
        lambda workspace, sheet_id: sheet_name(workspace, SheetId(sheet_id)),
    )
    return DocumentParts(sheets.asked_sheets, print_sheets, sheets.print_each, subjects)


def _interim_sheets() -> DocumentParts[Any]:
    from app.reports.print_sheets import print_sheets
    from app.services.documents import sheets
    from app.services.documents.choices import sheets_of_person
    from app.services.sheets.sheets import sheet_name

    subjects = Subjects(
        lambda workspace, year: sheets.sheet_choices(workspace, year, INTERIM_SHEETS),
        lambda workspace, year, matricola: sheets_of_person(workspace, year, matricola, RoundKind.INTERIM),
        lambda workspace, sheet_id: sheet_name(workspace, SheetId(sheet_id)),
    )
    return DocumentParts(sheets.asked_sheets, print_sheets, sheets.print_each, subjects)


def _assignments() -> DocumentParts[Any]:
    from app.reports.print_assignments import print_assignments
    from app.services.documents import assignments
    from app.services.documents.choices import sheets_of_person
    from app.services.documents.sheets import sheet_choices

    subjects = Subjects(sheet_choices, sheets_of_person, assignments.assignment_name)
    return DocumentParts(assignments.assignment_sheets, print_assignments, _apart(print_assignments), subjects)


def _deliveries() -> DocumentParts[Any]:
    from app.reports.print_deliveries import print_deliveries, write_deliveries
    from app.services.documents import deliveries

    subjects = Subjects(deliveries.delivery_choices, deliveries.deliveries_of_person, deliveries.delivery_name)
    apart = _apart(print_deliveries)
    return DocumentParts(deliveries.delivery_letters, print_deliveries, apart, subjects, write_word=write_deliveries)


def _conformity() -> DocumentParts[Any]:
    from app.reports.print_conformity import print_conformity
    from app.services.documents.conformity import conformity_document, gather_findings

    return DocumentParts(conformity_document, at_once(print_conformity), gather=gather_findings)


def _dossiers() -> DocumentParts[Any]:
    from app.reports.print_dossiers import print_dossiers
    from app.services.documents import dossiers

    subjects = Subjects(dossiers.dossier_choices, dossiers.dossiers_of_person, dossiers.dossier_name)
    return DocumentParts(dossiers.dossiers, print_dossiers, _apart(print_dossiers), subjects)


def _plan() -> DocumentParts[Any]:
    from app.reports.print_plan import print_plan, write_plan
    from app.services.documents.plan import plan_document

    return DocumentParts(plan_document, at_once(print_plan), write_word=write_plan)


def _organigram() -> DocumentParts[Any]:
    from app.reports.print_organigram import print_organigram
    from app.services.documents.organigram import organigram_sheet

    return DocumentParts(organigram_sheet, at_once(print_organigram))


def _missing() -> DocumentParts[Any]:
    from app.reports.print_missing import print_missing
    from app.services.documents.missing import duties_of_year, missing_document

    return DocumentParts(missing_document, at_once(print_missing), gather=duties_of_year)


def _distribution() -> DocumentParts[Any]:
    from app.reports.print_distribution import print_distribution
    from app.services.documents.distribution import distribution_document, totals_of_year

    return DocumentParts(distribution_document, at_once(print_distribution), gather=totals_of_year)


def _reminders() -> DocumentParts[Any]:
    from app.reports.print_reminders import print_reminders, write_reminders
    from app.services.documents import reminders

    subjects = Subjects(reminders.reminder_choices, reminders.reminders_of_person, reminders.reminder_name)
    return DocumentParts(
        reminders.reminder_letters,
        print_reminders,
        reminders.print_reminders_apart,
        subjects,
        gather=reminders.reminder_groups,
        write_word=write_reminders,
    )


def _signature_ledger() -> DocumentParts[Any]:
    from app.reports.print_signature_ledger import print_signature_ledger
    from app.services.documents.signature_ledger import ledger_document, ledger_of_year

    return DocumentParts(ledger_document, at_once(print_signature_ledger), gather=ledger_of_year)


def _history() -> DocumentParts[Any]:
    from app.reports.print_history import print_history
    from app.services.documents.choices import sheets_of_person
    from app.services.documents.history import history_documents, history_name
    from app.services.documents.sheets import sheet_choices

    subjects = Subjects(sheet_choices, sheets_of_person, history_name)
    return DocumentParts(history_documents, print_history, subjects=subjects)


def _objective_sheets() -> DocumentParts[Any]:
    from app.reports.print_objective_sheets import print_objective_sheets
    from app.services.documents import objective_sheets as objectives

    subjects = Subjects(objectives.objectives_offered, objectives.objectives_of_person, objectives.objective_sheet_name)
    return DocumentParts(objectives.objective_sheets, print_objective_sheets, _apart(print_objective_sheets), subjects)


def _apart(
    printer: Callable[[Sequence[Any], BinaryIO, Progress], Printed],
) -> Callable[[Sequence[Any], Path, Progress], Printed]:
    """Let documents that know the name of their file be printed each to a file of its own, out of one reading."""
    from app.services.documents.apart import print_each_apart

    return lambda documents, folder, progress: print_each_apart(documents, folder, printer, progress)


def _state() -> DocumentParts[Any]:
    from app.reports.print_state import print_state
    from app.services.documents.results import state_report

    return DocumentParts(state_report, at_once(print_state))


def _minutes() -> DocumentParts[Any]:
    from app.reports.print_minutes import print_minutes
    from app.services.documents.results import body_minutes

    return DocumentParts(body_minutes, at_once(print_minutes))


def _report() -> DocumentParts[Any]:
    from app.reports.report import print_report, write_report
    from app.services.documents.report import performance_report

    return DocumentParts(performance_report, at_once(print_report), write_word=write_report)


def _year_closing() -> DocumentParts[Any]:
    from app.reports.print_year_closing import print_year_closing
    from app.services.checks import check_year
    from app.services.documents.year_closing import year_closing_document

    return DocumentParts(year_closing_document, at_once(print_year_closing), gather=check_year)


def _transparency() -> DocumentParts[Any]:
    from app.reports.print_transparency import print_transparency
    from app.services.documents.data_files import write_tables
    from app.services.documents.transparency import transparency_document

    return DocumentParts(transparency_document, at_once(print_transparency), write_data=write_tables)


DOCUMENTS = (
    DocumentRow(SHEETS, _sheets, DocumentGroup.PEOPLE),
    DocumentRow(ASSIGNMENTS, _assignments, DocumentGroup.PEOPLE),
    DocumentRow(INTERIM_SHEETS, _interim_sheets, DocumentGroup.PEOPLE),
    DocumentRow(DELIVERIES, _deliveries, DocumentGroup.PEOPLE),
    DocumentRow(SIGNATURE_LEDGER, _signature_ledger, DocumentGroup.PEOPLE),
    DocumentRow(HISTORY, _history, DocumentGroup.PEOPLE),
    DocumentRow(DOSSIERS, _dossiers, DocumentGroup.PEOPLE),
    DocumentRow(AWARDS, prospetto_parts, DocumentGroup.PEOPLE),
    DocumentRow(AWARD_TOTALS, total_parts, DocumentGroup.PEOPLE),
    DocumentRow(AWARD_EXTRACTS, award_extract_parts, DocumentGroup.PEOPLE),
    DocumentRow(PROGRESSIONS, ranking_parts, DocumentGroup.PEOPLE),
    DocumentRow(PROGRESSION_EXTRACTS, extract_parts, DocumentGroup.PEOPLE),
    DocumentRow(PLAN, _plan, DocumentGroup.ENTE),
    DocumentRow(OBJECTIVE_SHEETS, _objective_sheets, DocumentGroup.ENTE),
    DocumentRow(STATE, _state, DocumentGroup.ENTE),
    DocumentRow(REPORT, _report, DocumentGroup.ENTE),
    DocumentRow(MINUTES, _minutes, DocumentGroup.ENTE),
    DocumentRow(YEAR_CLOSING, _year_closing, DocumentGroup.ENTE),
    DocumentRow(TRANSPARENCY, _transparency, DocumentGroup.ENTE),
    DocumentRow(ORGANIGRAM, _organigram, DocumentGroup.ENTE),
    DocumentRow(MISSING, _missing),
    DocumentRow(REMINDERS, _reminders),
    DocumentRow(DISTRIBUTION, _distribution),
    DocumentRow(CONFORMITY, _conformity),
)
"""As they are listed, those of a group one after the other."""


def parts_of(kind: DocumentKind, documents: Sequence[DocumentRow]) -> DocumentParts[Any]:
    """Return how a document of the registry is made; asking for one that is not there is a bug."""
    return {row.kind: row for row in documents}[kind].load()
