"""Moves from a day, corrections, and what is refused, by the services and by the archive itself."""

import sqlite3
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.structure.postings import PostingRow
from app.domain.structure.units import UnitKey
from app.domain.validation import NotValid
from app.services.audit import undoing
from app.services.structure.employees import save_employee
from app.services.structure.postings import delete_posting, save_posting
from app.services.structure.units import save_sector
from tests.archives.plain import read_person, read_registry
from tests.archives.town import START, Town

MOVE = date(2024, 7, 1)


def postings(town: Town, name: str) -> list[PostingRow]:
    return read_registry(town.workspace).postings_of[town.people[name]]


def periods(town: Town, name: str) -> list[tuple[str, date, date | None]]:
    return [(row.sector_code, row.valid_from, row.valid_to) for row in postings(town, name)]


def test_that_a_new_posting_ends_the_one_before_on_the_day_before(town: Town) -> None:
    changes = save_posting(town.workspace, town.posting("Serra Davide", "A1", MOVE))
    assert periods(town, "Serra Davide") == [("B2", START, date(2024, 6, 30)), ("A1", MOVE, None)]
    assert changes.label == "Nuova assegnazione di Serra Davide"


def test_that_a_move_is_undone_whole(town: Town) -> None:
    save_posting(town.workspace, town.posting("Serra Davide", "A1", MOVE))
    undoing.undo_last(town.workspace)
    assert periods(town, "Serra Davide") == [("B2", START, None)]


def test_that_somebody_can_move_to_an_area_without_settore(town: Town) -> None:
    draft = replace(town.posting("Serra Davide", "A1", MOVE), unit=UnitKey(town.areas["A"]))
    save_posting(town.workspace, draft)
    assert postings(town, "Serra Davide")[-1].unit == "Area Affari generali"


def test_that_two_moves_follow_each_other(town: Town) -> None:
    save_posting(town.workspace, town.posting("Serra Davide", "A1", MOVE))
    save_posting(town.workspace, town.posting("Serra Davide", "D1", date(2024, 10, 1)))
    assert [code for code, _, _ in periods(town, "Serra Davide")] == ["B2", "A1", "D1"]
    assert periods(town, "Serra Davide")[1][2] == date(2024, 9, 30)


def test_that_a_move_before_a_later_posting_must_say_its_last_day(town: Town) -> None:
    save_posting(town.workspace, town.posting("Serra Davide", "A1", MOVE))
    with pytest.raises(NotValid, match="indicare come ultimo giorno il 30/06/2024") as refusal:
        save_posting(town.workspace, town.posting("Serra Davide", "D1", date(2024, 3, 1)))
    assert [issue.field for issue in refusal.value.issues] == ["valid_to"]
    save_posting(town.workspace, town.posting("Serra Davide", "D1", date(2024, 3, 1), date(2024, 6, 30)))
    assert [code for code, _, _ in periods(town, "Serra Davide")] == ["B2", "D1", "A1"]


def test_that_two_postings_cannot_begin_on_the_same_day(town: Town) -> None:
    with pytest.raises(NotValid, match="non possono coprire lo stesso giorno"):
        save_posting(town.workspace, town.posting("Serra Davide", "A1", START))
    assert periods(town, "Serra Davide") == [("B2", START, None)]


def test_that_a_correction_does_not_end_anything(town: Town) -> None:
    save_posting(town.workspace, town.posting("Serra Davide", "A1", MOVE))
    row = postings(town, "Serra Davide")[-1]
    save_posting(town.workspace, replace(row.draft, profile="Funzionario", part_time=Decimal("83.33")))
    [first, corrected] = postings(town, "Serra Davide")
    assert (first.valid_to, corrected.profile, corrected.part_time) == (
        date(2024, 6, 30),
        "Funzionario",
        Decimal("83.33"),
    )


def test_that_a_correction_that_overlaps_is_refused(town: Town) -> None:
    save_posting(town.workspace, town.posting("Serra Davide", "A1", MOVE))
    row = postings(town, "Serra Davide")[-1]
    with pytest.raises(NotValid, match="c'è già l'assegnazione a Area Economico-finanziaria › Tributi"):
        save_posting(town.workspace, replace(row.draft, valid_from=date(2024, 6, 1)))


def test_that_a_stale_correction_is_refused(town: Town) -> None:
    row = postings(town, "Serra Davide")[0]
    save_posting(town.workspace, replace(row.draft, profile="Uno"))
    with pytest.raises(UserError, match="altra finestra"):
        save_posting(town.workspace, replace(row.draft, profile="Due"))


def test_that_a_deleted_posting_leaves_the_others_alone(town: Town) -> None:
    save_posting(town.workspace, town.posting("Serra Davide", "A1", MOVE))
    delete_posting(town.workspace, postings(town, "Serra Davide")[-1].id)
    assert periods(town, "Serra Davide") == [("B2", START, date(2024, 6, 30))]


@pytest.mark.parametrize(
    ("start", "end", "field"),
    [(date(2019, 12, 31), date(2019, 12, 31), "valid_from"), (MOVE, date(2024, 6, 1), "valid_to")],
    ids=["before hiring", "upside down"],
)
def test_that_impossible_days_are_refused(town: Town, start: date, end: date, field: str) -> None:
    with pytest.raises(NotValid) as refusal:
        save_posting(town.workspace, town.posting("Serra Davide", "A1", start, end))
    assert refusal.value.issues[0].field == field


def test_that_nobody_is_posted_after_leaving(town: Town) -> None:
    person = read_person(town.workspace, town.people["Serra Davide"], MOVE).row
    save_employee(town.workspace, replace(person.draft, left_on=date(2024, 8, 31)))
    assert periods(town, "Serra Davide") == [("B2", START, date(2024, 8, 31))]
    with pytest.raises(NotValid, match="va oltre la cessazione"):
        save_posting(town.workspace, town.posting("Serra Davide", "A1", MOVE))


def test_that_nobody_is_posted_in_a_closed_unit(town: Town) -> None:
    from app.domain.structure.units import SectorDraft

    changes = save_sector(town.workspace, SectorDraft(town.areas["A"], "A9", "Archivio", START, date(2024, 3, 31)))
    draft = replace(town.posting("Serra Davide", "A1", MOVE), unit=UnitKey(town.areas["A"], changes.ids[0]))
    with pytest.raises(NotValid, match="chiude il 31/03/2024"):
        save_posting(town.workspace, draft)


def test_that_the_archive_itself_refuses_two_postings_on_a_day(town: Town) -> None:
    columns = "employee_id, area_id, sector_id, contract_area_id, profile, part_time, version, valid_from"
    with sqlite3.connect(town.workspace.archive.path) as raw, pytest.raises(sqlite3.IntegrityError, match="overlap"):
        raw.execute(
            f"INSERT INTO postings ({columns}) SELECT {columns.removesuffix(', valid_from')}, '2024-07-01'"  # noqa: S608 (our own names)
            " FROM postings LIMIT 1"
        )
    raw.close()
