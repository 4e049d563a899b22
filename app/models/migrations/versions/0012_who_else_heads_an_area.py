"""Responsibility of an Area given to an official, assessori among the officials, and where a step of a sheet was made.

Steps of before were made in the program, until the upgrade finds those that came with a file (`upgrading.py`).
"""

import sqlalchemy as sa
from alembic import op

revision = '0012'
down_revision = '0011'

TRIGGERS: tuple[str, ...] = (
    "CREATE TRIGGER area_charges_no_overlap_insert AFTER INSERT ON area_charges WHEN EXISTS (SELECT 1 FROM area_charges o WHERE o.id <> NEW.id AND o.area_id = NEW.area_id AND o.valid_from <= COALESCE(NEW.valid_to, '9999-12-31') AND NEW.valid_from <= COALESCE(o.valid_to, '9999-12-31')) BEGIN SELECT RAISE(ABORT, 'charge_overlap'); END",
    "CREATE TRIGGER area_charges_no_overlap_update AFTER UPDATE ON area_charges WHEN EXISTS (SELECT 1 FROM area_charges o WHERE o.id <> NEW.id AND o.area_id = NEW.area_id AND o.valid_from <= COALESCE(NEW.valid_to, '9999-12-31') AND NEW.valid_from <= COALESCE(o.valid_to, '9999-12-31')) BEGIN SELECT RAISE(ABORT, 'charge_overlap'); END",
)


def upgrade() -> None:
    _admit_assessori()
    op.create_table('area_charges',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('official_id', sa.Integer(), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=False),
    sa.Column('act', sa.String(length=300), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('valid_to IS NULL OR valid_to >= valid_from', name=op.f('ck_area_charges_dates')),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_area_charges_area_id_areas')),
    sa.ForeignKeyConstraint(['official_id'], ['officials.id'], name=op.f('fk_area_charges_official_id_officials')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_area_charges'))
    )
    op.create_index(op.f('ix_area_charges_area_id'), 'area_charges', ['area_id'], unique=False)
    op.create_index(op.f('ix_area_charges_official_id'), 'area_charges', ['official_id'], unique=False)
    op.execute(
        "ALTER TABLE sheet_events ADD COLUMN origin VARCHAR(32) DEFAULT 'program' NOT NULL"
        " CONSTRAINT ck_sheet_events_eventorigin CHECK (origin IN ('program', 'file'))"
    )
    for trigger in TRIGGERS:
        op.execute(trigger)


def _admit_assessori() -> None:
    """Make the table anew, whose offices are in a constraint: no trigger and no index is on it."""
    op.create_table('officials_anew',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('role', sa.Enum('mayor', 'assessor', 'secretary', 'body_member', name='officialrole', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('full_name', sa.String(length=200), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('valid_to IS NULL OR valid_to >= valid_from', name=op.f('ck_officials_dates')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_officials'))
    )
    op.execute('INSERT INTO officials_anew (id, role, full_name, valid_from, valid_to, version)'
               ' SELECT id, role, full_name, valid_from, valid_to, version FROM officials')
    op.drop_table('officials')
    op.rename_table('officials_anew', 'officials')
