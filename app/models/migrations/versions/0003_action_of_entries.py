"""What the policy was asked for an operation, beside its entry in the audit: undo asks it again."""

import sqlalchemy as sa
from alembic import op

revision = '0003'
down_revision = '0002'


def upgrade() -> None:
    # Not in batch mode, which makes the table anew without its triggers.
    op.add_column('audit_entries', sa.Column('action', sa.String(length=200), nullable=True))
