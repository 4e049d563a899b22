"""How each dialog of the program is made on the example comune, with its own services."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

from PySide6.QtWidgets import QDialog, QWidget

from app.domain.audit.rows import ArchiveVerdict
from app.domain.awards.facts import AwardFactDraft
from app.domain.awards.rows import AwardFundRow, AwardRulesDraft
from app.domain.awards.vocabulary import FundKind, FundNature
from app.domain.backups.naming import Backup, BackupReason
from app.domain.catalogue.own import OwnEntryDraft
from app.domain.certified_data.figures import FigureOwner, FigureRow
from app.domain.certified_data.page import CertifiedPage
from app.domain.columns import Column
from app.domain.documents.catalogue import PLAN
from app.domain.duties.letters import LetterRow
from app.domain.errors import ReasonNeeded
from app.domain.evidence import EvidenceDraft, EvidenceKind
from app.domain.exact import HUNDRED, ZERO
from app.domain.ids import ActId, AreaId, AwardRulesId, EmployeeId, PhaseId, RemarkId, UserId
from app.domain.keys.slots import ShownSlot
from app.domain.method.definition import Process
from app.domain.method.outside import CertifiedDatum
from app.domain.method.outside_words import DatumKind
from app.domain.objectives.grid.columns import KEYS
from app.domain.objectives.grid.reading import Known
from app.domain.objectives.grid.rehearsal import block_cells, rehearse
from app.domain.objectives.mandate import next_line
from app.domain.objectives.phase import PhaseRow
from app.domain.plan_text.chosen_words import NameableWord
from app.domain.progressions.editing import ProgressionRemarkDraft
from app.domain.roles import UserRole
from app.domain.sheets.evaluated_parts import EvaluatedPart, PartToFill
from app.domain.sheets.review import RemarkLine
from app.domain.sheets.review_detail import SheetReview
from app.domain.sheets.review_terms import last_days
from app.domain.structure.appointments import EqAppointmentDraft
from app.domain.structure.area_charges import AreaChargeDraft
from app.domain.structure.employees import EMPLOYEE_COLUMNS
from app.domain.structure.hierarchy import Party
from app.domain.structure.postings import PostingDraft
from app.domain.training.editing import TrainingActivityDraft
from app.domain.training.hours import TrainingRow
from app.domain.users.user import UserRow
from app.domain.validation import present
from app.domain.workbooks.column_choice import ColumnOption, FileColumn, FileSheet
from app.domain.workbooks.preview import WorkbookPreview
from app.domain.workflow import RemarkKind, RoundKind
from app.services.archive_check import verify_archive
from app.services.awards.presets import read_award_preset
from app.services.awards.reading import AwardsPage
from app.services.awards.rules import add_rules, read_rules_page
from app.services.backups.holding import LockedBackup
from app.services.catalogue.learning import entries_to_learn
from app.services.catalogue.own import catalogue_of
from app.services.catalogue.proposing import lines_to_complete
from app.services.certification.reading import list_results
from app.services.closing.reading import read_closing
from app.services.cycles import list_cycles
from app.services.documents.settings import document_data_form
from app.services.evidence.reading import read_evidence
from app.services.law.limits import list_law
from app.services.manual.reading import FOLDER, read_manual
from app.services.methods.presets import list_presets
from app.services.methods.versions import list_method_versions
from app.services.objectives.choices import objective_choices
from app.services.objectives.detail import objective_detail
from app.services.payment_times.reading import read_payment_page
from app.services.progressions.reading import ProgressionPage, read_person_facts, read_progressions_of
from app.services.rounds.absences import people_in_service
from app.services.rounds.rounds import list_rounds, preview_preparation
from app.services.sheets.parts import PartsToName, PartToName
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.structure.acts import list_acts
from app.services.structure.overview import read_overview
from app.services.users.renewing import GivenPassword
from app.services.workbooks.job import export_workbook, look_at_workbook
from app.services.workbooks.parts import FileOwner
from app.services.workbooks.registry import PERSONNEL_WORKBOOK, SCORES_WORKBOOK
from app.ui.archive_choices import MethodChoice, ProtectedArchive
from app.ui.awards.editor_dialog import AwardRulesDialog
from app.ui.awards.facts_dialog import FactDialog, FactsDialog
from app.ui.awards.fund_dialog import FundDialog
from app.ui.awards.new_rules import NewRulesDialog
from app.ui.awards.rules_dialog import AdoptionDialog, RulesDialog
from app.ui.backups.backup_key_dialog import BackupKeyDialog
from app.ui.backups.backups_dialog import BackupsDialog
from app.ui.beginning.new_archive_dialog import NewArchiveDialog
from app.ui.beginning.ways_dialog import WaysDialog
from app.ui.catalogue.catalogue_dialog import CatalogueDialog
from app.ui.catalogue.complete_dialog import CompleteDialog
from app.ui.catalogue.entry_dialog import EntryDialog
from app.ui.catalogue.indicator_form import CatalogueIndicatorDialog
from app.ui.catalogue.learn_dialog import LearnDialog
from app.ui.catalogue.year_dialog import ToYearDialog
from app.ui.certification.certification_dialog import CertificationDialog
from app.ui.certification.certify_dialogs import CertifyDialog, ReopenDialog
from app.ui.certified_data.certified_dialog import CertifiedDialog
from app.ui.certified_data.forms import EventDialog, FigureDialog, PasteFiguresDialog
from app.ui.closing.closing_dialog import ClosingDialog, ReopenYearDialog
from app.ui.crash_notice import ReportDialog
from app.ui.dashboard.letters_dialog import LettersDialog
from app.ui.documents.data_dialog import DocumentDataDialog
from app.ui.documents.smallest_class_dialog import SmallestClassDialog
from app.ui.documents.texts_dialog import TextsDialog
from app.ui.evaluation.absences_dialog import AbsenceDialog, AbsencesDialog
from app.ui.evaluation.dialogs import NotEvaluableDialog, PrepareDialog, RoundDialog
from app.ui.evaluation.ledger_dialog import SignatureLedgerDialog
from app.ui.evaluation.part_dialogs import PartEvaluatorsDialog, PartReopeningDialog, PartSignatureDialog
from app.ui.evaluation.review_dialogs import (
    AnswerDialog,
    AttachmentDialog,
    HearingDialog,
    RemarkDialog,
    SubstitutionDialog,
    TranscriptionDialog,
)
from app.ui.evaluation.step_dialogs import AssignDialog, DeliveryDialog, FinishDialog, SeenDialog, SignatureDialog
from app.ui.evidence.evidence_dialog import EvidenceDialog, NewEvidenceDialog
from app.ui.help import show_help
from app.ui.kit.desk import Desk
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.reason_dialog import ReasonDialog
from app.ui.kit.tasks import nothing_more
from app.ui.law.law_dialog import LawDialog
from app.ui.law.limit_dialog import LimitDialog
from app.ui.login.first_password_dialog import FirstPasswordDialog
from app.ui.login.given_passwords_dialog import GivenPasswordsDialog
from app.ui.login.own_password_dialog import OwnPasswordDialog
from app.ui.login.protect_dialog import ProtectDialog
from app.ui.login.recovery_dialog import RecoveryDialog
from app.ui.login.recovery_trial_dialog import RecoveryTrialDialog
from app.ui.login.renew_key_dialog import RenewKeyDialog
from app.ui.login.users_dialog import PasswordDialog, UsersDialog
from app.ui.manual.window import ManualWindow
from app.ui.methods.dialog import MethodsDialog
from app.ui.methods.dialogs import CompareDialog, LastYear, NewMethodDialog
from app.ui.methods.guide import GuideWindow
from app.ui.objectives.acknowledgement_dialog import AcknowledgementDialog
from app.ui.objectives.gantt_dialog import GanttDialog
from app.ui.objectives.grid.paste_dialog import PasteDialog
from app.ui.objectives.indicator_dialog import IndicatorDialog
from app.ui.objectives.interim_dialog import InterimDialog
from app.ui.objectives.link_dialog import LinkDialog
from app.ui.objectives.mandate_dialog import MandateDialog, NewLineDialog
from app.ui.objectives.measures_dialog import MeasuresDialog
from app.ui.objectives.objective_dialog import ObjectiveDialog
from app.ui.objectives.people_dialog import PeopleDialog
from app.ui.objectives.person_dialog import PersonWeightsDialog
from app.ui.objectives.reading_dialog import ReadingDialog
from app.ui.objectives.recipients_dialog import RecipientsDialog
from app.ui.objectives.recode_dialog import RecodeDialog
from app.ui.objectives.state_dialog import NEUTRALISATION, StateDialog
from app.ui.objectives.value_dialog import ValueDialog
from app.ui.payment_times.delay_dialog import DelayDialog
from app.ui.payment_times.payment_dialog import PaymentDialog
from app.ui.plan_import.words_dialog import PlanWordsDialog
from app.ui.progressions.forms import (
    CandidateDialog,
    ProcedureDialog,
    ProcedureReopeningDialog,
    PublishDialog,
    RankingRemarkDialog,
)
from app.ui.progressions.rules_dialog import ProgressionRulesDialog
from app.ui.shortcuts import KeyRow
from app.ui.shortcuts_dialog import ShortcutsDialog
from app.ui.structure.appointment_dialog import AppointmentDialog
from app.ui.structure.charge_dialog import AreaChargeDialog
from app.ui.structure.people_dialogs import HireDialog, posting_dialog
from app.ui.structure.plan_heads_dialog import PlanHeadsDialog
from app.ui.tools.archive_dialog import ArchiveDialog
from app.ui.tools.audit_dialog import AuditDialog
from app.ui.tools.copy_year_dialog import CopyYearDialog
from app.ui.tools.year_dialogs import NewYearDialog, YearDialog
from app.ui.training.forms import PlannedHoursDialog, TrainingActivityDialog
from app.ui.training.training_dialog import TrainingDialog
from app.ui.workbooks.columns_dialog import ColumnsDialog
from app.ui.workbooks.import_dialog import ImportDialog
from app.ui.workbooks.owners_dialog import OwnersDialog
from tests.looking import objective_tree

YEAR = 2024
GIVEN = [
    GivenPassword("EQ Ordinamento contabile e finanziario", "Bianchi Anna", "7fk2-9wqp-x3mh-c8vd"),
    GivenPassword("Sindaco", "Verdi Luca", "h4zt-2njr-p9ws-6kbe"),
]
LOCKED = LockedBackup(
    Backup(datetime(YEAR, 3, 1, 12, 30), Path("Esempio.merito"), BackupReason.DAILY),
    (ShownSlot("1", "Segretario comunale"), ShownSlot("2", "EQ Ordinamento contabile e finanziario")),
)
DAY = date(YEAR, 6, 30)
_OPTIONS = tuple(ColumnOption(("Dipendenti",), one.key, one.heading) for one in EMPLOYEE_COLUMNS)
FILE = WorkbookPreview(
    "",
    columns=(
        FileColumn("Foglio1", "Dipendenti", "Compleanno", _OPTIONS),
        FileColumn("Foglio1", "Dipendenti", "Matr.", _OPTIONS, 0, is_known=True),
    ),
    sheets=(FileSheet("Cessati", "Dipendenti"), FileSheet("Foglio1", "Dipendenti")),
)


REASON_NEEDED = ReasonNeeded(
    ["Rossi Mario"],
    ["Verdi Anna"],
    [("AG-01", ("Rossi Mario", "Verdi Anna"))],
    [(ActId(1), "Delibera n. 12")],
)


class Openers:
    """Makes dialogs over `parent`, each on real rows of the archive of `desk`."""

    def __init__(self, parent: QWidget, desk: Desk, folder: Path) -> None:
        self.parent, self.desk, self.folder = parent, desk, folder

    @property
    def workspace(self) -> Any:
        return self.desk.workspace

    def round(self) -> Any:
        return list_rounds(self.workspace, YEAR)[0]

    def sheet(self) -> Any:
        return sheet_detail(self.workspace, list_sheets(self.workspace, self.round().id)[0].id)

    def overview(self) -> Any:
        return read_overview(self.workspace, YEAR, DAY)

    def objective(self) -> Any:
        groups = objective_tree(self.workspace, YEAR).groups
        rows = [row for group in groups for row in group.rows]
        return next(one for row in rows if (one := objective_detail(self.workspace, row.id)).indicators)

    def versions(self) -> Any:
        return list_method_versions(self.workspace)

    def verdict(self) -> ArchiveVerdict:
        verdict: ArchiveVerdict = verify_archive(self.workspace)
        return verdict

    def owners(self) -> Any:
        return [FileOwner((1, Party()), "Bianchi Anna", "Valutazione finale 2024: 4 schede da compilare", "a.xlsx")]

    def workbook(self) -> Any:
        path = self.folder / "anagrafica.xlsx"
        export_workbook(self.workspace, PERSONNEL_WORKBOOK, YEAR, path)
        return look_at_workbook(self.workspace, PERSONNEL_WORKBOOK, path)


def _training_row() -> TrainingRow:
    return TrainingRow(
        EmployeeId(1), "0001", "Bianchi Anna", AreaId(1), "Area", "Area", 365, 365, HUNDRED, None, ZERO, Decimal(40)
    )


def _fund(made: Openers) -> QDialog:
    row = AwardFundRow("i", "Performance individuale", FundKind.INDIVIDUAL, FundNature.VARIABLE)
    return FundDialog(made.desk, made.parent, row, ())


def _award_rules(made: Openers) -> QDialog:
    if not read_rules_page(made.workspace).rows:
        add_rules(made.workspace, read_award_preset("fasce"), AwardRulesDraft(year_from=YEAR))
    return AwardRulesDialog(made.parent, made.desk, read_rules_page(made.workspace).rows[0])


def _progressions(made: Openers) -> ProgressionPage:
    """Return the year of which the example has a ranking."""
    return read_progressions_of(made.desk.workspace, YEAR - 1)


def _candidate(made: Openers) -> QDialog:
    page = _progressions(made)
    facts = read_person_facts(made.desk.workspace, YEAR - 1, EmployeeId(page.candidates[0].id))
    return CandidateDialog(made.parent, made.desk, page, facts)


def _procedure(made: Openers) -> QDialog:
    return ProcedureDialog(made.parent, made.desk, present(_progressions(made).procedure).draft)


def _ranking_remark(made: Openers) -> QDialog:
    draft = ProgressionRemarkDraft(on_date=DAY)
    return RankingRemarkDialog(made.parent, made.desk, draft, _progressions(made).candidates)


def _publish(made: Openers) -> QDialog:
    return PublishDialog(made.parent, made.desk, is_final=True, hint="Dopo non cambia più.")


def _letters(made: Openers) -> QDialog:
    row = LetterRow(2, "Bianchi Anna", "EQ Servizi sociali", 4, 1, date(2025, 1, 31), None)
    return LettersDialog(made.parent, made.desk, [row])


def _posting(made: Openers) -> QDialog:
    return posting_dialog(made.desk, made.parent, made.overview(), PostingDraft(), "Rossi Maria")


def _new_archive(made: Openers) -> QDialog:
    methods = [MethodChoice(one.code, one.name, one.description, one.sheets) for one in list_presets()]
    return NewArchiveDialog(made.parent, methods, nothing_more, YEAR)


def _form(made: Openers) -> QDialog:
    dialog = FormDialog(made.parent, "Nuova misura")
    dialog.form.add(Column("title", "Titolo", width=40, required=True))
    return dialog


def _new_line(made: Openers) -> QDialog:
    return NewLineDialog(made.parent, made.desk, next_line([], YEAR))


def _new_method(made: Openers) -> QDialog:
    return NewMethodDialog(made.parent, list_presets(), made.versions(), LastYear(YEAR - 1, made.versions()[0].id))


def _prepare(made: Openers) -> QDialog:
    return PrepareDialog(made.parent, made.round(), preview_preparation(made.workspace, made.round().id), _nothing)


def _nothing(*_told: object) -> None:
    """What a dialog would do is not done here."""


def _people(made: Openers) -> QDialog:
    return PeopleDialog(made.parent, objective_choices(made.workspace, YEAR).people)


def _weights(made: Openers) -> QDialog:
    return PersonWeightsDialog(made.parent, made.desk, objective_choices(made.workspace, YEAR).people[0].id)


def _limit(made: Openers) -> QDialog:
    limit = next(row.limit for row in list_law(made.workspace, YEAR) if row.limit is not None)
    return LimitDialog(made.parent, made.desk, limit)


def _indicator(made: Openers) -> QDialog:
    detail = made.objective()
    return IndicatorDialog(made.parent, made.desk, detail.draft.id, detail.indicators[0])


def _gantt(made: Openers) -> QDialog:
    detail = replace(made.objective(), phases=(PhaseRow(PhaseId(1), 1, "Gara", 0b111, DAY, None, HUNDRED, ZERO),))
    return GanttDialog(made.parent, made.desk, detail)


def _recipients(made: Openers) -> QDialog:
    choices = objective_choices(made.desk.workspace, YEAR)
    return RecipientsDialog(made.parent, made.desk, [made.objective().draft.id], choices)


def _link(made: Openers) -> QDialog:
    choices = objective_choices(made.desk.workspace, YEAR)
    return LinkDialog(made.parent, made.desk, [made.objective().draft.id], choices)


def _paste(made: Openers) -> QDialog:
    cells = block_cells([["Sportello", "Accessi", "n.", "molti"], ["", "", "%"]], KEYS[2:])
    units = objective_choices(made.desk.workspace, YEAR).units
    return PasteDialog(
        made.parent, lambda unit: rehearse([], cells, Known(), unit), units[0].unit, units, lambda *_: None
    )


def _reading(made: Openers) -> QDialog:
    return ReadingDialog(made.parent, made.desk, made.objective(), ("buono", "ottimo"))


def _value(made: Openers) -> QDialog:
    return ValueDialog(made.parent, made.desk, made.objective().indicators[0], [], ["buono", "ottimo"])


def _objective(made: Openers) -> QDialog:
    return ObjectiveDialog(made.parent, made.desk, objective_choices(made.workspace, YEAR), None, _nothing)


def _year(made: Openers) -> QDialog:
    return YearDialog(made.parent, made.desk, list_cycles(made.workspace)[-1])


def _entry(made: Openers) -> QDialog:
    catalogue = catalogue_of(made.workspace)
    return EntryDialog(made.parent, made.desk, OwnEntryDraft(catalogue.entries[0]), catalogue)


def _to_year(made: Openers) -> QDialog:
    catalogue, units = catalogue_of(made.workspace), objective_choices(made.workspace, YEAR).units
    return ToYearDialog(made.parent, made.desk, catalogue.entries[0], catalogue, units)


def _help(made: Openers) -> QDialog:
    return show_help(made.parent, "Aiuto", "<h2>Titolo</h2><p>Testo.</p>")


def _password(made: Openers) -> QDialog:
    user = UserRow(UserId(1), 1, "Bianchi Anna", UserRole.EQ, False, DAY, None)
    return PasswordDialog(made.parent, made.desk, user, _nothing)


def _protected() -> ProtectedArchive:
    return ProtectedArchive(Path("Esempio.merito"), "1", "Comune di Esempio", datetime(YEAR, 1, 1, tzinfo=UTC), ())


def _recovery(made: Openers) -> QDialog:
    return RecoveryDialog(made.parent, _protected(), _nothing)


def _under_review(made: Openers) -> Any:
    """A sheet handed over of which the person has asked something."""
    lines = (RemarkLine(RemarkId(1), RemarkKind.REMARKS, DAY, "Rossi Maria", "Il grado non tiene conto dei mesi."),)
    process = Process()
    review = SheetReview(lines, last_days(process.review_days, DAY), may_admit_late=True)
    return replace(made.sheet(), review=review)


def _with_part(made: Openers, *, is_signed: bool = False) -> Any:
    """A sheet of which a second evaluator scores the behaviours."""
    signed = {"signed_by": "Neri Ugo", "signed_on": DAY} if is_signed else {}
    part = EvaluatedPart("comportamenti", "Neri Ugo", **signed)
    shown = PartToFill(part, "Comportamenti professionali", "secondo valutatore", may_fill=True, needs_reason=True)
    return replace(made.sheet(), parts=(shown,))


def _to_name() -> PartsToName:
    neri = Party(employee_id=EmployeeId(1))
    part = PartToName("comportamenti", "Comportamenti professionali", "secondo valutatore", neri, is_of_body=False)
    return PartsToName((part,), ((neri, "Neri Ugo (0001)"),))


def _certified() -> CertifiedPage:
    """The certified data of a method that asks for one of each kind."""
    data = (
        CertifiedDatum("presenze", "Presenze certificate", unit="giorni"),
        CertifiedDatum("richiamo", "Richiami scritti", kind=DatumKind.EVENT),
    )
    row = FigureRow(data[0], FigureOwner(employee_id=EmployeeId(1)), "Bianchi Anna (0001)")
    return CertifiedPage(YEAR, "Metodo", data, (row,), people=((EmployeeId(1), "Bianchi Anna (0001)"),))


OPENERS: dict[str, Callable[[Openers], QDialog]] = {
    "LawDialog": lambda made: LawDialog(made.parent, made.desk),
    "LimitDialog": _limit,
    "PaymentDialog": lambda made: PaymentDialog(made.parent, made.desk),
    "DelayDialog": lambda made: DelayDialog(made.parent, made.desk, read_payment_page(made.workspace, YEAR), _nothing),
    "CertifiedDialog": lambda made: CertifiedDialog(made.parent, made.desk),
    "FigureDialog": lambda made: FigureDialog(made.parent, made.desk, _certified().figures),
    "PasteFiguresDialog": lambda made: PasteFiguresDialog(made.parent, made.desk, _certified(), "presenze"),
    "EventDialog": lambda made: EventDialog(made.parent, made.desk, _certified()),
    "SmallestClassDialog": lambda made: SmallestClassDialog(made.parent, made.desk, 5),
    "ReportDialog": lambda made: ReportDialog(made.parent, "Versione di Merito: 0.1.0\nSistema: Linux"),
    "AbsenceDialog": lambda made: AbsenceDialog(made.parent, people_in_service(made.workspace, made.round().id), None),
    "AbsencesDialog": lambda made: AbsencesDialog(
        made.parent, made.desk, made.round(), people_in_service(made.workspace, made.round().id)
    ),
    "AcknowledgementDialog": lambda made: AcknowledgementDialog(made.parent, made.desk),
    "AnswerDialog": lambda made: AnswerDialog(made.parent, _under_review(made)),
    "AppointmentDialog": lambda made: AppointmentDialog(made.desk, made.parent, made.overview(), EqAppointmentDraft()),
    "AreaChargeDialog": lambda made: AreaChargeDialog(made.desk, made.parent, made.overview(), AreaChargeDraft()),
    "ArchiveDialog": lambda made: ArchiveDialog(made.parent, made.verdict()),
    "AssignDialog": lambda made: AssignDialog(made.parent, DAY, 4),
    "AttachmentDialog": lambda made: AttachmentDialog(made.parent, made.sheet()),
    "AuditDialog": lambda made: AuditDialog(made.parent, made.desk),
    "BackupKeyDialog": lambda made: BackupKeyDialog(made.parent, made.desk, LOCKED, _nothing),
    "BackupsDialog": lambda made: BackupsDialog(made.desk, made.parent, _nothing),
    "CatalogueDialog": lambda made: CatalogueDialog(made.parent, made.desk),
    "CatalogueIndicatorDialog": lambda made: CatalogueIndicatorDialog(
        made.parent, catalogue_of(made.workspace).entries[0].indicators[0], _nothing
    ),
    "EvidenceDialog": lambda made: EvidenceDialog(made.parent, made.desk, list_results(made.workspace, YEAR)[0].id),
    "NewEvidenceDialog": lambda made: NewEvidenceDialog(
        made.parent,
        made.desk,
        read_evidence(made.workspace, list_results(made.workspace, YEAR)[0].id),
        EvidenceDraft(list_results(made.workspace, YEAR)[0].id, EvidenceKind.ACT),
    ),
    "ClosingDialog": lambda made: ClosingDialog(made.parent, made.desk, read_closing(made.workspace, YEAR)),
    "ReopenYearDialog": lambda made: ReopenYearDialog(made.parent, made.desk, YEAR),
    "CertificationDialog": lambda made: CertificationDialog(made.parent, made.desk),
    "CertifyDialog": lambda made: CertifyDialog(
        made.parent, made.desk, list_results(made.workspace, YEAR)[:3], list_acts(made.workspace)
    ),
    "ReopenDialog": lambda made: ReopenDialog(made.parent, made.desk, list_results(made.workspace, YEAR)[:1]),
    "AdoptionDialog": lambda made: AdoptionDialog(made.desk, made.parent, AwardRulesDraft(AwardRulesId(1), YEAR), ()),
    "FactDialog": lambda made: FactDialog(made.parent, made.desk, AwardsPage(YEAR), AwardFactDraft()),
    "FactsDialog": lambda made: FactsDialog(made.parent, made.desk),
    "FundDialog": _fund,
    "CandidateDialog": _candidate,
    "ProcedureDialog": _procedure,
    "ProcedureReopeningDialog": lambda made: ProcedureReopeningDialog(made.parent, made.desk),
    "ProgressionRulesDialog": lambda made: ProgressionRulesDialog(made.parent, made.desk, _progressions(made)),
    "PublishDialog": _publish,
    "RankingRemarkDialog": _ranking_remark,
    "RulesDialog": lambda made: RulesDialog(made.parent, made.desk),
    "AwardRulesDialog": _award_rules,
    "NewRulesDialog": lambda made: NewRulesDialog(made.parent, (), YEAR),
    "ColumnsDialog": lambda made: ColumnsDialog(made.parent, FILE, _nothing),
    "PlanWordsDialog": lambda made: PlanWordsDialog(made.parent, (NameableWord("Traguardo", "Nidi"),), {}, _nothing),
    "CompleteDialog": lambda made: CompleteDialog(
        made.parent, made.desk, lines_to_complete(made.workspace, YEAR), _nothing
    ),
    "CompareDialog": lambda made: CompareDialog(made.parent, made.desk, made.versions(), made.versions()[0].id),
    "CopyYearDialog": lambda made: CopyYearDialog(made.parent, made.desk, [YEAR], YEAR + 1),
    "DeliveryDialog": lambda made: DeliveryDialog(made.parent, made.sheet()),
    "DraftDialog": _posting,
    "EntryDialog": _entry,
    "DocumentDataDialog": lambda made: DocumentDataDialog(
        made.parent, made.desk, PLAN, document_data_form(made.workspace, PLAN, YEAR)
    ),
    "FinishDialog": lambda made: FinishDialog(made.parent, made.desk, made.round()),
    "FormDialog": _form,
    "SavingDialog": _posting,
    "NewArchiveDialog": _new_archive,
    "WaysDialog": lambda made: WaysDialog(made.parent),
    "GuideWindow": lambda made: GuideWindow(made.parent, made.desk.runner),
    "FirstPasswordDialog": lambda made: FirstPasswordDialog(made.parent, _protected(), "a", "7fk2-9wqp", _nothing),
    "GivenPasswordsDialog": lambda made: GivenPasswordsDialog(made.parent, GIVEN, "Comune di Esempio"),
    "HearingDialog": lambda made: HearingDialog(made.parent, made.sheet()),
    "HireDialog": lambda made: HireDialog(made.desk, made.parent, made.overview(), PostingDraft()),
    "ImportDialog": lambda made: ImportDialog(made.parent, made.desk, made.workbook()),
    "GanttDialog": _gantt,
    "IndicatorDialog": _indicator,
    "LettersDialog": _letters,
    "LearnDialog": lambda made: LearnDialog(made.parent, made.desk, entries_to_learn(made.workspace), _nothing),
    "LinkDialog": _link,
    "MandateDialog": lambda made: MandateDialog(made.parent, made.desk),
    "TextsDialog": lambda made: TextsDialog(made.parent, made.desk, PLAN),
    "ManualWindow": lambda made: ManualWindow(read_manual(), FOLDER, made.parent),
    "MeasuresDialog": lambda made: MeasuresDialog(made.parent, made.desk),
    "MethodsDialog": lambda made: MethodsDialog(made.parent, made.desk),
    "NewLineDialog": _new_line,
    "NewMethodDialog": _new_method,
    "NewYearDialog": lambda made: NewYearDialog(made.parent, made.desk, [YEAR]),
    "ObjectiveDialog": _objective,
    "OwnersDialog": lambda made: OwnersDialog(made.parent, SCORES_WORKBOOK, made.owners(), _nothing),
    "OwnPasswordDialog": lambda made: OwnPasswordDialog(made.parent, "Bianchi Anna"),
    "PasswordDialog": _password,
    "PeopleDialog": _people,
    "PersonWeightsDialog": _weights,
    "PasteDialog": _paste,
    "PlainDialog": _help,
    "PlanHeadsDialog": lambda made: PlanHeadsDialog(made.parent, made.desk),
    "PrepareDialog": _prepare,
    "ProtectDialog": lambda made: ProtectDialog(made.parent, is_invented=True),
    "ReasonDialog": lambda made: ReasonDialog(made.parent, REASON_NEEDED),
    "RecodeDialog": lambda made: RecodeDialog(made.parent, made.desk),
    "RecipientsDialog": _recipients,
    "RecoveryDialog": _recovery,
    "RecoveryTrialDialog": lambda made: RecoveryTrialDialog(made.parent, made.desk, _nothing),
    "RemarkDialog": lambda made: RemarkDialog(made.parent, _under_review(made)),
    "RenewKeyDialog": lambda made: RenewKeyDialog(made.parent),
    "StateDialog": lambda made: StateDialog(made.parent, made.desk, made.objective().draft.id, NEUTRALISATION),
    "RoundDialog": lambda made: RoundDialog(made.parent, YEAR, list(RoundKind), made.versions()),
    "NotEvaluableDialog": lambda made: NotEvaluableDialog(made.parent, "Scheda non valutabile", "Perché.", "Salva"),
    "SeenDialog": lambda made: SeenDialog(made.parent, made.sheet()),
    "ShortcutsDialog": lambda made: ShortcutsDialog(made.parent, [KeyRow("Ctrl+K", "Trova", "Menu Modifica")]),
    "SignatureLedgerDialog": lambda made: SignatureLedgerDialog(made.parent, made.desk, made.round()),
    "SignatureDialog": lambda made: SignatureDialog(made.parent, made.sheet()),
    "PartEvaluatorsDialog": lambda made: PartEvaluatorsDialog(made.parent, _with_part(made), _to_name()),
    "PartReopeningDialog": lambda made: PartReopeningDialog(made.parent, _with_part(made, is_signed=True)),
    "PartSignatureDialog": lambda made: PartSignatureDialog(made.parent, _with_part(made)),
    "SubstitutionDialog": lambda made: SubstitutionDialog(made.parent, made.sheet()),
    "TranscriptionDialog": lambda made: TranscriptionDialog(made.parent, made.sheet()),
    "ToYearDialog": _to_year,
    "TrainingActivityDialog": lambda made: TrainingActivityDialog(
        made.parent, made.desk, TrainingActivityDraft((EmployeeId(1),)), ["Bianchi Anna"]
    ),
    "TrainingDialog": lambda made: TrainingDialog(made.parent, made.desk),
    "PlannedHoursDialog": lambda made: PlannedHoursDialog(made.parent, made.desk, [_training_row()]),
    "UsersDialog": lambda made: UsersDialog(made.parent, made.desk, _nothing),
    "InterimDialog": lambda made: InterimDialog(made.parent, made.desk),
    "ReadingDialog": _reading,
    "ValueDialog": _value,
    "YearDialog": _year,
}
"""By the name of the class; the bases stand for the dialogs that have no class of their own."""

ELSEWHERE = {
    "Box": "tests/ui/kit/test_dialogs.py asks each of its questions",
    "PrinterDialog": "it is the dialog of the system: tests/ui/documents/test_printer.py",
    "RecoveryKeyDialog": "it is not left before the key is on paper: tests/ui/login/test_protected.py",
    "SheetPreview": "it shows the pages of a sheet: tests/ui/evaluation/test_sheet_steps.py",
    "EdgeDialog": "the page of the year of a person opens it: tests/ui/structure",
    "PaperDialog": "the base of the dialogs that take a scan",
    "StepDialog": "the base of the dialogs of the steps",
}
