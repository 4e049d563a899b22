"""Factors chosen and parts that do not apply, on a sheet; the section of a correction; what was delivered."""

import sqlalchemy as sa
from alembic import op

revision = '0002'
down_revision = '0001'

TRIGGERS = (
    "CREATE TRIGGER sheet_choices_frozen_insert BEFORE INSERT ON sheet_choices WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = NEW.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_choices_frozen_update BEFORE UPDATE ON sheet_choices WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id IN (OLD.sheet_id, NEW.sheet_id) AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_choices_frozen_delete BEFORE DELETE ON sheet_choices WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_exclusions_frozen_insert BEFORE INSERT ON sheet_exclusions WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = NEW.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_exclusions_frozen_update BEFORE UPDATE ON sheet_exclusions WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id IN (OLD.sheet_id, NEW.sheet_id) AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_exclusions_frozen_delete BEFORE DELETE ON sheet_exclusions WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "DROP TRIGGER sheet_scores_frozen_update",
    "CREATE TRIGGER sheet_scores_frozen_update BEFORE UPDATE ON sheet_scores WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id IN (OLD.sheet_id, NEW.sheet_id) AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "DROP TRIGGER sheet_weights_frozen_update",
    "CREATE TRIGGER sheet_weights_frozen_update BEFORE UPDATE ON sheet_weights WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id IN (OLD.sheet_id, NEW.sheet_id) AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "DROP TRIGGER sheet_adjustments_frozen_update",
    "CREATE TRIGGER sheet_adjustments_frozen_update BEFORE UPDATE ON sheet_adjustments WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id IN (OLD.sheet_id, NEW.sheet_id) AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
)


def upgrade() -> None:
    op.create_table('sheet_choices',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('section', sa.String(length=50), nullable=False),
    sa.Column('item', sa.String(length=50), nullable=False),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_choices_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_choices')),
    sa.UniqueConstraint('sheet_id', 'section', 'item', name=op.f('uq_sheet_choices_sheet_id_section_item'))
    )
    op.create_table('sheet_exclusions',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('section', sa.String(length=50), nullable=False),
    sa.Column('item', sa.String(length=50), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.CheckConstraint("reason <> ''", name=op.f('ck_sheet_exclusions_reason')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_exclusions_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_exclusions')),
    sa.UniqueConstraint('sheet_id', 'section', 'item', name=op.f('uq_sheet_exclusions_sheet_id_section_item'))
    )
    # Not in batch mode, which makes the table anew without its triggers.
    op.add_column('sheet_adjustments', sa.Column('section', sa.String(length=50), server_default='', nullable=False))
    op.add_column('sheets', sa.Column('delivered_sha256', sa.String(length=64), server_default='', nullable=False))
    for trigger in TRIGGERS:
        op.execute(trigger)
