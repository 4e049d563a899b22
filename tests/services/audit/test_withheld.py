"""The audit told to who is evaluated too: what was written on the own sheet is not read there before its delivery."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.audit.filters import EVERYTHING
from app.domain.ids import EntryId, UserId
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.excel.read import read_raw
from app.services.archive_check import WHOLE_CHECKS, verify_archive
from app.services.audit.entries import entry_detail, find_entries
from app.services.audit.exports import export_entries
from app.services.audit.withheld import WITHHELD
from app.services.checks import check_year
from app.services.sheets.scores import NoteDraft, ScoreDraft, TextsDraft, give_score, write_note, write_texts
from app.services.sheets.steps import complete_sheet, deliver_sheet
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.services.audit.test_tampering import tamper

ROLES = pytest.mark.parametrize("role", [UserRole.SECRETARY, UserRole.VICE])
DAY = date(2024, 12, 20)


def note(surname: str) -> str:
    return f"Nota su {surname} k"


def text(surname: str) -> str:
    return f"Testo su {surname} k"


@pytest.fixture
def written(session_open: Comune) -> Comune:
    """Every sheet scored, with a note on its first factor and a text of its own."""
    for surname in session_open.people:
        sheet_id = session_open.fill(surname, 3)
        item = next(one for one in session_open.detail(surname).items if one.takes_score)
        write_note(session_open.workspace, NoteDraft(sheet_id, item.section, item.key, note(surname)))
        write_texts(session_open.workspace, TextsDraft(sheet_id, general=text(surname)))
    return session_open


def hands_of(comune: Comune, role: UserRole, surname: str) -> Workspace:
    actor = Actor(f"{surname} in persona", role, comune.people[surname], user_id=UserId(1))
    return replace(comune.workspace, actor=actor)


def told(workspace: Workspace) -> Iterator[str]:
    """Every word of the audit as its pages tell it."""
    for row in find_entries(workspace, EVERYTHING).rows:
        yield row.label
        for thing in entry_detail(workspace, EntryId(row.id)).things:
            yield thing.title
            yield from (word for one in thing.fields for word in (one.name, one.before, one.after))


def exported(workspace: Workspace, folder: Path) -> Iterator[str]:
    path = export_entries(workspace, EVERYTHING, folder / "registro")
    for table in read_raw(path.read_bytes()).tables:
        yield from (str(cell.value) for row in table.rows.values() for cell in row.values())


@ROLES
@pytest.mark.parametrize("oneself", ["Rossi", "Verdi", "Bruni"])
def test_that_everybody_reads_in_the_audit_what_was_written_on_every_sheet_but_the_own(
    written: Comune, tmp_path: Path, role: UserRole, oneself: str
) -> None:
    workspace = hands_of(written, role, oneself)
    for words in ("\n".join(told(workspace)), "\n".join(exported(workspace, tmp_path))):
        for surname in written.people:
            assert (note(surname) in words, text(surname) in words) == ((surname != oneself,) * 2), surname


@ROLES
def test_that_the_own_sheet_is_read_in_the_audit_once_it_is_delivered(written: Comune, role: UserRole) -> None:
    rossi = written.sheet_id("Rossi")
    complete_sheet(written.workspace, rossi)
    workspace = hands_of(written, role, "Rossi")
    assert note("Rossi") not in "\n".join(told(workspace))
    deliver_sheet(written.workspace, rossi, DAY, DAY)
    assert {note("Rossi"), text("Rossi")} <= set(told(workspace))


def test_that_no_grade_of_the_own_sheet_is_told_not_even_one_taken_away_since(written: Comune) -> None:
    rossi = written.sheet_id("Rossi")
    item = next(one for one in written.detail("Rossi").items if one.takes_score)
    for value in (Decimal(4), None):
        give_score(written.workspace, ScoreDraft(rossi, item.section, item.key, value))
    workspace = hands_of(written, UserRole.VICE, "Rossi")
    entries = [row for row in find_entries(workspace, EVERYTHING).rows if row.label == "Punteggio di Rossi Mario"]
    assert len(entries) == 2
    for row in entries:
        for thing in entry_detail(workspace, EntryId(row.id)).things:
            assert thing.name == "Rossi Mario"
            assert [(one.name, one.before, one.after) for one in thing.fields] == [(WITHHELD, "", "")]


SPOILED = "; ".join(
    (
        "UPDATE sheet_scores SET value = 12300 WHERE sheet_id = {0} AND value IS NOT NULL",
        "UPDATE sheet_scores SET note = 'Spoiled k' WHERE sheet_id = {0} AND note <> ''",
        "UPDATE sheets SET general_note = 'Spoiled k' WHERE id = {0}",
        "INSERT INTO sheet_exclusions (sheet_id, section, item, reason) VALUES ({0}, 'k', 'k', 'k')",
        "INSERT INTO sheet_choices (sheet_id, section, item) VALUES ({0}, 'Spoiled k', 'Spoiled k')",
    )
)


def said_of_a_spoiled_archive(workspace: Workspace) -> str:
    found = check_year(workspace, 2024, WHOLE_CHECKS)
    return "\n".join((*verify_archive(workspace).problems, *(issue.sentence for issue in found)))


@ROLES
def test_that_a_verification_tells_a_spoiled_own_sheet_without_what_was_written_on_it(
    written: Comune, role: UserRole
) -> None:
    tamper(written.workspace.archive.path, SPOILED.format(written.sheet_id("Rossi")), keep_triggers=True)
    own, other = (said_of_a_spoiled_archive(hands_of(written, role, surname)) for surname in ("Rossi", "Bruni"))
    for words in (note("Rossi"), text("Rossi"), "Spoiled k", "123", "«3»"):
        assert (words in own, words in other) == (False, True), words
    assert own.count("\n") == other.count("\n")
    assert "Punteggio «Rossi Mario», campo «Punteggio»: non è quello che il registro dice" in own
