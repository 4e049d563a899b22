"""What is asked over the lines before a plan is imported: a plan of others, what the items under a parent are."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import Protocol

from app.domain.issues import Issue
from app.domain.italian import agreeing, listed, quoted, some_of
from app.domain.plan_text.answers import PlanAnswers
from app.domain.plan_text.by_cells import said_of_word, word_code
from app.domain.plan_text.heads import HeadProposal
from app.domain.plan_text.roles import ActivitiesChoice, LineRole
from app.domain.plan_text.spans import SpanChoice
from app.domain.plan_text.unknown_words import WordRead
from app.services.plan_text.rehearsing import PlanRehearsal
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind

_MOST_HEADS = 3
ROLES_OF_WORDS = (
    LineRole.OBJECTIVE, LineRole.INDICATOR, LineRole.TARGET, LineRole.WEIGHT, LineRole.DESCRIPTION, LineRole.AREA,
)  # fmt: skip
OTHER_ROLES_OF_WORDS = (
    LineRole.DEADLINE, LineRole.PERSON, LineRole.HEAD, LineRole.PHASE, LineRole.ACTIVITY, LineRole.RESOURCE,
)  # fmt: skip
ITEMS = "Sotto alcuni obiettivi ci sono elenchi di voci: sono le loro attività o obiettivi distinti?"


class Answering(Protocol):
    """Where the answers given so far are, and new ones are taken."""

    answers: PlanAnswers

    def answer(self, answers: PlanAnswers) -> None:
        """Take these answers in the place of those of before."""
        ...


class PlanQuestions:
    """Says which question waits; what is answered is added to the answers of the moment.

    A question set aside is not asked again.
    """

    def __init__(self, answering: Answering, choose_other: Callable[[], object]) -> None:
        self._answering, self._choose_other = answering, choose_other
        self._aside: set[str] = set()
        self._asks_one_by_one = self._asks_each_word = self._asks_other_roles = False
        self._word = ""

    def begin(self) -> None:
        """Forget what was set aside: another document comes."""
        self._aside.clear()
        self._asks_one_by_one = self._asks_each_word = self._asks_other_roles = False
        self._word = ""

    def set_aside(self, notice: Notice) -> None:
        self._word = ""
        self._aside.add(notice.words)

    def waiting(self, rehearsal: PlanRehearsal) -> Notice | None:
        """Return what is to be told or asked now: why there is no plan, whose plan it is, what its lists are."""
        if rehearsal.refusal:
            return Notice(rehearsal.refusal, NoticeKind.WARNING)
        answers = self._answering.answers
        if found := unanswered(rehearsal, answers):
            return self._of_finding(found[0])
        if about_words := self._waiting_words(rehearsal):
            return about_words
        is_asked = rehearsal.asks_about_activities and answers.layout.activities is None
        if is_asked and ITEMS not in self._aside:
            return self._about_items()
        if rehearsal.spans and answers.spans is None:
            return self._about_spans(rehearsal.spans)
        heads = [one for one in rehearsal.preview.heads if answers.appoints(one.person.id) is None]
        about_heads = self._about_heads(heads[: 1 if self._asks_one_by_one else None]) if heads else None
        return about_heads if about_heads and about_heads.words not in self._aside else None

    def _of_finding(self, issue: Issue) -> Notice:
        go_on = NoticeAction("Continua", partial(self._agree, issue.code), is_primary=True)
        return Notice(issue.sentence, NoticeKind.WARNING, (go_on, NoticeAction("Altro file…", self._choose_other)))

    def _waiting_words(self, rehearsal: PlanRehearsal) -> Notice | None:
        agreed = self._answering.answers.agreed
        if self._word:
            return self._about_role_of(self._word)
        words = [word for word in rehearsal.words if word_code(word) not in agreed]
        return self._about_words(words[: 1 if self._asks_each_word else None]) if words else None

    def _about_words(self, words: Sequence[WordRead]) -> Notice:
        """Ask whether words that nobody knows were read well; left as they are, what is under them is only text."""
        told = listed([said_of_word(word) for word in words])
        asked = f"Parole non solite, lette da ciò che hanno sotto: {told}. È giusto?"
        yes = NoticeAction("Sì", partial(self._agree, *map(word_code, words)), is_primary=True)
        no = NoticeAction("No, sono solo testo", partial(self._leave, [word.word for word in words]))
        if len(words) > 1:
            return Notice(asked, NoticeKind.WARNING, (yes, NoticeAction("Una per una…", self._ask_each_word), no))
        other = NoticeAction("Altro ruolo…", partial(self._ask_role_of, words[0].word))
        return Notice(asked, NoticeKind.WARNING, (yes, other, no))

    def _about_role_of(self, word: str) -> Notice:
        """Ask what stands under a word that was read badly: the likeliest roles first, the others a key later."""
        roles = OTHER_ROLES_OF_WORDS if self._asks_other_roles else ROLES_OF_WORDS
        names = [(role, "Unità" if role is LineRole.AREA else role.italian) for role in roles]
        actions = [NoticeAction(name, partial(self._name, word, role)) for role, name in names]
        more = () if self._asks_other_roles else (NoticeAction("Altri…", self._ask_other_roles),)
        return Notice(f"Che cosa c'è sotto «{word.strip()}»?", NoticeKind.WARNING, (*actions, *more))

    def _ask_role_of(self, word: str) -> None:
        self._word, self._asks_other_roles = word, False
        self._answering.answer(self._answering.answers)

    def _ask_other_roles(self) -> None:
        self._asks_other_roles = True
        self._answering.answer(self._answering.answers)

    def _name(self, word: str, role: LineRole) -> None:
        self._word = ""
        self._answering.answer(self._answering.answers.naming(word, role))

    def _leave(self, words: Sequence[str]) -> None:
        self._answering.answer(self._answering.answers.leaving(words))

    def _ask_each_word(self) -> None:
        self._asks_each_word = True
        self._answering.answer(self._answering.answers)

    def _about_items(self) -> Notice:
        choices = (
            ("Attività dell'obiettivo", ActivitiesChoice.ACTIVITIES),
            ("Obiettivi distinti", ActivitiesChoice.OBJECTIVES),
        )
        actions = (NoticeAction(words, partial(self._choose_items, choice)) for words, choice in choices)
        return Notice(ITEMS, NoticeKind.WARNING, tuple(actions))

    def _about_spans(self, spans: Sequence[str]) -> Notice:
        told = some_of([quoted([one]) for one in spans], _MOST_HEADS)
        which = agreeing(len(spans), "Un atteso è un intervallo", "Alcuni attesi sono intervalli")
        words = f"{which}: {told}. Quale dei due numeri si attende?"
        choices = (
            ("Il minore", SpanChoice.LOWEST),
            ("Il maggiore", SpanChoice.HIGHEST),
            ("Nessuno: resta in parole", SpanChoice.WORDS),
        )
        actions = (NoticeAction(said, partial(self._choose_span, choice)) for said, choice in choices)
        return Notice(words, NoticeKind.WARNING, tuple(actions))

    def _choose_span(self, choice: SpanChoice) -> None:
        self._answering.answer(self._answering.answers.with_spans(choice))

    def _about_heads(self, heads: Sequence[HeadProposal]) -> Notice:
        told = some_of([one.sentence for one in heads], _MOST_HEADS, "altre {} persone", "; ")
        one, many = "Un responsabile è una persona dell'archivio", "Più responsabili sono persone dell'archivio"
        words = f"{agreeing(len(heads), one, many)}: {told}. Dare l'incarico di EQ?"
        given = agreeing(len(heads), "Dai l'incarico", f"Dai i {len(heads)} incarichi")
        yes = NoticeAction(given, partial(self._appoint, heads, is_wanted=True))
        no = NoticeAction("No, restano dati dichiarati", partial(self._appoint, heads, is_wanted=False))
        each = (NoticeAction("Uno per uno…", self._ask_one_by_one),) if len(heads) > 1 else ()
        return Notice(words, NoticeKind.WARNING, (yes, *each, no))

    def _ask_one_by_one(self) -> None:
        self._asks_one_by_one = True
        self._answering.answer(self._answering.answers)

    def _appoint(self, heads: Sequence[HeadProposal], *, is_wanted: bool) -> None:
        answers = self._answering.answers
        for one in heads:
            answers = answers.appointing(one.person.id, is_wanted=is_wanted)
        self._answering.answer(answers)

    def _agree(self, *codes: str) -> None:
        self._answering.answer(self._answering.answers.agreeing(*codes))

    def _choose_items(self, choice: ActivitiesChoice) -> None:
        self._answering.answer(self._answering.answers.with_activities(choice))


def unanswered(rehearsal: PlanRehearsal, answers: PlanAnswers) -> list[Issue]:
    """Return the findings that want a yes before anything is written, and have not got it."""
    return [issue for issue in rehearsal.asked if issue.code not in answers.agreed]
