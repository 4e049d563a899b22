"""P6: of a protected archive nothing can be read on the disk, whatever happened to it; and it holds the same."""

import shutil
import zlib
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.errors import ArchiveError
from app.domain.permissions import Action
from app.models.archive_file.cipher import PAGE
from app.models.archive_file.header import Header
from app.models.identity import SCHEMA_VERSION
from app.models.keys.key_file import LOWEST_COST
from app.models.people import Employee
from app.services.access import reading
from app.services.archive_check import verify_archive
from app.services.backups.making import back_up_into
from app.services.keys.attempts import Attempts
from app.services.keys.protecting import protect, rekey
from app.services.opening import open_workspace
from app.services.workspace import Workspace
from tests.archives.encrypted import traces_of
from tests.journeys.programs import HALF_KEPT, kill, program, said
from tests.journeys.test_landed_archives import NAMES, unpacked
from tests.whole import some

pytestmark = pytest.mark.slow

PASSWORD, TITLE = " ".join(("cavallo", "batteria", "graffetta")), "Segretario comunale"


def names_in(workspace: Workspace) -> set[str]:
    """Return surnames and codici fiscali long enough not to come out of noise by chance."""
    with reading(workspace, Action.READ) as session:
        rows = session.execute(select(Employee.last_name, Employee.tax_code)).all()
    words = {word or "" for row in rows for word in row}
    return {word for word in words if len(word) >= 7}


def compressible(folder: Path) -> list[str]:
    """Name the files with a page in which something has an order: a text, or a text compressed by us and not ciphered.

    A page of noise does not get smaller; one of a journal may have half a kilobyte of zeros.
    """
    return [
        f"{path.name}: {start}"
        for path in folder.rglob("*")
        if path.is_file() and not path.name.endswith((".lock", "-chiavi"))
        for start, page in pages_of(path)
        if len(zlib.compress(page, 9)) < 0.8 * PAGE
    ]


def pages_of(path: Path) -> Iterator[tuple[int, bytes]]:
    """Yield the pages of a file, without the key file that follows those of an archive."""
    content = path.read_bytes()
    end = Header(content[:100]).page_count * PAGE if path.suffix == ".merito" else len(content)
    for start in range(0, end - PAGE + 1, PAGE):
        yield start, content[start : start + PAGE]


def test_that_nothing_of_a_protected_archive_is_legible_on_the_disk(example_archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "archivi"
    folder.mkdir()
    path = Path(shutil.copyfile(example_archive, folder / "comune.merito"))
    workspace = open_workspace(path)
    names = names_in(workspace)
    assert len(names) > 10
    assert {name for name in names if traces_of(name, folder)} == names, "the search must find them in clear"

    meanwhile: list[set[str]] = []

    def look(_workspace: Workspace, _slot: str) -> None:
        meanwhile.append({where for name in names for where in traces_of(name, folder)})

    done = protect(workspace, TITLE, PASSWORD, cost=LOWEST_COST, fill=look)
    assert meanwhile == [{path.name}]
    assert done.kept
    done.kept.unlink()

    with program(HALF_KEPT, path, done.key.hex()) as writer:
        assert said(writer) == "half"
        kill(writer)
    assert any(found.name.endswith("-journal") for found in folder.iterdir())
    assert_illegible(folder, names)

    workspace = open_workspace(path, done.key)
    back_up_into(workspace, folder)
    workspace.archive.copy_to(folder / "copia.merito")
    again = rekey(workspace, done.slot_id, PASSWORD, Attempts(tmp_path / "dati"))
    workspace = open_workspace(path, again.key)
    with workspace.archive.reading():
        shutil.copyfile(folder / "copia.merito", folder / "sopra")
        (folder / "sopra").replace(path)
    with suppress(ArchiveError):
        workspace.archive.close()
    with suppress(ArchiveError):
        workspace.archive.copy_to(folder / "mai.merito")
    assert_illegible(folder, names)


def assert_illegible(folder: Path, names: set[str]) -> None:
    assert not {where for name in names for where in traces_of(name, folder)}
    assert not traces_of("CREATE TABLE", folder)
    assert compressible(folder) == []
    pages = [found for found in folder.rglob("*.merito") if found.stat().st_size > PAGE]
    assert all(Header(found.read_bytes()[:100]).is_encrypted for found in pages)


@pytest.mark.parametrize(
    "name", some([name for name in NAMES if name.split("-")[1] in {"1", str(SCHEMA_VERSION - 1)}], 0, 2, 4)
)
def test_that_a_landed_archive_protected_is_checked_as_before(name: str, tmp_path: Path) -> None:
    """Of the oldest schema and of the last: to be protected they are first brought to that of today, like all.

    In `make walk` each of both, in the tests one of each kind.
    """
    path = unpacked(name, tmp_path)
    workspace = open_workspace(path)
    before = verify_archive(workspace)
    done = protect(workspace, TITLE, PASSWORD, cost=LOWEST_COST)
    protected = open_workspace(path, done.key)
    assert verify_archive(protected) == before
    protected.archive.close()
    assert Header(path.read_bytes()[:100]).is_encrypted
