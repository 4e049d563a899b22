"""One bit changed anywhere in a protected archive: it opens and holds the same, or it is told; never a traceback."""

from pathlib import Path

import pytest

from app.domain.audit.rows import ArchiveVerdict
from app.domain.errors import ArchiveError
from app.models.archive_file.cipher import PAGE
from app.models.keys.key_file import LOWEST_COST
from app.models.protection import contents_of
from app.services.archive_check import verify_archive
from app.services.archives import new_archive
from app.services.keys.protecting import protect
from app.services.opening import open_workspace
from tests.archives.encrypted import raw_of

pytestmark = pytest.mark.slow

HEADER, ELSEWHERE = 96, 60


def checked(path: Path, key: bytes) -> ArchiveVerdict:
    workspace = open_workspace(path, key, writing=False)
    try:
        return verify_archive(workspace)
    finally:
        workspace.archive.close()


def test_that_no_changed_bit_passes_unseen(tmp_path: Path) -> None:
    made = tmp_path / "prova.merito"
    new_archive(made, "Comune di Prova", 2024).archive.close()
    key = protect(open_workspace(made), "Segretario", " ".join(("cavallo", "tamburo")), cost=LOWEST_COST).key
    whole, before = made.read_bytes(), checked(made, key)
    with raw_of(made, key) as raw:
        contents = contents_of(raw)
    places = [*range(HEADER), *range(HEADER, len(whole), len(whole) // ELSEWHERE)]
    told = [place for place in places if is_told(spoiled(whole, place, place * 5 % 8, tmp_path), key, before)]
    assert set(places[HEADER:]) - set(told) <= set(range(end_of_pages(whole), len(whole)))
    for place in set(places[:HEADER]) - set(told):
        with raw_of(tmp_path / str(place) / "prova.merito", key) as raw:
            assert contents_of(raw) == contents, place
    assert len(told) >= ELSEWHERE


def end_of_pages(whole: bytes) -> int:
    """Return where the key file begins, which is read from the file beside when it is spoiled."""
    return len(whole) // PAGE * PAGE


def spoiled(whole: bytes, place: int, bit: int, folder: Path) -> Path:
    content = bytearray(whole)
    content[place] ^= 1 << bit
    path = folder / str(place) / "prova.merito"
    path.parent.mkdir(exist_ok=True)
    path.write_bytes(content)
    return path


def is_told(path: Path, key: bytes, before: ArchiveVerdict) -> bool:
    """Whether the program refuses the archive, or its check says something else than before."""
    try:
        return checked(path, key) != before
    except ArchiveError:
        return True
