"""What is asked over the lines of a plan: the heads whom the archive knows, which end of a span is expected."""

from datetime import date

from app.domain.ids import EmployeeId
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.comparison import plan_changes
from app.domain.plan_text.heads import PossibleHead, PresentHeads
from app.domain.plan_text.layout_text import layout_of, layout_text
from app.domain.plan_text.list_items import PARENT_REASON
from app.domain.plan_text.outcome import outcome_of
from app.domain.plan_text.preview import PresentPlan
from app.domain.plan_text.roles import ActivitiesChoice, LineRole, RoleGuess
from app.domain.plan_text.shapes import ReadPlan
from app.domain.plan_text.spans import SpanChoice, spans_of
from app.domain.plan_text.unknown_words import WordRead, key_of
from app.services.plan_text.rehearsing import PlanRehearsal
from app.ui.plan_import.questions import ITEMS, PlanQuestions
from tests.domain.plan_text.parsing import parse_plan

PLAN = parse_plan("AREA TECNICA\nResponsabile: Ada Arcuri\n- Scuole sicure\n")
PRESENT_PEOPLE = (PossibleHead(EmployeeId(1), "Arcuri", "Ada", date(2024, 1, 1)),)
PRESENT = PresentPlan(heads=PresentHeads(PRESENT_PEOPLE))


class Answering:
    answers = PlanAnswers()
    words: tuple[WordRead, ...] = ()
    guesses: tuple[RoleGuess, ...] = ()

    def __init__(self, plan: ReadPlan = PLAN, present: PresentPlan = PRESENT) -> None:
        self.plan, self.present = plan, present

    def answer(self, answers: PlanAnswers) -> None:
        self.answers = answers

    @property
    def rehearsal(self) -> PlanRehearsal:
        preview = plan_changes(self.plan, self.present, appoints=self.answers.appoints)
        layout = self.answers.layout
        words = tuple(word for word in self.words if key_of(word.word) not in {*layout.plain, *layout.named})
        tree = outcome_of(PLAN, preview.accepted, {})
        return PlanRehearsal(self.guesses, self.plan, preview, tree, spans_of(self.plan), words)


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


def test_that_heads_are_asked_about_one_by_one_where_that_is_wanted() -> None:
    plan = parse_plan(
        "AREA TECNICA\nResponsabile: Ada Arcuri\n- Scuole sicure\nAREA CONTABILE\nResponsabile: Ugo Bassi\n- Conti\n"
    )
    second = PossibleHead(EmployeeId(2), "Bassi", "Ugo", date(2024, 1, 1))
    work = Answering(plan, PresentPlan(heads=PresentHeads((*PRESENT_PEOPLE, second))))
    questions = PlanQuestions(work, lambda: None)
    asked = questions.waiting(work.rehearsal)
    assert asked is not None
    assert asked.actions[1].label == "Uno per uno…"
    asked.actions[1].run()
    first = questions.waiting(work.rehearsal)
    assert first is not None
    assert "Bassi" not in first.words
    first.actions[-1].run()
    last = questions.waiting(work.rehearsal)
    assert last is not None
    last.actions[0].run()
    assert questions.waiting(work.rehearsal) is None
    assert [one.person.full_name for one in work.rehearsal.preview.appointments] == ["Bassi Ugo"]


def test_that_words_read_by_what_is_under_them_are_asked_about_together_or_one_by_one() -> None:
    work = Answering(present=PresentPlan())
    work.words = (WordRead(4, "Traguardo", LineRole.OBJECTIVE), WordRead(4, "Casa", LineRole.AREA))
    questions = PlanQuestions(work, lambda: None)
    asked = questions.waiting(work.rehearsal)
    assert asked is not None
    assert asked.words == (
        "Parole non solite, lette da ciò che hanno sotto: «Traguardo» come obiettivo e «Casa» come unità. È giusto?"
    )
    assert [action.label for action in asked.actions] == ["Sì", "Una per una…", "No, sono solo testo"]
    asked.actions[1].run()
    first = questions.waiting(work.rehearsal)
    assert first is not None
    assert "Casa" not in first.words
    first.actions[0].run()
    second = questions.waiting(work.rehearsal)
    assert second is not None
    assert "Traguardo" not in second.words
    second.actions[-1].run()
    assert questions.waiting(work.rehearsal) is None
    assert work.answers.layout.plain == {"casa"}


def test_that_a_word_read_badly_gets_another_role_with_two_keys_or_three() -> None:
    work = Answering(present=PresentPlan())
    work.words = (WordRead(4, "Segno", LineRole.OBJECTIVE), WordRead(4, "Casa", LineRole.TARGET))
    questions = PlanQuestions(work, lambda: None)

    def press(label: str) -> str:
        asked = questions.waiting(work.rehearsal)
        assert asked is not None
        next(action for action in asked.actions if action.label == label).run()
        after = questions.waiting(work.rehearsal)
        return after.words if after else ""

    press("Una per una…")
    assert press("Altro ruolo…") == "Che cosa c'è sotto «Segno»?"
    assert "«Casa»" in press("Indicatore")
    press("Altro ruolo…")
    press("Altri…")
    assert press("Persona") == ""
    assert work.answers.layout.named == {"segno": LineRole.INDICATOR, "casa": LineRole.PERSON}
    assert layout_of(layout_text(work.answers.layout)).named == work.answers.layout.named


def test_that_it_is_asked_once_which_end_of_a_span_is_expected() -> None:
    plan = "AREA TECNICA\nObiettivo n. 1: Potature\nIndicatore: alberi potati - Target: tra 5 e 10\n{}"
    work = Answering(parse_plan(plan.format("")), PresentPlan())
    questions = PlanQuestions(work, lambda: None)
    asked = questions.waiting(work.rehearsal)
    assert asked is not None
    assert asked.words == "Un atteso è un intervallo: «tra 5 e 10». Quale dei due numeri si attende?"
    choices = {
        "Il minore": SpanChoice.LOWEST,
        "Il maggiore": SpanChoice.HIGHEST,
        "Nessuno: resta in parole": SpanChoice.WORDS,
    }
    assert [one.label for one in asked.actions] == list(choices)
    for one in asked.actions:
        one.run()
        assert work.answers.spans is choices[one.label]
        assert questions.waiting(work.rehearsal) is None
    work = Answering(parse_plan(plan.format("Indicatore: siepi - Target: 3-4\n")), PresentPlan())
    both = PlanQuestions(work, lambda: None).waiting(work.rehearsal)
    assert both is not None
    assert both.words.startswith("Alcuni attesi sono intervalli: «tra 5 e 10» e «3-4».")


def test_that_it_is_asked_once_what_the_items_under_an_objective_are() -> None:
    item = RoleGuess(3, LineRole.ACTIVITY, 70, PARENT_REASON, "Bandi entro maggio")
    for label, choice in (
        ("Attività dell'obiettivo", ActivitiesChoice.ACTIVITIES),
        ("Obiettivi distinti", ActivitiesChoice.OBJECTIVES),
    ):
        work = Answering(present=PresentPlan())
        work.guesses = (item,)
        questions = PlanQuestions(work, lambda: None)
        asked = questions.waiting(work.rehearsal)
        assert asked is not None
        assert asked.words == ITEMS
        next(action for action in asked.actions if action.label == label).run()
        assert work.answers.layout.activities is choice
        assert questions.waiting(work.rehearsal) is None
