"""Whatever a hand changes in the file behind the program's back is told: the kinds of B of the cases, one by one."""

import hashlib
import json
import shutil
import sqlite3
import tomllib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest
from sqlalchemy import select

from app.cli import main
from app.domain.permissions import Action
from app.models.structure import Area, Sector
from app.services.archive_check import verify_archive
from app.services.audit.comparison import is_faithful
from app.services.opening import open_workspace
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

Tampering = str | Callable[[sqlite3.Connection], object]


def resign(raw: sqlite3.Connection) -> None:
    """Write another total in the snapshot, and the hash of what it then says."""
    [(body,)] = raw.execute("SELECT body FROM sheet_snapshots")
    other = json.loads(body)
    other["outcome"]["total"] = "97.56"
    text = json.dumps(other, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    raw.execute("UPDATE sheet_snapshots SET body = ?, sha256 = ?", (text, hashlib.sha256(text.encode()).hexdigest()))


def empty_log(raw: sqlite3.Connection) -> None:
    raw.execute("DELETE FROM audit_entries")
    raw.execute("UPDATE archive_info SET head_entry = 0, head_hash = ''")


def cut_tail(raw: sqlite3.Connection) -> None:
    """Take the last three entries away and write the head that is left."""
    raw.execute("DELETE FROM audit_entries WHERE id > (SELECT MAX(id) - 3 FROM audit_entries)")
    last = "SELECT id, hash FROM audit_entries ORDER BY id DESC LIMIT 1"
    raw.execute(f"UPDATE archive_info SET (head_entry, head_hash) = ({last})")  # noqa: S608 (our own words)


def swap_entries(raw: sqlite3.Connection) -> None:
    for old, new in ((2, -1), (3, 2), (-1, 3)):
        raw.execute("UPDATE audit_entries SET id = ? WHERE id = ?", (new, old))


def rewrite_schema(raw: sqlite3.Connection) -> None:
    raw.execute("PRAGMA writable_schema = ON")
    raw.execute(
        "UPDATE sqlite_master SET sql = replace(sql, 'CHECK (valid_to >= valid_from)', '') WHERE name = 'absences'"
    )


BY_HAND: tuple[tuple[str, Tampering, str], ...] = (
    ("snapshot re-signed", resign, "campo «Contenuto»"),
    ("entries in another order", swap_entries, "La registrazione n. 2"),
    ("tail cut and head rewritten", cut_tail, "il registro"),
    ("log emptied", empty_log, "il registro non lo conosce"),
    ("a table without its constraint", rewrite_schema, "campo «Struttura delle tabelle»"),
)
WRITTEN = tomllib.loads(Path(__file__).with_name("tamperings.toml").read_text(encoding="utf-8"))["tampering"]
TAMPERINGS = (*BY_HAND, *((row["name"], row["sql"], row["told"]) for row in WRITTEN))


def tamper(path: Path, tampering: Tampering, *, keep_triggers: bool = False) -> None:
    """Change the file as somebody with the tools of SQLite would; the triggers are dropped first, then put back."""
    with closing(sqlite3.connect(path)) as raw, raw:
        raw.execute("PRAGMA foreign_keys = OFF")
        triggers = raw.execute("SELECT name, sql FROM sqlite_master WHERE type = 'trigger'").fetchall()
        for name, _ in triggers:
            raw.execute(f"DROP TRIGGER {name}")
        if callable(tampering):
            tampering(raw)
        else:
            raw.executescript(tampering)
        for _, sql in triggers if keep_triggers else ():
            raw.execute(sql)


@pytest.mark.parametrize(("tampering", "told"), [row[1:] for row in TAMPERINGS], ids=[row[0] for row in TAMPERINGS])
def test_that_each_tampering_is_told(closed_archive: Workspace, tampering: Tampering, told: str) -> None:
    tamper(closed_archive.archive.path, tampering, keep_triggers=bool(tampering))
    verdict = verify_archive(closed_archive)
    said = (*verdict.problems, verdict.audit.sentence if verdict.audit else "")
    assert not verdict.is_sound
    assert any(told in sentence for sentence in said), said


def test_that_the_archive_of_these_tests_is_sound_and_faithful(closed_archive: Workspace) -> None:
    verdict = verify_archive(closed_archive)
    assert verdict.is_sound, verdict
    assert is_faithful(closed_archive)
    assert verdict.data_sentence == "Tutti i dati sono quelli scritti nel registro."


def test_that_the_first_difference_says_what_where_and_which_entry(closed_archive: Workspace) -> None:
    change = "UPDATE employees SET last_name = 'Russo' WHERE last_name = 'Rossi'"
    tamper(closed_archive.archive.path, change, keep_triggers=True)
    [sentence] = verify_archive(closed_archive).unfaithful
    assert sentence == (
        "Persona «Russo Mario», campo «Cognome»: il registro dice «Rossi» (registrazione n. 1 del 31/12/2024,"
        " Segretario comunale), nell'archivio c'è «Russo»."
    )


def test_that_what_is_not_faithful_is_not_to_be_backed_up(closed_archive: Workspace) -> None:
    tamper(closed_archive.archive.path, "UPDATE settings SET value = '1'", keep_triggers=True)
    assert not is_faithful(closed_archive, Action.BACK_UP)


def test_that_the_command_line_tells_a_closed_sheet_touched_by_hand(
    closed_archive: Workspace, capsys: pytest.CaptureFixture[str]
) -> None:
    path = closed_archive.archive.path
    tamper(path, "UPDATE sheet_scores SET value = 500", keep_triggers=True)
    assert main(["check", str(path)]) == 1
    assert "Errore: Punteggio «" in capsys.readouterr().out


def test_that_a_move_of_a_settore_is_followed_where_the_database_follows_it(closed_archive: Workspace) -> None:
    with unit_of_work(closed_archive, "Settore in un'altra Area") as unit:
        sector = unit.session.scalars(select(Sector)).first()
        other = unit.session.scalars(select(Area).where(Area.id != sector.area_id)).first()
        sector.area_id = other.id
    assert is_faithful(closed_archive)


def left_by_a_killed_program(workspace: Workspace) -> Path:
    """Copy the archive with the lock file as it is while somebody works on it."""
    source = workspace.archive.path
    path = source.with_name("interrotto.merito")
    shutil.copyfile(source, path)
    shutil.copyfile(source.with_name(f".{source.name}.lock"), path.with_name(f".{path.name}.lock"))
    return path


def notes_at_opening(path: Path) -> tuple[str, ...]:
    workspace = open_workspace(path)
    workspace.archive.close()
    return workspace.archive.notes


def test_that_what_a_killed_program_left_is_checked_at_the_next_opening_and_no_longer(
    closed_archive: Workspace,
) -> None:
    path = left_by_a_killed_program(closed_archive)
    tamper(path, "UPDATE settings SET value = '1'", keep_triggers=True)
    [note] = notes_at_opening(path)
    assert "interrotto" in note
    assert notes_at_opening(path) == ()


def test_that_a_killed_program_that_left_all_in_order_is_not_spoken_of(closed_archive: Workspace) -> None:
    assert notes_at_opening(left_by_a_killed_program(closed_archive)) == ()
