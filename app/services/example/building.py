"""The archive of the example comune: a year closed, a year half way, and the rest of its session."""

from datetime import date
from pathlib import Path

from app.domain.acts import ActDraft, ActKind
from app.domain.changes import Topic
from app.domain.closing.drafts import ClosingDraft
from app.domain.ids import ActId
from app.domain.progress import Progress, Silent
from app.domain.setting_keys import EXAMPLE_BUILT
from app.models.municipality import Setting
from app.services.archives import new_archive
from app.services.closing.years import close_year
from app.services.cycles import open_year
from app.services.example import progressions, rounds, training
from app.services.example.awards import write_awards
from app.services.example.filling import on_day
from app.services.example.objectives import write_objectives
from app.services.example.source import municipality_file, noon, progressions_file, session_file
from app.services.example.structure import write_structure
from app.services.structure.acts import save_act
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

PAST_YEAR, YEAR = 2023, 2024
BUILT = "Comune di esempio preparato"
_SILENT = Silent()

VALIDATION = "Verbale del Nucleo n. 2 del 10/05/2024"
EXPLANATION = "I risultati sono stati certificati dal Nucleo su carta, prima che il Comune usasse il programma."


def build_example(path: Path, progress: Progress = _SILENT, *, with_session: bool = False) -> Workspace:
    """Make the archive of the Comune di Esempio at `path` and open it: 2023 closed, the session of 2024 half way.

    `with_session` runs that session to its end. A failure leaves no archive.
    """
    name = municipality_file()["municipality"]["name"]
    begun = noon(session_file(PAST_YEAR)["seen_on"])

    def fill(workspace: Workspace) -> None:
        _build(workspace, progress)
        if with_session:
            run_session(workspace, progress)
        session = session_file(YEAR)
        _end_building(on_day(workspace, session["closed_on" if with_session else "filled_on"]))

    return Workspace(new_archive(path, name, PAST_YEAR, is_demo=True, now=lambda: begun, fill=fill).archive)


def _end_building(workspace: Workspace) -> None:
    """Tell in the audit that the example is made: *Annulla* goes back to here, and never takes away what was given."""
    with unit_of_work(workspace, BUILT, Topic.MUNICIPALITY) as unit:
        unit.can_undo = False
        unit.add(Setting(key=EXAMPLE_BUILT, value=workspace.today.isoformat()))


def run_session(workspace: Workspace, progress: Progress = _SILENT) -> None:
    """Bring the session of the example from half way to its end: values, scores, signatures, closing."""
    round_id = rounds.round_of(workspace, YEAR)
    progress.step(1, 2, f"Punteggi e schede del {YEAR}")
    rounds.fill_rest(workspace, round_id, YEAR)
    progress.step(2, 2, f"Chiusura delle schede del {YEAR}")
    rounds.close(workspace, round_id, YEAR, _SILENT)


def _close_past(workspace: Workspace) -> None:
    """Close the year that is over: its results were certified on paper, before the ente used the program."""
    day = workspace.today
    subject = f"Approvazione della Relazione sulla performance {PAST_YEAR}"
    act = save_act(workspace, ActDraft(kind=ActKind.GIUNTA, number="58", on_date=day, subject=subject, year=PAST_YEAR))
    close_year(workspace, ClosingDraft(PAST_YEAR, ActId(act.ids[0]), day, VALIDATION, EXPLANATION))


def _build(workspace: Workspace, progress: Progress) -> None:
    """Live the two years in order of time, so that the audit reads like a diary."""
    past, present = session_file(PAST_YEAR), session_file(YEAR)
    progress.step(1, 5, "Struttura e personale")
    then = on_day(workspace, past["seen_on"])
    town = write_structure(then)
    progress.step(2, 5, f"Obiettivi del {PAST_YEAR}")
    write_objectives(then, PAST_YEAR, town)
    past_round = rounds.prepare(workspace, PAST_YEAR)
    progress.step(3, 5, f"Obiettivi del {YEAR}")
    then = on_day(workspace, present["seen_on"])
    open_year(then, YEAR)
    write_objectives(then, YEAR, town)
    training.write_plan(then, YEAR)
    progress.step(4, 5, f"Sessione del {PAST_YEAR}")
    rounds.fill_rest(workspace, past_round, PAST_YEAR)
    rounds.close(workspace, past_round, PAST_YEAR, _SILENT)
    write_awards(on_day(workspace, past["closed_on"]), PAST_YEAR)
    progressions.rank(on_day(workspace, past["closed_on"]), PAST_YEAR)
    _close_past(on_day(workspace, progressions_file()["ranked_on"]))
    progress.step(5, 5, f"Sessione del {YEAR}")
    training.write_done(on_day(workspace, date(YEAR, 12, 20)), YEAR)
    rounds.fill_some(workspace, rounds.prepare(workspace, YEAR), YEAR)
