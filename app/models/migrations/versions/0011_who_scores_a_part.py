"""Who scores a section in the place of the sheet's evaluator or beside them, and the signature of that part.

Sheets of before have no row here: both scores of a section go on being typed by who fills the sheet, until somebody is
named for it.
"""

import sqlalchemy as sa
from alembic import op

revision = '0011'
down_revision = '0010'

TRIGGERS: tuple[str, ...] = (
    "CREATE TRIGGER section_evaluators_frozen_insert BEFORE INSERT ON section_evaluators WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = NEW.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER section_evaluators_frozen_update BEFORE UPDATE ON section_evaluators WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id IN (OLD.sheet_id, NEW.sheet_id) AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER section_evaluators_frozen_delete BEFORE DELETE ON section_evaluators WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER section_evaluators_of_closed_year_insert BEFORE INSERT ON section_evaluators WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER section_evaluators_of_closed_year_update BEFORE UPDATE ON section_evaluators WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id), (SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = NEW.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER section_evaluators_of_closed_year_delete BEFORE DELETE ON section_evaluators WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN ((SELECT y.cycle_id FROM evaluation_rounds y JOIN sheets s ON s.round_id = y.id WHERE s.id = OLD.sheet_id)) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
)


def upgrade() -> None:
    op.create_table('section_evaluators',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('section', sa.String(length=50), nullable=False),
    sa.Column('kind', sa.Enum('sheet', 'second', 'body', 'peer', name='sectionevaluator', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('is_whole', sa.Boolean(), nullable=False),
    sa.Column('evaluator_id', sa.Integer(), nullable=True),
    sa.Column('evaluator_official_id', sa.Integer(), nullable=True),
    sa.Column('signed_on', sa.Date(), nullable=True),
    sa.Column('signed_by', sa.String(length=200), nullable=False),
    sa.Column('recorded_by', sa.String(length=200), nullable=False),
    sa.Column('reason', sa.String(), nullable=False),
    sa.Column('signed_sha256', sa.String(length=64), nullable=False),
    sa.CheckConstraint("(signed_on IS NULL) = (signed_by = '')", name=op.f('ck_section_evaluators_signed')),
    sa.CheckConstraint('evaluator_id IS NULL OR evaluator_official_id IS NULL', name=op.f('ck_section_evaluators_one_evaluator')),
    sa.ForeignKeyConstraint(['evaluator_id'], ['employees.id'], name=op.f('fk_section_evaluators_evaluator_id_employees')),
    sa.ForeignKeyConstraint(['evaluator_official_id'], ['officials.id'], name=op.f('fk_section_evaluators_evaluator_official_id_officials')),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_section_evaluators_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_section_evaluators')),
    sa.UniqueConstraint('sheet_id', 'section', name=op.f('uq_section_evaluators_sheet_id_section'))
    )
    op.create_index(op.f('ix_section_evaluators_evaluator_id'), 'section_evaluators', ['evaluator_id'], unique=False)
    op.create_index(op.f('ix_section_evaluators_evaluator_official_id'), 'section_evaluators', ['evaluator_official_id'], unique=False)
    for trigger in TRIGGERS:
        op.execute(trigger)
