"""P14: after a session on a protected archive, no name of the staff is where the user did not put it."""

import logging
import shutil
import sys
from pathlib import Path

import pytest

from app.domain.failure import failure_words
from app.services.crash_report import ErrorsToRecord, SessionRecord, reports_in, text_of
from app.services.opening import open_workspace
from app.services.program_log import WithoutData
from app.services.users.protecting import protect_with_first_user
from tests.archives.encrypted import traces_of
from tests.journeys.terminal import Terminal
from tests.journeys.test_nothing_clear import PASSWORD, names_in

VERBS = (
    ("check", "{archive}"),
    ("results", "{archive}"),
    ("backup", "{archive}"),
    ("print", "{archive}", "scheda", "--all", "--out", "{chosen}/schede"),
    ("export", "{archive}", "{chosen}/anagrafica.xlsx"),
    ("import", "{archive}", "{chosen}/anagrafica.xlsx"),
    ("check", "{folder}/manca.merito"),
)


def test_that_no_name_is_left_where_the_user_did_not_put_it(
    example_archive: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Neither after a session that was killed, which leaves its record, nor after one that ended."""
    folder, chosen, home, scratch = (tmp_path / name for name in ("archivi", "scelta", "home", "provvisori"))
    for each in (folder, chosen, home, scratch):
        each.mkdir(exist_ok=True)
    monkeypatch.setattr("tempfile.tempdir", str(scratch))
    archive = Path(shutil.copyfile(example_archive, folder / "comune.merito"))
    workspace = open_workspace(archive)
    names = names_in(workspace)
    done = protect_with_first_user(workspace, "Segretario di prova", PASSWORD)
    if done.kept:
        done.kept.unlink()
    record, handler, log = _keeping(home)
    record.acted("app.services.sheets.scores.give_score")
    monkeypatch.setenv("MERITO_PASSWORD", PASSWORD)
    merito = Terminal(capsys)
    for words in VERBS:
        code, out, err = merito(*(word.format(archive=archive, folder=folder, chosen=chosen) for word in words))
        assert (code == 0) is ("manca" not in words[1]), err
        (chosen / f"{words[0]}.txt").write_text(out, encoding="utf-8")
    _fail_with(min(names), log)
    handler.flush()
    for end in (lambda: None, record.end):
        end()
        for place in (folder, home, scratch):
            assert {name: found for name in names if (found := traces_of(name, place))} == {}
    log.removeHandler(handler)
    handler.close()
    assert any(traces_of(name, chosen) for name in names), "the search must find them where they were put"


def _keeping(home: Path) -> tuple[SessionRecord, logging.Handler, logging.Logger]:
    """Begin the record and a log as the window does."""
    record = SessionRecord(home / "sessioni", "0.1.0")
    handler = logging.FileHandler(home / "merito.log", encoding="utf-8")
    handler.setFormatter(WithoutData())
    log = logging.Logger("merito di prova")  # of its own: what is loud in the usual one fails a test
    log.addHandler(handler)
    log.addHandler(ErrorsToRecord(record))
    return record, handler, log


def _fail_with(name: str, log: logging.Logger) -> None:
    """Meet an unexpected error whose message holds a name."""
    try:
        raise KeyError(name)
    except KeyError as error:
        line = f"errore imprevisto: {failure_words(error)}"
    log.error(line)


def test_that_a_session_that_ended_well_leaves_nothing(tmp_path: Path) -> None:
    record = SessionRecord(tmp_path, "0.1.0")
    record.acted("una")
    assert reports_in(tmp_path) == []
    record.end()
    assert list(tmp_path.iterdir()) == []


def test_that_a_session_with_an_error_leaves_a_report_of_where(tmp_path: Path) -> None:
    record = SessionRecord(tmp_path, "0.1.0")
    record.acted("app.services.sheets.scores.give_score")
    record.failed("errore imprevisto KeyError: ui/window.py:12 show")
    record.end()
    [report] = reports_in(tmp_path)
    assert report.is_of_errors
    told = text_of([report])
    for words in ("Versione di Merito: 0.1.0", "Ultima operazione: app.services.sheets.scores.give_score", "window.py"):
        assert words in told
    if sys.platform != "win32":
        assert report.path.stat().st_mode & 0o077 == 0


def test_that_a_session_keeps_its_first_errors_and_not_thousands(tmp_path: Path) -> None:
    record = SessionRecord(tmp_path, "0.1.0")
    for number in range(50):
        record.failed(f"errore n. {number:02}")
    record.end()
    told = [line for line in text_of(reports_in(tmp_path)).splitlines() if line.startswith("Errore: ")]
    assert told == [f"Errore: errore n. {number:02}" for number in range(20)]


@pytest.mark.parametrize("content", [b"", b"{", b"[1]", b'{"boh": 1}', b"\xff\xfe" * 9, b"[" * 9000])
def test_that_a_spoiled_record_stops_nothing(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "sessione-1.json").write_bytes(content)
    assert "Versione" in text_of(reports_in(tmp_path))
