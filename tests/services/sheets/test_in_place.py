"""Who scores in another's place says why: the Segretario for an absent evaluator, the vice from the Sindaco's paper."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import MethodVersionId, OfficialId, RoundId, SheetId, UserId
from app.domain.method.scale import Scale
from app.domain.permissions import Actor
from app.domain.roles import SheetRole, UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.sheets.attachments import AttachmentDraft
from app.domain.sheets.step_details import StepDetails
from app.domain.sheets.step_words import COMPLETE, SCAN, SUBSTITUTE, TRANSCRIBE
from app.domain.workflow import AttachmentKind, RoundKind, SheetState
from app.services.documents.sheets import sheet_document
from app.services.methods.keeping import ensure_preset
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.attachments import attach_file
from app.services.sheets.composition import exclude_part
from app.services.sheets.review import record_transcription, substitute_evaluator
from app.services.sheets.scores import ScoreDraft, give_scores
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from app.services.workbooks.job import import_workbook
from app.services.workbooks.registry import SCORES_WORKBOOK
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.excel import score_files

SECRETARY = Actor("Bianchi Carla", UserRole.SECRETARY, user_id=UserId(1))
VICE = Actor("Gatti Ugo", UserRole.VICE, user_id=UserId(2))
MAYOR = Actor("Gialli Piero", UserRole.MAYOR, official_id=OfficialId(2), user_id=UserId(3))
SCANNED = AttachmentDraft(AttachmentKind.TRANSCRIBED, "sindaco.png", b"\x89PNG\r\n\x1a\n...")
DAY = date(2024, 12, 1)


def _good(scale: Scale | None) -> Decimal:
    """A value that needs no reason written: the best ones of the Segretario's scale do."""
    value = Decimal(8)
    return value if scale is None or scale.accepts(value) else scale.top


def scores(workspace: Workspace, sheet_id: SheetId) -> list[ScoreDraft]:
    detail = sheet_detail(workspace, sheet_id)
    return [ScoreDraft(sheet_id, one.section, one.key, _good(one.scale)) for one in detail.items if one.takes_score]


def test_that_the_segretario_scores_in_the_place_of_an_evaluator_only_with_the_reason(session_open: Comune) -> None:
    workspace, sheet_id = replace(session_open.workspace, actor=SECRETARY), session_open.sheet_id("Rossi")
    waiting = sheet_detail(workspace, sheet_id).review.waiting
    assert waiting is not None
    assert waiting.mended_by == SUBSTITUTE.name
    with pytest.raises(UserError, match="La scheda la valuta Verdi Anna"):
        give_scores(workspace, scores(workspace, sheet_id))
    with pytest.raises(UserError, match="Manca il motivo"):
        substitute_evaluator(workspace, sheet_id, "  ")
    substitute_evaluator(workspace, sheet_id, "Congedo fino a marzo")
    give_scores(workspace, scores(workspace, sheet_id))
    complete_sheet(workspace, sheet_id)
    said = "In sostituzione del valutatore valuta Bianchi Carla, dal 31/12/2024: Congedo fino a marzo"
    assert list(sheet_detail(workspace, sheet_id).review.sentences) == [said]
    assert sheet_document(workspace, sheet_id).standing == (said,)


def test_that_completing_in_another_s_place_asks_for_the_reason_and_the_own_evaluator_is_not_asked(
    session_open: Comune,
) -> None:
    sheet_id = session_open.fill("Rossi")
    with pytest.raises(UserError, match="serve il motivo"):
        complete_sheet(replace(session_open.workspace, actor=SECRETARY), sheet_id)
    eq = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"], user_id=UserId(4))
    as_eq = replace(session_open.workspace, actor=eq)
    give_scores(as_eq, scores(as_eq, sheet_id))
    with pytest.raises(UserError, match="serve il motivo"):  # who scored here completes too, or is replaced
        complete_sheet(replace(session_open.workspace, actor=SECRETARY), sheet_id)
    complete_sheet(as_eq, sheet_id)


def test_that_scores_that_came_in_a_file_are_declared_complete_in_nobody_s_place_and_the_history_says_whose_they_are(
    session_open: Comune,
) -> None:
    sheet_id = session_open.fill("Rossi")
    workspace = replace(session_open.workspace, actor=SECRETARY)
    data = score_files.filled(score_files.file_of(session_open.workspace), {("Rossi Mario", "Rispetto dei tempi"): 3})
    import_workbook(workspace, SCORES_WORKBOOK, data)
    detail = sheet_detail(workspace, sheet_id)
    [offered] = [one for one in detail.steps if one.words is COMPLETE]
    assert offered.tip.startswith("Punteggi di Verdi Anna, dal file Valutazioni")
    assert SUBSTITUTE not in {one.words for one in detail.steps}
    complete_sheet(workspace, sheet_id)
    assert sheet_detail(workspace, sheet_id).history[-1].reason == "Punteggi di Verdi Anna, dal file Valutazioni"


@pytest.fixture
def of_secretary(comune: Comune) -> tuple[Comune, SheetId]:
    """A session with the Segretario's sheet."""
    version = ensure_preset(comune.workspace, "obiettivi-comuni-e-specifici+segretario")
    draft = RoundDraft(2024, RoundKind.FINAL, MethodVersionId(version))
    round_id = RoundId(open_round(comune.workspace, draft).ids[0])
    prepare_round(comune.workspace, round_id)
    [row] = [one for one in list_sheets(comune.workspace, round_id) if one.person == "Bianchi Carla"]
    return replace(comune, round_id=round_id), row.id


def filled(workspace: Workspace, sheet_id: SheetId) -> None:
    """Bring a sheet to its signature."""
    give_scores(workspace, scores(workspace, sheet_id))
    if sheet_detail(workspace, sheet_id).role is SheetRole.SECRETARY:
        exclude_part(workspace, sheet_id, "obiettivi", "", "Nessun obiettivo assegnato quest'anno")
    complete_sheet(workspace, sheet_id)
    deliver_sheet(workspace, sheet_id, DAY)
    acknowledge_sheet(workspace, sheet_id, StepDetails(on=DAY))


def test_that_the_sindaco_closes_the_sheet_of_the_segretario_with_the_own_log_in(
    of_secretary: tuple[Comune, SheetId],
) -> None:
    comune, sheet_id = of_secretary
    mayor = replace(comune.workspace, actor=MAYOR)
    filled(mayor, sheet_id)
    close_sheet(mayor, sheet_id)
    assert list(sheet_detail(mayor, sheet_id).review.sentences) == []


@pytest.mark.parametrize("actor", [VICE, Actor("Neri Ugo", UserRole.EQ, None, user_id=UserId(5), may_transcribe=True)])
def test_that_it_is_transcribed_from_a_signed_paper_and_closed_with_its_scan(
    of_secretary: tuple[Comune, SheetId], actor: Actor
) -> None:
    comune, sheet_id = of_secretary
    named = actor._replace(employee_id=comune.people["Neri"])
    workspace = replace(comune.workspace, actor=named)
    assert {TRANSCRIBE} <= {one.words for one in sheet_detail(workspace, sheet_id).steps}
    with pytest.raises(UserError, match="si può solo trascrivere"):
        give_scores(workspace, scores(workspace, sheet_id))
    with pytest.raises(UserError, match="futuro"):
        record_transcription(workspace, sheet_id, date(2025, 2, 1))
    record_transcription(workspace, sheet_id, DAY)
    filled(workspace, sheet_id)
    with pytest.raises(UserError, match="manca la scansione di quella firmata dal Sindaco"):
        close_sheet(workspace, sheet_id)
    assert SCAN in {one.words for one in sheet_detail(workspace, sheet_id).steps}
    attach_file(workspace, sheet_id, SCANNED)
    close_sheet(workspace, sheet_id)
    detail = sheet_detail(workspace, sheet_id)
    assert detail.state is SheetState.FINAL
    [said] = detail.review.sentences
    assert said == f"Trascritta da {named.name} dalla scheda firmata dal Sindaco il 01/12/2024"
    assert sheet_document(workspace, sheet_id).standing == (said,)


def test_that_nobody_else_writes_on_the_sheet_of_the_segretario(of_secretary: tuple[Comune, SheetId]) -> None:
    comune, sheet_id = of_secretary
    others = (SECRETARY, Actor("Neri Ugo", UserRole.EQ, comune.people["Neri"], user_id=UserId(5)))
    for actor in others:
        with pytest.raises(UserError, match="non può compiere"):
            record_transcription(replace(comune.workspace, actor=actor), sheet_id, DAY)


def test_that_the_segretario_who_is_no_official_yet_is_in_nobody_s_place_on_sheets_of_the_same_name(
    session_open: Comune,
) -> None:
    """The first user is made with the archive, before its offices are written."""
    workspace, sheet_id = replace(session_open.workspace, actor=SECRETARY), session_open.sheet_id("Bruni")
    assert sheet_detail(workspace, sheet_id).review.waiting is None
    give_scores(workspace, scores(workspace, sheet_id))
    complete_sheet(workspace, sheet_id)
    assert list(sheet_detail(workspace, sheet_id).review.sentences) == []
    another = replace(session_open.workspace, actor=SECRETARY._replace(name="Riva Piero"))
    assert sheet_detail(another, session_open.sheet_id("Rossi")).review.waiting is not None
