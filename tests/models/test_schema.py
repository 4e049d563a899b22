"""The schema: the migrations end where the models are, and the database itself refuses what must not be."""

import shutil
import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext

from app.models.guards import TRIGGERS
from app.models.identity import APPLICATION_ID, SCHEMA_VERSION
from app.models.schema import Base
from app.models.sessions import make_engine


@pytest.fixture
def archive(empty_archive: Path, tmp_path: Path) -> Path:
    return shutil.copyfile(empty_archive, tmp_path / "schema.merito")


@pytest.fixture
def raw(archive: Path) -> Iterator[sqlite3.Connection]:
    connection = sqlite3.connect(archive)
    connection.execute("PRAGMA foreign_keys = ON")
    yield connection
    connection.close()


def test_that_the_migrations_end_where_the_models_are(archive: Path) -> None:
    engine = make_engine(archive)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        differences = compare_metadata(context, Base.metadata)
    engine.dispose()
    assert differences == []


def test_that_the_migrations_leave_the_triggers_of_the_models(raw: sqlite3.Connection) -> None:
    kept = {sql for (sql,) in raw.execute("SELECT sql FROM sqlite_master WHERE type = 'trigger'")}
    assert kept == set(TRIGGERS)


def test_that_an_archive_says_what_it_is(raw: sqlite3.Connection) -> None:
    assert raw.execute("PRAGMA application_id").fetchone() == (APPLICATION_ID,)
    assert raw.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)
    assert raw.execute("PRAGMA integrity_check").fetchone() == ("ok",)


def test_that_foreign_keys_are_on_for_the_program(archive: Path) -> None:
    engine = make_engine(archive)
    with engine.connect() as connection:
        assert connection.exec_driver_sql("PRAGMA foreign_keys").scalar() == 1
        assert connection.exec_driver_sql("PRAGMA synchronous").scalar() == 3
        assert connection.exec_driver_sql("PRAGMA journal_mode").scalar() == "truncate"
    engine.dispose()


def test_that_no_column_holds_a_float(raw: sqlite3.Connection) -> None:
    tables = [name for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
    kinds = {column[2] for table in tables for column in raw.execute(f"PRAGMA table_info({table})")}
    assert not kinds & {"REAL", "FLOAT", "DOUBLE", "NUMERIC"}


PEOPLE = """
INSERT INTO areas (id, code, name, position, version) VALUES (1, 'A', 'Area', 0, 1);
INSERT INTO contract_areas (id, code, name, position) VALUES (1, 'IS', 'Istruttori', 0);
INSERT INTO employees (id, matricola, last_name, first_name, gender, hired_on, version)
VALUES (1, '001', 'Rossi', 'Anna', 'female', '2020-01-01', 1);
INSERT INTO cycles (id, year, plan_from, plan_to, state, plan_act, dup_act, version)
VALUES (1, 2024, 2024, 2026, 'open', '', '', 1);
INSERT INTO methods (id, name) VALUES (1, 'SMVP');
INSERT INTO method_versions (id, method_id, number, adopted_by, adopted_act, definition, version)
VALUES (1, 1, 1, '', '', '{}', 1);
INSERT INTO evaluation_rounds (id, cycle_id, kind, method_version_id, state, opened_on, version)
VALUES (1, 1, 'final', 1, 'open', '2024-12-01', 1);
"""


def post(raw: sqlite3.Connection, number: int, start: str, end: str | None) -> None:
    raw.execute(
        "INSERT INTO postings (id, employee_id, area_id, contract_area_id, profile, part_time, valid_from, valid_to,"
        " version) VALUES (?, 1, 1, 1, '', 10000, ?, ?, 1)",
        (number, start, end),
    )


def sheet(raw: sqlite3.Connection, number: int, start: str, end: str, state: str = "prepared") -> None:
    raw.execute(
        "INSERT INTO sheets (id, round_id, employee_id, valid_from, valid_to, role, template_code, profile, part_time,"
        " assignment, state, revision, not_evaluable_reason, interim_outcome, general_note, strengths, improvements,"
        " training, version) VALUES (?, 1, 1, ?, ?, 'employee', 't', '', 10000, '', ?, 1, '', '', '', '', '', '', 1)",
        (number, start, end, state),
    )


OVERLAPS = [
    ("2024-06-01", "2024-06-30"),
    ("2024-03-31", "2024-06-30"),
    ("2023-01-01", "2024-01-01"),
    ("2023-01-01", None),
]


@pytest.mark.parametrize(("start", "end"), OVERLAPS)
def test_that_the_database_refuses_two_postings_on_one_day(raw: sqlite3.Connection, start: str, end: str) -> None:
    raw.executescript(PEOPLE)
    post(raw, 1, "2024-01-01", "2024-06-01")
    with pytest.raises(sqlite3.IntegrityError, match="posting_overlap"):
        post(raw, 2, start, end)


def test_that_the_database_takes_postings_that_follow_each_other(raw: sqlite3.Connection) -> None:
    raw.executescript(PEOPLE)
    post(raw, 1, "2024-01-01", "2024-06-30")
    post(raw, 2, "2024-07-01", None)
    with pytest.raises(sqlite3.IntegrityError, match="posting_overlap"):
        raw.execute("UPDATE postings SET valid_to = '2024-07-01' WHERE id = 1")


def test_that_the_database_refuses_two_sheets_on_one_day(raw: sqlite3.Connection) -> None:
    raw.executescript(PEOPLE)
    sheet(raw, 1, "2024-01-01", "2024-12-31")
    with pytest.raises(sqlite3.IntegrityError, match="sheet_overlap"):
        sheet(raw, 2, "2024-12-31", "2024-12-31")
    sheet(raw, 3, "2024-12-31", "2024-12-31", state="superseded")


def test_that_the_database_refuses_to_touch_a_final_sheet(raw: sqlite3.Connection) -> None:
    raw.executescript(PEOPLE)
    sheet(raw, 1, "2024-01-01", "2024-12-31", state="final")
    with pytest.raises(sqlite3.IntegrityError, match="sheet_final"):
        raw.execute("INSERT INTO sheet_scores (sheet_id, section, item, value, note) VALUES (1, 's', 'f', 300, '')")
    with pytest.raises(sqlite3.IntegrityError, match="sheet_final"):
        raw.execute("DELETE FROM sheets")


PARTS = (
    "INSERT INTO sheet_scores (sheet_id, section, item, value, note) VALUES (?, 's', 'f', 300, '')",
    "INSERT INTO sheet_weights (sheet_id, section, item, weight) VALUES (?, 's', '', 300)",
    "INSERT INTO sheet_choices (sheet_id, section, item) VALUES (?, 's', 'f')",
    "INSERT INTO sheet_exclusions (sheet_id, section, item, reason) VALUES (?, 's', 'f', 'x')",
    "INSERT INTO sheet_adjustments (sheet_id, points, reason, signed_by, on_date) VALUES (?, 1, 'x', '', '2024-01-31')",
)


@pytest.mark.parametrize("insert", PARTS)
def test_that_no_part_comes_to_a_final_sheet_from_another_one(raw: sqlite3.Connection, insert: str) -> None:
    table = insert.split()[2]
    raw.executescript(PEOPLE)
    sheet(raw, 1, "2024-01-01", "2024-06-30", state="final")
    sheet(raw, 2, "2024-07-01", "2024-12-31")
    raw.execute(insert, (2,))
    with pytest.raises(sqlite3.IntegrityError, match="sheet_final"):
        raw.execute(insert, (1,))
    with pytest.raises(sqlite3.IntegrityError, match="sheet_final"):
        raw.execute(f"UPDATE {table} SET sheet_id = 1")  # noqa: S608 (names of our own tables)


def test_that_the_database_refuses_to_change_a_method_in_use(raw: sqlite3.Connection) -> None:
    raw.executescript(PEOPLE)
    with pytest.raises(sqlite3.IntegrityError, match="method_in_use"):
        raw.execute("UPDATE method_versions SET definition = '{\"x\":1}'")
    raw.execute("UPDATE method_versions SET valid_to = '2030-12-31'")


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE employees SET left_on = '2019-12-31'",
        "UPDATE employees SET gender = 'x'",
        "INSERT INTO employees SELECT 2, matricola, NULL, 'b', 'c', gender, NULL, hired_on, NULL, 1 FROM employees",
        "INSERT INTO evaluator_overrides VALUES (1, 1, 1, NULL, 'x', '2024-01-01', NULL, 1)",
        "UPDATE evaluation_rounds SET method_version_id = 77",
    ],
)
def test_that_the_database_refuses_what_cannot_be(raw: sqlite3.Connection, statement: str) -> None:
    raw.executescript(PEOPLE)
    with pytest.raises(sqlite3.IntegrityError):
        raw.execute(statement)


CLOSED = """
UPDATE cycles SET state = 'closed', version = 2;
INSERT INTO year_closings (id, cycle_id, closed_on, closed_by, validation, explanation, head_hash, reopened_by,
 reopened_reason) VALUES (1, 1, '2025-06-30', 'Segretario', '', '', 'abc', '', '');
"""
PURSUED = """
INSERT INTO objectives (id, cycle_id, code, title, description, kind, scope, is_cross, is_payment_times, combination,
 state, neutralised_reason, neutralised_opinion, dup_mission, dup_programme, position, imported_from, is_untouched,
 version) VALUES (1, 1, 'O1', 'T', '', 'operational', 'organisational', 0, 0, 'weighted_mean', 'active', '', '', '',
 '', 0, '', 0, 1);
INSERT INTO evidences (id, objective_id, kind, name, path, sha256, size, on_date, author)
VALUES (1, 1, 'copied', 'foto.png', '', 'abc', 3, '2024-12-01', 'Verdi');
"""
OF_CLOSED_YEAR = (
    "UPDATE objectives SET title = 'Altro'",
    "DELETE FROM evidences",
    "INSERT INTO monitorings (objective_id, on_date, notes, critical_points) VALUES (1, '2024-06-30', '', '')",
    "INSERT INTO training_plans (cycle_id, employee_id, hours, version) VALUES (1, 1, 4000, 1)",
    "INSERT INTO sheet_scores (sheet_id, section, item, value, note) VALUES (1, 's', 'f', 300, '')",
    "UPDATE sheets SET general_note = 'Dopo'",
    "UPDATE evaluation_rounds SET state = 'closed'",
    "UPDATE cycles SET plan_act = 'Delibera 3'",
    "DELETE FROM year_closings",
    "UPDATE year_closings SET head_hash = 'def'",
)


def test_that_the_database_keeps_a_closed_year_as_it_is_until_it_is_opened_again(raw: sqlite3.Connection) -> None:
    raw.executescript(PEOPLE + PURSUED)
    sheet(raw, 1, "2024-01-01", "2024-12-31")
    raw.executescript(CLOSED)
    for statement in OF_CLOSED_YEAR:
        with pytest.raises(sqlite3.IntegrityError, match="year_closed"):
            raw.execute(statement)
    raw.execute("UPDATE cycles SET state = 'open'")
    raw.execute("UPDATE objectives SET title = 'Altro'")


def test_that_a_settore_moves_with_what_a_closed_year_says_of_it(raw: sqlite3.Connection) -> None:
    raw.executescript(PEOPLE + PURSUED)
    raw.executescript("""
    INSERT INTO areas (id, code, name, position, version) VALUES (2, 'B', 'Altra', 0, 1);
    INSERT INTO sectors (id, area_id, code, name, position, version) VALUES (1, 1, 'S', 'Settore', 0, 1);
    INSERT INTO objective_units (id, objective_id, area_id, sector_id) VALUES (1, 1, 1, 1);
    """)
    raw.executescript(CLOSED)
    raw.execute("UPDATE sectors SET area_id = 2")
    assert raw.execute("SELECT area_id FROM objective_units").fetchone() == (2,)
    with pytest.raises(sqlite3.IntegrityError, match="year_closed"):
        raw.execute("UPDATE objective_units SET area_id = 1, sector_id = NULL")
