"""What a plan holds beyond bare objectives, and where what was copied from the year before comes from.

Rows of before are told by the defaults: nothing was copied, no phase was an activity, no mask makes the codes.
"""

import sqlalchemy as sa
from alembic import op

revision = '0007'
down_revision = '0006'

AMBITS = ('needs', 'plans', 'satisfaction', 'modernisation', 'relations', 'efficiency', 'services', 'equality')
"""Of art. 8 c. 1 D.Lgs. 150/2009, by the words that rows keep."""


def upgrade() -> None:
    _of_the_plan()
    _of_objectives()
    _of_reading_files()
    op.add_column('municipality', sa.Column('code_mask', sa.String(length=100), server_default='', nullable=False))
    op.execute('ALTER TABLE cycles ADD COLUMN mandate_from INTEGER DEFAULT NULL')
    op.execute(
        'ALTER TABLE cycles ADD COLUMN mandate_to INTEGER DEFAULT NULL CONSTRAINT ck_cycles_mandate CHECK ('
        '(mandate_from IS NULL) = (mandate_to IS NULL) AND (mandate_from IS NULL OR mandate_from <= mandate_to))'
    )
    # Not in batch mode, which makes the table anew without its triggers; checks and links are written out, since
    # Alembic would add them apart, which SQLite cannot do.
    for table, column in (('objectives', 'origin_id'), ('indicators', 'origin_indicator_id')):
        link = f'CONSTRAINT fk_{table}_{column}_{table} REFERENCES {table} (id)'
        op.execute(f'ALTER TABLE {table} ADD COLUMN {column} INTEGER DEFAULT NULL {link}')
        op.create_index(op.f(f'ix_{table}_{column}'), table, [column], unique=False)
        op.add_column(table, sa.Column('is_untouched', sa.Boolean(), server_default=sa.text('0'), nullable=False))
    op.execute(
        'ALTER TABLE objective_assignments ADD COLUMN time_share BIGINT DEFAULT NULL'
        ' CONSTRAINT ck_objective_assignments_time_share CHECK (time_share BETWEEN 0 AND 10000)'
    )
    op.execute(
        "ALTER TABLE phases ADD COLUMN kind VARCHAR(32) DEFAULT 'phase' NOT NULL"
        " CONSTRAINT ck_phases_phasekind CHECK (kind IN ('phase', 'activity'))"
    )
    op.add_column('objective_resources', sa.Column('chapter', sa.String(length=50), server_default='', nullable=False))


def _of_the_plan() -> None:
    op.create_table('acts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('giunta', 'consiglio', 'determina', 'decreto', 'other', name='actkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('number', sa.String(length=30), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=True),
    sa.Column('subject', sa.String(length=500), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("number <> '' OR on_date IS NOT NULL OR subject <> ''", name=op.f('ck_acts_something')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_acts_cycle_id_cycles')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_acts'))
    )
    op.create_index(op.f('ix_acts_cycle_id'), 'acts', ['cycle_id'], unique=False)
    op.create_table('declared_figures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('kind', sa.Enum('staff', 'headline', 'head', name='declaredkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('label', sa.String(length=300), nullable=False),
    sa.Column('males', sa.Integer(), nullable=True),
    sa.Column('females', sa.Integer(), nullable=True),
    sa.Column('value', sa.BigInteger(), nullable=True),
    sa.Column('text', sa.String(length=300), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('(males IS NULL OR males >= 0) AND (females IS NULL OR females >= 0)', name=op.f('ck_declared_figures_positive')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_declared_figures_cycle_id_cycles')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_declared_figures'))
    )
    op.create_index(op.f('ix_declared_figures_cycle_id'), 'declared_figures', ['cycle_id'], unique=False)
    op.create_table('plan_texts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('part', sa.String(length=50), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('origin', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_plan_texts_cycle_id_cycles')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_texts'))
    )
    op.create_index(op.f('ix_plan_texts_cycle_id'), 'plan_texts', ['cycle_id'], unique=False)


def _of_objectives() -> None:
    op.create_table('objective_ambits',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('ambit', sa.Enum(*AMBITS, name='performanceambit', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_objective_ambits_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_objective_ambits')),
    sa.UniqueConstraint('objective_id', 'ambit', name=op.f('uq_objective_ambits_objective_id_ambit'))
    )
    op.create_table('prevention_measures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=30), nullable=False),
    sa.Column('text', sa.String(length=1000), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("code <> ''", name=op.f('ck_prevention_measures_code')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_prevention_measures_cycle_id_cycles')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_prevention_measures')),
    sa.UniqueConstraint('cycle_id', 'code', name=op.f('uq_prevention_measures_cycle_id_code'))
    )
    op.create_table('objective_measures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('objective_id', sa.Integer(), nullable=False),
    sa.Column('measure_id', sa.Integer(), nullable=False),
    sa.ForeignKeyConstraint(['measure_id'], ['prevention_measures.id'], name=op.f('fk_objective_measures_measure_id_prevention_measures')),
    sa.ForeignKeyConstraint(['objective_id'], ['objectives.id'], name=op.f('fk_objective_measures_objective_id_objectives')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_objective_measures')),
    sa.UniqueConstraint('objective_id', 'measure_id', name=op.f('uq_objective_measures_objective_id_measure_id'))
    )
    op.create_index(op.f('ix_objective_measures_measure_id'), 'objective_measures', ['measure_id'], unique=False)


def _of_reading_files() -> None:
    op.create_table('plan_layouts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('choices', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_plan_layouts')),
    sa.UniqueConstraint('fingerprint', name=op.f('uq_plan_layouts_fingerprint'))
    )
    op.create_table('column_mappings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('workbook', sa.String(length=50), nullable=False),
    sa.Column('name', sa.String(length=300), nullable=False),
    sa.Column('fingerprint', sa.String(length=64), nullable=False),
    sa.Column('choices', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_column_mappings')),
    sa.UniqueConstraint('workbook', 'fingerprint', name=op.f('uq_column_mappings_workbook_fingerprint'))
    )
    op.create_table('catalogue_entries',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=100), nullable=False),
    sa.Column('sector', sa.String(length=100), nullable=False),
    sa.Column('title', sa.String(length=300), nullable=False),
    sa.Column('definition', sa.String(), nullable=False),
    sa.Column('origin', sa.String(length=300), nullable=False),
    sa.Column('position', sa.Integer(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_catalogue_entries')),
    sa.UniqueConstraint('code', name=op.f('uq_catalogue_entries_code'))
    )
