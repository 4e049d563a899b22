"""Archives of the first schema."""

import lzma
import sqlite3
from contextlib import closing
from pathlib import Path

_BACK = """
DROP TABLE area_charges;
ALTER TABLE sheet_events DROP COLUMN origin;
DROP TRIGGER certifications_of_closed_year_insert;
DROP TRIGGER certifications_of_closed_year_update;
DROP TRIGGER certifications_of_closed_year_delete;
DROP TRIGGER declared_figures_of_closed_year_insert;
DROP TRIGGER declared_figures_of_closed_year_update;
DROP TRIGGER declared_figures_of_closed_year_delete;
DROP TRIGGER evaluation_rounds_of_closed_year_insert;
DROP TRIGGER evaluation_rounds_of_closed_year_update;
DROP TRIGGER evaluation_rounds_of_closed_year_delete;
DROP TRIGGER objectives_of_closed_year_insert;
DROP TRIGGER objectives_of_closed_year_update;
DROP TRIGGER objectives_of_closed_year_delete;
DROP TRIGGER plan_texts_of_closed_year_insert;
DROP TRIGGER plan_texts_of_closed_year_update;
DROP TRIGGER plan_texts_of_closed_year_delete;
DROP TRIGGER prevention_measures_of_closed_year_insert;
DROP TRIGGER prevention_measures_of_closed_year_update;
DROP TRIGGER prevention_measures_of_closed_year_delete;
DROP TRIGGER certified_objectives_of_closed_year_insert;
DROP TRIGGER certified_objectives_of_closed_year_update;
DROP TRIGGER certified_objectives_of_closed_year_delete;
DROP TRIGGER indicators_of_closed_year_insert;
DROP TRIGGER indicators_of_closed_year_update;
DROP TRIGGER indicators_of_closed_year_delete;
DROP TRIGGER monitorings_of_closed_year_insert;
DROP TRIGGER monitorings_of_closed_year_update;
DROP TRIGGER monitorings_of_closed_year_delete;
DROP TRIGGER objective_ambits_of_closed_year_insert;
DROP TRIGGER objective_ambits_of_closed_year_update;
DROP TRIGGER objective_ambits_of_closed_year_delete;
DROP TRIGGER objective_assignments_of_closed_year_insert;
DROP TRIGGER objective_assignments_of_closed_year_update;
DROP TRIGGER objective_assignments_of_closed_year_delete;
DROP TRIGGER objective_measures_of_closed_year_insert;
DROP TRIGGER objective_measures_of_closed_year_update;
DROP TRIGGER objective_measures_of_closed_year_delete;
DROP TRIGGER objective_resources_of_closed_year_insert;
DROP TRIGGER objective_resources_of_closed_year_update;
DROP TRIGGER objective_resources_of_closed_year_delete;
DROP TRIGGER objective_revisions_of_closed_year_insert;
DROP TRIGGER objective_revisions_of_closed_year_update;
DROP TRIGGER objective_revisions_of_closed_year_delete;
DROP TRIGGER objective_units_of_closed_year_insert;
DROP TRIGGER objective_units_of_closed_year_update;
DROP TRIGGER objective_units_of_closed_year_delete;
DROP TRIGGER phases_of_closed_year_insert;
DROP TRIGGER phases_of_closed_year_update;
DROP TRIGGER phases_of_closed_year_delete;
DROP TRIGGER indicator_values_of_closed_year_insert;
DROP TRIGGER indicator_values_of_closed_year_update;
DROP TRIGGER indicator_values_of_closed_year_delete;
DROP TRIGGER minutes_files_of_closed_year_insert;
DROP TRIGGER minutes_files_of_closed_year_update;
DROP TRIGGER minutes_files_of_closed_year_delete;
DROP TRIGGER minutes_bodies_of_closed_year_insert;
DROP TRIGGER minutes_bodies_of_closed_year_update;
DROP TRIGGER minutes_bodies_of_closed_year_delete;
DROP TRIGGER sheets_of_closed_year_insert;
DROP TRIGGER sheets_of_closed_year_update;
DROP TRIGGER sheets_of_closed_year_delete;
DROP TRIGGER attachments_of_closed_year_insert;
DROP TRIGGER attachments_of_closed_year_update;
DROP TRIGGER attachments_of_closed_year_delete;
DROP TRIGGER sheet_adjustments_of_closed_year_insert;
DROP TRIGGER sheet_adjustments_of_closed_year_update;
DROP TRIGGER sheet_adjustments_of_closed_year_delete;
DROP TRIGGER sheet_choices_of_closed_year_insert;
DROP TRIGGER sheet_choices_of_closed_year_update;
DROP TRIGGER sheet_choices_of_closed_year_delete;
DROP TRIGGER sheet_events_of_closed_year_insert;
DROP TRIGGER sheet_events_of_closed_year_update;
DROP TRIGGER sheet_events_of_closed_year_delete;
DROP TRIGGER sheet_exclusions_of_closed_year_insert;
DROP TRIGGER sheet_exclusions_of_closed_year_update;
DROP TRIGGER sheet_exclusions_of_closed_year_delete;
DROP TRIGGER sheet_remarks_of_closed_year_insert;
DROP TRIGGER sheet_remarks_of_closed_year_update;
DROP TRIGGER sheet_remarks_of_closed_year_delete;
DROP TRIGGER sheet_scores_of_closed_year_insert;
DROP TRIGGER sheet_scores_of_closed_year_update;
DROP TRIGGER sheet_scores_of_closed_year_delete;
DROP TRIGGER sheet_signatures_of_closed_year_insert;
DROP TRIGGER sheet_signatures_of_closed_year_update;
DROP TRIGGER sheet_signatures_of_closed_year_delete;
DROP TRIGGER sheet_snapshots_of_closed_year_insert;
DROP TRIGGER sheet_snapshots_of_closed_year_update;
DROP TRIGGER sheet_snapshots_of_closed_year_delete;
DROP TRIGGER sheet_weights_of_closed_year_insert;
DROP TRIGGER sheet_weights_of_closed_year_update;
DROP TRIGGER sheet_weights_of_closed_year_delete;
DROP TRIGGER attachment_bodies_of_closed_year_insert;
DROP TRIGGER attachment_bodies_of_closed_year_update;
DROP TRIGGER attachment_bodies_of_closed_year_delete;
DROP TRIGGER cycles_of_closed_year_update;
DROP TRIGGER cycles_of_closed_year_delete;
DROP TABLE section_evaluators;
DROP TABLE certified_figures;
DROP TABLE penalty_events;
DROP TABLE award_facts;
DROP TABLE award_funds;
DROP TABLE award_rules;
DROP TABLE award_statements;
DROP TABLE progression_facts;
DROP TABLE progression_items;
DROP TABLE progression_procedures;
DROP TABLE progression_rankings;
DROP TABLE progression_remarks;
DROP TABLE progression_years;
DROP TABLE evidence_bodies;
DROP TABLE payment_certificates;
DROP TABLE evidences;
DROP TABLE proposals;
DROP TABLE indicator_readings;
DROP TABLE phase_readings;
DROP TABLE revision_changes;
DROP TABLE training_activities;
DROP TABLE training_plans;
DROP TABLE year_closings;
DROP INDEX ix_objective_revisions_act_id;
ALTER TABLE objective_revisions DROP COLUMN act_id;
ALTER TABLE objective_revisions DROP COLUMN author;
ALTER TABLE objective_assignments DROP COLUMN acknowledged_means;
ALTER TABLE objective_assignments DROP COLUMN acknowledged_by;
ALTER TABLE phases DROP COLUMN actual_months;
ALTER TABLE monitorings DROP COLUMN author;
DROP TRIGGER objectives_frozen_update;
DROP TRIGGER objectives_frozen_delete;
DROP TRIGGER indicators_frozen_insert;
DROP TRIGGER indicators_frozen_update;
DROP TRIGGER indicators_frozen_delete;
DROP TRIGGER indicator_values_frozen_insert;
DROP TRIGGER indicator_values_frozen_update;
DROP TRIGGER indicator_values_frozen_delete;
DROP TRIGGER phases_frozen_insert;
DROP TRIGGER phases_frozen_update;
DROP TRIGGER phases_frozen_delete;
DROP TRIGGER certifications_frozen_update;
DROP TRIGGER certified_objectives_frozen_update;
DROP TRIGGER minutes_files_frozen_update;
DROP TRIGGER minutes_bodies_frozen_update;
DROP TABLE minutes_bodies;
DROP TABLE minutes_files;
DROP TABLE certified_objectives;
DROP TABLE certifications;
DROP TABLE document_signatories;
DROP TABLE document_settings;
ALTER TABLE municipality DROP COLUMN footer;
DROP TABLE objective_ambits;
DROP TABLE objective_measures;
DROP TABLE prevention_measures;
DROP TABLE acts;
DROP TABLE declared_figures;
DROP TABLE plan_texts;
DROP TABLE plan_layouts;
DROP TABLE column_mappings;
DROP TABLE catalogue_entries;
DROP INDEX ix_objectives_origin_id;
DROP INDEX ix_indicators_origin_indicator_id;
ALTER TABLE objectives DROP COLUMN origin_id;
ALTER TABLE objectives DROP COLUMN is_untouched;
ALTER TABLE objectives DROP COLUMN difficulty;
ALTER TABLE objectives DROP COLUMN degree_table;
ALTER TABLE indicators DROP COLUMN origin_indicator_id;
ALTER TABLE indicators DROP COLUMN is_untouched;
ALTER TABLE objective_assignments DROP COLUMN time_share;
ALTER TABLE phases DROP COLUMN kind;
ALTER TABLE objective_resources DROP COLUMN chapter;
ALTER TABLE municipality DROP COLUMN code_mask;
ALTER TABLE cycles DROP COLUMN mandate_to;
ALTER TABLE cycles DROP COLUMN mandate_from;
DROP TABLE users;
CREATE TABLE users (
  id INTEGER NOT NULL, username VARCHAR(50) NOT NULL, full_name VARCHAR(200) NOT NULL, role VARCHAR(32) NOT NULL,
  employee_id INTEGER, password_hash VARCHAR(200), is_active BOOLEAN NOT NULL, version INTEGER NOT NULL,
  CONSTRAINT ck_users_userrole CHECK (role IN ('secretary', 'eq', 'mayor', 'body')),
  CONSTRAINT fk_users_employee_id_employees FOREIGN KEY(employee_id) REFERENCES employees (id),
  CONSTRAINT pk_users PRIMARY KEY (id),
  CONSTRAINT uq_users_username UNIQUE (username)
);
DROP TABLE sheet_outcomes;
DROP TRIGGER sheets_frozen_update;
DROP TRIGGER sheet_remarks_frozen_insert;
DROP TRIGGER sheet_remarks_frozen_update;
DROP TRIGGER sheet_remarks_frozen_delete;
DROP TRIGGER sheet_signatures_frozen_insert;
DROP TRIGGER sheet_signatures_frozen_update;
DROP TRIGGER sheet_signatures_frozen_delete;
ALTER TABLE sheet_remarks DROP COLUMN attachment_id;
ALTER TABLE sheet_remarks DROP COLUMN answers_id;
ALTER TABLE sheet_remarks DROP COLUMN attended;
ALTER TABLE sheet_remarks DROP COLUMN level;
ALTER TABLE sheet_remarks DROP COLUMN admitted_reason;
ALTER TABLE sheet_remarks DROP COLUMN is_late;
DROP TABLE attachment_bodies;
DROP TABLE attachments;
DROP TABLE sheet_papers;
ALTER TABLE sheets DROP COLUMN substituted_by;
ALTER TABLE sheets DROP COLUMN substituted_on;
ALTER TABLE sheets DROP COLUMN substitution_reason;
ALTER TABLE sheets DROP COLUMN transcribed_by;
ALTER TABLE sheets DROP COLUMN transcribed_on;
DROP TABLE sheet_choices;
DROP TABLE sheet_exclusions;
ALTER TABLE sheet_adjustments DROP COLUMN section;
ALTER TABLE sheets DROP COLUMN delivered_sha256;
ALTER TABLE audit_entries DROP COLUMN action;
UPDATE alembic_version SET version_num = '0001';
PRAGMA user_version = 1;
PRAGMA wal_checkpoint(TRUNCATE);
"""


LANDED = Path(__file__).with_name("landed")


def put_landed(path: Path, name: str = "schema-1-comune") -> Path:
    """Put at `path` an archive as the code of an earlier schema made it, whose audit is whole."""
    path.write_bytes(lzma.decompress((LANDED / f"{name}.merito.xz").read_bytes()))
    return path


def make_older(path: Path) -> Path:
    """Take an archive of today, in which no sheet is composed, back to the first schema.

    The chain of its audit does not hold: the hashes of today cover a column that it loses.
    """
    with closing(sqlite3.connect(path)) as raw:
        raw.executescript(_BACK)
    return path
