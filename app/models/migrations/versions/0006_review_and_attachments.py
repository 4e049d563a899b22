"""Review of a sheet: remarks with their answers, files kept with it, who scored in another's place or from paper.

Rows of before are told by the defaults: nothing was late, answered or attached.
"""

import sqlalchemy as sa
from alembic import op

revision = '0006'
down_revision = '0005'

TRIGGERS = (
    "CREATE TRIGGER sheets_frozen_update BEFORE UPDATE ON sheets WHEN (OLD.state = 'final' OR OLD.state = 'superseded' AND OLD.closed_at IS NOT NULL) AND (NEW.state <> OLD.state AND NEW.state <> 'superseded' OR NEW.round_id IS NOT OLD.round_id OR NEW.employee_id IS NOT OLD.employee_id OR NEW.official_id IS NOT OLD.official_id OR NEW.evaluator_id IS NOT OLD.evaluator_id OR NEW.evaluator_official_id IS NOT OLD.evaluator_official_id OR NEW.valid_from IS NOT OLD.valid_from OR NEW.valid_to IS NOT OLD.valid_to OR NEW.role IS NOT OLD.role OR NEW.template_code IS NOT OLD.template_code OR NEW.contract_area_id IS NOT OLD.contract_area_id OR NEW.profile IS NOT OLD.profile OR NEW.part_time IS NOT OLD.part_time OR NEW.assignment IS NOT OLD.assignment OR NEW.revision IS NOT OLD.revision OR NEW.supersedes_id IS NOT OLD.supersedes_id OR NEW.assigned_on IS NOT OLD.assigned_on OR NEW.interview_on IS NOT OLD.interview_on OR NEW.delivered_on IS NOT OLD.delivered_on OR NEW.delivered_sha256 IS NOT OLD.delivered_sha256 OR NEW.closed_at IS NOT OLD.closed_at OR NEW.not_evaluable_reason IS NOT OLD.not_evaluable_reason OR NEW.interim_outcome IS NOT OLD.interim_outcome OR NEW.general_note IS NOT OLD.general_note OR NEW.strengths IS NOT OLD.strengths OR NEW.improvements IS NOT OLD.improvements OR NEW.training IS NOT OLD.training OR NEW.substituted_by IS NOT OLD.substituted_by OR NEW.substituted_on IS NOT OLD.substituted_on OR NEW.substitution_reason IS NOT OLD.substitution_reason OR NEW.transcribed_by IS NOT OLD.transcribed_by OR NEW.transcribed_on IS NOT OLD.transcribed_on) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_remarks_frozen_insert BEFORE INSERT ON sheet_remarks WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = NEW.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_remarks_frozen_update BEFORE UPDATE ON sheet_remarks WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id IN (OLD.sheet_id, NEW.sheet_id) AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_remarks_frozen_delete BEFORE DELETE ON sheet_remarks WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_signatures_frozen_insert BEFORE INSERT ON sheet_signatures WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = NEW.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_signatures_frozen_update BEFORE UPDATE ON sheet_signatures WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id IN (OLD.sheet_id, NEW.sheet_id) AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER sheet_signatures_frozen_delete BEFORE DELETE ON sheet_signatures WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER attachments_frozen_update BEFORE UPDATE ON attachments WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id IN (OLD.sheet_id, NEW.sheet_id) AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER attachments_frozen_delete BEFORE DELETE ON attachments WHEN EXISTS (SELECT 1 FROM sheets s WHERE s.id = OLD.sheet_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
    "CREATE TRIGGER attachment_bodies_frozen_update BEFORE UPDATE ON attachment_bodies WHEN 1 BEGIN SELECT RAISE(ABORT, 'attachment_frozen'); END",
    "CREATE TRIGGER attachment_bodies_frozen_delete BEFORE DELETE ON attachment_bodies WHEN EXISTS (SELECT 1 FROM attachments a JOIN sheets s ON s.id = a.sheet_id WHERE a.id = OLD.attachment_id AND s.state IN ('final', 'superseded')) BEGIN SELECT RAISE(ABORT, 'sheet_final'); END",
)


def upgrade() -> None:
    op.create_table('attachments',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('signed', 'remarks', 'hearing', 'transcribed', name='attachmentkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('size', sa.Integer(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_attachments_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachments'))
    )
    op.create_index(op.f('ix_attachments_sheet_id'), 'attachments', ['sheet_id'], unique=False)
    op.create_table('attachment_bodies',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('attachment_id', sa.Integer(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.Column('body', sa.LargeBinary(), nullable=False),
    sa.ForeignKeyConstraint(['attachment_id'], ['attachments.id'], name=op.f('fk_attachment_bodies_attachment_id_attachments')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_attachment_bodies')),
    sa.UniqueConstraint('attachment_id', name=op.f('uq_attachment_bodies_attachment_id'))
    )
    op.create_table('sheet_papers',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('sheet_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=64), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.ForeignKeyConstraint(['sheet_id'], ['sheets.id'], name=op.f('fk_sheet_papers_sheet_id_sheets')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_sheet_papers')),
    sa.UniqueConstraint('sheet_id', 'code', name=op.f('uq_sheet_papers_sheet_id_code'))
    )
    op.create_index(op.f('ix_sheet_papers_code'), 'sheet_papers', ['code'], unique=False)
    # Not in batch mode, which makes the table anew without its triggers; a link is written out, since Alembic would
    # add its constraint apart, which SQLite cannot do.
    op.add_column('sheet_remarks', sa.Column('is_late', sa.Boolean(), server_default=sa.text('0'), nullable=False))
    op.add_column('sheet_remarks', sa.Column('admitted_reason', sa.String(), server_default='', nullable=False))
    op.add_column('sheet_remarks', sa.Column('level', sa.Integer(), server_default=sa.text('1'), nullable=False))
    op.add_column('sheet_remarks', sa.Column('attended', sa.String(), server_default='', nullable=False))
    for name, target in (('answers_id', 'sheet_remarks'), ('attachment_id', 'attachments')):
        link = f'CONSTRAINT fk_sheet_remarks_{name}_{target} REFERENCES {target} (id)'
        op.execute(f'ALTER TABLE sheet_remarks ADD COLUMN {name} INTEGER DEFAULT NULL {link}')
    op.add_column('sheets', sa.Column('substituted_by', sa.String(length=200), server_default='', nullable=False))
    op.add_column('sheets', sa.Column('substituted_on', sa.Date(), server_default=sa.text('NULL'), nullable=True))
    op.add_column('sheets', sa.Column('substitution_reason', sa.String(), server_default='', nullable=False))
    op.add_column('sheets', sa.Column('transcribed_by', sa.String(length=200), server_default='', nullable=False))
    op.add_column('sheets', sa.Column('transcribed_on', sa.Date(), server_default=sa.text('NULL'), nullable=True))
    op.add_column('users', sa.Column('may_transcribe', sa.Boolean(), server_default=sa.text('0'), nullable=False))
    for trigger in TRIGGERS:
        op.execute(trigger)
