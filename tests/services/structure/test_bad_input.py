"""Bad words, numbers, dates and pictures: refused in Italian, and nothing is changed."""

import struct
import zlib
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.errors import UserError
from app.domain.roles import Gender
from app.domain.structure.employees import EmployeeDraft
from app.domain.structure.municipality import MunicipalityDraft, PopulationDraft
from app.services.archives import new_archive
from app.services.audit.undoing import undo_last
from app.services.structure.employees import save_employee
from app.services.structure.lists import list_people
from app.services.structure.municipality import (
    read_municipality,
    save_municipality,
    save_population,
    set_logo,
)
from app.services.workspace import Workspace
from tests.looking import list_entries

SOMEBODY = EmployeeDraft(
    matricola="A1", last_name="Rossi", first_name="Mario", gender=Gender.MALE, hired_on=date(2020, 1, 1)
)


def refused(work: Callable[[], object]) -> str:
    with pytest.raises(UserError) as caught:
        work()
    assert caught.value.remedy
    return caught.value.problem


@pytest.mark.parametrize("text", ["nul\0o", "\x1b[31mrosso", "\ud800", "a\x07"])
def test_that_unreadable_characters_are_named_and_refused(workspace: Workspace, text: str) -> None:
    problem = refused(lambda: save_employee(workspace, replace(SOMEBODY, first_name=f"Mario {text}x")))
    if "\0" in text:  # the draft refuses it already, and names its field
        assert problem == "Nome: c'è un carattere che non si può scrivere."
    else:
        assert "caratteri che non si possono leggere" in problem
    assert not list_entries(workspace)


@pytest.mark.parametrize(
    "text", ['O\'Neil "Q"', "=cmd|' /C calc'!A0", "<b>x</b>", "😀", "'; DROP TABLE areas; --", "%s {0}"]
)
def test_that_strange_but_readable_names_are_kept_as_they_are(workspace: Workspace, text: str) -> None:
    save_employee(workspace, replace(SOMEBODY, last_name=text))
    assert [person.last_name for person in list_people(workspace, date(2024, 1, 1))] == [text]
    undo_last(workspace)
    assert not list_people(workspace, date(2024, 1, 1))


@pytest.mark.parametrize("hidden", ["\u200b", "\ufeff\u00a0"])
def test_that_a_matricola_that_cannot_be_seen_is_missing(workspace: Workspace, hidden: str) -> None:
    assert "Manca la matricola" in refused(lambda: save_employee(workspace, replace(SOMEBODY, matricola=hidden)))


def test_that_half_a_character_is_refused_wherever_it_is(workspace: Workspace) -> None:
    problem = refused(lambda: save_employee(workspace, replace(SOMEBODY, matricola="\ud800")))
    assert "caratteri che non si possono leggere" in problem


@pytest.mark.parametrize("same", ["a1", " A1 ", "A1\u00a0", "A1\u200b"])
def test_that_the_same_matricola_in_other_clothes_is_the_same(workspace: Workspace, same: str) -> None:
    save_employee(workspace, SOMEBODY)
    assert "è già di Rossi Mario" in refused(lambda: save_employee(workspace, replace(SOMEBODY, matricola=same)))


@pytest.mark.parametrize(
    "wrong",
    [
        replace(SOMEBODY, hired_on=date(1, 1, 1)),
        replace(SOMEBODY, hired_on=date(9999, 12, 31)),
        replace(SOMEBODY, left_on=date(9999, 12, 31)),
        replace(SOMEBODY, birth_date=date(1, 1, 1)),
    ],
)
def test_that_a_date_beyond_reason_is_refused(workspace: Workspace, wrong: EmployeeDraft) -> None:
    assert "non è una data possibile" in refused(lambda: save_employee(workspace, wrong))


def test_that_the_last_of_february_is_a_day_like_any_other(workspace: Workspace) -> None:
    leap = replace(SOMEBODY, hired_on=date(2024, 2, 29), left_on=date(2024, 2, 29))
    save_employee(workspace, leap)
    assert len(list_people(workspace, date(2024, 2, 29))) == 1


def test_that_a_number_that_the_archive_cannot_hold_is_refused(workspace: Workspace) -> None:
    crowd = PopulationDraft(counted_on=date(2023, 12, 31), men=10**20, women=1)
    assert "troppo grande" in refused(lambda: save_population(workspace, crowd))


def test_that_the_name_of_a_new_comune_has_a_limit(tmp_path: Path) -> None:
    assert "al massimo 200 caratteri" in refused(lambda: new_archive(tmp_path / "a.merito", "x" * 10_000, 2024))
    assert not (tmp_path / "a.merito").exists()


def chunk(kind: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body))


def png(width: int, height: int) -> bytes:
    """A picture all black, of one bit a point: few bytes that unpack to many."""
    rows = zlib.compress(bytes((1 + (width + 7) // 8) * height))
    head = struct.pack(">IIBBBBB", width, height, 1, 0, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (b"", "non è un'immagine"),
        (b"<svg/>", "non è un'immagine"),
        (png(20, 20)[:40], "non è un'immagine"),
        (png(5001, 5000), "non è un'immagine"),
        (b"\x89PNG" + bytes(3_000_000), "troppo grande"),
    ],
)
def test_that_a_logo_that_cannot_be_printed_is_refused(
    workspace: Workspace, tmp_path: Path, data: bytes, says: str
) -> None:
    save_municipality(workspace, MunicipalityDraft(name="Comune di Prova"))
    (tmp_path / "logo.png").write_bytes(data)
    assert says in refused(lambda: set_logo(workspace, tmp_path / "logo.png"))
    assert read_municipality(workspace).logo is None
