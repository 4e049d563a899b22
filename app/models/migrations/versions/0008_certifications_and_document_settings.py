"""Certifications of the Nucleo with their minutes, and what the ente writes on its documents.

Rows of before are told by the default: no footer.
"""

import sqlalchemy as sa
from alembic import op

revision = '0008'
down_revision = '0007'

TRIGGERS = (
    "CREATE TRIGGER objectives_frozen_update BEFORE UPDATE OF combination, state, neutralised_on, is_payment_times ON objectives WHEN EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (OLD.id, NEW.id) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER objectives_frozen_delete BEFORE DELETE ON objectives WHEN EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (OLD.id) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER indicators_frozen_insert BEFORE INSERT ON indicators WHEN EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (NEW.objective_id) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER indicators_frozen_update BEFORE UPDATE OF rule, direction, baseline, target, target_on, parameters, weight, objective_id ON indicators WHEN EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (OLD.objective_id, NEW.objective_id) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER indicators_frozen_delete BEFORE DELETE ON indicators WHEN EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (OLD.objective_id) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER indicator_values_frozen_insert BEFORE INSERT ON indicator_values WHEN (NEW.kind = 'final') AND EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (SELECT i.objective_id FROM indicators i WHERE i.id IN (NEW.indicator_id)) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER indicator_values_frozen_update BEFORE UPDATE ON indicator_values WHEN (OLD.kind = 'final' OR NEW.kind = 'final') AND EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (SELECT i.objective_id FROM indicators i WHERE i.id IN (OLD.indicator_id, NEW.indicator_id)) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER indicator_values_frozen_delete BEFORE DELETE ON indicator_values WHEN (OLD.kind = 'final') AND EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (SELECT i.objective_id FROM indicators i WHERE i.id IN (OLD.indicator_id)) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER phases_frozen_insert BEFORE INSERT ON phases WHEN (EXISTS (SELECT 1 FROM indicators i WHERE i.objective_id = NEW.objective_id AND i.rule = 'phases')) AND EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (NEW.objective_id) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER phases_frozen_update BEFORE UPDATE OF weight, progress, objective_id ON phases WHEN (EXISTS (SELECT 1 FROM indicators i WHERE i.objective_id = OLD.objective_id AND i.rule = 'phases') OR EXISTS (SELECT 1 FROM indicators i WHERE i.objective_id = NEW.objective_id AND i.rule = 'phases')) AND EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (OLD.objective_id, NEW.objective_id) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER phases_frozen_delete BEFORE DELETE ON phases WHEN (EXISTS (SELECT 1 FROM indicators i WHERE i.objective_id = OLD.objective_id AND i.rule = 'phases')) AND EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (OLD.objective_id) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
    "CREATE TRIGGER certifications_frozen_update BEFORE UPDATE ON certifications WHEN 1 BEGIN SELECT RAISE(ABORT, 'certification_frozen'); END",
    "CREATE TRIGGER certified_objectives_frozen_update BEFORE UPDATE ON certified_objectives WHEN NEW.certification_id IS NOT OLD.certification_id OR NEW.objective_id IS NOT OLD.objective_id OR NEW.degree IS NOT OLD.degree BEGIN SELECT RAISE(ABORT, 'certification_frozen'); END",
    "CREATE TRIGGER minutes_files_frozen_update BEFORE UPDATE ON minutes_files WHEN 1 BEGIN SELECT RAISE(ABORT, 'certification_frozen'); END",
    "CREATE TRIGGER minutes_bodies_frozen_update BEFORE UPDATE ON minutes_bodies WHEN 1 BEGIN SELECT RAISE(ABORT, 'certification_frozen'); END",
)


def upgrade() -> None:
    _of_documents()
    _of_certifications()
    op.add_column('municipality', sa.Column('footer', sa.String(length=300), server_default='', nullable=False))
    for trigger in TRIGGERS:
        op.execute(trigger)


def _of_documents() -> None:
    op.create_table('document_settings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.String(length=50), nullable=False),
    sa.Column('protocol_number', sa.String(length=50), nullable=False),
    sa.Column('protocol_date', sa.Date(), nullable=True),
    sa.Column('act_id', sa.Integer(), nullable=True),
    sa.Column('place', sa.String(length=100), nullable=False),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('footer', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_document_settings_act_id_acts')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_document_settings_cycle_id_cycles')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_settings')),
    sa.UniqueConstraint('cycle_id', 'kind', name=op.f('uq_document_settings_cycle_id_kind'))
    )
    op.create_index(op.f('ix_document_settings_act_id'), 'document_settings', ['act_id'], unique=False)
    op.create_table('document_signatories',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('settings_id', sa.Integer(), nullable=False),
    sa.Column('title', sa.String(length=150), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['settings_id'], ['document_settings.id'], name=op.f('fk_document_signatories_settings_id_document_settings')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_document_signatories'))
    )
    op.create_index(op.f('ix_document_signatories_settings_id'), 'document_signatories', ['settings_id'], unique=False)


def _of_certifications() -> None:
    op.create_table('certifications',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('minutes', sa.String(length=300), nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=True),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_on', sa.Date(), nullable=False),
    sa.Column('is_of_body', sa.Boolean(), nullable=False),
    sa.CheckConstraint("minutes <> '' OR act_id IS NOT NULL", name=op.f('ck_certifications_minutes')),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_certifications_act_id_acts')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_certifications_cycle_id_cycles')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_certifications'))
    )
    op.create_index(op.f('ix_certifications_act_id'), 'certifications', ['act_id'], unique=False)
    op.create_index(op.f('ix_certifications_cycle_id'), 'certifications', ['cycle_id'], unique=False)
    op.create_table('certified_objectives',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('certification_id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('degree', sa.BigInteger(), nullable=True),
    sa.Column('reopened_on', sa.Date(), nullable=True),
    sa.Column('reopened_by', sa.String(length=200), nullable=False),
    sa.Column('reopened_reason', sa.String(), nullable=False),
    sa.CheckConstraint("(reopened_on IS NULL) = (reopened_reason = '')", name=op.f('ck_certified_objectives_reopened')),
    sa.ForeignKeyConstraint(['certification_id'], ['certifications.id'], name=op.f('fk_certified_objectives_certification_id_certifications')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_certified_objectives_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_certified_objectives'))
    )
    op.create_index(op.f('ix_certified_objectives_certification_id'), 'certified_objectives', ['certification_id'], unique=False)
    op.create_index(op.f('ix_certified_objectives_objective_id'), 'certified_objectives', ['objective_id'], unique=False)
    op.create_index('uq_certified_objectives_standing', 'certified_objectives', ['objective_id'], unique=True, sqlite_where=sa.text('reopened_on IS NULL'))
    op.create_table('minutes_files',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('certification_id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['certification_id'], ['certifications.id'], name=op.f('fk_minutes_files_certification_id_certifications')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_files'))
    )
    op.create_index(op.f('ix_minutes_files_certification_id'), 'minutes_files', ['certification_id'], unique=False)
    op.create_table('minutes_bodies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('file_id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['file_id'], ['minutes_files.id'], name=op.f('fk_minutes_bodies_file_id_minutes_files')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_minutes_bodies')),
    sa.UniqueConstraint('file_id', name=op.f('uq_minutes_bodies_file_id'))
    )
