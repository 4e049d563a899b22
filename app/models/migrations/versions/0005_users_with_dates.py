"""Users with their dates and their slot in the key file. The table of before, in which no version wrote, goes."""

import sqlalchemy as sa
from alembic import op

revision = '0005'
down_revision = '0004'


def upgrade() -> None:
    op.drop_table('users')
    op.create_table('users',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('full_name', sa.String(length=200), nullable=False),
    sa.Column('role', sa.Enum('secretary', 'vice', 'eq', 'mayor', 'body', name='userrole', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=True),
    sa.Column('official_id', sa.Integer(), nullable=True),
    sa.Column('is_administrator', sa.Boolean(), nullable=False),
    sa.Column('valid_from', sa.Date(), nullable=False),
    sa.Column('valid_to', sa.Date(), nullable=True),
    sa.Column('slot', sa.String(length=64), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('valid_to IS NULL OR valid_to >= valid_from', name=op.f('ck_users_dates')),
    sa.CheckConstraint('employee_id IS NULL OR official_id IS NULL', name=op.f('ck_users_one_person')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_users_employee_id_employees')),
    sa.ForeignKeyConstraint(['official_id'], ['officials.id'], name=op.f('fk_users_official_id_officials')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_users')),
    sa.UniqueConstraint('slot', name=op.f('uq_users_slot'))
    )
