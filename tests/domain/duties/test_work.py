"""The work that is left and the next step."""

from datetime import date

import pytest

from app.domain.duties.duty import Duty, Place
from app.domain.duties.facts import WaitingPart, YearWork, waiting_parts
from app.domain.duties.found import place_of
from app.domain.duties.next_step import NextStep, next_step
from app.domain.duties.work import work_left
from app.domain.ids import EmployeeId, OfficialId
from app.domain.issues import Link
from app.domain.method.outside_words import SectionEvaluator
from app.domain.structure.hierarchy import Party
from app.domain.year_steps import YearFacts, year_steps
from app.domain.year_windows import PhaseDays
from tests.domain.duties.samples import HEAD, WORK, doers

FACTS = YearFacts(
    2024, areas=2, people=3, objectives=3, measured_objectives=2, objectives_due=3, indicators=4, indicators_final=2,
    sheets=5, sheets_begun=4, sheets_completed=2,
)  # fmt: skip
WINTER, SPRING, SUMMER = date(2024, 3, 1), date(2025, 3, 12), date(2024, 6, 10)


def left(today: date, facts: YearFacts = FACTS, work: YearWork = WORK) -> list[Duty]:
    return list(work_left(facts, year_steps(facts, today), doers(work), today))


def coming(today: date, facts: YearFacts = FACTS, work: YearWork = WORK) -> NextStep:
    return next_step(facts, work, year_steps(facts, today), today)


def test_that_what_is_left_says_who_where_and_by_when() -> None:
    found = {one.sentence: one for one in left(SPRING)}
    value = found["Manca il consuntivo di «Posti»"]
    assert (value.doer.name, value.mended, value.due) == ("Romano Anna", "S01 Asilo", date(2025, 1, 31))
    assert value.link == Link("objective", 1, "indicators.final", 11)
    assert value.is_late(SPRING)
    assert found["Manca il consuntivo di «Pasti»"].doer.name == "Caruso Federica"
    sheet = found["Greco Teresa: mancano 2 voci"]
    assert (sheet.link, sheet.due, sheet.place) == (Link("sheet", 22, "missing"), date(2025, 5, 31), Place.SHEETS)
    assert "Caruso Federica: scheda da cominciare" in found
    assert found["Consegnare 1 scheda compilata"].doer.name == "Santoro Enrico"
    assert found["Villa Francesca: rendere definitiva la scheda"].link == Link("sheet", 24)


def test_that_the_work_of_a_step_is_told_from_its_first_day() -> None:
    assert [one.link for one in left(WINTER) if one.link and one.link.kind == "objective"] == []
    [interim] = [one for one in left(SUMMER) if one.link and one.link.kind == "objective"]
    assert interim.sentence == "Manca il valore intermedio di «Posti»"
    assert interim.link == Link("objective", 1, "indicators.interim", 11)


def test_that_before_there_is_a_plan_nothing_is_left() -> None:
    assert left(SPRING, YearFacts(2024, areas=2)) == []


def test_that_a_session_not_prepared_is_what_the_secretary_lacks() -> None:
    found = left(SPRING, FACTS._replace(sheets=0), WORK._replace(sheets=()))
    [session] = [one for one in found if one.place is Place.SHEETS]
    assert session.link == Link("evaluation", 0)
    assert session.doer.is_user


def test_that_a_complete_sheet_has_to_be_declared_so() -> None:
    work = WORK._replace(sheets=(WORK.sheets[1]._replace(missing=0),))
    assert "Greco Teresa: scheda da completare" in {one.sentence for one in left(SPRING, work=work)}


ALL_DONE = FACTS._replace(sheets=5, sheets_begun=5, sheets_completed=5, sheets_final=5, indicators_final=4)
NOTHING_LEFT = WORK._replace(objectives=(), indicators=(), unassigned=(), sheets=())
ASSIGNED = WORK._replace(objectives=(), unassigned=())
READY = NOTHING_LEFT._replace(sheets=WORK.sheets)


@pytest.mark.parametrize(
    ("facts", "work", "today", "verb", "link"),
    [
        (FACTS, WORK, WINTER, "Completa 1 obiettivo", Link("objective", 3, "indicators")),
        (FACTS, WORK._replace(objectives=()), WINTER, "Assegna a 1 persona", Link("person_weights", 3)),
        (
            FACTS._replace(indicators_final=0),
            ASSIGNED,
            SUMMER,
            "Registra 1 valore intermedio",
            Link("objective", 1, "indicators.interim", 11),
        ),
        (FACTS, ASSIGNED, SPRING, "Registra 2 valori", Link("objective", 1, "indicators.final", 11)),
        (FACTS._replace(sheets=0), READY._replace(sheets=()), SPRING, "Prepara la sessione…", Link("evaluation", 0)),
        (FACTS, READY, SPRING, "Compila 2 schede", Link("sheet", 22, "missing")),
        (FACTS, READY._replace(sheets=WORK.sheets[2:]), SPRING, "Consegna 1 scheda", Link("sheet", 23)),
        (FACTS, READY._replace(sheets=WORK.sheets[3:]), SPRING, "Chiudi 1 scheda", Link("sheet", 24)),
        (ALL_DONE, NOTHING_LEFT, SPRING, "Chiudi l'anno 2024…", Link("closing_year", 2024)),
        (ALL_DONE._replace(is_closed=True), NOTHING_LEFT, SPRING, "", None),
        (YearFacts(2024), YearWork(), SPRING, "", None),
        (FACTS, NOTHING_LEFT, WINTER, "", None),
    ],
)  # fmt: skip
def test_that_the_next_step_is_the_first_that_has_begun_and_is_not_done(
    facts: YearFacts, work: YearWork, today: date, verb: str, link: Link | None
) -> None:
    found = coming(today, facts, work)
    assert (found.verb, found.link) == (verb, link)
    assert 0 < len(found.sentence) <= 80


def test_that_with_nothing_to_do_the_next_step_says_until_when() -> None:
    assert coming(WINTER, FACTS, NOTHING_LEFT).sentence == "Tutto fatto fin qui. Verifica intermedia: dal 1º giu."


def test_that_a_year_without_people_or_plan_is_told_which() -> None:
    assert "persone" in coming(WINTER, FACTS._replace(people=0)).sentence
    assert "obiettivi" in coming(WINTER, YearFacts(2024, areas=2, people=3)).sentence


@pytest.mark.parametrize(
    ("link", "place"),
    [
        (None, Place.ARCHIVE),
        (Link("objective", 1, "indicators"), Place.INDICATORS),
        (Link("objective", 1, "indicators.source", 2), Place.INDICATORS),
        (Link("objective", 1, "value_source", 2), Place.INDICATORS),
        (Link("objective", 1, "phases.weight"), Place.PHASES),
        (Link("objective", 1, "mandate_line_id"), Place.OBJECTIVE),
        (Link("person_weights", 1), Place.WEIGHTS),
        (Link("sheet", 1), Place.SHEETS),
        (Link("employee", 1, "tax_code"), Place.STRUCTURE),
    ],
)
def test_that_a_link_says_where_a_thing_is_mended(link: Link | None, place: Place) -> None:
    assert place_of(link) is place


HALF_YEAR = WORK._replace(objectives=(), indicators=(), unassigned=(), sheets=(), interim_sheets=WORK.sheets)
AUGUST = date(2024, 8, 1)


def test_that_the_sheets_of_the_half_year_are_duties_dated_by_the_phase_of_the_method() -> None:
    facts = FACTS._replace(sheets=0, phases=(PhaseDays("verifica", "15/06", "31/07"),))
    assert [one for one in left(SUMMER, facts, HALF_YEAR) if one.place is Place.SHEETS] == []
    found = {one.sentence: one for one in left(AUGUST, facts, HALF_YEAR)}
    begun = found["Greco Teresa: mancano 2 voci"]
    assert (begun.due, begun.link, begun.doer.name) == (date(2024, 7, 31), Link("sheet", 22, "missing"), "Romano Anna")
    assert begun.is_late(AUGUST)
    assert found["Consegnare 1 verifica intermedia compilata"].due == date(2024, 7, 31)
    assert found["Villa Francesca: rendere definitiva la scheda dopo il 16/02/2025, ultimo giorno per le richieste"]
    assert coming(AUGUST, facts, HALF_YEAR).link == Link("sheet", 22, "missing")
    assert coming(AUGUST, facts._replace(sheets=4), HALF_YEAR).link is None


def test_that_the_work_of_a_past_year_is_told_without_the_days_that_were_over_before() -> None:
    facts = FACTS._replace(entered_on=date(2026, 11, 30))
    found = left(date(2026, 11, 30), facts)
    assert {one.sentence for one in found} == {one.sentence for one in left(date(2026, 11, 30))}
    assert not any(one.due for one in found)


def test_that_the_year_is_closed_by_the_segretario_once_every_sheet_is_final() -> None:
    [closing] = left(SPRING, ALL_DONE, NOTHING_LEFT)
    assert closing.sentence == "Chiudere l'anno 2024: tutte le schede sono definitive"
    assert (closing.link, closing.due, closing.doer.is_user) == (Link("closing_year", 2024), date(2025, 6, 30), True)
    assert left(SPRING, ALL_DONE._replace(is_closed=True), NOTHING_LEFT) == []


def test_that_the_plan_is_to_be_written_while_it_can_be_in_time() -> None:
    [plan] = left(date(2024, 1, 10), YearFacts(2024, areas=2))
    assert (plan.sentence, plan.due) == ("Scrivere il piano degli obiettivi del 2024", date(2024, 1, 31))


def test_that_a_phase_of_the_method_that_dates_no_step_is_told_while_its_window_is_open() -> None:
    facts = FACTS._replace(phases=(PhaseDays("colloqui", "01/03", "15/03", is_next_year=True, title="Colloqui"),))
    [found] = [one for one in left(SPRING, facts) if "Finestra" in one.sentence]
    assert (found.sentence, found.due) == ("Finestra della metodologia: «Colloqui»", date(2025, 3, 15))
    assert not [one for one in left(date(2025, 3, 16), facts) if "Finestra" in one.sentence]


SECOND, BODY, PEER = (SectionEvaluator(one) for one in ("second", "body", "peer"))
GRECO = "Greco Teresa"


@pytest.mark.parametrize(
    ("missing", "parts", "told"),
    [
        # (what the sheet lacks, each part that waits among it; the parts; who is told what)
        (
            3,
            (WaitingPart(SECOND, Party(official_id=OfficialId(1))),),
            [
                ("Romano Anna", f"{GRECO}: mancano 2 voci"),
                ("Santoro Enrico", f"{GRECO}: compilare e firmare la parte del secondo valutatore"),
            ],
        ),
        (
            1,  # nothing is left to the evaluator; of a Nucleo with no name the Segretario keeps the minutes
            (WaitingPart(BODY, Party()),),
            [("Santoro Enrico", f"{GRECO}: compilare e firmare la parte del Nucleo")],
        ),
        (
            2,
            (WaitingPart(PEER, Party()), WaitingPart(PEER, Party(EmployeeId(HEAD)))),
            [
                ("Santoro Enrico", f"{GRECO}: indicare chi valuta la parte del valutatore pari grado"),
                ("Romano Anna", f"{GRECO}: compilare e firmare la parte del valutatore pari grado"),
            ],
        ),
        (0, (), [("Romano Anna", f"{GRECO}: scheda da completare")]),
        (1, (), [("Romano Anna", f"{GRECO}: manca 1 voce")]),  # a signature not valid any more is of no part here
    ],
)
def test_that_a_part_is_the_work_of_who_scores_it(
    missing: int, parts: tuple[WaitingPart, ...], told: list[tuple[str, str]]
) -> None:
    work = WORK._replace(sheets=(WORK.sheets[1]._replace(missing=missing, parts=parts),))
    found = [(one.doer.name, one.sentence) for one in left(SPRING, work=work) if GRECO in one.sentence]
    assert found == told
    assert all(one.link == Link("sheet", 22, "missing") for one in left(SPRING, work=work) if GRECO in one.sentence)


def test_that_waiting_parts_are_read_as_the_archive_tells_them() -> None:
    assert waiting_parts("second::3 body:: peer:7:") == (
        WaitingPart(SECOND, Party(official_id=OfficialId(3))),
        WaitingPart(BODY, Party()),
        WaitingPart(PEER, Party(EmployeeId(7))),
    )
    assert waiting_parts(None) == waiting_parts("") == ()


def test_that_copies_are_to_be_looked_at_before_anything_is_measured_on_them() -> None:
    work = WORK._replace(objectives=tuple(one._replace(has_indicators=True) for one in WORK.objectives))
    copied = FACTS._replace(measured_objectives=3, copied_objectives=2, indicators_final=0, sheets=0)
    step = coming(WINTER, copied, work)
    assert (step.verb, step.link) == ("Rivedi 2 obiettivi copiati", Link("objectives", 0))
    assert coming(WINTER, copied._replace(indicators_final=1), work).verb != step.verb
