"""The registry of checks, and all of them run on a year: the Cruscotto and `merito check` read what they find."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any, Generic

from app.domain.audit.checks import ARCHIVE_CHECKS, ArchiveFacts
from app.domain.awards.checks import AWARD_CHECKS
from app.domain.certification.checks import CERTIFICATION_CHECKS
from app.domain.certified_data.checks import CERTIFIED_CHECKS
from app.domain.checks import Check, Facts, in_force
from app.domain.documents.checks import PUBLICATION_CHECKS
from app.domain.duties.doers import Doers
from app.domain.duties.duty import Duty
from app.domain.duties.facts import YearWork
from app.domain.duties.found import duty_of
from app.domain.duties.sight import told_to
from app.domain.duties.work import quiet
from app.domain.errors import ArchiveError, ArchiveTrouble
from app.domain.evidence import EVIDENCE_CHECKS
from app.domain.issues import Issue, Severity
from app.domain.law.method_year import METHOD_YEAR_CHECKS
from app.domain.objectives.checks import OBJECTIVE_CHECKS
from app.domain.payment_times.checks import PAYMENT_CHECKS
from app.domain.periods import reference_day
from app.domain.permissions import Action, InScope, may
from app.domain.progressions.year_checks import PROGRESSION_CHECKS
from app.domain.rounds.checks import ROUND_CHECKS
from app.domain.structure.checks import STRUCTURE_CHECKS
from app.domain.training.checks import TRAINING_CHECKS
from app.services.access import ask, glancing
from app.services.audit import undoing
from app.services.awards.checks import award_facts
from app.services.certification.checks import certification_facts
from app.services.certified_data.reading import certified_facts
from app.services.documents.checks import published_texts
from app.services.evidence.reading import evidence_facts
from app.services.law.checks import method_facts
from app.services.law.shipped import shipped_law
from app.services.objectives.checks import objective_facts
from app.services.payment_times.reading import payment_facts
from app.services.progressions.checks import progression_facts
from app.services.rounds.checks import round_facts
from app.services.structure.checks import structure_facts
from app.services.training.checks import training_facts
from app.services.workspace import Workspace

LoadFacts = Callable[[Workspace, int], Iterable[Facts]]


@dataclass(frozen=True, slots=True)
class CheckRow(Generic[Facts]):
    """One check and what it reads: `facts` is run once for all the checks that share it."""

    check: Check[Facts]
    facts: LoadFacts[Facts]


def archive_facts(workspace: Workspace, _year: int) -> Iterator[ArchiveFacts]:
    """Read the whole file (SQLite's own check) and the chain of the audit, for who may read it all."""
    ask(workspace.actor, InScope(Action.READ))
    if not may(workspace.actor, Action.READ_AUDIT):
        return
    try:
        with glancing(workspace, Action.READ_AUDIT) as glance:
            damage = glance.faults(5)
        broken = undoing.check_audit(workspace)
    except ArchiveError as error:
        if error.trouble is not ArchiveTrouble.DAMAGED:
            raise
        yield ArchiveFacts(unreadable=error.sentence)
        return
    yield ArchiveFacts(damage=damage, broken=broken.sentence if broken is not None else "")


def _rows(checks: Sequence[Check[Facts]], facts: LoadFacts[Facts]) -> tuple[CheckRow[Facts], ...]:
    return tuple(CheckRow(check, facts) for check in checks)


CHECKS: tuple[CheckRow[Any], ...] = (
    *_rows(ARCHIVE_CHECKS, archive_facts),
    *_rows(STRUCTURE_CHECKS, structure_facts),
    *_rows(METHOD_YEAR_CHECKS, method_facts),
    *_rows(OBJECTIVE_CHECKS, objective_facts),
    *_rows(PAYMENT_CHECKS, payment_facts),
    *_rows(ROUND_CHECKS, round_facts),
    *_rows(PUBLICATION_CHECKS, published_texts),
    *_rows(CERTIFICATION_CHECKS, certification_facts),
    *_rows(EVIDENCE_CHECKS, evidence_facts),
    *_rows(TRAINING_CHECKS, training_facts),
    *_rows(CERTIFIED_CHECKS, certified_facts),
    *_rows(PROGRESSION_CHECKS, progression_facts),
    *_rows(AWARD_CHECKS, award_facts),
)


def check_year(workspace: Workspace, year: int, checks: Sequence[CheckRow[Any]] = CHECKS) -> tuple[Issue, ...]:
    """Run the checks on `year`, the heaviest findings first; after a check that `stops` none of other facts is run."""
    return tuple(issue for _, issue in _found(workspace, year, checks))


def award_findings(workspace: Workspace, year: int) -> tuple[Issue, ...]:
    """Return what the checks of awards (W10–W14, W22, W23) find in a year, for the page *Premi*."""
    return check_year(workspace, year, [row for row in CHECKS if row.facts is award_facts])


def progression_findings(workspace: Workspace, year: int) -> tuple[Issue, ...]:
    """Return what the checks of progressions (W15, W21) find in a year, for the page *Progressioni*."""
    return check_year(workspace, year, [row for row in CHECKS if row.facts is progression_facts])


def duties_of_checks(workspace: Workspace, year: int, checks: Sequence[CheckRow[Any]] = CHECKS) -> tuple[Duty, ...]:
    """Run the checks on `year`: each finding with who must act and by when, as far as it is told to who asks.

    What asks nothing of anybody is read where the findings are listed.
    """
    found = [one for one in _found(workspace, year, checks) if one[0].asks]
    if not found:
        return ()
    day = reference_day(year, workspace.today)
    with glancing(workspace, InScope(Action.READ)) as glance:
        facts = glance.year_facts(year)
        doers = Doers(glance.year_work(year, day) if facts else YearWork(), day, workspace.actor)
    windows = facts.windows if facts is not None and facts.has_plan else {}
    duties = (duty_of(check, issue, doers, windows) for check, issue in found)
    return told_to(workspace.actor, duties if facts is None else (quiet(one, facts) for one in duties))


def checks_in_force(year: int, today: date, checks: Sequence[CheckRow[Any]] = CHECKS) -> list[CheckRow[Any]]:
    """Return the checks whose texts of law or contract are in force on the reference day of a year, citing them."""
    law, day = shipped_law(), reference_day(year, today)
    cited = ((row, in_force(row.check, law, day)) for row in checks)
    return [replace(row, check=check) for row, check in cited if check is not None]


def _found(workspace: Workspace, year: int, checks: Sequence[CheckRow[Any]]) -> list[tuple[Check[Any], Issue]]:
    every: list[tuple[Check[Any], Issue]] = []
    rows = checks_in_force(year, workspace.today, checks)
    for load in dict.fromkeys(row.facts for row in rows):
        own = [row.check for row in rows if row.facts == load]
        found = [(check, issue) for facts in load(workspace, year) for check in own for issue in check.issues(facts)]
        every += found
        if any(check.stops for check, _ in found):
            break
    return sorted(every, key=lambda pair: list(Severity).index(pair[1].severity))
