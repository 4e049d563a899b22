"""What the ente writes on its documents: kept by year and kind, printed on every page, never on what is closed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.acts import ActDraft, ActKind
from app.domain.cycles import CycleDraft
from app.domain.document_text.parts import TITLE_PART
from app.domain.documents.catalogue import DISTRIBUTION, MISSING, PLAN, SHEETS, DocumentFormat, DocumentRequest
from app.domain.documents.settings import DocumentDataDraft, Signatory
from app.domain.errors import UserError
from app.domain.ids import ActId
from app.domain.next_year.choice import YearCopy
from app.domain.permissions import Action
from app.domain.sheets.step_details import StepDetails
from app.models.cycles import Cycle
from app.services.access import reading
from app.services.archive_check import verify_archive
from app.services.audit.undoing import redo_last, undo_last
from app.services.cycles import edit_year, list_cycles, open_year
from app.services.documents.printing import print_document
from app.services.documents.process import process_of
from app.services.documents.settings import document_data_form, save_document_data
from app.services.documents.sheets import sheet_pdf
from app.services.documents.texts import words_of_document
from app.services.next_year.years import copy_year
from app.services.sheets.steps import acknowledge_sheet, close_sheet, complete_sheet, deliver_sheet
from app.services.structure.acts import save_act
from app.services.structure.municipality import read_municipality, save_municipality
from app.services.workspace import Workspace
from tests.archives.closing import close_explained
from tests.archives.comune import Comune
from tests.pdf_words import pages_of

DRAFT = DocumentDataDraft(
    MISSING.code, 2024, protocol_number="1234", protocol_date=date(2025, 1, 20), place="Prova",
    signed_on=date(2025, 1, 21), footer="Allegato A",
    signatories=(Signatory("Il Sindaco", "Gialli Piero"), Signatory("Il Segretario comunale", "Bianchi Carla")),
)  # fmt: skip


def words(workspace: Workspace, request: DocumentRequest, folder: Path) -> list[str]:
    """Print a document and return the words of each of its pages."""
    print_document(workspace, request, folder / "documento.pdf")
    return pages_of(folder / "documento.pdf")


def with_footer(workspace: Workspace, footer: str, **more: str) -> None:
    save_municipality(workspace, replace(read_municipality(workspace), footer=footer, **more))


def test_that_the_title_of_the_piano_is_one_of_its_data_and_the_same_as_among_its_texts(
    comune: Comune, tmp_path: Path
) -> None:
    workspace = comune.workspace
    named = DocumentDataDraft(PLAN.code, 2024, title=" Piano della performance ")
    for draft, title in ((named, "Piano della performance"), (replace(named, title=""), "Piano degli obiettivi")):
        save_document_data(workspace, PLAN, draft)
        [part] = [one for one in words_of_document(workspace, PLAN, 2024) if one.part.code == TITLE_PART]
        assert (document_data_form(workspace, PLAN, 2024).draft.title, part.body) == (draft.title.strip(), title)
        assert title in words(workspace, DocumentRequest(PLAN, 2024), tmp_path)[0]
    with pytest.raises(UserError, match="Titolo del documento"):
        save_document_data(workspace, PLAN, replace(named, title="x" * 301))
    save_document_data(workspace, PLAN, named)
    close_explained(workspace, 2024)
    kept = document_data_form(workspace, PLAN, 2024).draft
    save_document_data(workspace, PLAN, replace(kept, place="Prova"))  # signed after the year was closed
    with pytest.raises(UserError, match="chiuso"):
        save_document_data(workspace, PLAN, replace(document_data_form(workspace, PLAN, 2024).draft, title="Altro"))


def test_that_the_act_of_the_piano_approves_the_plan_of_a_year_that_has_no_other(comune: Comune) -> None:
    w = comune.workspace
    acts = [save_act(w, ActDraft(number=number, on_date=date(2024, 3, 5))).ids[0] for number in ("18", "19")]
    for act, told in zip(acts, ("18", "19"), strict=True):
        save_document_data(w, PLAN, replace(document_data_form(w, PLAN, 2024).draft, act_id=act))
        [year] = list_cycles(w)
        assert year.plan_act == f"Delibera di Giunta n. {told} del 05/03/2024"
    edit_year(w, CycleDraft(2024, 2024, 2026, "Delibera n. 1 del 10/01/2024", id=year.id, version=None))
    save_document_data(w, PLAN, replace(document_data_form(w, PLAN, 2024).draft, act_id=acts[0]))
    assert [one.plan_act for one in list_cycles(w)] == ["Delibera n. 1 del 10/01/2024"], "what is written there stays"
    edit_year(w, CycleDraft(2024, 2024, 2026, "", id=year.id, version=None))
    with reading(w, Action.READ) as session:
        cycle = session.scalars(select(Cycle)).one()
        assert next(process_of(session, cycle, 5)).words == "Delibera di Giunta n. 18 del 05/03/2024"


def test_that_what_the_ente_says_of_a_document_is_printed_on_it_and_on_no_other(comune: Comune, tmp_path: Path) -> None:
    workspace = comune.workspace
    act = save_act(workspace, ActDraft(kind=ActKind.GIUNTA, number="12", on_date=date(2025, 1, 15), year=2024)).ids[0]
    with_footer(workspace, "Via Roma 1 – PEC comune@pec.prova.it")
    save_document_data(workspace, MISSING, replace(DRAFT, act_id=ActId(act)))
    pages = words(workspace, DocumentRequest(MISSING, 2024), tmp_path)
    assert "Prot. n. 1234 del 20/01/2025" in pages[0]
    assert "Approvazione: Delibera di Giunta n. 12 del 15/01/2025" in pages[0]
    assert all("Via Roma 1 – PEC comune@pec.prova.it" in page and "Allegato A" in page for page in pages)
    assert "Prova, 21/01/2025" in pages[-1]
    assert pages[-1].index("Il Sindaco") < pages[-1].index("Gialli Piero") < pages[-1].index("Allegato A")
    others = words(workspace, DocumentRequest(DISTRIBUTION, 2024), tmp_path)
    assert "Prot." not in others[0]
    assert "Via Roma 1" in others[0]
    undo_last(workspace)
    assert "Prot." not in words(workspace, DocumentRequest(MISSING, 2024), tmp_path)[0]
    redo_last(workspace)
    assert document_data_form(workspace, MISSING, 2024).draft == replace(DRAFT, act_id=ActId(act), version=1)
    assert verify_archive(workspace).is_sound


def test_that_the_piano_tells_its_act_once_and_word_tells_the_same(comune: Comune, tmp_path: Path) -> None:
    from docx import Document

    workspace = comune.workspace
    act = save_act(workspace, ActDraft(number="7", on_date=date(2024, 2, 1), year=2024)).ids[0]
    save_document_data(workspace, PLAN, replace(DRAFT, kind=PLAN.code, act_id=ActId(act)))
    pages = words(workspace, DocumentRequest(PLAN, 2024), tmp_path)
    assert " ".join(pages).count("Giunta n. 7 del 01/02/2024") == 1
    assert "Gialli Piero" in pages[-1]
    request = DocumentRequest(PLAN, 2024, format=DocumentFormat.WORD)
    print_document(workspace, request, tmp_path / "piano.docx")
    word = Document(str(tmp_path / "piano.docx"))
    text = "\n".join(one.text for one in word.paragraphs)
    assert "Prot. n. 1234 del 20/01/2025" in text
    assert text.rstrip().endswith("Il Sindaco\nGialli Piero\nIl Segretario comunale\nBianchi Carla")
    assert "Allegato A" in word.sections[0].footer.paragraphs[0].text


def test_that_a_closed_sheet_keeps_heading_and_footer_of_its_day(session_open: Comune) -> None:
    workspace, day = session_open.workspace, date(2024, 12, 1)
    with_footer(workspace, "Piazza Vecchia 1")
    closed, left = session_open.fill("Rossi"), session_open.fill("Neri")
    for sheet_id in (closed, left):
        complete_sheet(workspace, sheet_id)
        deliver_sheet(workspace, sheet_id, day)
    acknowledge_sheet(workspace, closed, StepDetails(on=day))
    close_sheet(workspace, closed)
    before, open_before = sheet_pdf(workspace, closed), sheet_pdf(workspace, left)
    with_footer(workspace, "Piazza Nuova 2", name="Comune Nuovo", letterhead="Ufficio del personale")
    save_document_data(workspace, SHEETS, replace(DRAFT, kind=SHEETS.code))
    assert sheet_pdf(workspace, closed) == before
    assert sheet_pdf(workspace, left) != open_before
    text = pages_of(sheet_pdf(workspace, left))[0]
    assert "Comune Nuovo" in text
    assert "Piazza Nuova 2" in text


def test_that_bad_data_are_refused_and_the_officials_of_the_year_proposed(comune: Comune) -> None:
    workspace = comune.workspace
    proposed = document_data_form(workspace, MISSING, 2024).proposed
    assert proposed == DRAFT.signatories
    for wrong, sentence in (
        (replace(DRAFT, footer="x" * 121), "al massimo 120 caratteri"),
        (replace(DRAFT, protocol_number="9" * 51), "al massimo 50"),
        (replace(DRAFT, signatories=(Signatory("", "Gialli Piero"),)), "in quale qualità firma Gialli Piero"),
        (replace(DRAFT, signatories=(Signatory("Il Sindaco"),) * 4), "al massimo in 3"),
        (replace(DRAFT, year=2030), "non contiene l'anno 2030"),
        (replace(DRAFT, act_id=ActId(99)), "non c'è più"),
        (replace(DRAFT, place="Prova\x00"), "non si può scrivere"),
    ):
        with pytest.raises(UserError, match=sentence):
            save_document_data(workspace, MISSING, wrong)
    with pytest.raises(UserError, match="al massimo 120"):
        with_footer(workspace, "x" * 121)
    save_document_data(workspace, MISSING, DRAFT)
    stale = document_data_form(workspace, MISSING, 2024).draft
    save_document_data(workspace, MISSING, replace(stale, place="Altrove"))
    with pytest.raises(UserError, match="modificati da un'altra finestra"):
        save_document_data(workspace, MISSING, replace(stale, place="Qui"))


def test_that_who_signs_goes_into_the_year_after_without_protocol_and_days(comune: Comune) -> None:
    workspace = comune.workspace
    save_document_data(workspace, MISSING, DRAFT)
    open_year(workspace, 2025)
    copy_year(workspace, YearCopy(2024, 2025))
    copied = document_data_form(workspace, MISSING, 2025).draft
    kept = replace(DRAFT, year=2025, version=1, protocol_number="", protocol_date=None, signed_on=None)
    assert copied == kept
    copy_year(workspace, YearCopy(2024, 2025))
    assert document_data_form(workspace, MISSING, 2025).draft == kept
