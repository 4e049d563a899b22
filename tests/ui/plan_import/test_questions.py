"""What is asked over the lines of a plan: the heads whom the archive knows."""

from datetime import date

from app.domain.ids import EmployeeId
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.heads import PossibleHead, PresentHeads
from app.domain.plan_text.outcome import outcome_of
from app.domain.plan_text.preview import PresentPlan
from app.services.plan_text.rehearsing import PlanRehearsal
from app.ui.plan_import.questions import PlanQuestions
from tests.domain.plan_text.parsing import parse_plan

PLAN = parse_plan("AREA TECNICA\nResponsabile: Ada Arcuri\n- Scuole sicure\n")
PRESENT = PresentPlan(heads=PresentHeads((PossibleHead(EmployeeId(1), "Arcuri", "Ada", date(2024, 1, 1)),)))


class Answering:
    answers = PlanAnswers()

    def answer(self, answers: PlanAnswers) -> None:
        self.answers = answers

    @property
    def rehearsal(self) -> PlanRehearsal:
        wanted = bool(self.answers.appoints_heads)
        preview = plan_changes(PLAN, PRESENT, appoints_heads=wanted)
        return PlanRehearsal((), PLAN, preview, outcome_of(PLAN, preview.accepted, {}))


def test_that_a_head_whom_the_archive_knows_is_asked_about_once() -> None:
    work = Answering()
    questions = PlanQuestions(work, lambda: None)
    asked = questions.waiting(work.rehearsal)
    assert asked is not None
    assert asked.words == (
        "Un responsabile è una persona dell'archivio: Arcuri Ada, Area Tecnica, dal 01/01/2024. Dare l'incarico di EQ?"
    )
    yes, no = asked.actions
    no.run()
    assert questions.waiting(work.rehearsal) is None
    assert not work.rehearsal.preview.appointments
    yes.run()
    assert [one.person.full_name for one in work.rehearsal.preview.appointments] == ["Arcuri Ada"]
    work.answers = PlanAnswers()
    questions.set_aside(asked)
    assert questions.waiting(work.rehearsal) is None
