"""The first schema."""

import sqlalchemy as sa
from alembic import op

import app.models.types

revision = '0001'
down_revision = None


# The words as they were on the day of this migration: `app.models.guards` may go on without it.
TRIGGERS = (
    "CREATE TRIGGER postings_no_overlap_insert AFTER INSERT ON postings WHEN EXISTS (SELECT 1 FROM postings o WHERE o.id <> NEW.id AND o.employee_id = NEW.employee_id AND o.valid_from <= COALESCE(NEW.valid_to, '9999-12-31') AND NEW.valid_from <= COALESCE(o.valid_to, '9999-12-31')) BEGIN SELECT RAISE(ABORT, 'posting_overlap'); END",
    "CREATE TRIGGER postings_no_overlap_update AFTER UPDATE ON postings WHEN EXISTS (SELECT 1 FROM postings o WHERE o.id <> NEW.id AND o.employee_id = NEW.employee_id AND o.valid_from <= COALESCE(NEW.valid_to, '9999-12-31') AND NEW.valid_from <= COALESCE(o.valid_to, '9999-12-31')) BEGIN SELECT RAISE(ABORT, 'posting_overlap'); END",
    "CREATE TRIGGER sheets_no_overlap_insert AFTER INSERT ON sheets WHEN EXISTS (SELECT 1 FROM sheets o WHERE o.id <> NEW.id AND o.round_id = NEW.round_id AND o.state <> 'superseded' AND NEW.state <> 'superseded' AND (o.employee_id = NEW.employee_id OR o.official_id = NEW.official_id) AND o.valid_from <= COALESCE(NEW.valid_to, '9999-12-31') AND NEW.valid_from <= COALESCE(o.valid_to, '9999-12-31')) BEGIN SELECT RAISE(ABORT, 'sheet_overlap'); END",
    "CREATE TRIGGER sheets_no_overlap_update AFTER UPDATE ON sheets WHEN EXISTS (SELECT 1 FROM sheets o WHERE o.id <> NEW.id AND o.round_id = NEW.round_id AND o.state <> 'superseded' AND NEW.state <> 'superseded' AND (o.employee_id = NEW.employee_id OR o.official_id = NEW.official_id) AND o.valid_from <= COALESCE(NEW.valid_to, '9999-12-31') AND NEW.valid_from <= COALESCE(o.valid_to, '9999-12-31')) BEGIN SELECT RAISE(ABORT, 'sheet_overlap'); END",
    "CREATE TRIGGER audit_entries_frozen_update BEFORE UPDATE ON audit_entries WHEN 1 BEGIN SELECT RAISE(ABORT, 'register_append_only'); END",
    "CREATE TRIGGER audit_entries_frozen_delete BEFORE DELETE ON audit_entries WHEN 1 BEGIN SELECT RAISE(ABORT, 'register_append_only'); END",
    "CREATE TRIGGER sheet_snapshots_frozen_update BEFORE UPDATE ON sheet_snapshots WHEN 1 BEGIN SELECT RAISE(ABORT, 'snapshot_frozen'); END",
    "CREATE TRIGGER sheet_snapshots_frozen_delete BEFORE DELETE ON sheet_snapshots WHEN 1 BEGIN SELECT RAISE(ABORT, 'snapshot_frozen'); END",
    "CREATE TRIGGER method_versions_frozen_update BEFORE UPDATE OF definition ON method_versions WHEN EXISTS (SELECT 1 FROM evaluation_rounds r WHERE r.method_version_id = OLD.id) BEGIN SELECT RAISE(ABORT, 'method_in_use'); END",
    "CREATE TRIGGER sheets_frozen_delete BEFORE DELETE ON sheets WHEN OLD.state IN ('final', 'superseded') BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_scores_frozen_insert BEFORE INSERT ON sheet_scores WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = NEW.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_scores_frozen_update BEFORE UPDATE ON sheet_scores WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_scores_frozen_delete BEFORE DELETE ON sheet_scores WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_weights_frozen_insert BEFORE INSERT ON sheet_weights WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = NEW.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_weights_frozen_update BEFORE UPDATE ON sheet_weights WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_weights_frozen_delete BEFORE DELETE ON sheet_weights WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_adjustments_frozen_insert BEFORE INSERT ON sheet_adjustments WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = NEW.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_adjustments_frozen_update BEFORE UPDATE ON sheet_adjustments WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_adjustments_frozen_delete BEFORE DELETE ON sheet_adjustments WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
)


def upgrade() -> None:
    op.create_table('archive_info',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('archive_id', sa.String(length=36), nullable=False),
    sa.Column('created_at', sa.String(length=32), nullable=False),
    sa.Column('head_entry', sa.Integer(), nullable=False),
    sa.Column('head_hash', sa.String(length=64), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_archive_info'))
    )
    op.create_table('areas',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from', name=op.f('ck_areas_dates')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_areas')),
    sa.UniqueConstraint('code', name=op.f('uq_areas_code'))
    )
    op.create_table('audit_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('at', sa.String(length=32), nullable=False),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('label', sa.String(length=300), nullable=False),
    sa.Column('details', sa.String(), nullable=False),
    sa.Column('can_undo', sa.Boolean(), nullable=False),
    sa.Column('undoes', sa.Integer(), nullable=True),
    sa.Column('previous_hash', sa.String(length=64), nullable=False),
    sa.Column('hash', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['undoes'], ['audit_entries.id'], name=op.f('fk_audit_entries_undoes_audit_entries')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_audit_entries')),
    sa.UniqueConstraint('hash', name=op.f('uq_audit_entries_hash'))
    )
    op.create_table('contract_areas',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=100), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_contract_areas')),
    sa.UniqueConstraint('code', name=op.f('uq_contract_areas_code'))
    )
    op.create_table('cycles',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('plan_from', sa.Integer(), nullable=False),
    sa.Column('plan_to', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('open', 'closed', name='cyclestate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('plan_act', sa.String(length=300), nullable=False),
    sa.Column('dup_act', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('plan_from <= year AND year <= plan_to', name=op.f('ck_cycles_plan')),
    sa.CheckConstraint('year BETWEEN 1990 AND 2200', name=op.f('ck_cycles_year')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_cycles')),
    sa.UniqueConstraint('year', name=op.f('uq_cycles_year'))
    )
    op.create_table('employees',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('matricola', sa.String(length=20), nullable=False),
    sa.Column('tax_code', sa.String(length=16), nullable=True),
    sa.Column('last_name', sa.String(length=100), nullable=False),
    sa.Column('first_name', sa.String(length=100), nullable=False),
    sa.Column('gender', sa.Enum('male', 'female', name='gender', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('birth_date', sa.Date(), nullable=True),
    sa.Column('hired_on', sa.Date(), nullable=False),
    sa.Column('left_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('left_on IS NULL OR left_on >= hired_on', name=op.f('ck_employees_dates')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_employees')),
    sa.UniqueConstraint('matricola', name=op.f('uq_employees_matricola')),
    sa.UniqueConstraint('tax_code', name=op.f('uq_employees_tax_code'))
    )
    op.create_table('mandate_lines',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('description', sa.String(), nullable=False),
    sa.Column('mandate_from', sa.Integer(), nullable=False),
    sa.Column('mandate_to', sa.Integer(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_mandate_lines')),
    sa.UniqueConstraint('code', 'mandate_from', name=op.f('uq_mandate_lines_code_mandate_from'))
    )
    op.create_table('methods',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_methods')),
    sa.UniqueConstraint('name', name=op.f('uq_methods_name'))
    )
    op.create_table('municipality',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('province', sa.String(length=100), nullable=False),
    sa.Column('istat_code', sa.String(length=6), nullable=False),
    sa.Column('address', sa.String(length=300), nullable=False),
    sa.Column('letterhead', sa.String(), nullable=False),
    sa.Column('logo', sa.LargeBinary(), nullable=True),
    sa.Column('evaluation_body_name', sa.String(length=100), nullable=False),
    sa.Column('structure_act', sa.String(length=300), nullable=False),
    sa.Column('is_demo', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('id = 1', name=op.f('ck_municipality_only_one')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_municipality'))
    )
    op.create_table('officials',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('mayor', 'secretary', 'body_member', name='officialrole', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('full_name', sa.String(length=200), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('valid_to IS NULL OR valid_to >= valid_from', name=op.f('ck_officials_dates')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officials'))
    )
    op.create_table('personnel_costs',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('pay', app.models.types.Exact(), nullable=False),
    sa.Column('irap', app.models.types.Exact(), nullable=False),
    sa.Column('contributions', app.models.types.Exact(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_personnel_costs')),
    sa.UniqueConstraint('year', name=op.f('uq_personnel_costs_year'))
    )
    op.create_table('population_figures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('males', sa.Integer(), nullable=False),
    sa.Column('females', sa.Integer(), nullable=False),
    sa.Column('families', sa.Integer(), nullable=True),
    sa.CheckConstraint('males >= 0 AND females >= 0 AND (families IS NULL OR families >= 0)', name=op.f('ck_population_figures_positive')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_population_figures')),
    sa.UniqueConstraint('on_date', name=op.f('uq_population_figures_on_date'))
    )
    op.create_table('settings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('key', sa.String(length=100), nullable=False),
    sa.Column('value', sa.String(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_settings')),
    sa.UniqueConstraint('key', name=op.f('uq_settings_key'))
    )
    op.create_table('absences',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=100), nullable=False),
    sa.Column('is_neutral', sa.Boolean(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('valid_to >= valid_from', name=op.f('ck_absences_dates')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_absences_employee_id_employees')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_absences'))
    )
    with op.batch_alter_table('absences', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_absences_employee_id'), ['employee_id'], unique=False)

    op.create_table('eq_appointments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('position_pay', app.models.types.Exact(), nullable=True),
    sa.Column('result_pay', app.models.types.Exact(), nullable=True),
    sa.Column('act', sa.String(length=300), nullable=False),
    sa.Column('is_ad_interim', sa.Boolean(), nullable=False),
    sa.Column('handles_payments', sa.Boolean(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('position_pay IS NULL OR position_pay >= 0', name=op.f('ck_eq_appointments_position_pay')),
    sa.CheckConstraint('valid_to IS NULL OR valid_to >= valid_from', name=op.f('ck_eq_appointments_dates')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_eq_appointments_employee_id_employees')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_eq_appointments'))
    )
    with op.batch_alter_table('eq_appointments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_eq_appointments_employee_id'), ['employee_id'], unique=False)

    op.create_table('evaluator_overrides',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('evaluator_id', sa.Integer(), nullable=True),
    sa.Column('official_id', sa.Integer(), nullable=True),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_evaluator_overrides_reason')),
    sa.CheckConstraint('(evaluator_id IS NULL) <> (official_id IS NULL)', name=op.f('ck_evaluator_overrides_one_evaluator')),
    sa.CheckConstraint('evaluator_id IS NULL OR evaluator_id <> employee_id', name=op.f('ck_evaluator_overrides_not_oneself')),
    sa.CheckConstraint('valid_to IS NULL OR valid_to >= valid_from', name=op.f('ck_evaluator_overrides_dates')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_evaluator_overrides_employee_id_employees')),
    sa.ForeignKeyConstraint(['evaluator_id'], ['employees.id'], name=op.f('fk_evaluator_overrides_evaluator_id_employees')),
    sa.ForeignKeyConstraint(['official_id'], ['officials.id'], name=op.f('fk_evaluator_overrides_official_id_officials')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluator_overrides'))
    )
    with op.batch_alter_table('evaluator_overrides', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_evaluator_overrides_employee_id'), ['employee_id'], unique=False)

    op.create_table('method_versions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('method_id', sa.Integer(), nullable=False),
    sa.Column('number', sa.Integer(), nullable=False),
    sa.Column('adopted_by', sa.String(length=200), nullable=False),
    sa.Column('adopted_act', sa.String(length=200), nullable=False),
    sa.Column('adopted_on', sa.Date(), nullable=True),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('definition', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from', name=op.f('ck_method_versions_dates')),
    sa.ForeignKeyConstraint(['method_id'], ['methods.id'], name=op.f('fk_method_versions_method_id_methods')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_method_versions')),
    sa.UniqueConstraint('method_id', 'number', name=op.f('uq_method_versions_method_id_number'))
    )
    op.create_table('objectives',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=30), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('description', sa.String(), nullable=False),
    sa.Column('kind', sa.Enum('strategic_common', 'strategic', 'operational', name='objectivekind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('scope', sa.Enum('organisational', 'individual', name='objectivescope', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('is_cross', sa.Boolean(), nullable=False),
    sa.Column('is_payment_times', sa.Boolean(), nullable=False),
    sa.Column('combination', sa.Enum('weighted_mean', 'worst', name='combination', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('state', sa.Enum('active', 'neutralised', 'withdrawn', name='objectivestate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('neutralised_on', sa.Date(), nullable=True),
    sa.Column('neutralised_reason', sa.String(), nullable=False),
    sa.Column('neutralised_opinion', sa.String(), nullable=False),
    sa.Column('parent_id', sa.Integer(), nullable=True),
    sa.Column('owner_id', sa.Integer(), nullable=True),
    sa.Column('mandate_line_id', sa.Integer(), nullable=True),
    sa.Column('dup_mission', sa.String(length=200), nullable=False),
    sa.Column('dup_programme', sa.String(length=200), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('imported_from', sa.String(length=32), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'neutralised') = (neutralised_on IS NOT NULL)", name=op.f('ck_objectives_neutralised')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_objectives_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['mandate_line_id'], ['mandate_lines.id'], name=op.f('fk_objectives_mandate_line_id_mandate_lines')),
    sa.ForeignKeyConstraint(['owner_id'], ['employees.id'], name=op.f('fk_objectives_owner_id_employees')),
    sa.ForeignKeyConstraint(['parent_id'], ['objectives.id'], name=op.f('fk_objectives_parent_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_objectives')),
    sa.UniqueConstraint('cycle_id', 'code', name=op.f('uq_objectives_cycle_id_code'))
    )
    op.create_table('sectors',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('valid_to IS NULL OR valid_from IS NULL OR valid_to >= valid_from', name=op.f('ck_sectors_dates')),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_sectors_area_id_areas')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sectors')),
    sa.UniqueConstraint('area_id', 'id', name=op.f('uq_sectors_area_id_id')),
    sa.UniqueConstraint('code', name=op.f('uq_sectors_code'))
    )
    op.create_table('users',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('username', sa.String(length=50), nullable=False),
    sa.Column('full_name', sa.String(length=200), nullable=False),
    sa.Column('role', sa.Enum('secretary', 'eq', 'mayor', 'body', name='userrole', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=True),
    sa.Column('password_hash', sa.String(length=200), nullable=True),
    sa.Column('is_active', sa.Boolean(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_users_employee_id_employees')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_users')),
    sa.UniqueConstraint('username', name=op.f('uq_users_username'))
    )
    op.create_table('eq_appointment_areas',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('appointment_id', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['appointment_id'], ['eq_appointments.id'], name=op.f('fk_eq_appointment_areas_appointment_id_eq_appointments')),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_eq_appointment_areas_area_id_areas')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_eq_appointment_areas')),
    sa.UniqueConstraint('appointment_id', 'area_id', name=op.f('uq_eq_appointment_areas_appointment_id_area_id'))
    )
    op.create_table('evaluation_rounds',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('interim', 'final', name='roundkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('method_version_id', sa.Integer(), nullable=False),
    sa.Column('state', sa.Enum('open', 'closed', name='roundstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('opened_on', sa.Date(), nullable=False),
    sa.Column('closed_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_evaluation_rounds_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['method_version_id'], ['method_versions.id'], name=op.f('fk_evaluation_rounds_method_version_id_method_versions')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_evaluation_rounds')),
    sa.UniqueConstraint('cycle_id', 'kind', name=op.f('uq_evaluation_rounds_cycle_id_kind'))
    )
    op.create_table('indicators',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('unit', sa.String(length=50), nullable=False),
    sa.Column('rule', sa.Enum('percent_of_target', 'baseline_to_target', 'steps', 'yes_no', 'by_date', 'phases', 'judgement', 'direct', name='indicatorrule', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('direction', sa.Enum('higher', 'lower', name='direction', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('baseline', app.models.types.Exact(), nullable=True),
    sa.Column('target', app.models.types.Exact(), nullable=True),
    sa.Column('target_on', sa.Date(), nullable=True),
    sa.Column('parameters', sa.String(), nullable=False),
    sa.Column('weight', app.models.types.Exact(), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("rule <> 'baseline_to_target' OR baseline IS NULL OR target IS NULL OR baseline <> target", name=op.f('ck_indicators_range')),
    sa.CheckConstraint('weight >= 0', name=op.f('ck_indicators_weight')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_indicators_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicators'))
    )
    with op.batch_alter_table('indicators', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_indicators_objective_id'), ['objective_id'], unique=False)

    op.create_table('monitorings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('progress', app.models.types.Exact(), nullable=True),
    sa.Column('notes', sa.String(), nullable=False),
    sa.Column('critical_points', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('progress IS NULL OR progress BETWEEN 0 AND 10000', name=op.f('ck_monitorings_progress')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_monitorings_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_monitorings'))
    )
    with op.batch_alter_table('monitorings', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_monitorings_objective_id'), ['objective_id'], unique=False)

    op.create_table('objective_assignments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('weight', app.models.types.Exact(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=True),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('acknowledged_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('weight >= 0', name=op.f('ck_objective_assignments_weight')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_objective_assignments_employee_id_employees')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_objective_assignments_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_objective_assignments')),
    sa.UniqueConstraint('objective_id', 'employee_id', 'valid_from', name=op.f('uq_objective_assignments_objective_id_employee_id_valid_from'))
    )
    with op.batch_alter_table('objective_assignments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_objective_assignments_employee_id'), ['employee_id'], unique=False)

    op.create_table('objective_resources',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('human', 'financial', 'instrumental', name='resourcekind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('description', sa.String(length=300), nullable=False),
    sa.Column('amount', app.models.types.Exact(), nullable=True),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_objective_resources_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_objective_resources'))
    )
    with op.batch_alter_table('objective_resources', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_objective_resources_objective_id'), ['objective_id'], unique=False)

    op.create_table('objective_revisions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('what', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('act', sa.String(length=300), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_objective_revisions_reason')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_objective_revisions_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_objective_revisions'))
    )
    with op.batch_alter_table('objective_revisions', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_objective_revisions_objective_id'), ['objective_id'], unique=False)

    op.create_table('objective_units',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=False),
    sa.Column('sector_id', sa.Integer(), nullable=True),
    sa.Column('weight', app.models.types.Exact(), nullable=True),
    sa.ForeignKeyConstraint(['area_id', 'sector_id'], ['sectors.area_id', 'sectors.id'], name=op.f('fk_objective_units_area_id_sector_id_sectors'), onupdate='CASCADE'),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_objective_units_area_id_areas')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_objective_units_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_objective_units')),
    sa.UniqueConstraint('objective_id', 'area_id', 'sector_id', name=op.f('uq_objective_units_objective_id_area_id_sector_id'))
    )
    op.create_table('offices',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sector_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=20), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['sector_id'], ['sectors.id'], name=op.f('fk_offices_sector_id_sectors')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_offices')),
    sa.UniqueConstraint('code', name=op.f('uq_offices_code')),
    sa.UniqueConstraint('sector_id', 'id', name=op.f('uq_offices_sector_id_id'))
    )
    op.create_table('phases',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('months', sa.Integer(), nullable=False),
    sa.Column('starts_on', sa.Date(), nullable=True),
    sa.Column('ends_on', sa.Date(), nullable=True),
    sa.Column('weight', app.models.types.Exact(), nullable=False),
    sa.Column('progress', app.models.types.Exact(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('months BETWEEN 0 AND 4095', name=op.f('ck_phases_months')),
    sa.CheckConstraint('progress BETWEEN 0 AND 10000', name=op.f('ck_phases_progress')),
    sa.CheckConstraint('starts_on IS NULL OR ends_on IS NULL OR ends_on >= starts_on', name=op.f('ck_phases_dates')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_phases_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_phases'))
    )
    with op.batch_alter_table('phases', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_phases_objective_id'), ['objective_id'], unique=False)

    op.create_table('indicator_values',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('indicator_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('interim', 'final', name='valuekind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('value', app.models.types.Exact(), nullable=True),
    sa.Column('done_on', sa.Date(), nullable=True),
    sa.Column('choice', sa.String(length=50), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('evidence', sa.String(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['indicator_id'], ['indicators.id'], name=op.f('fk_indicator_values_indicator_id_indicators')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_indicator_values')),
    sa.UniqueConstraint('indicator_id', 'kind', name=op.f('uq_indicator_values_indicator_id_kind'))
    )
    op.create_table('not_evaluable_periods',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_not_evaluable_periods_reason')),
    sa.CheckConstraint('valid_to >= valid_from', name=op.f('ck_not_evaluable_periods_dates')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_not_evaluable_periods_employee_id_employees')),
    sa.ForeignKeyConstraint(['round_id'], ['evaluation_rounds.id'], name=op.f('fk_not_evaluable_periods_round_id_evaluation_rounds')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_not_evaluable_periods'))
    )
    op.create_table('postings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=False),
    sa.Column('sector_id', sa.Integer(), nullable=True),
    sa.Column('office_id', sa.Integer(), nullable=True),
    sa.Column('contract_area_id', sa.Integer(), nullable=False),
    sa.Column('profile', sa.String(length=200), nullable=False),
    sa.Column('part_time', app.models.types.Exact(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('office_id IS NULL OR sector_id IS NOT NULL', name=op.f('ck_postings_office_in_sector')),
    sa.CheckConstraint('part_time > 0 AND part_time <= 10000', name=op.f('ck_postings_part_time')),
    sa.CheckConstraint('valid_to IS NULL OR valid_to >= valid_from', name=op.f('ck_postings_dates')),
    sa.ForeignKeyConstraint(['area_id', 'sector_id'], ['sectors.area_id', 'sectors.id'], name=op.f('fk_postings_area_id_sector_id_sectors'), onupdate='CASCADE'),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_postings_area_id_areas')),
    sa.ForeignKeyConstraint(['contract_area_id'], ['contract_areas.id'], name=op.f('fk_postings_contract_area_id_contract_areas')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_postings_employee_id_employees')),
    sa.ForeignKeyConstraint(['sector_id', 'office_id'], ['offices.sector_id', 'offices.id'], name=op.f('fk_postings_sector_id_office_id_offices'), onupdate='CASCADE'),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_postings'))
    )
    with op.batch_alter_table('postings', schema=None) as batch_op:
        batch_op.create_index('ix_postings_employee_id_valid_from', ['employee_id', 'valid_from'], unique=False)

    op.create_table('sheets',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('round_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=True),
    sa.Column('official_id', sa.Integer(), nullable=True),
    sa.Column('evaluator_id', sa.Integer(), nullable=True),
    sa.Column('evaluator_official_id', sa.Integer(), nullable=True),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=False),
    sa.Column('role', sa.Enum('employee', 'eq', 'secretary', name='sheetrole', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('template_code', sa.String(length=50), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=True),
    sa.Column('sector_id', sa.Integer(), nullable=True),
    sa.Column('contract_area_id', sa.Integer(), nullable=True),
    sa.Column('profile', sa.String(length=200), nullable=False),
    sa.Column('part_time', app.models.types.Exact(), nullable=False),
    sa.Column('assignment', sa.String(length=500), nullable=False),
    sa.Column('state', sa.Enum('prepared', 'assigned', 'in_progress', 'completed', 'delivered', 'acknowledged', 'under_review', 'final', 'not_evaluable', 'superseded', name='sheetstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('revision', sa.Integer(), nullable=False),
    sa.Column('supersedes_id', sa.Integer(), nullable=True),
    sa.Column('assigned_on', sa.Date(), nullable=True),
    sa.Column('interview_on', sa.Date(), nullable=True),
    sa.Column('delivered_on', sa.Date(), nullable=True),
    sa.Column('closed_at', app.models.types.Moment(length=32), nullable=True),
    sa.Column('not_evaluable_reason', sa.String(), nullable=False),
    sa.Column('interim_outcome', sa.String(length=50), nullable=False),
    sa.Column('general_note', sa.String(), nullable=False),
    sa.Column('strengths', sa.String(), nullable=False),
    sa.Column('improvements', sa.String(), nullable=False),
    sa.Column('training', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('(employee_id IS NULL) <> (official_id IS NULL)', name=op.f('ck_sheets_one_evaluated')),
    sa.CheckConstraint('evaluator_id IS NULL OR employee_id IS NULL OR evaluator_id <> employee_id', name=op.f('ck_sheets_not_self')),
    sa.CheckConstraint('evaluator_id IS NULL OR evaluator_official_id IS NULL', name=op.f('ck_sheets_one_evaluator')),
    sa.CheckConstraint('valid_to >= valid_from', name=op.f('ck_sheets_dates')),
    sa.ForeignKeyConstraint(['area_id', 'sector_id'], ['sectors.area_id', 'sectors.id'], name=op.f('fk_sheets_area_id_sector_id_sectors'), onupdate='CASCADE'),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_sheets_area_id_areas')),
    sa.ForeignKeyConstraint(['contract_area_id'], ['contract_areas.id'], name=op.f('fk_sheets_contract_area_id_contract_areas')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_sheets_employee_id_employees')),
    sa.ForeignKeyConstraint(['evaluator_id'], ['employees.id'], name=op.f('fk_sheets_evaluator_id_employees')),
    sa.ForeignKeyConstraint(['evaluator_official_id'], ['officials.id'], name=op.f('fk_sheets_evaluator_official_id_officials')),
    sa.ForeignKeyConstraint(['official_id'], ['officials.id'], name=op.f('fk_sheets_official_id_officials')),
    sa.ForeignKeyConstraint(['round_id'], ['evaluation_rounds.id'], name=op.f('fk_sheets_round_id_evaluation_rounds')),
    sa.ForeignKeyConstraint(['supersedes_id'], ['sheets.id'], name=op.f('fk_sheets_supersedes_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheets'))
    )
    with op.batch_alter_table('sheets', schema=None) as batch_op:
        batch_op.create_index('ix_sheets_round_id_employee_id', ['round_id', 'employee_id', 'valid_from'], unique=False)

    op.create_table('sheet_adjustments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('points', app.models.types.Exact(), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('signed_by', sa.String(length=200), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_sheet_adjustments_reason')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_adjustments_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_adjustments'))
    )
    with op.batch_alter_table('sheet_adjustments', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_adjustments_sheet_id'), ['sheet_id'], unique=False)

    op.create_table('sheet_events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('at', app.models.types.Moment(length=32), nullable=False),
    sa.Column('actor', sa.String(length=200), nullable=False),
    sa.Column('from_state', sa.Enum('prepared', 'assigned', 'in_progress', 'completed', 'delivered', 'acknowledged', 'under_review', 'final', 'not_evaluable', 'superseded', name='sheetstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('to_state', sa.Enum('prepared', 'assigned', 'in_progress', 'completed', 'delivered', 'acknowledged', 'under_review', 'final', 'not_evaluable', 'superseded', name='sheetstate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_events_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_events'))
    )
    with op.batch_alter_table('sheet_events', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_events_sheet_id'), ['sheet_id'], unique=False)

    op.create_table('sheet_remarks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('remarks', 'reconsideration', 'conciliation', 'answer', 'hearing', name='remarkkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_remarks_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_remarks'))
    )
    with op.batch_alter_table('sheet_remarks', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_remarks_sheet_id'), ['sheet_id'], unique=False)

    op.create_table('sheet_scores',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('section', sa.String(length=50), nullable=False),
    sa.Column('item', sa.String(length=50), nullable=False),
    sa.Column('value', app.models.types.Exact(), nullable=True),
    sa.Column('note', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_scores_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_scores')),
    sa.UniqueConstraint('sheet_id', 'section', 'item', name=op.f('uq_sheet_scores_sheet_id_section_item'))
    )
    op.create_table('sheet_signatures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('evaluator', 'evaluated', 'secretary', 'body', name='signaturekind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('outcome', sa.Enum('signed', 'refused_with_witnesses', 'notified', name='signatureoutcome', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('first_witness', sa.String(length=200), nullable=False),
    sa.Column('second_witness', sa.String(length=200), nullable=False),
    sa.CheckConstraint("outcome <> 'refused_with_witnesses' OR (first_witness <> '' AND second_witness <> '')", name=op.f('ck_sheet_signatures_witnesses')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_signatures_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_signatures'))
    )
    with op.batch_alter_table('sheet_signatures', schema=None) as batch_op:
        batch_op.create_index(batch_op.f('ix_sheet_signatures_sheet_id'), ['sheet_id'], unique=False)

    op.create_table('sheet_snapshots',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('taken_at', app.models.types.Moment(length=32), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_snapshots_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_snapshots')),
    sa.UniqueConstraint('sheet_id', name=op.f('uq_sheet_snapshots_sheet_id'))
    )
    op.create_table('sheet_weights',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('section', sa.String(length=50), nullable=False),
    sa.Column('item', sa.String(length=50), nullable=False),
    sa.Column('weight', app.models.types.Exact(), nullable=False),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_weights_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_weights')),
    sa.UniqueConstraint('sheet_id', 'section', 'item', name=op.f('uq_sheet_weights_sheet_id_section_item'))
    )
    for trigger in TRIGGERS:
        op.execute(trigger)
