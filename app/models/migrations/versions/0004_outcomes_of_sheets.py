"""The outcomes of sheets, kept beside them. The table begins empty: a sheet without a row is scored when it is listed."""

import sqlalchemy as sa
from alembic import op

import app.models.types

revision = '0004'
down_revision = '0003'


def upgrade() -> None:
    op.create_table('sheet_outcomes',
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('person', sa.String(), nullable=False),
    sa.Column('total', app.models.types.Exact(6), nullable=True),
    sa.Column('exact_total', sa.String(), nullable=False),
    sa.Column('individual', app.models.types.Exact(6), nullable=True),
    sa.Column('band', sa.String(length=200), nullable=False),
    sa.Column('share', app.models.types.Exact(6), nullable=True),
    sa.Column('is_negative', sa.Boolean(), nullable=False),
    sa.Column('is_top', sa.Boolean(), nullable=False),
    sa.Column('has_total', sa.Boolean(), nullable=False),
    sa.Column('has_individual', sa.Boolean(), nullable=False),
    sa.Column('digits', sa.Integer(), nullable=False),
    sa.Column('missing', sa.Integer(), nullable=False),
    sa.Column('things', sa.String(), nullable=False),
    sa.Column('sections', sa.String(), nullable=False),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_outcomes_sheet_id_sheets'), ondelete='CASCADE'),
    sa.PrimaryKeyConstraint('sheet_id', name=op.f('pk_sheet_outcomes'))
    )
