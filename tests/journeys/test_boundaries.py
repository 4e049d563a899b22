"""The boundaries: terminal, pipe, full disk, clock, modes of what is written. Whatever fails is a sentence."""

import os
import shutil
import signal
import sqlite3
import stat
import subprocess
import sys
from contextlib import closing, suppress
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

import pytest
from openpyxl import load_workbook

from app.bootstrap import _opened
from app.domain.errors import ArchiveError, UserError
from app.models.archive import open_archive
from app.services.archive_copy import save_archive_copy
from app.services.archives import new_archive
from app.services.opening import open_workspace
from app.services.sheets.results import results
from app.services.workbooks.job import export_workbook, preview_workbook
from app.services.workbooks.registry import PERSONNEL_WORKBOOK
from tests.archives.comune import Comune
from tests.journeys.programs import COMMAND, ROOT, begun
from tests.journeys.terminal import Terminal
from tests.whole import some

ON_POSIX = pytest.mark.skipif(sys.platform == "win32", reason="modes, signals and devices of POSIX")
ON_LINUX = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/dev/full is of Linux")
YEAR = "2024"


@pytest.fixture
def archive(example_archive: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(example_archive, tmp_path / "comune.merito"))


@pytest.fixture
def small(session_made: Comune, tmp_path: Path) -> Path:
    """A comune of five people: enough for whoever reads only that something came out."""
    return Path(shutil.copyfile(session_made.workspace.archive.path, tmp_path / "comune.merito"))


@pytest.fixture
def merito(capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    return Terminal(capsys)


def started(*words: object, **more: str) -> "subprocess.CompletedProcess[bytes]":
    """Run a command from its very start: the streams are those that Python opens."""
    command = [sys.executable, *map(str, words)]
    return subprocess.run(command, capture_output=True, cwd=ROOT, check=False, env={**os.environ, **more})


def names_in(folder: Path) -> set[str]:
    return {found.name for found in folder.iterdir()}


_IN_A_ROW = """
import sys
from contextlib import suppress
from app.cli import main
for words in (["results", sys.argv[1]], ["print", sys.argv[1]], ["--help"]):
    with suppress(SystemExit):
        main(words)
"""


@pytest.mark.parametrize("coding", some(["ascii", "cp850", "cp1252"], 0))
def test_that_a_terminal_without_our_letters_shows_them_plainly(small: Path, coding: str) -> None:
    ended = started("-c", _IN_A_ROW, small, PYTHONIOENCODING=coding)
    out, err = ended.stdout.decode(coding), ended.stderr.decode(coding)
    assert "Traceback" not in err
    assert all(words in out + err for words in ("Rossi Mario", "merito print", "--help")), out + err


def test_that_data_for_a_file_lose_no_letter_whatever_the_terminal(archive: Path) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    out = started("-m", "app", "results", archive, "--format", "json", **plain).stdout
    assert "…" in out.decode("utf-8") or "à" in out.decode("utf-8")


@ON_POSIX
@pytest.mark.parametrize("words", some([("results", "--format", "json"), ("results",), ("check",)], 0))
def test_that_a_pipe_closed_by_its_reader_is_no_error_to_tell(small: Path, words: tuple[str, ...]) -> None:
    ended = begun(COMMAND, words[0], small, *words[1:])
    assert ended.stdout
    ended.stdout.close()
    told = ended.communicate()[1].decode()
    assert ended.returncode in {0, 1}
    assert "Traceback" not in told
    assert "Exception" not in told


@ON_LINUX
@pytest.mark.parametrize("words", some(["results {}", "check {}", "--help", "results {} --format json"], 0, 1))
def test_that_a_full_output_is_a_sentence(small: Path, words: str) -> None:
    with Path("/dev/full").open("w") as full:
        ended = begun(COMMAND, *(word.format(small) for word in words.split()), stdout=full)
        told = ended.communicate()[1].decode()
    assert "Traceback" not in told
    assert "Exception" not in told
    if "check" not in words:
        assert (ended.returncode, "I dati non si possono scrivere: il disco è pieno." in told) == (1, True)


@ON_LINUX
def test_that_a_message_nobody_can_hear_stops_nothing(small: Path) -> None:
    with Path("/dev/full").open("w") as full:
        ended = begun(COMMAND, "check", small, stderr=full)
        ended.communicate()
    assert ended.returncode in {0, 1}


_SMALL_DISK = """
import resource, sys
sys.dont_write_bytecode = True  # half a file of it would be kept, and read by all who come later
from app.cli import main
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.exit(main(sys.argv[2:]))
"""


@ON_POSIX
@pytest.mark.parametrize("room", some([1_000, 60_000, 700_000], 0, 2))
def test_that_a_demonstration_on_a_disk_that_fills_is_a_sentence(tmp_path: Path, room: int) -> None:
    ended = begun(_SMALL_DISK, room, "demo", "--out", tmp_path / "demo")
    told = ended.communicate()[1].decode()
    assert "Traceback" not in told
    assert ended.returncode in {1, 3}
    assert "disco" in told
    assert not [name for name in names_in(tmp_path / "demo") if name.endswith(".tmp")]


def test_that_no_byte_of_the_header_brings_a_traceback(small: Path) -> None:
    content = small.read_bytes()
    for offset, byte in enumerate(content[:100]):
        for value in {0, 5, 255, byte ^ 1}:
            put_byte(small, offset, value)
            with (
                suppress(ArchiveError),
                closing(open_archive(small, writing=False)) as opened,
                opened.glancing() as glance,
            ):
                assert glance.years()
        put_byte(small, offset, byte)
        assert small.read_bytes() == content, offset


def put_byte(path: Path, offset: int, value: int) -> None:
    with path.open("r+b") as file:
        file.seek(offset)
        file.write(bytes([value]))


def test_that_a_schema_format_of_the_future_is_damage(merito: Terminal, archive: Path) -> None:
    with archive.open("r+b") as file:
        file.seek(47)
        file.write(b"\x05")
    code, _, err = merito("results", archive)
    assert (code, "danneggiato" in err) == (3, True)


def test_that_a_sheet_of_a_template_that_is_not_there_is_a_sentence(merito: Terminal, archive: Path) -> None:
    with closing(sqlite3.connect(archive)) as raw:
        for (trigger,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {trigger}")
        raw.execute("UPDATE sheets SET template_code = 'mai-visto'")
        raw.commit()
    for words in (("results", archive), ("print", archive, "scheda", "--all", "--out", "s")):
        code, _, err = merito(*words)
        assert (code in {0, 1, 3}, "Traceback" in err) == (True, False)
    workspace = open_workspace(archive, writing=False)
    with pytest.raises(UserError, match="mai-visto"):
        results(workspace, 2024, with_explanation=True)


_AT_YEAR = """
import sys, time
real, moved = time.localtime, int(sys.argv[1])
def localtime(seconds=None):
    found = real(seconds)
    return time.struct_time((moved, *found[1:]))
time.localtime = localtime
from app.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize("year", some([1969, 1975, 2150], 0, 2))
def test_that_a_workbook_goes_out_whatever_the_clock_says(small: Path, tmp_path: Path, year: int) -> None:
    ended = begun(_AT_YEAR, year, "export", small, tmp_path / "a.xlsx")
    told = ended.communicate()[1]
    assert (ended.returncode, b"Traceback" in told) == (0, False)
    assert (tmp_path / "a.xlsx").stat().st_size > 1000


@pytest.mark.parametrize(
    "words",
    [
        ("print", "{}", "piano", "--out", ""),
        ("export", "{}", ""),
        ("check", " "),
        ("demo", "--out", ""),
        ("backup", ""),
    ],
)
def test_that_an_empty_path_is_a_value_forgotten(merito: Terminal, archive: Path, words: tuple[str, ...]) -> None:
    before = names_in(archive.parent)
    code, _, err = merito(*(word.format(archive) for word in words))
    assert (code, "manca il valore" in err) == (2, True)
    assert names_in(archive.parent) == before


@pytest.mark.parametrize("length", [170, 230, 246, 300])
def test_that_a_name_too_long_is_called_so(merito: Terminal, tmp_path: Path, length: int) -> None:
    code, _, err = merito("new", tmp_path / f"{'x' * length}.merito", "--name", "Comune", "--year", YEAR)
    assert (code, "troppo lungo" in err) == (3, True) if length > 170 else (0, False)
    assert len(names_in(tmp_path)) == (0 if length > 170 else 2)


@ON_POSIX
@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="nothing is read-only for root")
def test_that_beside_a_read_only_archive_nothing_is_left(merito: Terminal, archive: Path) -> None:
    archive.chmod(0o444)
    assert merito("import", archive, "x.xlsx", "--kind", "anagrafica")[0] in {1, 3}
    assert names_in(archive.parent) == {archive.name}


def test_that_a_lock_file_that_says_nonsense_is_no_damage(merito: Terminal, small: Path) -> None:
    before = merito("check", small)[0]
    assert before in {0, 1}
    for nonsense in (b"spazzatura {{{", b"\xff\xfe\x80\x00", b"[" * 3000, b'{"user": 1}', b""):
        small.with_name(f".{small.name}.lock").write_bytes(nonsense)
        assert merito("check", small)[0] == before


@ON_POSIX
def test_that_what_is_made_is_for_its_owner_alone(merito: Terminal, archive: Path, tmp_path: Path) -> None:
    folder = tmp_path / "nuovi"
    folder.mkdir()
    before = os.umask(0o022)
    try:
        new_archive(folder / "nuovo.merito", "Comune", 2024).archive.close()
        workspace = open_workspace(archive)
        save_archive_copy(workspace, folder / "copia.merito")
        export_workbook(workspace, PERSONNEL_WORKBOOK, 2024, folder / "fuori.xlsx")
        workspace.archive.close()
        assert merito("print", archive, "scheda", "--all", "--out", folder / "schede")[0] == 0
        assert merito("print", archive, "piano", "--out", folder / "piano.pdf")[0] == 0
        assert merito("backup", archive, "--to", folder)[0] == 0
    finally:
        os.umask(before)
    loose = [found for found in folder.rglob("*") if found.is_file() and stat.S_IMODE(found.stat().st_mode) & 0o077]
    assert [found.name for found in loose if not found.name.endswith(".lock")] == []
    assert loose == []
    assert stat.S_IMODE((folder / "schede").stat().st_mode) == 0o700


@pytest.fixture
def workbook(archive: Path, tmp_path: Path) -> Path:
    workspace = open_workspace(archive, writing=False)
    return export_workbook(workspace, PERSONNEL_WORKBOOK, 2024, tmp_path / "anagrafica.xlsx")


def test_that_the_command_line_says_every_note_of_the_preview(
    merito: Terminal, archive: Path, workbook: Path, tmp_path: Path
) -> None:
    changed = load_workbook(workbook)
    people = changed["Dipendenti"]
    heading = next(cell for cell in people[1] if cell.value == "Data di nascita")
    heading.value = "C.F."
    changed.create_sheet("Ferie")
    changed["_meta"]["B3"] = "Comune di Altrove"
    changed.save(tmp_path / "altra.xlsx")
    code, _, err = merito("import", archive, tmp_path / "altra.xlsx", "--dry-run")
    assert "colonne ripetute «C.F.»" in err
    assert "Fogli non riconosciuti: «Ferie»" in err
    workspace = open_workspace(archive)
    preview = preview_workbook(workspace, PERSONNEL_WORKBOOK, (tmp_path / "altra.xlsx").read_bytes())
    workspace.archive.close()
    assert all(note.sentence in err for note in preview.notes)
    assert code in {0, 1}


_INTERRUPTED = """
import sys
from app.services.documents import sheets
made = []
first = sheets.print_whole
def then_stop(target, print_to):
    if len(made) == 3:
        raise KeyboardInterrupt
    made.append(target)
    return first(target, print_to)
sheets.print_whole = then_stop
from app.cli import main
sys.exit(main(sys.argv[1:]))
"""


def test_that_an_interrupted_print_does_not_say_that_nothing_was_written(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "schede"
    ended = begun(_INTERRUPTED, "print", archive, "scheda", "--all", "--out", out)
    told = ended.communicate()[1].decode()
    assert ended.returncode == 1
    assert "I file già scritti restano, e ciascuno è intero" in told
    assert len(names_in(out)) == 3


@ON_POSIX
def test_that_a_request_to_end_leaves_nothing_half_written(archive: Path, tmp_path: Path) -> None:
    out = tmp_path / "schede"
    ended = begun(COMMAND, "print", archive, "scheda", "--all", "--out", out)
    assert ended.stderr
    assert b"Scheda di" in ended.stderr.readline()
    ended.send_signal(signal.SIGTERM)
    told = ended.communicate()[1].decode()
    assert ended.returncode in {0, 1, -signal.SIGTERM}  # the last one when everything was done before it came
    assert "Traceback" not in told
    left = list(out.iterdir()) if out.exists() else []  # what was only drafted is taken away, with its folder
    assert all(found.read_bytes().rstrip().endswith(b"%%EOF") for found in left)
    assert not [found for found in left if found.suffix == ".tmp"]


_CLOCK_AT = """
import sys
from datetime import datetime
from app.services import workspace
class Stopped(datetime):
    @classmethod
    def now(cls, tz=None):
        return datetime(int(sys.argv[1]), 6, 1, tzinfo=tz)
workspace.datetime = Stopped
from app.cli import main
sys.exit(main(sys.argv[2:]))
"""


@pytest.mark.parametrize(("year", "is_said"), some([(1969, True), (1975, True), (2150, True), (2026, False)], 0, 2, 3))
def test_that_a_clock_beyond_reason_is_remarked(small: Path, year: int, is_said: bool) -> None:
    ended = begun(_CLOCK_AT, year, "check", small)
    told = ended.communicate()[1].decode()
    assert ended.returncode in {0, 1}
    assert (f"segna l'anno {year}" in told) is is_said


def test_that_the_window_remarks_the_clock_when_it_opens(archive: Path) -> None:
    workspace = open_workspace(archive)
    early = replace(workspace, now=lambda: datetime(1975, 6, 1, tzinfo=UTC))
    try:
        assert [note[:47] for note in _opened(early).notes] == ["L'orologio del computer segna l'anno 1975: quel"]
        assert _opened(workspace).notes == ()
    finally:
        workspace.archive.close()


BROKEN = """
import sys
from app.commands.verbs import VERBS
from app.cli import main
def run(options):
    raise KeyError("Quattrocchi Ermenegilda")
VERBS["{verb}"] = run
sys.exit(main({words!r}))
"""


@pytest.mark.parametrize(
    ("words", "left"),
    [
        (("check", "comune.merito"), "Non è stato cambiato niente."),
        (("import", "comune.merito", "anagrafica.xlsx"), "o tutto è stato fatto, o niente"),
        (("print", "comune.merito", "scheda", "--out", "schede"), "I file già scritti restano"),
    ],
)
def test_that_a_bug_of_a_command_is_a_sentence_with_the_place_of_its_log(
    tmp_path: Path, words: tuple[str, ...], left: str
) -> None:
    home = tmp_path / "home"
    code = BROKEN.format(verb=words[0], words=list(words))
    places = {name: str(home) for name in ("HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "LOCALAPPDATA")}
    done = begun(code, environment={**os.environ, **places})
    told = done.communicate()[1].decode()
    assert done.returncode == 1
    assert told.startswith("Errore del programma (KeyError). ")
    assert left in told
    assert told.count("\n") == 1
    [log] = home.rglob("merito.log")
    assert str(log) in told
    written = log.read_text(encoding="utf-8")
    assert "il comando non è riuscito: KeyError: " in written
    assert "cli.py:" in written
    for said in (told, written):
        assert "Quattrocchi" not in said
        assert "Traceback" not in said


def test_that_what_a_library_or_a_traceback_says_goes_into_the_log_without_data(tmp_path: Path) -> None:
    code = (
        "import logging, pathlib, sys\n"
        "from app.services.program_log import keep_log\n"
        "keep_log(pathlib.Path(sys.argv[1]))\n"
        "logging.getLogger('openpyxl').warning('cella di %s', 'Quattrocchi')\n"
        "try:\n    raise ValueError('Quattrocchi')\n"
        "except ValueError:\n    logging.getLogger('merito').exception('una prova')\n"
    )
    log = tmp_path / "merito.log"
    ended = begun(code, log)
    ended.communicate()
    assert ended.returncode == 0
    written = log.read_text(encoding="utf-8")
    assert "Quattrocchi" not in written
    assert "WARNING openpyxl: " in written.splitlines()[0]
    assert "ValueError: <string>:6 <module>" in written
