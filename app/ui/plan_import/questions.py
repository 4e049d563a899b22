"""What is asked over the lines before a plan is imported: a plan of others, what the items under a parent are."""

from collections.abc import Callable
from functools import partial

from app.domain.issues import Issue
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.roles import ActivitiesChoice
from app.services.plan_text.rehearsing import PlanRehearsal
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind

ITEMS = "Sotto alcuni obiettivi ci sono elenchi di voci: sono le loro attività o obiettivi distinti?"


class PlanQuestions:
    """Says which question waits; an answer is given with `answer`, one set aside is not asked again."""

    def __init__(self, answer: Callable[[PlanAnswers], object], choose_other: Callable[[], object]) -> None:
        self._answer, self._choose_other = answer, choose_other
        self._aside: set[str] = set()

    def begin(self) -> None:
        """Forget what was set aside: another document comes."""
        self._aside.clear()

    def set_aside(self, notice: Notice) -> None:
        self._aside.add(notice.words)

    def waiting(self, rehearsal: PlanRehearsal, answers: PlanAnswers) -> Notice | None:
        """Return what is to be told or asked now: why there is no plan, whose plan it is, what its lists are."""
        if rehearsal.refusal:
            return Notice(rehearsal.refusal, NoticeKind.WARNING)
        found = [self._of_finding(issue, answers) for issue in unanswered(rehearsal, answers)]
        if found:
            return found[0]
        items = self._about_items(answers)
        is_asked = rehearsal.asks_about_activities and answers.layout.activities is None
        return items if is_asked and items.words not in self._aside else None

    def _of_finding(self, issue: Issue, answers: PlanAnswers) -> Notice:
        go_on = NoticeAction("Continua", partial(self._answer, answers.agreeing(issue.code)), is_primary=True)
        return Notice(issue.sentence, NoticeKind.WARNING, (go_on, NoticeAction("Altro file…", self._choose_other)))

    def _about_items(self, answers: PlanAnswers) -> Notice:
        choices = (
            ("Attività dell'obiettivo", ActivitiesChoice.ACTIVITIES),
            ("Obiettivi distinti", ActivitiesChoice.OBJECTIVES),
        )
        actions = (
            NoticeAction(words, partial(self._answer, answers.with_activities(choice))) for words, choice in choices
        )
        return Notice(ITEMS, NoticeKind.WARNING, tuple(actions))


def unanswered(rehearsal: PlanRehearsal, answers: PlanAnswers) -> list[Issue]:
    """Return the findings that want a yes before anything is written, and have not got it."""
    return [issue for issue in rehearsal.asked if issue.code not in answers.agreed]
