"""A sheet handed over is looked at again: requests, answers, a new revision; late ones are for the Segretario."""

import sqlite3
from contextlib import closing as closing_file
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from sqlalchemy import select

from app.domain.changes import Topic
from app.domain.errors import UserError
from app.domain.ids import EmployeeId, RemarkId, SheetId, UserId
from app.domain.periods import DAY
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.sheets.attachments import AttachmentDraft
from app.domain.sheets.detail import SheetDetail
from app.domain.sheets.next_steps import until_in_words
from app.domain.sheets.review import AnswerDraft, HearingDraft, RemarkDraft
from app.domain.sheets.review_terms import ReviewDays
from app.domain.sheets.signature_ledger import PaperStanding
from app.domain.sheets.step_details import StepDetails
from app.domain.sheets.step_words import ANSWER, ATTACH, CLOSE, REMARKS, REVISE, SIGN, StepWords
from app.domain.sheets.stored import read_snapshot
from app.domain.workflow import AttachmentKind, RemarkKind, SheetState
from app.models.evaluation import Sheet
from app.models.objectives import IndicatorValue
from app.models.people import Employee
from app.services.archive_check import verify_archive
from app.services.audit.undoing import redo_last, undo_last
from app.services.documents.missing import duties_of_year
from app.services.documents.sheets import sheet_choices, sheet_document
from app.services.rounds.rounds import list_rounds
from app.services.sheets.attachments import attach_file
from app.services.sheets.review import answer_remark, record_hearing, record_remark
from app.services.sheets.scores import NoteDraft, ScoreDraft, TextsDraft, give_score, write_note, write_texts
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.signature_ledger import signature_ledger
from app.services.sheets.steps import (
    acknowledge_sheet,
    close_round,
    close_sheet,
    complete_sheet,
    deliver_sheet,
    mark_not_evaluable,
    revise_sheet,
    take_back_delivery,
)  # fmt: skip
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.closing import close_explained
from tests.archives.comune import Comune

DELIVERED, ARRIVED, ANSWERED, AFTER = date(2024, 12, 1), date(2024, 12, 5), date(2024, 12, 10), date(2024, 12, 31)
ASKING = RemarkDraft(RemarkKind.RECONSIDERATION, ARRIVED, "Il grado sull'autonomia non tiene conto dei mesi da solo.")
SCAN = AttachmentDraft(AttachmentKind.REMARKS, "richiesta.pdf", b"%PDF-1.7 richiesta")


def delivered(comune: Comune, *, is_signed: bool = False) -> SheetId:
    sheet_id = comune.fill("Rossi")
    complete_sheet(comune.workspace, sheet_id)
    deliver_sheet(comune.workspace, sheet_id, DELIVERED, DELIVERED)
    if is_signed:
        acknowledge_sheet(comune.workspace, sheet_id, StepDetails(on=DELIVERED))
    return sheet_id


def state_of(comune: Comune, sheet_id: SheetId) -> SheetState:
    return sheet_detail(comune.workspace, sheet_id).state


def request_of(comune: Comune, sheet_id: SheetId) -> RemarkId:
    return sheet_detail(comune.workspace, sheet_id).review.unanswered[0].id


def kept(comune: Comune, sheet_id: SheetId) -> None:
    """Answer to the first request of a sheet keeping the evaluation."""
    draft = AnswerDraft(request_of(comune, sheet_id), ANSWERED, "Il grado resta: le prove sono agli atti.")
    answer_remark(comune.workspace, sheet_id, draft)


def offered(detail: SheetDetail, words: StepWords) -> str | None:
    """Say what a button waits for; None where it is not there."""
    step = next((one for one in detail.steps if one.words is words), None)
    return step and step.obstacle.problem if step and step.obstacle else ("" if step else None)


@pytest.mark.parametrize("is_signed", [False, True])
@pytest.mark.parametrize("kind", [kind for kind in RemarkKind if kind.is_request])
def test_that_what_the_person_says_brings_a_sheet_handed_over_under_review(
    session_open: Comune, kind: RemarkKind, is_signed: bool
) -> None:
    sheet_id = delivered(session_open, is_signed=is_signed)
    assert offered(sheet_detail(session_open.workspace, sheet_id), REMARKS) == ""
    record_remark(session_open.workspace, sheet_id, replace(ASKING, kind=kind))
    detail = sheet_detail(session_open.workspace, sheet_id)
    assert detail.state is SheetState.UNDER_REVIEW
    assert detail.acts[0].startswith(f"{kind.italian} del 05/12/2024: Il grado")
    assert [one.kind for one in detail.review.unanswered] == [kind]
    assert offered(detail, ANSWER) == offered(detail, REVISE) == offered(detail, REMARKS) == ""


def test_that_a_sheet_under_review_is_neither_signed_nor_closed_before_the_answer_and_then_both(
    session_open: Comune,
) -> None:
    sheet_id, workspace = delivered(session_open), session_open.workspace
    record_remark(workspace, sheet_id, ASKING)
    for step in (
        lambda: acknowledge_sheet(workspace, sheet_id, StepDetails(on=AFTER)),
        lambda: close_sheet(workspace, sheet_id),
    ):
        with pytest.raises(UserError, match="Richiesta di riesame di Rossi Mario del 05/12/2024: manca la risposta"):
            step()
    kept(session_open, sheet_id)
    assert offered(sheet_detail(workspace, sheet_id), ANSWER) is None
    with pytest.raises(UserError, match="Manca la firma di Rossi Mario"):
        close_sheet(workspace, sheet_id)
    acknowledge_sheet(workspace, sheet_id, StepDetails(on=AFTER))
    assert state_of(session_open, sheet_id) is SheetState.ACKNOWLEDGED
    close_sheet(workspace, sheet_id)
    assert state_of(session_open, sheet_id) is SheetState.FINAL


def test_that_a_sheet_signed_before_its_review_is_closed_after_the_answer(session_open: Comune) -> None:
    sheet_id = delivered(session_open, is_signed=True)
    record_remark(session_open.workspace, sheet_id, ASKING)
    kept(session_open, sheet_id)
    detail = sheet_detail(session_open.workspace, sheet_id)
    assert offered(detail, SIGN) is None
    assert offered(detail, CLOSE) == ""
    with pytest.raises(UserError, match="non può diventare firmata"):
        acknowledge_sheet(session_open.workspace, sheet_id, StepDetails(on=AFTER))
    close_sheet(session_open.workspace, sheet_id)


def test_that_every_request_waits_for_its_own_answer(session_open: Comune) -> None:
    sheet_id = delivered(session_open, is_signed=True)
    record_remark(session_open.workspace, sheet_id, ASKING)
    record_remark(session_open.workspace, sheet_id, replace(ASKING, kind=RemarkKind.CONCILIATION))
    first = request_of(session_open, sheet_id)
    kept(session_open, sheet_id)
    with pytest.raises(UserError, match="ha già una risposta"):
        answer_remark(session_open.workspace, sheet_id, AnswerDraft(first, ANSWERED, "Di nuovo."))
    with pytest.raises(UserError, match="conciliazione di Rossi Mario"):
        close_sheet(session_open.workspace, sheet_id)
    kept(session_open, sheet_id)
    close_sheet(session_open.workspace, sheet_id)


LATE = replace(ASKING, on=date(2024, 12, 17))
EQ = Actor("Verdi Anna", UserRole.EQ, EmployeeId(1), user_id=UserId(2))


def test_that_a_late_request_is_admitted_by_the_segretario_alone_and_says_why(session_open: Comune) -> None:
    sheet_id, workspace = delivered(session_open), session_open.workspace
    with pytest.raises(UserError, match="Il termine era il 16/12/2024"):
        record_remark(workspace, sheet_id, LATE)
    with pytest.raises(UserError, match="termine per questa richiesta è passato"):
        record_remark(replace(workspace, actor=EQ), sheet_id, replace(LATE, admitted="Era in ferie."))
    assert state_of(session_open, sheet_id) is SheetState.DELIVERED
    record_remark(workspace, sheet_id, replace(LATE, admitted="Era in malattia fino al 16."))
    [line] = sheet_detail(workspace, sheet_id).review.lines
    assert (line.is_late, line.admitted) == (True, "Era in malattia fino al 16.")
    assert "oltre il termine, ammessa perché: Era in malattia" in line.sentence


WRONG = [
    (replace(ASKING, text=" "), "Manca il testo"),
    (replace(ASKING, on=None), "Manca il giorno"),
    (replace(ASKING, on=date(2024, 11, 30)), "prima della consegna, del 01/12/2024"),
    (replace(ASKING, on=date(2025, 1, 2)), "La data è nel futuro"),
    (replace(ASKING, kind=RemarkKind.HEARING), "La metodologia non prevede"),
]


@pytest.mark.parametrize(("draft", "sentence"), WRONG)
def test_that_a_request_that_cannot_be_changes_nothing(session_open: Comune, draft: RemarkDraft, sentence: str) -> None:
    sheet_id = delivered(session_open)
    with pytest.raises(UserError, match=sentence):
        record_remark(session_open.workspace, sheet_id, draft)
    detail = sheet_detail(session_open.workspace, sheet_id)
    assert (detail.state, detail.review.lines) == (SheetState.DELIVERED, ())


def test_that_nothing_is_asked_of_a_sheet_that_was_not_handed_over(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi")
    with pytest.raises(UserError, match="solo dopo la consegna"):
        record_remark(session_open.workspace, sheet_id, ASKING)


def test_that_a_request_is_undone_and_done_again_but_not_one_with_a_paper(session_open: Comune) -> None:
    sheet_id, workspace = delivered(session_open), session_open.workspace
    record_remark(workspace, sheet_id, ASKING)
    undo_last(workspace)
    assert state_of(session_open, sheet_id) is SheetState.DELIVERED
    redo_last(workspace)
    assert state_of(session_open, sheet_id) is SheetState.UNDER_REVIEW
    record_remark(workspace, sheet_id, replace(ASKING, attachment=SCAN))
    line = sheet_detail(workspace, sheet_id).review.lines[-1]
    assert sheet_detail(workspace, sheet_id).review.attachment(line.attachment)
    assert undo_last(workspace).label == "Annulla: Richiesta di riesame: Rossi Mario"
    assert len(sheet_detail(workspace, sheet_id).review.lines) == 1


def closed(comune: Comune) -> SheetId:
    sheet_id = delivered(comune, is_signed=True)
    close_sheet(comune.workspace, sheet_id)
    return sheet_id


def under_review(comune: Comune) -> SheetId:
    sheet_id = delivered(comune)
    record_remark(comune.workspace, sheet_id, ASKING)
    return sheet_id


@pytest.mark.parametrize("way", [closed, under_review])
def test_that_a_revision_takes_all_that_was_written_and_the_old_sheet_stays_readable(session_open: Comune, way) -> None:  # type: ignore[no-untyped-def]  # each is a way to a sheet that may be opened again
    sheet_id, workspace = way(session_open), session_open.workspace
    before = sheet_detail(workspace, sheet_id)
    with pytest.raises(UserError, match="Manca il motivo"):
        revise_sheet(workspace, sheet_id, " ")
    new_id = SheetId(revise_sheet(workspace, sheet_id, "Un grado era di un altro").ids[0])
    old, new = sheet_detail(workspace, sheet_id), sheet_detail(workspace, new_id)
    assert (old.state, new.state) == (SheetState.SUPERSEDED, SheetState.IN_PROGRESS)
    assert old.result.total == new.result.total == before.result.total
    assert [one.value for one in new.items] == [one.value for one in before.items]
    assert (new.review.revision, new.review.supersedes) == (2, sheet_id)
    assert (old.review.superseded, old.review.superseded_by) == ("Sostituita dalla revisione 2", new_id)
    assert new.history[-1].reason == "Revisione 2: Un grado era di un altro"
    assert old.history[-1].target is SheetState.SUPERSEDED
    assert old.sha256
    rows = [one for one in list_sheets(workspace, session_open.round_id) if one.person == "Rossi Mario"]
    assert [one.id for one in rows] == [new_id]
    verdict = verify_archive(workspace)
    assert (verdict.damage, verdict.differences, verdict.unfaithful, verdict.guards) == ((), (), (), ())


def test_that_what_is_given_on_a_revision_does_not_touch_the_sheet_of_before(session_open: Comune) -> None:
    sheet_id, workspace = closed(session_open), session_open.workspace
    new_id = SheetId(revise_sheet(workspace, sheet_id, "Un grado era di un altro").ids[0])
    item = next(one for one in sheet_detail(workspace, new_id).items if one.takes_score)
    give_score(workspace, ScoreDraft(new_id, item.section, item.key, item.scale.rows[-3].value if item.scale else None))
    old, new = sheet_detail(workspace, sheet_id), sheet_detail(workspace, new_id)
    assert old.result.total != new.result.total
    with pytest.raises(UserError, match="La scheda è sostituita"):
        give_score(workspace, ScoreDraft(sheet_id, item.section, item.key, None))
    complete_sheet(workspace, new_id)
    deliver_sheet(workspace, new_id, AFTER)
    acknowledge_sheet(workspace, new_id, StepDetails(on=AFTER))
    later = session_open.later(date(2025, 3, 1))
    close_sheet(later, new_id)
    third = SheetId(revise_sheet(later, new_id, "Ancora").ids[0])
    assert sheet_detail(workspace, third).review.revision == 3


@pytest.mark.parametrize("role", [UserRole.EQ, UserRole.MAYOR, UserRole.BODY])
def test_that_only_the_segretario_opens_a_final_sheet_again(session_open: Comune, role: UserRole) -> None:
    sheet_id = closed(session_open)
    actor = Actor("Altri", role, EmployeeId(1) if role is UserRole.EQ else None, user_id=UserId(3))
    with pytest.raises(UserError, match="non può compiere"):
        revise_sheet(replace(session_open.workspace, actor=actor), sheet_id, "Perché sì")
    assert state_of(session_open, sheet_id) is SheetState.FINAL


def test_that_the_evaluator_answers_and_opens_the_scores_again_but_conciliation_is_for_who_closes(
    session_open: Comune,
) -> None:
    sheet_id = under_review(session_open)
    evaluator = own_eq(session_open)
    record_remark(evaluator, sheet_id, replace(ASKING, kind=RemarkKind.CONCILIATION))
    first, second = sheet_detail(evaluator, sheet_id).review.unanswered
    answer_remark(evaluator, sheet_id, AnswerDraft(first.id, ANSWERED, "Resta."))
    with pytest.raises(UserError, match="non può compiere"):
        answer_remark(evaluator, sheet_id, AnswerDraft(second.id, ANSWERED, "Resta."))
    revise_sheet(evaluator, sheet_id, "La richiesta è fondata")
    assert state_of(session_open, sheet_id) is SheetState.SUPERSEDED


def own_eq(comune: Comune) -> Workspace:
    return replace(comune.workspace, actor=EQ._replace(employee_id=comune.people["Verdi"]))


def test_that_a_request_goes_along_with_a_sheet_that_is_sent_back_and_is_answered_after_the_new_delivery(
    session_open: Comune,
) -> None:
    sheet_id = delivered(session_open)
    record_remark(session_open.workspace, sheet_id, ASKING)
    with unit_of_work(session_open.workspace.because("Dato corretto"), "Nuovo consuntivo", Topic.OBJECTIVES) as unit:
        values = select(IndicatorValue).where(IndicatorValue.indicator_id == session_open.indicators["misurato"])
        unit.session.scalars(values).one().value = Decimal(9)
    assert state_of(session_open, sheet_id) is SheetState.COMPLETED
    deliver_sheet(session_open.workspace, sheet_id, ARRIVED, ARRIVED)
    assert state_of(session_open, sheet_id) is SheetState.UNDER_REVIEW
    kept(session_open, sheet_id)
    acknowledge_sheet(session_open.workspace, sheet_id, StepDetails(on=ANSWERED))
    assert state_of(session_open, sheet_id) is SheetState.ACKNOWLEDGED


def test_that_the_paper_of_a_new_revision_is_not_handed_over_before_it_was_opened(session_open: Comune) -> None:
    sheet_id = delivered(session_open, is_signed=True)
    record_remark(session_open.workspace, sheet_id, ASKING)
    later = session_open.later(date(2025, 3, 10))
    made = SheetId(revise_sheet(later, sheet_id, "Il grado va rivisto").ids[0])
    complete_sheet(later, made)
    with pytest.raises(UserError, match="La consegna è prima della revisione della scheda, del 10/03/2025"):
        deliver_sheet(later, made, ARRIVED, DELIVERED)
    deliver_sheet(later, made, date(2025, 3, 10), DELIVERED)
    assert state_of(session_open, made) is SheetState.DELIVERED


def test_that_what_waits_for_an_answer_is_work_of_the_evaluator_and_at_the_second_level_of_the_segretario(
    session_open: Comune,
) -> None:
    sheet_id = delivered(session_open)
    for kind in (RemarkKind.RECONSIDERATION, RemarkKind.CONCILIATION):
        record_remark(session_open.workspace, sheet_id, replace(ASKING, kind=kind))
    found = {one.sentence: one for one in duties_of_year(session_open.workspace, 2024)}
    work = {sentence: one.doer for sentence, one in found.items()}
    days = sheet_detail(session_open.workspace, sheet_id).review.days
    assert days == ReviewDays(10, 15, 15, body="Nucleo di valutazione")
    second = f"Rossi Mario: rispondere a «Richiesta di conciliazione» (decide: {days.body})"
    assert found["Rossi Mario: rispondere a «Richiesta di riesame»"].due == ARRIVED + 15 * DAY
    assert found[second].due == ARRIVED + 15 * DAY
    assert found["Rossi Mario: manca la firma per presa visione"].due == DELIVERED + 10 * DAY
    evaluator = sheet_detail(session_open.workspace, sheet_id).person.evaluator
    assert work["Rossi Mario: rispondere a «Richiesta di riesame»"].name == evaluator
    assert work[second].kind == "Segretario"
    kept(session_open, sheet_id)
    left = [one.sentence for one in duties_of_year(session_open.workspace, 2024)]
    assert "Rossi Mario: rispondere a «Richiesta di riesame»" not in left


def test_that_the_header_says_by_when_what_a_sheet_handed_over_waits_for(session_open: Comune) -> None:
    sheet_id = delivered(session_open)

    def until(day: date) -> tuple[str, ...]:
        return until_in_words(sheet_detail(session_open.later(day), sheet_id))

    assert until(date(2024, 12, 10))[0] == "firma entro il 11/12/2024 (domani)"
    assert until(date(2024, 12, 13))[1:] == (
        "firma entro il 11/12/2024", "firma: 2 giorni di ritardo", "firma in ritardo"
    )  # fmt: skip
    acknowledge_sheet(session_open.workspace, sheet_id, StepDetails(on=DELIVERED))
    assert until(date(2024, 12, 11))[0] == "osservazioni entro il 11/12/2024 (oggi)"
    assert until(date(2024, 12, 12))[0] == "richiesta di riesame entro il 16/12/2024 (fra 4 giorni)"
    assert until(date(2024, 12, 17)) == ("",)
    record_remark(session_open.workspace, sheet_id, ASKING)
    assert until(date(2024, 12, 14))[1:] == (
        "risposta a «Richiesta di riesame» entro il 20/12/2024", "risposta: fra 6 giorni", "risposta fra 6 giorni"
    )  # fmt: skip


def closed_session(comune: Comune) -> SheetId:
    """Close the sheet of Rossi, say that the others are not evaluable, and close the session."""
    sheet_id = closed(comune)
    for row in list_sheets(comune.workspace, comune.round_id):
        if row.id != sheet_id:
            mark_not_evaluable(comune.workspace, row.id, "Prova")
    close_round(comune.workspace, comune.round_id)
    return sheet_id


def test_that_a_final_sheet_of_a_closed_session_is_opened_again_with_its_session_and_says_so(
    session_open: Comune,
) -> None:
    sheet_id, workspace = closed_session(session_open), session_open.workspace
    detail = sheet_detail(workspace, sheet_id)
    assert [one.words for one in detail.steps if one.is_permitted] == [ATTACH, REVISE]
    assert detail.closed is not None
    made = SheetId(revise_sheet(workspace, sheet_id, "Un grado era di un altro").ids[0])
    [evaluation_round] = list_rounds(workspace, 2024)
    assert evaluation_round.is_open
    new = sheet_detail(workspace, made)
    assert new.history[-1].reason.endswith(
        "Un grado era di un altro; con la scheda è riaperta la sessione, chiusa il 31/12/2024"
    )
    assert "riaperta da" in sheet_document(workspace, made).standing[0]
    assert new.is_open
    verdict = verify_archive(workspace)
    assert (verdict.damage, verdict.differences, verdict.unfaithful, verdict.guards) == ((), (), (), ())
    with pytest.raises(UserError, match="1 scheda non è ancora definitiva"):
        close_round(workspace, session_open.round_id)


def test_that_in_a_closed_year_not_even_a_final_sheet_is_opened_again(session_open: Comune) -> None:
    sheet_id = closed_session(session_open)
    close_explained(session_open.workspace, 2024)
    assert sheet_detail(session_open.workspace, sheet_id).steps == ()
    with pytest.raises(UserError, match="L'anno 2024 è chiuso"):
        revise_sheet(session_open.workspace, sheet_id, "Un grado era di un altro")
    assert state_of(session_open, sheet_id) is SheetState.FINAL


def test_that_the_ledger_and_the_letters_remember_a_revision_that_was_replaced(session_open: Comune) -> None:
    sheet_id = under_review(session_open)
    made = revise_sheet(session_open.workspace, sheet_id, "La richiesta è fondata").ids[0]
    rows = [one for one in signature_ledger(session_open.workspace, session_open.round_id) if one.person[:5] == "Rossi"]
    assert [(one.id, one.person, one.paper) for one in rows] == [
        (sheet_id, "Rossi Mario (revisione 1)", PaperStanding.REPLACED),
        (made, "Rossi Mario (revisione 2)", PaperStanding.TO_DELIVER),
    ]
    assert rows[0].review == "Richiesta di riesame del 05/12/2024, punteggi riaperti"
    assert not rows[0].is_out
    later = session_open.later(date(2025, 2, 3))
    assert "Rossi Mario (revisione 2): scheda da completare" in {one.sentence for one in duties_of_year(later, 2024)}


def test_that_people_of_one_name_are_told_apart_where_there_is_only_the_name(session_open: Comune) -> None:
    with unit_of_work(session_open.workspace, "Omonimi", Topic.STRUCTURE) as unit:
        namesake = unit.session.get_one(Employee, session_open.people["Neri"])
        namesake.last_name, namesake.first_name = "Rossi", "Mario"
    later = session_open.later(date(2025, 2, 3))
    told = {one.sentence for one in duties_of_year(later, 2024)}
    assert {"Rossi Mario (matr. 0002): scheda da cominciare", "Rossi Mario (matr. 0003): scheda da cominciare"} <= told
    names = {one.person for one in signature_ledger(later, session_open.round_id)}
    assert {"Rossi Mario (matr. 0002)", "Rossi Mario (matr. 0003)"} <= names
    assert {"Rossi Mario (matr. 0002)", "Rossi Mario (matr. 0003)"} <= {one.text for one in sheet_choices(later, 2024)}


def test_that_what_a_paper_cannot_hold_is_refused_with_how_much_it_can(session_open: Comune) -> None:
    sheet_id = delivered(session_open)
    with pytest.raises(UserError, match="Testo: al massimo 6000 caratteri \\(ora sono 40000\\)"):
        record_remark(session_open.workspace, sheet_id, replace(ASKING, text="x" * 40_000))
    with pytest.raises(UserError, match="Motivo: al massimo 2000"):
        take_back_delivery(session_open.workspace, sheet_id, "x" * 40_000)
    neri = session_open.detail("Neri")
    item = next(one for one in neri.items if one.takes_score)
    with pytest.raises(UserError, match="nota: al massimo 2000"):
        write_note(session_open.workspace, NoteDraft(neri.id, item.section, item.key, "è" * 2001))
    write_note(session_open.workspace, NoteDraft(neri.id, item.section, item.key, f"  {'è' * 2000}  "))
    with pytest.raises(UserError, match="al massimo 6000"):
        write_texts(session_open.workspace, TextsDraft(neri.id, training="x" * 6001))


def test_that_what_was_recorded_around_a_closed_sheet_is_under_its_seal(session_open: Comune) -> None:
    sheet_id, workspace = delivered(session_open, is_signed=True), session_open.workspace
    record_remark(workspace, sheet_id, replace(ASKING, attachment=SCAN))
    kept(session_open, sheet_id)
    close_sheet(workspace, sheet_id)
    attach_file(workspace, sheet_id, AttachmentDraft(AttachmentKind.SIGNED, "firmata.pdf", b"%PDF-1.7 firmata"))
    assert verify_archive(workspace).differences == ()
    with workspace.archive.reading() as session:
        snapshot = session.get_one(Sheet, sheet_id).snapshot
        was = read_snapshot(snapshot.body).review if snapshot else None
    assert was is not None
    assert [one.kind for one in was.remarks] == [RemarkKind.RECONSIDERATION, RemarkKind.ANSWER]
    assert (was.remarks[1].answers, was.remarks[0].paper) == (0, was.papers[0])
    with closing_file(sqlite3.connect(workspace.archive.path)) as raw, raw:
        for (name,) in raw.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
            raw.execute(f"DROP TRIGGER {name}")
        raw.execute("UPDATE sheet_remarks SET text = 'Altro' WHERE kind = 'answer'")
    [sentence] = verify_archive(workspace).differences
    assert "osservazioni, richieste o risposte non sono quelle con cui fu chiusa" in sentence


def test_that_a_hearing_goes_on_with_a_new_revision_which_owes_it_still(session_open: Comune) -> None:
    sheet_id, workspace = delivered(session_open), session_open.workspace
    record_hearing(workspace, sheet_id, HearingDraft(DELIVERED, "Verdi, Rossi", "Sentito.", SCAN))
    record_remark(workspace, sheet_id, ASKING)
    made = SheetId(revise_sheet(workspace, sheet_id, "Va rivista").ids[0])
    [line] = sheet_detail(workspace, made).review.lines
    assert (line.kind, line.text, line.attachment) == (RemarkKind.HEARING, "Sentito.", None)
    assert len(sheet_detail(workspace, sheet_id).review.lines) == 2
