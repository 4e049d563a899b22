"""What the words of methods ask of persons and objectives, awards in euro, progressions.

Rows of before are told by the defaults: no objective had a difficulty, nobody a share in an objective of a group.
"""

import sqlalchemy as sa
from alembic import op

revision = '0010'
down_revision = '0009'

AWARD_TRIGGERS = (
    "CREATE TRIGGER award_statements_frozen_update BEFORE UPDATE ON award_statements WHEN 1 BEGIN SELECT RAISE(ABORT, 'statement_frozen'); END",
    "CREATE TRIGGER award_statements_frozen_delete BEFORE DELETE ON award_statements WHEN 1 BEGIN SELECT RAISE(ABORT, 'statement_frozen'); END",
    "CREATE TRIGGER award_facts_of_closed_year_insert BEFORE INSERT ON award_facts WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER award_facts_of_closed_year_update BEFORE UPDATE ON award_facts WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER award_facts_of_closed_year_delete BEFORE DELETE ON award_facts WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER award_funds_of_closed_year_insert BEFORE INSERT ON award_funds WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER award_funds_of_closed_year_update BEFORE UPDATE ON award_funds WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER award_funds_of_closed_year_delete BEFORE DELETE ON award_funds WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER award_statements_of_closed_year_insert BEFORE INSERT ON award_statements WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER award_statements_of_closed_year_update BEFORE UPDATE ON award_statements WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER award_statements_of_closed_year_delete BEFORE DELETE ON award_statements WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
)
_OF_METHOD_WORDS = (
    "CREATE TRIGGER certified_figures_of_closed_year_insert BEFORE INSERT ON certified_figures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER certified_figures_of_closed_year_update BEFORE UPDATE ON certified_figures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER certified_figures_of_closed_year_delete BEFORE DELETE ON certified_figures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER penalty_events_of_closed_year_insert BEFORE INSERT ON penalty_events WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER penalty_events_of_closed_year_update BEFORE UPDATE ON penalty_events WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER penalty_events_of_closed_year_delete BEFORE DELETE ON penalty_events WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER objectives_frozen_update BEFORE UPDATE OF combination, state, neutralised_on, is_payment_times, degree_table ON objectives WHEN EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN (OLD.id, NEW.id) AND c.reopened_on IS NULL) BEGIN SELECT RAISE(ABORT, 'objective_certified'); END",
)

TRIGGERS: tuple[str, ...] = (*AWARD_TRIGGERS, *_OF_METHOD_WORDS)

TRIGGERS_OF_PROGRESSIONS = (
    "CREATE TRIGGER progression_rankings_frozen_update BEFORE UPDATE ON progression_rankings WHEN 1 BEGIN SELECT RAISE(ABORT, 'ranking_frozen'); END",
    "CREATE TRIGGER progression_facts_of_closed_year_insert BEFORE INSERT ON progression_facts WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_facts_of_closed_year_update BEFORE UPDATE ON progression_facts WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_facts_of_closed_year_delete BEFORE DELETE ON progression_facts WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_items_of_closed_year_insert BEFORE INSERT ON progression_items WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_items_of_closed_year_update BEFORE UPDATE ON progression_items WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_items_of_closed_year_delete BEFORE DELETE ON progression_items WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_procedures_of_closed_year_insert BEFORE INSERT ON progression_procedures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_procedures_of_closed_year_update BEFORE UPDATE ON progression_procedures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_procedures_of_closed_year_delete BEFORE DELETE ON progression_procedures WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_rankings_of_closed_year_insert BEFORE INSERT ON progression_rankings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_rankings_of_closed_year_update BEFORE UPDATE ON progression_rankings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_rankings_of_closed_year_delete BEFORE DELETE ON progression_rankings WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_remarks_of_closed_year_insert BEFORE INSERT ON progression_remarks WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_remarks_of_closed_year_update BEFORE UPDATE ON progression_remarks WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_remarks_of_closed_year_delete BEFORE DELETE ON progression_remarks WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_years_of_closed_year_insert BEFORE INSERT ON progression_years WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_years_of_closed_year_update BEFORE UPDATE ON progression_years WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id, NEW.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
    "CREATE TRIGGER progression_years_of_closed_year_delete BEFORE DELETE ON progression_years WHEN EXISTS (SELECT 1 FROM cycles c WHERE c.id IN (OLD.cycle_id) AND c.state = 'closed') BEGIN SELECT RAISE(ABORT, 'year_closed'); END",
)


def upgrade() -> None:
    _of_method_words()
    _of_awards()
    _of_progressions()
    for trigger in (*TRIGGERS, *TRIGGERS_OF_PROGRESSIONS):
        op.execute(trigger)


def _of_method_words() -> None:
    op.create_table('certified_figures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=50), nullable=False),
    sa.Column('area_id', sa.Integer(), nullable=True),
    sa.Column('sector_id', sa.Integer(), nullable=True),
    sa.Column('employee_id', sa.Integer(), nullable=True),
    sa.Column('official_id', sa.Integer(), nullable=True),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('certified_by', sa.String(length=200), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('(area_id IS NOT NULL) + (employee_id IS NOT NULL) + (official_id IS NOT NULL) <= 1', name=op.f('ck_certified_figures_of_one')),
    sa.CheckConstraint("certified_by <> ''", name=op.f('ck_certified_figures_certified_by')),
    sa.CheckConstraint('sector_id IS NULL OR area_id IS NOT NULL', name=op.f('ck_certified_figures_of_sector')),
    sa.ForeignKeyConstraint(['area_id', 'sector_id'], ['sectors.area_id', 'sectors.id'], name=op.f('fk_certified_figures_area_id_sector_id_sectors'), onupdate='CASCADE'),
    sa.ForeignKeyConstraint(['area_id'], ['areas.id'], name=op.f('fk_certified_figures_area_id_areas')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_certified_figures_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_certified_figures_employee_id_employees')),
    sa.ForeignKeyConstraint(['official_id'], ['officials.id'], name=op.f('fk_certified_figures_official_id_officials')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_certified_figures'))
    )
    op.create_index(op.f('ix_certified_figures_cycle_id'), 'certified_figures', ['cycle_id'], unique=False)
    op.create_index(op.f('ix_certified_figures_employee_id'), 'certified_figures', ['employee_id'], unique=False)
    op.create_table('penalty_events',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=50), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=True),
    sa.Column('official_id', sa.Integer(), nullable=True),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('description', sa.String(length=300), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('(employee_id IS NULL) <> (official_id IS NULL)', name=op.f('ck_penalty_events_of_one')),
    sa.CheckConstraint("source <> ''", name=op.f('ck_penalty_events_source')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_penalty_events_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_penalty_events_employee_id_employees')),
    sa.ForeignKeyConstraint(['official_id'], ['officials.id'], name=op.f('fk_penalty_events_official_id_officials')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_penalty_events'))
    )
    op.create_index(op.f('ix_penalty_events_cycle_id'), 'penalty_events', ['cycle_id'], unique=False)
    op.create_index(op.f('ix_penalty_events_employee_id'), 'penalty_events', ['employee_id'], unique=False)
    op.execute('DROP TRIGGER objectives_frozen_update')  # made again with the table of the degree
    op.add_column('objectives', sa.Column('difficulty', sa.String(length=50), server_default='', nullable=False))
    op.add_column('objectives', sa.Column('degree_table', sa.String(length=50), server_default='', nullable=False))


def _of_awards() -> None:
    op.create_table('award_facts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=True),
    sa.Column('official_id', sa.Integer(), nullable=True),
    sa.Column('kind', sa.Enum('salary', 'post_weight', 'convention', 'other_incentives', 'sanction', 'fixed_term', 'missed_assignment', 'missed_interview', 'missed_evaluation', 'figure', 'variable_resources', 'paid', name='awardfactkind', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=True),
    sa.Column('sanction', sa.Enum('verbal', 'written', 'fine', 'suspension', 'long_suspension', 'dismissal', name='sanction', native_enum=False, create_constraint=True, length=32), nullable=True),
    sa.Column('text', sa.String(length=200), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=True),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("source <> ''", name=op.f('ck_award_facts_source')),
    sa.CheckConstraint('employee_id IS NULL OR official_id IS NULL', name=op.f('ck_award_facts_one_person')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_award_facts_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_award_facts_employee_id_employees')),
    sa.ForeignKeyConstraint(['official_id'], ['officials.id'], name=op.f('fk_award_facts_official_id_officials')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_award_facts'))
    )
    op.create_index(op.f('ix_award_facts_cycle_id'), 'award_facts', ['cycle_id'], unique=False)
    op.create_index(op.f('ix_award_facts_employee_id'), 'award_facts', ['employee_id'], unique=False)
    op.create_index(op.f('ix_award_facts_official_id'), 'award_facts', ['official_id'], unique=False)
    op.create_table('award_statements',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('taken_at', sa.String(length=32), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_award_statements_cycle_id_cycles')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_award_statements'))
    )
    op.create_index(op.f('ix_award_statements_cycle_id'), 'award_statements', ['cycle_id'], unique=False)
    op.create_table('award_funds',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('code', sa.String(length=50), nullable=False),
    sa.Column('amount', sa.BigInteger(), nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=True),
    sa.Column('note', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('amount >= 0', name=op.f('ck_award_funds_amount')),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_award_funds_act_id_acts')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_award_funds_cycle_id_cycles')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_award_funds')),
    sa.UniqueConstraint('cycle_id', 'code', name=op.f('uq_award_funds_cycle_id_code'))
    )
    op.create_index(op.f('ix_award_funds_act_id'), 'award_funds', ['act_id'], unique=False)
    op.create_table('award_rules',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('name', sa.String(length=200), nullable=False),
    sa.Column('year_from', sa.Integer(), nullable=False),
    sa.Column('act_id', sa.Integer(), nullable=True),
    sa.Column('definition', sa.String(), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("name <> ''", name=op.f('ck_award_rules_name')),
    sa.CheckConstraint('year_from BETWEEN 1990 AND 2200', name=op.f('ck_award_rules_year')),
    sa.ForeignKeyConstraint(['act_id'], ['acts.id'], name=op.f('fk_award_rules_act_id_acts')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_award_rules')),
    sa.UniqueConstraint('year_from', name=op.f('uq_award_rules_year_from'))
    )
    op.create_index(op.f('ix_award_rules_act_id'), 'award_rules', ['act_id'], unique=False)


def _of_progressions() -> None:
    op.create_table('progression_facts',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('last_on', sa.Date(), nullable=True),
    sa.Column('has_none', sa.Boolean(), nullable=False),
    sa.Column('sanction_on', sa.Date(), nullable=True),
    sa.Column('earlier_days', sa.Integer(), nullable=False),
    sa.Column('draw', sa.Integer(), nullable=True),
    sa.Column('left_out', sa.String(), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint('NOT (has_none AND last_on IS NOT NULL)', name=op.f('ck_progression_facts_last')),
    sa.CheckConstraint('draw IS NULL OR draw > 0', name=op.f('ck_progression_facts_draw')),
    sa.CheckConstraint('earlier_days >= 0', name=op.f('ck_progression_facts_earlier_days')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_progression_facts_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_progression_facts_employee_id_employees')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_progression_facts')),
    sa.UniqueConstraint('cycle_id', 'employee_id', name=op.f('uq_progression_facts_cycle_id_employee_id'))
    )
    op.create_index(op.f('ix_progression_facts_employee_id'), 'progression_facts', ['employee_id'], unique=False)
    op.create_table('progression_items',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('criterion', sa.String(length=50), nullable=False),
    sa.Column('item', sa.String(length=50), nullable=False),
    sa.Column('quantity', sa.BigInteger(), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.CheckConstraint('quantity >= 0', name=op.f('ck_progression_items_quantity')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_progression_items_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_progression_items_employee_id_employees')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_progression_items')),
    sa.UniqueConstraint('cycle_id', 'employee_id', 'criterion', 'item', name=op.f('uq_progression_items_cycle_id_employee_id_criterion_item'))
    )
    op.create_index(op.f('ix_progression_items_employee_id'), 'progression_items', ['employee_id'], unique=False)
    op.create_table('progression_procedures',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('rules', sa.String(), nullable=False),
    sa.Column('act', sa.String(length=300), nullable=False),
    sa.Column('effective_on', sa.Date(), nullable=False),
    sa.Column('reference_on', sa.Date(), nullable=False),
    sa.Column('last_year', sa.Integer(), nullable=False),
    sa.Column('budget', sa.BigInteger(), nullable=True),
    sa.Column('state', sa.Enum('preparing', 'provisional', 'final', name='procedurestate', native_enum=False, create_constraint=True, length=32), nullable=False),
    sa.Column('published_on', sa.Date(), nullable=True),
    sa.Column('remarks_until', sa.Date(), nullable=True),
    sa.Column('final_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(state = 'final') = (final_on IS NOT NULL)", name=op.f('ck_progression_procedures_final')),
    sa.CheckConstraint("(state = 'preparing') = (published_on IS NULL)", name=op.f('ck_progression_procedures_published')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_progression_procedures_cycle_id_cycles')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_progression_procedures')),
    sa.UniqueConstraint('cycle_id', name=op.f('uq_progression_procedures_cycle_id'))
    )
    op.create_table('progression_rankings',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('is_final', sa.Boolean(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('author', sa.String(length=200), nullable=False),
    sa.Column('body', sa.String(), nullable=False),
    sa.Column('sha256', sa.String(length=64), nullable=False),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_progression_rankings_cycle_id_cycles')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_progression_rankings'))
    )
    op.create_index(op.f('ix_progression_rankings_cycle_id'), 'progression_rankings', ['cycle_id'], unique=False)
    op.create_table('progression_remarks',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('on_date', sa.Date(), nullable=False),
    sa.Column('text', sa.String(), nullable=False),
    sa.Column('answer', sa.String(), nullable=False),
    sa.Column('answered_on', sa.Date(), nullable=True),
    sa.Column('version', sa.Integer(), nullable=False),
    sa.CheckConstraint("(answered_on IS NULL) = (answer = '')", name=op.f('ck_progression_remarks_answered')),
    sa.CheckConstraint("text <> ''", name=op.f('ck_progression_remarks_text')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_progression_remarks_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_progression_remarks_employee_id_employees')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_progression_remarks'))
    )
    op.create_index(op.f('ix_progression_remarks_cycle_id'), 'progression_remarks', ['cycle_id'], unique=False)
    op.create_index(op.f('ix_progression_remarks_employee_id'), 'progression_remarks', ['employee_id'], unique=False)
    op.create_table('progression_years',
    sa.Column('id', sa.Integer(), nullable=False),
    sa.Column('cycle_id', sa.Integer(), nullable=False),
    sa.Column('employee_id', sa.Integer(), nullable=False),
    sa.Column('year', sa.Integer(), nullable=False),
    sa.Column('value', sa.BigInteger(), nullable=False),
    sa.Column('source', sa.String(length=300), nullable=False),
    sa.CheckConstraint("source <> ''", name=op.f('ck_progression_years_source')),
    sa.CheckConstraint('value >= 0 AND value <= 10000', name=op.f('ck_progression_years_value')),
    sa.ForeignKeyConstraint(['cycle_id'], ['cycles.id'], name=op.f('fk_progression_years_cycle_id_cycles')),
    sa.ForeignKeyConstraint(['employee_id'], ['employees.id'], name=op.f('fk_progression_years_employee_id_employees')),
    sa.PrimaryKeyConstraint('id', name=op.f('pk_progression_years')),
    sa.UniqueConstraint('cycle_id', 'employee_id', 'year', name=op.f('uq_progression_years_cycle_id_employee_id_year'))
    )
    op.create_index(op.f('ix_progression_years_employee_id'), 'progression_years', ['employee_id'], unique=False)
