"""The duties of the review: who must act, by the days of the method; what comes next."""

from collections.abc import Sequence
from datetime import date

import pytest

from app.domain.duties.duty import Duty, Place
from app.domain.duties.facts import UnsettledSheet, WaitingRequest
from app.domain.duties.next_step import NextStep, next_step, next_step_of, with_letters_counted
from app.domain.duties.work import work_left
from app.domain.ids import OfficialId, SheetId
from app.domain.issues import Link
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.review_terms import ReviewDays, SecondLevel
from app.domain.structure.hierarchy import Party
from app.domain.workflow import RemarkKind, SheetState
from app.domain.year_steps import YearFacts, year_steps
from tests.domain.duties.samples import CLERK, HEAD, SECRETARY, WORK, doers

FACTS = YearFacts(
    2024, areas=2, people=3, objectives=3, measured_objectives=3, objectives_due=3, objectives_final=3, indicators=1,
    indicators_final=1, sheets=5, sheets_begun=5, sheets_completed=5,
)  # fmt: skip
DELIVERED, TODAY = date(2025, 6, 18), date(2025, 6, 25)
HANDED = UnsettledSheet(
    SheetId(24), "Villa Francesca", SheetState.DELIVERED, Party(employee_id=HEAD), evaluated=Party(employee_id=CLERK),
    delivered_on=DELIVERED,
)  # fmt: skip
SIGNED = HANDED._replace(state=SheetState.ACKNOWLEDGED, is_signed=True)
ASKED = SIGNED._replace(
    state=SheetState.UNDER_REVIEW,
    asked=(
        WaitingRequest(RemarkKind.RECONSIDERATION, date(2025, 6, 26)),
        WaitingRequest(RemarkKind.CONCILIATION, date(2025, 6, 27)),
    ),
)
OWNER = Actor("Caruso Federica", UserRole.EQ, CLERK)
LAST_YEAR = WORK._replace(objectives=(), indicators=(), unassigned=())


def left(sheet: UnsettledSheet, today: date = TODAY, actor: Actor = SECRETARY) -> list[Duty]:
    work = LAST_YEAR._replace(sheets=(sheet,))
    return list(work_left(FACTS, year_steps(FACTS, today), doers(work, actor), today))


def coming(
    sheets: Sequence[UnsettledSheet], today: date = TODAY, reminded: date | None = None, *, is_late: bool = False
) -> NextStep:
    work = LAST_YEAR._replace(sheets=tuple(sheets), reminded_on=reminded)
    steps = year_steps(FACTS, today)
    duties = list(work_left(FACTS, steps, doers(work), today)) if is_late else []
    return next_step(FACTS, work, steps, today, duties)


def test_that_a_sheet_handed_over_is_signed_by_the_last_day_for_remarks() -> None:
    [duty] = left(HANDED)
    assert duty.sentence == "Villa Francesca: manca la firma per presa visione"
    assert (duty.doer.name, duty.due, duty.link) == ("Romano Anna", date(2025, 6, 28), Link("sheet", 24, "review"))
    assert duty.is_late(date(2025, 6, 29))
    assert not duty.is_late(date(2025, 6, 28))


def test_that_what_the_person_asks_is_answered_in_the_days_of_the_request_by_who_answers_it() -> None:
    found = {one.sentence: (one.doer.kind, one.due) for one in left(ASKED)}
    assert found == {
        "Villa Francesca: rispondere a «Richiesta di riesame»": ("EQ", date(2025, 7, 6)),
        "Villa Francesca: rispondere a «Richiesta di conciliazione»": ("Segretario", date(2025, 7, 12)),
    }


def test_that_a_sheet_is_closed_after_its_last_term_and_is_not_late_before_it_can_be() -> None:
    [waiting] = left(SIGNED)
    assert waiting.sentence.endswith("rendere definitiva la scheda dopo il 03/07/2025, ultimo giorno per le richieste")
    assert waiting.due == date(2025, 7, 4)  # the step ends on 30 June
    assert waiting.doer.kind == "Segretario"
    [ready] = left(SIGNED, date(2025, 7, 4))
    assert ready.sentence == "Villa Francesca: rendere definitiva la scheda"
    assert not ready.is_late(date(2025, 7, 4))


def test_that_the_person_at_the_keyboard_is_told_until_when_something_may_be_said_of_the_own_sheet() -> None:
    own = [one for one in left(SIGNED, actor=OWNER) if one.doer.is_user]
    assert [one.due for one in own] == [date(2025, 6, 28), date(2025, 6, 28), date(2025, 7, 3)]
    assert own[0].sentence == "La propria scheda: si possono presentare osservazioni"
    assert len([one for one in left(SIGNED, date(2025, 6, 30), OWNER) if one.doer.is_user]) == 1
    assert not [one for one in left(SIGNED) if one.sentence.startswith("La propria")]


def test_that_of_a_sheet_that_is_not_seen_nothing_is_told() -> None:
    assert left(ASKED._replace(is_seen=False)) == []


@pytest.mark.parametrize(
    ("sheet", "today", "verb", "field"),
    [
        (HANDED, TODAY, "Registra 1 firma", "review"),
        (ASKED, TODAY, "Rispondi…", "review"),
        (SIGNED, TODAY, "", None),
        (SIGNED, date(2025, 7, 4), "Chiudi 1 scheda", ""),
    ],
)
def test_that_the_next_step_follows_the_review(
    sheet: UnsettledSheet, today: date, verb: str, field: str | None
) -> None:
    found = coming([sheet], today)
    assert (found.verb, found.link and found.link.field) == (verb, field)
    assert len(found.sentence) <= 80


def test_that_the_evaluator_answers_and_has_signed_but_does_not_answer_for_the_second_level() -> None:
    assert next_step_of([ASKED], FACTS).verb == "Rispondi…"
    assert next_step_of([ASKED._replace(asked=ASKED.asked[1:])], FACTS).verb == ""
    assert next_step_of([HANDED], FACTS).verb == "Registra 1 firma"


def test_that_where_only_others_are_late_the_letters_come_first_until_they_are_printed() -> None:
    other = HANDED._replace(id=SheetId(25), evaluator=Party(official_id=OfficialId(1)))
    day = date(2025, 7, 10)
    assert coming([HANDED, other], day, is_late=True).verb == "Registra 2 firme"  # the Segretario is late too
    found = coming([HANDED], day, is_late=True)
    assert (found.verb, found.link) == ("Prepara 1 promemoria", Link("document", HEAD * 2, "promemoria"))
    assert coming([HANDED], day, date(2025, 7, 9), is_late=True).verb == "Registra 1 firma"
    assert coming([HANDED], date(2025, 7, 23), date(2025, 7, 9), is_late=True).verb == "Prepara 1 promemoria"
    assert coming([HANDED], TODAY, is_late=True).verb == "Registra 1 firma"


def test_that_the_letters_to_many_are_counted_when_all_that_is_missing_is_known() -> None:
    other = HANDED._replace(id=SheetId(25), evaluator=Party(employee_id=CLERK))
    found = coming([HANDED, other], date(2025, 7, 10), is_late=True)
    assert (found.verb, found.link) == ("Prepara i promemoria", Link("document", 0, "promemoria"))
    everybody = [Duty("Voce", doers().of_party(party), Place.SHEETS) for party in (Party(HEAD), Party(CLERK), Party())]
    assert with_letters_counted(found, [*everybody, everybody[0]]).verb == "Prepara 3 promemoria"
    alone = coming([HANDED], date(2025, 7, 10), is_late=True)
    assert with_letters_counted(alone, everybody) == alone


def test_that_the_duties_follow_the_levels_of_the_method() -> None:
    alone = ASKED._replace(days=ReviewDays(second_level=SecondLevel.NONE))
    assert {one.doer.name for one in left(alone)} == {"Romano Anna"}
    assert next_step_of([alone._replace(asked=ASKED.asked[1:])], FACTS).verb == "Rispondi…"
    later = ASKED._replace(days=ReviewDays(10, 10, 15, 20, 40, SecondLevel.AFTER_ANSWER, "Collegio"))
    found = {one.sentence: (one.doer.name, one.due) for one in left(later)}
    assert found == {
        "Villa Francesca: rispondere a «Richiesta di riesame»": ("Romano Anna", date(2025, 7, 16)),
        "Villa Francesca: rispondere a «Richiesta di conciliazione» (decide: Collegio)": (
            "Santoro Enrico", date(2025, 8, 6)
        ),
    }  # fmt: skip


def test_that_a_sheet_is_not_closed_while_the_second_level_may_still_be_asked() -> None:
    days = ReviewDays(10, 10, 15, second_level=SecondLevel.AFTER_ANSWER)
    answered = SIGNED._replace(state=SheetState.UNDER_REVIEW, days=days, answered_on=date(2025, 7, 10))
    assert not answered.may_be_closed(date(2025, 7, 25))
    assert answered.may_be_closed(date(2025, 7, 26))
    assert answered._replace(answered_on=None).may_be_closed(date(2025, 6, 29))
