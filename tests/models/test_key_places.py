"""Where the key file of an archive is looked for, and that what follows the last page harms no page."""

import os
import shutil
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.models.archive import Archive, create_archive, open_archive
from app.models.archive_file.cipher import PAGE
from app.models.archive_file.key_places import key_file_beside
from app.models.archive_file.trailer import put_trailer, trailer_of
from app.models.keys.key_file import LOWEST_COST, KeyFile, written
from app.models.keys.wrapping import new_key_file, new_slot, sealed, wrap
from app.models.secret import keys_at
from app.models.structure import Area
from tests.archives.encrypted import KEY, OTHER_KEY, codes_in


def key_file(*titles: str, key: bytes = KEY) -> KeyFile:
    file = new_key_file(key, "id", "Comune di Prova")
    for title in titles:
        file = file.with_slot(wrap(file, new_slot(title, LOWEST_COST, title), key, "una parola d'ordine"))
    return sealed(file, key)


ONE, TWO, OTHER = key_file("Segretario"), key_file("Segretario", "EQ"), key_file("Altro", key=OTHER_KEY)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("places") / "uno.merito"
    archive = create_archive(path, key=KEY)
    archive.keep_keys(ONE)
    archive.close()
    return path


@pytest.fixture
def path(made: Path, tmp_path: Path) -> Path:
    """The archive alone, as it travels."""
    return Path(shutil.copyfile(made, tmp_path / "uno.merito"))


def add_areas(archive: Archive, *codes: str, text: str = "") -> None:
    with archive.writing() as session:
        for code in codes:
            session.add(Area(code=code, name=code + text))


def test_that_the_archive_alone_says_who_may_open_it(path: Path) -> None:
    assert not key_file_beside(path).exists()
    assert keys_at(path) == ONE
    assert codes_in(path, KEY) == set()


def test_that_opening_puts_the_key_file_beside_for_only_the_owner(path: Path) -> None:
    path.chmod(0o600)
    open_archive(path, KEY).close()
    beside = key_file_beside(path)
    assert beside.read_bytes() == written(ONE)
    assert beside.stat().st_mode & 0o077 == 0


def test_that_a_change_of_keys_is_beside_and_inside_at_once(path: Path) -> None:
    with closing(open_archive(path, KEY)) as archive:
        add_areas(archive, "A")
        archive.keep_keys(TWO)
        assert trailer_of(path) == written(TWO) == key_file_beside(path).read_bytes()
        add_areas(archive, "B")
    assert codes_in(path, KEY) == {"A", "B"}
    assert trailer_of(path) == written(TWO)


def test_that_growing_over_the_keys_inside_loses_none(path: Path) -> None:
    with closing(open_archive(path, KEY)) as archive:
        add_areas(archive, *(f"A{number}" for number in range(100)), text=" lunga" * 200)
        assert trailer_of(path) is None
        assert keys_at(path) == ONE
    assert trailer_of(path) == written(ONE)
    assert len(codes_in(path, KEY)) == 100


def test_that_closing_twice_without_changes_writes_nothing(path: Path) -> None:
    before = path.read_bytes()
    for _ in range(2):
        open_archive(path, KEY).close()
    assert path.read_bytes() == before


def test_that_the_file_beside_counts_while_it_holds_the_same_key(path: Path) -> None:
    key_file_beside(path).write_bytes(written(TWO))
    assert keys_at(path) == TWO
    key_file_beside(path).write_bytes(written(OTHER))
    assert keys_at(path) == ONE


def test_that_a_spoiled_file_beside_gives_way_to_the_one_inside(path: Path) -> None:
    key_file_beside(path).write_bytes(b"{rovinato")
    assert keys_at(path) == ONE
    put_trailer(path, b"")
    with pytest.raises(ArchiveError, match="è rovinato") as caught:
        keys_at(path)
    assert caught.value.trouble is ArchiveTrouble.KEY


def test_that_without_any_key_file_the_key_still_opens(path: Path) -> None:
    os.truncate(path, path.stat().st_size // PAGE * PAGE)
    assert keys_at(path) is None
    with closing(open_archive(path, KEY)) as archive:
        assert archive.keys is None
        archive.keep_keys(TWO)
    assert keys_at(path) == TWO


@pytest.mark.parametrize("length", [1, 15, 40, 200, 3000])
def test_that_a_trailer_written_by_half_is_none_and_harms_no_page(path: Path, length: int) -> None:
    with closing(open_archive(path, KEY)) as archive:
        add_areas(archive, "A")
    end = path.stat().st_size // PAGE * PAGE
    os.truncate(path, min(end + length, path.stat().st_size - 1))
    assert trailer_of(path) is None
    assert keys_at(path) == ONE
    with closing(open_archive(path, KEY)) as archive:
        add_areas(archive, "B")
    assert codes_in(path, KEY) == {"A", "B"}
    assert trailer_of(path) == written(ONE)


def test_that_no_flipped_byte_of_the_trailer_is_taken(path: Path) -> None:
    whole = path.read_bytes()
    end = len(whole) // PAGE * PAGE
    for place in range(end, len(whole)):
        content = bytearray(whole)
        content[place] ^= 1
        path.write_bytes(bytes(content))
        assert trailer_of(path) is None


def test_that_a_copy_opens_by_itself_whatever_was_beside_its_place(path: Path, tmp_path: Path) -> None:
    copy = tmp_path / "copia.merito"
    key_file_beside(copy).write_bytes(written(replace(ONE, name="di prima")))
    with closing(open_archive(path, KEY)) as archive:
        archive.keep_keys(TWO)
        archive.copy_to(copy)
    assert not key_file_beside(copy).exists()
    assert keys_at(copy) == TWO
    assert codes_in(copy, KEY) == set()


def test_that_a_rescue_copy_opens_by_itself(path: Path) -> None:
    archive = open_archive(path, KEY)
    add_areas(archive, *(f"A{number}" for number in range(50)), text=" lunga" * 200)
    shutil.copyfile(path, path.with_name("altro"))
    path.with_name("altro").replace(path)
    with pytest.raises(ArchiveError):
        archive.close()
    rescue = path.with_name("uno (copia di emergenza).merito")
    assert keys_at(rescue) == ONE
    assert len(codes_in(rescue, KEY)) == 50
