"""The registry of workbooks: one row for each; the menus, `merito import`, `merito export` and the demo follow it."""

from collections.abc import Callable
from typing import TYPE_CHECKING, NamedTuple

from app.domain.workbooks.kinds import (
    ABSENCES,
    AWARD_FACTS,
    OBJECTIVES,
    PERSONNEL,
    PROGRESSIONS,
    RESULTS,
    SCORES,
    TRAINING,
    WorkbookKind,
)

if TYPE_CHECKING:
    from app.services.workbooks.parts import WorkbookParts


class WorkbookRow(NamedTuple):
    """One workbook: what it declares, and its parts, imported only when it is written or read."""

    kind: WorkbookKind
    load: "Callable[[], WorkbookParts]"


def _personnel() -> "WorkbookParts":
    from app.services.workbooks.personnel import PARTS

    return PARTS


def _absences() -> "WorkbookParts":
    from app.services.workbooks.absences import PARTS

    return PARTS


def _training() -> "WorkbookParts":
    from app.services.workbooks.training import PARTS

    return PARTS


def _progressions() -> "WorkbookParts":
    from app.services.workbooks.progressions import PARTS

    return PARTS


def _award_facts() -> "WorkbookParts":
    from app.services.workbooks.award_facts import PARTS

    return PARTS


def _objectives() -> "WorkbookParts":
    from app.services.workbooks.objectives import PARTS

    return PARTS


def _scores() -> "WorkbookParts":
    from app.services.workbooks.scores import PARTS

    return PARTS


def _results() -> "WorkbookParts":
    from app.services.workbooks.results import PARTS

    return PARTS


PERSONNEL_WORKBOOK = WorkbookRow(PERSONNEL, _personnel)
ABSENCES_WORKBOOK = WorkbookRow(ABSENCES, _absences)
TRAINING_WORKBOOK = WorkbookRow(TRAINING, _training)
PROGRESSIONS_WORKBOOK = WorkbookRow(PROGRESSIONS, _progressions)
AWARD_FACTS_WORKBOOK = WorkbookRow(AWARD_FACTS, _award_facts)
OBJECTIVES_WORKBOOK = WorkbookRow(OBJECTIVES, _objectives)
SCORES_WORKBOOK = WorkbookRow(SCORES, _scores)
RESULTS_WORKBOOK = WorkbookRow(RESULTS, _results)
WORKBOOKS = (
    PERSONNEL_WORKBOOK, ABSENCES_WORKBOOK, TRAINING_WORKBOOK, PROGRESSIONS_WORKBOOK, AWARD_FACTS_WORKBOOK,
    OBJECTIVES_WORKBOOK, SCORES_WORKBOOK, RESULTS_WORKBOOK,
)  # fmt: skip
