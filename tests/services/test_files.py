"""Files read with a limit and written whole or not at all, and what is said when the disk refuses them."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest

from app.domain.documents.common import Printed
from app.domain.documents.sheet import EvaluationSheetDocument
from app.domain.errors import ArchiveError, ArchiveTrouble, Cancelled, UserError
from app.reports.print_sheets import print_sheets
from app.services.documents.sheets import print_each
from app.services.files import print_whole, read_file, save_file
from tests.reports.samples import people, person, sheet


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def print_one(target: Path) -> Printed:
    return print_whole(target, partial(print_sheets, [sheet(1)]))


def test_that_a_print_tells_its_file(tmp_path: Path) -> None:
    printed = print_one(tmp_path / "scheda.pdf")
    assert (printed.documents, printed.files) == (1, (tmp_path / "scheda.pdf",))
    assert names_in(tmp_path) == ["scheda.pdf"]


def test_that_each_person_has_a_file_with_a_safe_name(tmp_path: Path) -> None:
    names = (("De Rosa", "Niccolò", "0123"), ("D'Angelò", "Anna", "A/7"), ("De Rosa", "Niccolò", "0123"))
    documents = [sheet(1, person=person(*each)) for each in names]
    outcome = print_each(documents, tmp_path / "schede")
    assert [path.name for path in outcome.files] == [
        "Scheda_2024_De-Rosa_Niccolo_0123.pdf",
        "Scheda_2024_DAngelo_Anna_A7.pdf",
        "Scheda_2024_De-Rosa_Niccolo_0123_2.pdf",
    ]
    assert names_in(tmp_path / "schede") == sorted(path.name for path in outcome.files)


class Stop:
    """A progress whose user stops at the third sheet."""

    def step(self, done: int, total: int, what: str = "") -> None:
        if done == 2:
            raise Cancelled


def test_that_a_cancelled_print_leaves_the_former_file_as_it_was(tmp_path: Path) -> None:
    target = tmp_path / "schede.pdf"
    target.write_bytes(b"former")
    with pytest.raises(Cancelled):
        print_whole(target, lambda out: print_sheets(people(5), out, Stop()))
    assert target.read_bytes() == b"former"
    assert names_in(tmp_path) == ["schede.pdf"]


def test_that_printing_nothing_is_said_and_writes_nothing(tmp_path: Path) -> None:
    with pytest.raises(UserError, match="Non ci sono schede da stampare"):
        print_whole(tmp_path / "schede.pdf", partial(print_sheets, []))
    assert not names_in(tmp_path)


def test_that_a_missing_folder_is_named() -> None:
    with pytest.raises(UserError, match="non esiste") as caught:
        print_one(Path("no-such-folder") / "scheda.pdf")
    assert "no-such-folder" in caught.value.problem


def test_that_a_folder_in_place_of_the_file_is_refused(tmp_path: Path) -> None:
    (tmp_path / "scheda.pdf").mkdir()
    with pytest.raises(UserError, match=r"«scheda\.pdf» è una cartella di"):
        print_one(tmp_path / "scheda.pdf")
    assert names_in(tmp_path) == ["scheda.pdf"]


@pytest.mark.parametrize(
    ("error", "trouble", "words"),
    [
        (OSError(28, "No space left on device"), ArchiveTrouble.DISK, "Il disco è pieno"),
        (PermissionError(13, "Permission denied"), ArchiveTrouble.READ_ONLY, "Non si può scrivere"),
        (OSError(30, "Read-only file system"), ArchiveTrouble.READ_ONLY, "Non si può scrivere"),
        (OSError(5, "Input/output error"), ArchiveTrouble.DISK, "non è stato scritto"),
    ],
)
def test_that_an_error_of_the_disk_is_explained_and_leaves_nothing(
    tmp_path: Path, error: OSError, trouble: ArchiveTrouble, words: str
) -> None:
    def documents() -> Iterator[EvaluationSheetDocument]:
        yield sheet(1)
        raise error

    with pytest.raises(ArchiveError, match=words) as caught:
        print_whole(tmp_path / "scheda.pdf", partial(print_sheets, documents()))
    assert caught.value.trouble is trouble
    assert caught.value.remedy
    assert not names_in(tmp_path)


def test_that_a_file_gets_its_suffix_once(tmp_path: Path) -> None:
    assert save_file(tmp_path / "metodo", b"1", ".toml") == tmp_path / "metodo.toml"
    assert save_file(tmp_path / "altro.TOML", b"2", ".toml") == tmp_path / "altro.TOML"
    assert names_in(tmp_path) == ["altro.TOML", "metodo.toml"]


def test_that_what_cannot_be_read_is_said_with_its_reason(tmp_path: Path) -> None:
    with pytest.raises(UserError, match=r"manca\.txt non si può leggere: il percorso non esiste") as missing:
        read_file(tmp_path / "manca.txt")
    assert missing.value.remedy
    with pytest.raises(UserError, match="è una cartella"):
        read_file(tmp_path)


def test_that_a_file_is_read_up_to_its_limit(tmp_path: Path) -> None:
    path = tmp_path / "grande.bin"
    path.write_bytes(b"x" * 3_000_000)
    assert len(read_file(path, 3_000_000)) == 3_000_000
    with pytest.raises(UserError, match=r"grande\.bin è troppo grande \(più di 2 MB\)"):
        read_file(path, 2_999_999)
