"""Which point of the manual helps in a place of the window: by the class of a page, of a part of it, of a dialog."""

from collections.abc import Mapping

from PySide6.QtWidgets import QWidget

from app.domain.manual.point import ManualPoint, point_of
from app.ui.kit.help_key import HelpsAtPoint

FIRST_PAGE = "benvenuto"

PAGES: Mapping[str, str] = {
    "FirstStart": "primo-avvio",
    "LoginPage": "accesso",
    "LockPage": "accesso#blocco",
    "DashboardTab": "cruscotto",
    "StructureTab": "struttura",
    "PersonPanel": "struttura#la-persona",
    "UnitPanel": "struttura#l-unita",
    "PersonLanes": "anno-di-una-persona",
    "PeopleListPage": "struttura#elenco",
    "StaffPage": "struttura#per-genere",
    "OrganigramPage": "struttura#organigramma",
    "EntePage": "dati-dell-ente",
    "ObjectivesTab": "obiettivi",
    "GridPage": "griglia-e-valori",
    "StateView": "griglia-e-valori#stato-di-attuazione",
    "DescriptionPage": "obiettivi-dettaglio#descrizione",
    "IndicatorsPage": "obiettivi-indicatori",
    "PhasesPage": "obiettivi-dettaglio#fasi",
    "PeoplePage": "obiettivi-dettaglio#pesi",
    "ResourcesPage": "obiettivi-dettaglio#risorse",
    "MonitoringPage": "obiettivi-dettaglio#monitoraggio",
    "HistoryPage": "obiettivi-dettaglio#storia",
    "PlanImportPage": "importa-un-piano",
    "EvaluationTab": "valutazioni",
    "SheetPanel": "scheda",
    "YearPanel": "valutazioni#risultati-dell-anno",
    "DistributionPage": "valutazioni#distribuzione",
    "CompositionPage": "scheda#composizione",
    "ReviewPage": "scheda#firme-e-riesame",
    "ExplanationPage": "come-si-calcola",
    "SheetHistoryPage": "scheda#storia",
    "SessionRoom": "seduta",
    "DocumentsTab": "documenti",
}
"""The pages of the window and their parts; a part that is not here is helped by the page around it."""

DIALOGS: Mapping[str, str] = {
    "AbsenceDialog": "valutazioni#giorni-non-valutabili",
    "AbsencesDialog": "valutazioni#giorni-non-valutabili",
    "AcknowledgementDialog": "febbraio#presa-visione",
    "AnswerDialog": "scheda#firme-e-riesame",
    "AppointmentDialog": "struttura#incarichi-di-eq",
    "ArchiveDialog": "registro-e-verifica#verifica-l-archivio",
    "AssignDialog": "febbraio#presa-visione",
    "AttachmentDialog": "scheda#allegati",
    "AuditDialog": "registro-e-verifica",
    "BackupKeyDialog": "copie-di-sicurezza#copia-di-un-altra-chiave",
    "BackupsDialog": "copie-di-sicurezza",
    "CatalogueDialog": "catalogo",
    "CatalogueIndicatorDialog": "catalogo#voci-dell-ente",
    "CertificationDialog": "certificazione",
    "CertifyDialog": "certificazione",
    "ClosingDialog": "chiudere-l-anno",
    "ColumnsDialog": "fogli-excel#colonne",
    "CompareDialog": "metodologia#confronta",
    "CompleteDialog": "catalogo#completa",
    "CopyYearDialog": "anno-nuovo",
    "DelayDialog": "tempi-di-pagamento",
    "DeliveryDialog": "scheda#passi",
    "DocumentDataDialog": "documenti#dati-del-documento",
    "DraftDialog": "struttura#assegnazioni",
    "EdgeDialog": "anno-di-una-persona",
    "EntryDialog": "catalogo#voci-dell-ente",
    "EvidenceDialog": "certificazione#evidenze",
    "FinishDialog": "febbraio-maggio#concludere",
    "FirstPasswordDialog": "accesso#password-provvisoria",
    "GanttDialog": "obiettivi-dettaglio#fasi",
    "GivenPasswordsDialog": "utenti#nuova-chiave",
    "GuideWindow": "metodologia#il-file",
    "HearingDialog": "scheda#contraddittorio",
    "HireDialog": "struttura#la-persona",
    "ImportDialog": "fogli-excel#anteprima",
    "IndicatorDialog": "obiettivi-indicatori",
    "InterimDialog": "giugno#valori-intermedi",
    "LawDialog": "norme-e-soglie",
    "LearnDialog": "catalogo#voci-dell-ente",
    "LettersDialog": "cruscotto#lettere",
    "LimitDialog": "norme-e-soglie",
    "LinkDialog": "obiettivi-dettaglio#descrizione",
    "MandateDialog": "obiettivi-dettaglio#mandato-e-dup",
    "ManualWindow": "benvenuto#il-manuale",
    "MeasuresDialog": "obiettivi-dettaglio#misure-anticorruzione",
    "MethodsDialog": "metodologia",
    "NewEvidenceDialog": "certificazione#evidenze",
    "NewLineDialog": "obiettivi-dettaglio#mandato-e-dup",
    "NewMethodDialog": "metodologia",
    "NewYearDialog": "anno-nuovo",
    "NotEvaluableDialog": "scheda#non-valutabile",
    "ObjectiveDialog": "obiettivi#nuovo-obiettivo",
    "OwnPasswordDialog": "accesso#cambiare-la-password",
    "OwnersDialog": "fogli-excel#valutatori",
    "PasswordDialog": "utenti#password",
    "PasteDialog": "griglia-e-valori#incollare",
    "PaymentDialog": "tempi-di-pagamento",
    "PeopleDialog": "obiettivi-dettaglio#pesi",
    "PersonWeightsDialog": "obiettivi-dettaglio#pesi",
    "PlannedHoursDialog": "formazione",
    "PrepareDialog": "valutazioni#preparare",
    "PrinterDialog": "documenti",
    "ProtectDialog": "utenti#proteggere",
    "ReadingDialog": "obiettivi-dettaglio#monitoraggio",
    "ReasonDialog": "obiettivi#variazioni",
    "RecipientsDialog": "obiettivi-dettaglio#pesi",
    "RecodeDialog": "obiettivi#codici",
    "RecoveryDialog": "accesso#chiave-di-recupero",
    "RecoveryKeyDialog": "accesso#chiave-di-recupero",
    "RecoveryTrialDialog": "accesso#chiave-di-recupero",
    "RemarkDialog": "scheda#firme-e-riesame",
    "RenewKeyDialog": "utenti#nuova-chiave",
    "ReopenDialog": "certificazione",
    "ReopenYearDialog": "chiudere-l-anno#riaprire",
    "ReportDialog": "se-qualcosa-non-va#chiuso-male",
    "RoundDialog": "valutazioni#aprire-una-sessione",
    "SeenDialog": "febbraio#presa-visione",
    "SheetPreview": "scheda#stampare",
    "SignatureDialog": "scheda#passi",
    "SignatureRegisterDialog": "febbraio-maggio#registro-firme",
    "SmallestClassDialog": "relazione#classe-minima",
    "StateDialog": "obiettivi#stato",
    "SubstitutionDialog": "scheda#chi-valuta-al-posto-di-un-altro",
    "TextsDialog": "documenti#testi",
    "ToYearDialog": "catalogo",
    "TrainingActivityDialog": "formazione",
    "TrainingDialog": "formazione",
    "TranscriptionDialog": "scheda#chi-valuta-al-posto-di-un-altro",
    "UsersDialog": "utenti",
    "ValueDialog": "obiettivi-indicatori#valori",
    "YearDialog": "chiudere-l-anno#dati-dell-anno",
}
"""The dialogs; one that is not here, a question, is helped by the place over which it stands."""

_POINTS = {name: point_of(target) for name, target in {**PAGES, **DIALOGS}.items()}


def point_at(widget: QWidget | None) -> ManualPoint:
    """Return the point of the nearest place around a widget that has one: dialog, part of a page, page, window."""
    while widget is not None:
        if isinstance(widget, HelpsAtPoint) and (point := widget.help_point()) is not None:
            return point
        if (named := _POINTS.get(type(widget).__name__)) is not None:
            return named
        widget = widget.parentWidget()
    return ManualPoint(FIRST_PAGE)
