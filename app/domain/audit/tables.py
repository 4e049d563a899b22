"""The tables of the archive in Italian: what each holds and how the audit names its rows."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class TableWords:
    """What a table holds, in the singular, and the columns that tell a reader which row it is."""

    word: str
    named_by: tuple[str, ...] = ()


TABLES: Mapping[str, TableWords] = {
    "absences": TableWords("Assenza", ("employee_id", "kind")),
    "acts": TableWords("Atto", ("kind", "number", "on_date")),
    "archive_info": TableWords("Dati dell'archivio"),
    "area_charges": TableWords("Responsabilità di un'area", ("official_id", "area_id")),
    "areas": TableWords("Area", ("name",)),
    "attachment_bodies": TableWords("Contenuto dell'allegato", ("attachment_id",)),
    "attachments": TableWords("Allegato della scheda", ("kind", "name")),
    "audit_entries": TableWords("Registrazione"),
    "award_facts": TableWords("Dato per i premi", ("kind", "employee_id", "official_id")),
    "award_funds": TableWords("Fondo dei premi", ("code",)),
    "award_rules": TableWords("Regole dei premi", ("name", "year_from")),
    "award_statements": TableWords("Premi calcolati alla chiusura", ("cycle_id",)),
    "catalogue_entries": TableWords("Voce del catalogo", ("code", "title")),
    "certifications": TableWords("Certificazione del Nucleo", ("on_date", "minutes")),
    "certified_objectives": TableWords("Risultato certificato", ("objective_id",)),
    "certified_figures": TableWords("Dato certificato", ("code", "employee_id", "sector_id", "area_id")),
    "column_mappings": TableWords("Colonne di un foglio", ("workbook", "name")),
    "contract_areas": TableWords("Area contrattuale", ("name",)),
    "cycles": TableWords("Anno", ("year",)),
    "declared_figures": TableWords("Dato dichiarato", ("label",)),
    "document_settings": TableWords("Dati di un documento", ("kind", "cycle_id")),
    "document_signatories": TableWords("Firmatario di un documento", ("title", "name")),
    "employees": TableWords("Persona", ("last_name", "first_name")),
    "eq_appointment_areas": TableWords("Area dell'incarico di EQ", ("appointment_id", "area_id")),
    "eq_appointments": TableWords("Incarico di EQ", ("employee_id",)),
    "evaluation_rounds": TableWords("Sessione di valutazione", ("kind", "cycle_id")),
    "evaluator_overrides": TableWords("Valutatore indicato", ("employee_id",)),
    "evidence_bodies": TableWords("Contenuto dell'evidenza", ("evidence_id",)),
    "evidences": TableWords("Evidenza", ("name",)),
    "indicator_readings": TableWords("Rilevazione dell'indicatore", ("indicator_id", "on_date")),
    "indicator_values": TableWords("Valore dell'indicatore", ("indicator_id", "kind")),
    "indicators": TableWords("Indicatore", ("name",)),
    "mandate_lines": TableWords("Linea di mandato", ("code", "title")),
    "method_versions": TableWords("Versione della metodologia", ("method_id", "number")),
    "methods": TableWords("Metodologia", ("name",)),
    "minutes_bodies": TableWords("Contenuto del verbale", ("file_id",)),
    "minutes_files": TableWords("Verbale allegato", ("name",)),
    "monitorings": TableWords("Monitoraggio", ("objective_id", "on_date")),
    "municipality": TableWords("Ente", ("name",)),
    "not_evaluable_periods": TableWords("Periodo non valutabile", ("employee_id",)),
    "objective_ambits": TableWords("Ambito dell'obiettivo", ("ambit", "objective_id")),
    "objective_assignments": TableWords("Assegnazione dell'obiettivo", ("employee_id", "objective_id")),
    "objective_measures": TableWords("Misura dell'obiettivo", ("measure_id", "objective_id")),
    "objective_resources": TableWords("Risorsa dell'obiettivo", ("objective_id", "description")),
    "objective_revisions": TableWords("Variazione dell'obiettivo", ("objective_id", "on_date")),
    "objective_units": TableWords("Unità dell'obiettivo", ("sector_id", "area_id", "objective_id")),
    "objectives": TableWords("Obiettivo", ("code", "title")),
    "offices": TableWords("Ufficio", ("name",)),
    "officials": TableWords("Organo dell'ente", ("full_name",)),
    "payment_certificates": TableWords("Tempi di pagamento certificati", ("cycle_id",)),
    "penalty_events": TableWords("Evento che toglie punti", ("code", "employee_id", "on_date")),
    "personnel_costs": TableWords("Spesa per il personale", ("year",)),
    "phase_readings": TableWords("Rilevazione della fase", ("phase_id", "on_date")),
    "phases": TableWords("Fase", ("title",)),
    "plan_layouts": TableWords("Impaginazione di un piano", ("name",)),
    "plan_texts": TableWords("Testo del piano", ("part", "title")),
    "population_figures": TableWords("Popolazione", ("on_date",)),
    "postings": TableWords("Assegnazione", ("employee_id", "valid_from")),
    "prevention_measures": TableWords("Misura anticorruzione", ("code",)),
    "proposals": TableWords("Proposta", ("kind", "objective_id", "sheet_id")),
    "revision_changes": TableWords("Che cosa varia", ("part", "field")),
    "progression_facts": TableWords("Fatti per le progressioni", ("employee_id",)),
    "progression_items": TableWords("Titolo per le progressioni", ("employee_id", "criterion", "item")),
    "progression_procedures": TableWords("Procedura delle progressioni", ("cycle_id",)),
    "progression_rankings": TableWords("Graduatoria pubblicata", ("cycle_id", "on_date")),
    "progression_remarks": TableWords("Osservazione sulla graduatoria", ("employee_id",)),
    "progression_years": TableWords("Performance di un anno prima", ("employee_id", "year")),
    "section_evaluators": TableWords("Chi valuta una parte della scheda", ("sheet_id", "section")),
    "sectors": TableWords("Settore", ("name",)),
    "settings": TableWords("Impostazione", ("key",)),
    "sheet_adjustments": TableWords("Correzione della scheda", ("sheet_id", "points")),
    "sheet_choices": TableWords("Fattore scelto", ("sheet_id", "item")),
    "sheet_events": TableWords("Passaggio della scheda", ("sheet_id", "to_state")),
    "sheet_exclusions": TableWords("Parte che non si applica", ("sheet_id", "section", "item")),
    "sheet_outcomes": TableWords("Esito della scheda"),
    "sheet_papers": TableWords("Copia stampata della scheda", ("sheet_id", "code")),
    "sheet_remarks": TableWords("Osservazione sulla scheda", ("sheet_id", "kind")),
    "sheet_scores": TableWords("Punteggio", ("sheet_id", "item")),
    "sheet_signatures": TableWords("Firma della scheda", ("sheet_id", "kind")),
    "sheet_snapshots": TableWords("Contenuto della scheda definitiva", ("sheet_id",)),
    "sheet_weights": TableWords("Peso nella scheda", ("sheet_id", "section")),
    "sheets": TableWords("Scheda di valutazione", ("employee_id", "official_id")),
    "training_activities": TableWords("Attività di formazione", ("employee_id", "title")),
    "training_plans": TableWords("Ore di formazione previste", ("employee_id",)),
    "users": TableWords("Utente", ("full_name",)),
    "year_closings": TableWords("Chiusura dell'anno", ("cycle_id", "closed_on")),
}

REFERENCES: Mapping[str, str] = {
    "act_id": "acts",
    "answers_id": "sheet_remarks",
    "appointment_id": "eq_appointments",
    "attachment_id": "attachments",
    "area_id": "areas",
    "certification_id": "certifications",
    "contract_area_id": "contract_areas",
    "cycle_id": "cycles",
    "employee_id": "employees",
    "evaluator_id": "employees",
    "evaluator_official_id": "officials",
    "evidence_id": "evidences",
    "file_id": "minutes_files",
    "indicator_id": "indicators",
    "mandate_line_id": "mandate_lines",
    "measure_id": "prevention_measures",
    "method_id": "methods",
    "method_version_id": "method_versions",
    "objective_id": "objectives",
    "office_id": "offices",
    "official_id": "officials",
    "origin_id": "objectives",
    "origin_indicator_id": "indicators",
    "owner_id": "employees",
    "parent_id": "objectives",
    "phase_id": "phases",
    "report_act_id": "acts",
    "revision_id": "objective_revisions",
    "round_id": "evaluation_rounds",
    "sector_id": "sectors",
    "settings_id": "document_settings",
    "sheet_id": "sheets",
    "supersedes_id": "sheets",
}
"""The table that a column points at: the reader wants the name that is there, not its number."""

_UNKNOWN = TableWords("")


def table_word(table: str) -> str:
    """Return what `table` holds; its own name when an unknown archive wrote it."""
    return TABLES.get(table, _UNKNOWN).word or table


def naming_columns(table: str) -> tuple[str, ...]:
    return TABLES.get(table, _UNKNOWN).named_by
