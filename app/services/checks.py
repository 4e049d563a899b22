"""Everything that is wrong or missing, in one list: the Cruscotto and `merito check` read it."""

from dataclasses import dataclass

from app.domain.errors import ArchiveError, ArchiveTrouble
from app.domain.issues import Issue, Severity
from app.services.audit import undoing
from app.services.objectives.checks import check_objectives
from app.services.rounds.checks import check_evaluation
from app.services.structure.checks import check_structure
from app.services.workspace import Workspace

_DAMAGE = frozenset({"damaged", "integrity"})


@dataclass(frozen=True, slots=True)
class Findings:
    """What the checks found, by subject."""

    structure: tuple[Issue, ...]
    objectives: tuple[Issue, ...]
    evaluation: tuple[Issue, ...]
    archive: tuple[Issue, ...]

    @property
    def all(self) -> tuple[Issue, ...]:
        found = (*self.archive, *self.structure, *self.objectives, *self.evaluation)
        return tuple(sorted(found, key=lambda issue: list(Severity).index(issue.severity)))


def check_year(workspace: Workspace, year: int) -> Findings:
    """Run every check on `year`: register of people, weights and indicators, sheets, and the archive itself.

    Of a damaged file nothing else is checked: what it holds cannot be trusted.
    """
    archive = tuple(check_archive(workspace))
    if any(issue.code in _DAMAGE for issue in archive):
        return Findings((), (), (), archive)
    return Findings(
        structure=tuple(check_structure(workspace, year)),
        objectives=tuple(check_objectives(workspace, year)),
        evaluation=tuple(check_evaluation(workspace, year)),
        archive=archive,
    )


def check_archive(workspace: Workspace) -> list[Issue]:
    """Check the file (SQLite's own check) and the chain of the audit."""
    try:
        with workspace.archive.reading() as session:
            answers = session.connection().exec_driver_sql("PRAGMA integrity_check(5)").scalars().all()
        broken = undoing.check_audit(workspace)
    except ArchiveError as error:
        if error.trouble is not ArchiveTrouble.DAMAGED:
            raise
        return [Issue("damaged", error.sentence)]
    issues = [Issue("integrity", f"Il file è danneggiato: {answer}.") for answer in answers if answer != "ok"]
    if broken is not None:
        issues.append(Issue("audit", f"{broken.sentence} Il registro delle attività non è integro."))
    return issues
