"""The archives that the code of every landed schema made: they open, come out, are printed and can be gone on with."""

import hashlib
import json
import lzma
import re
import shutil
import sqlite3
import tomllib
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from app.domain.audit.replay import is_whole
from app.domain.audit.rows import ArchiveVerdict, EntryDetail
from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.ids import EntryId, SheetId
from app.domain.permissions import Action
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.in_place import FROM_FILE
from app.domain.sheets.step_details import StepDetails
from app.domain.sheets.step_words import TAKE_BACK, StepWords
from app.domain.workflow import CycleState, EventOrigin, SheetState
from app.models.cycles import Cycle
from app.models.identity import SCHEMA_VERSION
from app.models.objectives import Objective, ObjectiveAssignment
from app.models.sheet_parts import SheetEvent
from app.models.stored_rows import stored_rows
from app.services.access import writing
from app.services.archive_check import verify_archive
from app.services.audit.entries import entry_detail
from app.services.audit.undoing import redo_last, undo_last
from app.services.documents.sheets import sheet_pdf
from app.services.opening import open_workspace
from app.services.sheets.sheets import sheet_detail
from app.services.sheets.steps import acknowledge_sheet, close_sheet
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.journeys.terminal import Terminal
from tests.pdf_words import words_of
from tests.whole import IS_WHOLE

FOLDER = Path(__file__).parents[1] / "archives" / "landed"
NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
KILLED = [name for name in NAMES if name.endswith("-killed")]
PRINTED = 12
"""How many characters of the hash of a closed sheet are on its paper."""

MANY = 8
"""An archive with as many closed sheets has some of them printed, not all."""

BEGAN_A_FORMAT = [f"schema-{schema}-example" for schema in (1, 7, 8, 10)]
"""Of each format in which sheets were frozen, the first schema that wrote it: 36 sheets each."""

BEGAN = {1, 7, 8, 10, SCHEMA_VERSION - 1}
"""The schemas with something of their own: a format that began, and the last that landed."""


def schema_of(name: str) -> int:
    return int(name.split("-")[1])


OPENED = [name for name in NAMES if IS_WHOLE or schema_of(name) in BEGAN or not name.endswith("-example")]
"""These are brought up and compared with what they were, in `make walk` all: the example is the same comune in each
schema, written again."""
ASKED = [name for name in OPENED if IS_WHOLE or schema_of(name) in BEGAN]
"""These are gone on with."""
BOTH_ENDS = [
    name for name in ASKED if IS_WHOLE or not name.endswith("-example") or schema_of(name) in {min(BEGAN), max(BEGAN)}
]
"""What is asked of the whole year of an example, of the first and of the last."""

Row = dict[str, Any]


@dataclass(frozen=True)
class Upgraded:
    """A landed archive brought to the present schema once, for the tests to copy; `kept` is that of before."""

    path: Path
    kept: Path | None
    expected: Row


@dataclass(frozen=True)
class Landed:
    """A landed archive, brought to the present schema, in an archive of its own, opened, and what it held."""

    workspace: Workspace
    expected: Row
    kept: Path | None

    @property
    def path(self) -> Path:
        return self.workspace.archive.path

    @property
    def closed(self) -> list[Row]:
        return list(self.expected["closed"])

    @property
    def delivered(self) -> list[Row]:
        return list(self.expected["delivered"])

    def some(self, rows: list[Row]) -> list[Row]:
        """A quarter of the sheets, to be printed: of each schema others, so that those of four schemas are all."""
        return rows if len(rows) < MANY else rows[self.expected["schema"] % 4 :: 4]

    def verdict(self) -> ArchiveVerdict:
        return verify_archive(self.workspace)

    def entry(self, number: int) -> EntryDetail:
        return entry_detail(self.workspace, EntryId(number))

    def sheet(self, row: Row) -> SheetDetail:
        return sheet_detail(self.workspace, SheetId(row["id"]))

    def paper(self, row: Row) -> str:
        """The words of a sheet printed."""
        return words_of(sheet_pdf(self.workspace, SheetId(row["id"])))

    def finish(self, row: Row) -> None:
        """Sign a sheet that was only delivered, and close it: long after, when the days for remarks are over."""
        day = date(2026, 1, 30)
        later = replace(self.workspace, now=lambda: datetime(day.year, day.month, day.day, 11, tzinfo=UTC))
        if row["state"] == SheetState.DELIVERED.value:
            acknowledge_sheet(later, SheetId(row["id"]), StepDetails(on=day))
        close_sheet(later, SheetId(row["id"]))


def expected_of(name: str) -> Row:
    return tomllib.loads((FOLDER / f"{name}.toml").read_text(encoding="utf-8"))


def unpacked(name: str, folder: Path) -> Path:
    """Put the archive in `folder`, with the log beside it that a killed writer left."""
    for packed in FOLDER.glob(f"{name}.merito*.xz"):
        (folder / packed.stem).write_bytes(lzma.decompress(packed.read_bytes()))
    return folder / f"{name}.merito"


@pytest.fixture(scope="module")
def upgraded(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Upgraded:
    """Bringing one up takes longer than all that is asked of it: the tests of one archive follow each other."""
    path = unpacked(request.param, tmp_path_factory.mktemp("landed"))
    with closing(open_workspace(path).archive) as archive:
        return Upgraded(path, archive.kept, expected_of(request.param))


@pytest.fixture
def landed(upgraded: Upgraded, tmp_path: Path) -> Iterator[Landed]:
    workspace = open_workspace(Path(shutil.copyfile(upgraded.path, tmp_path / upgraded.path.name)))
    yield Landed(workspace, upgraded.expected, upgraded.kept)
    workspace.archive.close()


@pytest.fixture
def merito(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


all_opened = pytest.mark.parametrize("upgraded", OPENED, indirect=True)
those_asked = pytest.mark.parametrize("upgraded", ASKED, indirect=True)
at_both_ends = pytest.mark.parametrize("upgraded", BOTH_ENDS, indirect=True)
those_killed = pytest.mark.parametrize("upgraded", [name for name in ASKED if name in KILLED], indirect=True)


def test_that_every_schema_before_the_present_one_keeps_its_archives() -> None:
    kinds: dict[int, set[str]] = {}
    for name in NAMES:
        _, schema, kind = name.split("-")
        kinds.setdefault(int(schema), set()).add(kind)
    assert set(kinds) >= set(range(1, SCHEMA_VERSION))
    assert all(found == {"example", "comune", "killed"} for found in kinds.values())


@pytest.mark.parametrize("name", NAMES)
def test_that_a_landed_archive_is_the_one_that_was_made(name: str, tmp_path: Path) -> None:
    path, expected = unpacked(name, tmp_path), expected_of(name)
    assert hashlib.sha256(path.read_bytes()).hexdigest() == expected["archive_sha256"]
    log = path.with_name(f"{path.name}-wal")
    assert log.exists() == ("log_sha256" in expected)
    if log.exists():
        assert hashlib.sha256(log.read_bytes()).hexdigest() == expected["log_sha256"]


@all_opened
def test_that_it_is_upgraded_and_comes_out_as_it_was(landed: Landed) -> None:
    verdict, audit = landed.verdict(), landed.expected["audit"]
    copy_of_before_holds_all_of_it(landed)
    assert (verdict.damage, verdict.differences) == ((), ())
    assert verdict.sheets == len(landed.closed)
    assert verdict.audit is not None
    assert verdict.audit.broken is None
    assert verdict.audit.entries >= audit["entries"]
    assert landed.entry(audit["entries"]).hash == audit["head"]
    audit_answers_for_all_of_it_since_the_upgrade(landed, verdict)
    closed_sheets_keep_their_hash_and_numbers(landed)
    steps_that_came_with_a_file_have_their_code(landed)


def steps_that_came_with_a_file_have_their_code(landed: Landed) -> None:
    """Before schema 12 only their sentence told it."""
    with landed.workspace.archive.reading() as session:
        told = session.scalars(select(SheetEvent.id).where(SheetEvent.reason.startswith(FROM_FILE))).all()
        marked = session.scalars(select(SheetEvent.id).where(SheetEvent.origin == EventOrigin.FILE)).all()
    assert marked == told
    assert bool(told) == (landed.path.stem == "schema-11-comune")


def copy_of_before_holds_all_of_it(landed: Landed) -> None:
    kept = landed.kept
    assert (kept is not None) == (landed.expected["schema"] < SCHEMA_VERSION)
    assert kept is None or entries_in(kept) == landed.expected["audit"]["entries"]


def audit_answers_for_all_of_it_since_the_upgrade(landed: Landed, verdict: ArchiveVerdict) -> None:
    assert (verdict.unfaithful, verdict.guards) == ((), ())
    with landed.workspace.archive.reading() as session, stored_rows(session) as stored:
        assert is_whole(stored.replayed()) == (landed.kept is not None)


def closed_sheets_keep_their_hash_and_numbers(landed: Landed) -> None:
    for row in landed.closed:
        sheet = landed.sheet(row)
        assert (sheet.state, sheet.sha256, sheet.person.full_name) == (SheetState.FINAL, row["sha256"], row["person"])
        assert_numbers(sheet, row)
    for row in landed.some(landed.closed):
        assert_printed(landed, row)


def assert_printed(landed: Landed, row: Row) -> None:
    words, total = landed.paper(row), row["total"].replace(".", ",")
    assert re.search(rf"(?<![\d,]){total}(?![\d,])", words), f"{row['person']}: {total}"
    assert row["sha256"][:PRINTED] in words, row["person"]


@at_both_ends
def test_that_its_results_and_the_errors_found_are_those_of_then(landed: Landed, merito: Terminal) -> None:
    found, years = [], years_of(landed)
    landed.workspace.archive.close()  # results that leave the archive are told in it: nobody else may hold it
    for year in years:
        code, out, err = merito("results", landed.path, "--year", year, "--format", "json")
        assert (code, err) == (0, "")
        found += [reduced(row, year) for row in json.loads(out)]
    assert found == landed.expected["result"]
    codes = {year: merito("check", landed.path, "--year", year)[0] for year in years}
    assert codes == {row["year"]: row["exit_code"] for row in landed.expected["check"]}


def waits_for(sheet: SheetDetail, mending: StepWords) -> bool:
    return any(one.obstacle and one.obstacle.mended_by == mending.name for one in sheet.steps)


@those_asked
def test_that_its_sheets_delivered_or_signed_can_be_closed_with_the_numbers_of_then(landed: Landed) -> None:
    printed = landed.some(landed.delivered)
    for row in landed.delivered:
        sheet = landed.sheet(row)
        assert (sheet.state.value, waits_for(sheet, TAKE_BACK), sheet.missing) == (row["state"], False, ())
        assert_numbers(sheet, row)
        landed.finish(row)
        closed = landed.sheet(row)
        assert closed.state is SheetState.FINAL
        assert_numbers(closed, row)
        assert row not in printed or closed.sha256[:PRINTED] in landed.paper(row)
    verdict = landed.verdict()
    assert verdict.sheets == len(landed.closed) + len(landed.delivered)
    assert verdict.differences == ()


_OF_OPEN_YEARS = (
    select(ObjectiveAssignment)
    .join(ObjectiveAssignment.objective)
    .join(Cycle, Cycle.id == Objective.cycle_id)
    .where(Cycle.state == CycleState.OPEN)
)


@at_both_ends
def test_that_its_sheets_whose_data_change_after_the_delivery_are_sent_back_with_the_reason(landed: Landed) -> None:
    with unit_of_work(landed.workspace.because("Pesi corretti"), "Pesi", Topic.OBJECTIVES) as unit:
        for row in unit.session.scalars(_OF_OPEN_YEARS):
            row.weight += 1
    sheets = [landed.sheet(row) for row in landed.delivered]
    sent_back = [sheet for sheet in sheets if sheet.state is SheetState.COMPLETED]
    assert sent_back
    assert {sheet.history[-1].reason for sheet in sent_back} == {"Pesi. Pesi corretti"}
    assert all(landed.sheet(row).state is SheetState.FINAL for row in landed.closed)


@those_asked
def test_that_its_sheets_left_behind_without_a_reason_cannot_be_closed(landed: Landed) -> None:
    with writing(landed.workspace, Action.EDIT_ARCHIVE) as session:
        for row in session.scalars(_OF_OPEN_YEARS):
            row.weight += 1
    assert any(is_refused(landed, row) for row in landed.delivered)


@pytest.mark.parametrize("name", [name for name in KILLED if "log_sha256" in expected_of(name)])
def test_that_without_its_log_an_archive_of_a_killed_writer_lacks_the_last_changes(name: str, tmp_path: Path) -> None:
    path = unpacked(name, tmp_path)
    path.with_name(f"{path.name}-wal").unlink()
    audit = expected_of(name)["audit"]
    assert entries_in(path) == audit["entries_without_log"] < audit["entries"]


@those_killed
def test_that_what_a_killed_writer_did_last_can_be_undone_and_done_again(landed: Landed) -> None:
    label = landed.entry(landed.expected["audit"]["entries"]).row.label
    before = [landed.sheet(row).texts for row in landed.expected["result"]]
    assert label in undo_last(landed.workspace).label
    assert [landed.sheet(row).texts for row in landed.expected["result"]] != before
    assert label in redo_last(landed.workspace).label
    assert [landed.sheet(row).texts for row in landed.expected["result"]] == before


def is_refused(landed: Landed, row: Row) -> bool:
    """Tell whether a sheet, signed, is not closed because it is no more as it was delivered: others count nothing of
    what was changed."""
    try:
        landed.finish(row)
    except UserError as error:
        return "cambiati dopo la consegna" in error.sentence
    return False


def entries_in(path: Path) -> int:
    with closing(sqlite3.connect(path)) as raw:
        return int(raw.execute("SELECT COUNT(*) FROM audit_entries").fetchone()[0])


def years_of(landed: Landed) -> list[int]:
    return [row["year"] for row in landed.expected["check"]]


def assert_numbers(sheet: SheetDetail, row: Row) -> None:
    result = sheet.result
    found = plain(result.total), result.band, plain(result.award_share)
    assert found == (plain(row["total"]), row["band"], plain(row["share"])), row["person"]


def reduced(row: Row, year: int) -> Row:
    """Return of a line of `merito results` what the expected ones keep."""
    kept = {key: row[key] for key in ("id", "person", "valid_from", "valid_to", "state", "band")}
    return kept | {"year": year, "total": plain(row["total"]), "share": plain(row["share"])}


def plain(value: Decimal | str | None) -> str:
    """Write an exact number without useless zeros, as the expected ones are; nothing is an empty text."""
    return f"{Decimal(value).normalize():f}" if value not in {None, ""} else ""
