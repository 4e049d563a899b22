"""Scores, notes and texts written on a real archive."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.errors import UserError
from app.domain.ids import MethodVersionId, RoundId
from app.domain.method.vocabulary import MissingPolicy
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.domain.rounds.rounds import RoundDraft
from app.domain.sheets.detail import ItemKind
from app.domain.workflow import RoundKind, SheetState
from app.services.audit import undoing
from app.services.audit.undo_names import undoable
from app.services.methods.presets import read_preset
from app.services.methods.versions import new_version
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.scores import NoteDraft, ScoreDraft, TextsDraft, give_score, write_note, write_texts
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.steps import complete_sheet
from tests.archives.comune import Comune

SECTION, FACTOR = "comportamenti", "precisione"


def draft(comune: Comune, value: str | None, surname: str = "Rossi", item: str = FACTOR) -> ScoreDraft:
    return ScoreDraft(comune.sheet_id(surname), SECTION, item, None if value is None else Decimal(value))


def test_that_measured_objectives_have_a_degree_and_the_others_take_a_score(session_open: Comune) -> None:
    items = {item.label: item for item in session_open.detail("Rossi").items}
    measured = items["Riduzione dei tempi di rilascio"]
    assert (measured.kind, measured.degree, measured.value) == (ItemKind.MEASURED, Decimal("80.00"), None)
    assert [(line.words.target, line.words.result) for line in measured.indicators] == [("10 pratiche", "8 pratiche")]
    judged = items["Riordino dell'archivio"]
    assert (judged.kind, judged.degree) == (ItemKind.SCORED, None)
    assert judged.scale
    assert judged.scale.rows[0].label == "Non raggiunto"


def test_that_the_first_score_begins_the_sheet_and_is_undone_by_name(session_open: Comune) -> None:
    give_score(session_open.workspace, draft(session_open, "4"))
    detail = session_open.detail("Rossi")
    assert detail.state is SheetState.IN_PROGRESS
    item = detail.item(SECTION, FACTOR)
    assert item
    assert (item.value, item.degree) == (Decimal(4), Decimal("80.00"))
    assert undoable(session_open.workspace).undo == "Punteggio di Rossi Mario"
    undoing.undo_last(session_open.workspace)
    assert session_open.detail("Rossi").state is SheetState.PREPARED


def test_that_a_score_taken_away_is_missing_and_not_zero(session_open: Comune) -> None:
    session_open.fill("Rossi")
    give_score(session_open.workspace, draft(session_open, None))
    detail = session_open.detail("Rossi")
    assert [one.item for one in detail.missing] == [FACTOR]
    assert detail.result.is_provisional


@pytest.fixture
def lenient(comune: Comune) -> Comune:
    """The comune with a round whose method leaves out what is not given."""
    preset = read_preset("solo-comportamenti")
    templates = tuple(
        replace(one, sections=tuple(replace(section, missing=MissingPolicy.EXCLUDE) for section in one.sections))
        for one in preset.templates
    )
    version = MethodVersionId(new_version(comune.workspace, replace(preset, templates=templates)).ids[0])
    round_id = RoundId(open_round(comune.workspace, RoundDraft(2024, RoundKind.FINAL, version)).ids[0])
    prepare_round(comune.workspace, round_id)
    return replace(comune, round_id=round_id)


def test_that_what_a_method_leaves_out_while_it_is_missing_can_still_be_given(lenient: Comune) -> None:
    before = lenient.detail("Rossi")
    waiting = [item for item in before.items if item.kind is ItemKind.SCORED]
    assert waiting
    assert all(item.takes_score and not item.is_excluded for item in waiting)
    assert not any(section.is_excluded for section in before.sections if section.items)
    first = waiting[0]
    give_score(lenient.workspace, ScoreDraft(before.id, first.section, first.key, Decimal(10)))
    given = lenient.detail("Rossi").item(first.section, first.key)
    assert given
    assert given.degree == Decimal("100.00")


@pytest.mark.parametrize("value", ["6", "0", "4.5", "-1"])
def test_that_a_score_out_of_scale_is_refused_saying_the_values_allowed(session_open: Comune, value: str) -> None:
    with pytest.raises(UserError, match="non è un punteggio possibile") as refused:
        give_score(session_open.workspace, draft(session_open, value))
    assert refused.value.remedy == "Valori ammessi: 1, 2, 3, 4 e 5."
    assert session_open.detail("Rossi").state is SheetState.PREPARED


def test_that_a_measured_objective_takes_no_score(session_open: Comune) -> None:
    key = f"objective:{session_open.objectives['misurato']}"
    wrong = replace(draft(session_open, "4", item=key), section="specifici")
    with pytest.raises(UserError, match="non prende un punteggio"):
        give_score(session_open.workspace, wrong)


def test_that_an_item_of_another_sheet_is_refused(session_open: Comune) -> None:
    with pytest.raises(UserError, match="non fa parte della scheda"):
        give_score(session_open.workspace, draft(session_open, "4", item="collaboratori"))


def test_that_a_completed_sheet_takes_no_scores(session_open: Comune) -> None:
    complete_sheet(session_open.workspace, session_open.fill("Rossi"))
    with pytest.raises(UserError, match="La scheda è compilata"):
        give_score(session_open.workspace, draft(session_open, "5"))


def test_that_notes_and_texts_are_kept(session_open: Comune) -> None:
    sheet_id = session_open.sheet_id("Rossi")
    write_note(session_open.workspace, NoteDraft(sheet_id, SECTION, FACTOR, " Molto preciso. "))
    write_texts(session_open.workspace, TextsDraft(sheet_id, strengths="Costanza", training="Corso sugli atti"))
    write_texts(session_open.workspace, TextsDraft(sheet_id, training="Corso sui tributi"))
    detail = session_open.detail("Rossi")
    item = detail.item(SECTION, FACTOR)
    assert item
    assert (item.note, item.value) == ("Molto preciso.", None)
    assert (detail.texts.strengths, detail.texts.training) == ("Costanza", "Corso sui tributi")


def test_that_an_extreme_score_asks_for_its_written_reason(session_open: Comune) -> None:
    sheet_id = session_open.fill("Rossi", **{FACTOR: 1})
    [missing] = session_open.detail("Rossi").missing
    assert "va motivato per iscritto" in missing.label
    write_note(session_open.workspace, NoteDraft(sheet_id, SECTION, FACTOR, "Troppi errori negli atti."))
    assert session_open.detail("Rossi").missing == ()


def test_that_the_evaluator_scores_and_nobody_scores_the_own_sheet(session_open: Comune) -> None:
    verdi = Actor("Verdi Anna", UserRole.EQ, session_open.people["Verdi"])
    hers = replace(session_open.workspace, actor=verdi)
    give_score(hers, draft(session_open, "4"))
    for surname in ("Verdi", "Bruni"):
        with pytest.raises(UserError, match="non può compiere questa operazione"):
            give_score(hers, draft(session_open, "4", surname))
        with pytest.raises(UserError, match="non può compiere questa operazione"):
            sheet_detail(hers, session_open.sheet_id(surname))
    assert [row.person for row in list_sheets(hers, session_open.round_id)] == ["Neri Ugo", "Rossi Mario"]
