"""The archive of the example comune: a year closed, a year half way, and the rest of its session."""

from pathlib import Path

from app.domain.progress import Progress, Silent
from app.services.archives import new_archive
from app.services.cycles import close_year, open_year
from app.services.example import rounds
from app.services.example.filling import on_day
from app.services.example.objectives import write_objectives
from app.services.example.source import municipality_file, session_file
from app.services.example.structure import write_structure
from app.services.workspace import Workspace

PAST_YEAR, YEAR = 2023, 2024
_SILENT = Silent()


def build_example(path: Path, progress: Progress = _SILENT, *, with_session: bool = False) -> Workspace:
    """Make the archive of the Comune di Esempio at `path` and open it: 2023 closed, the session of 2024 half way.

    `with_session` runs that session to its end. A failure leaves no archive.
    """
    workspace = new_archive(path, municipality_file()["municipality"]["name"], PAST_YEAR, is_demo=True)
    try:
        _build(workspace, progress)
        if with_session:
            run_session(workspace, progress)
    except BaseException:
        workspace.archive.close()
        workspace.archive.path.unlink(missing_ok=True)
        raise
    return workspace


def run_session(workspace: Workspace, progress: Progress = _SILENT) -> None:
    """Bring the session of the example from half way to its end: values, scores, signatures, closing."""
    round_id = rounds.round_of(workspace, YEAR)
    progress.step(1, 2, f"Punteggi e schede del {YEAR}")
    rounds.fill_rest(workspace, round_id, YEAR)
    progress.step(2, 2, f"Chiusura delle schede del {YEAR}")
    rounds.close(workspace, round_id, YEAR, _SILENT)


def _build(workspace: Workspace, progress: Progress) -> None:
    progress.step(1, 5, "Struttura e personale")
    workspace = on_day(workspace, session_file(PAST_YEAR)["seen_on"])
    town = write_structure(workspace)
    progress.step(2, 5, f"Obiettivi del {PAST_YEAR}")
    write_objectives(workspace, PAST_YEAR, town)
    progress.step(3, 5, f"Sessione del {PAST_YEAR}")
    _close_past_year(workspace)
    progress.step(4, 5, f"Obiettivi del {YEAR}")
    workspace = on_day(workspace, session_file(YEAR)["seen_on"])
    open_year(workspace, YEAR)
    write_objectives(workspace, YEAR, town)
    progress.step(5, 5, f"Sessione del {YEAR}")
    rounds.fill_some(workspace, rounds.prepare(workspace, YEAR), YEAR)


def _close_past_year(workspace: Workspace) -> None:
    round_id = rounds.prepare(workspace, PAST_YEAR)
    rounds.fill_rest(workspace, round_id, PAST_YEAR)
    rounds.close(workspace, round_id, PAST_YEAR, _SILENT)
    close_year(on_day(workspace, session_file(PAST_YEAR)["closed_on"]), PAST_YEAR)
