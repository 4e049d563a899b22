"""The texts of a document: of the program, of the ente's plan, or written by the ente."""

from dataclasses import replace

import pytest
from sqlalchemy import select

from app.domain.document_text.fields import TextField, unknown_fields
from app.domain.document_text.parts import TITLE_PART, PartWords, TextOrigin
from app.domain.documents.catalogue import PLAN, DocumentFormat, DocumentRequest
from app.domain.errors import UserError
from app.domain.validation import NotValid
from app.models.cycles import Cycle
from app.models.plans import OwnPlanText
from app.services.access import reading
from app.services.audit import undoing
from app.services.documents.printing import filled
from app.services.documents.registry import DOCUMENTS, parts_of
from app.services.documents.texts import (
    keep_words,
    printed_texts,
    restore_words,
    templates,
    values_of_fields,
    words_of_document,
)
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.closing import close_explained

YEAR = 2024


def words(workspace: Workspace, code: str) -> PartWords:
    return next(one for one in words_of_document(workspace, PLAN, YEAR) if one.part.code == code)


def rows(workspace: Workspace) -> list[tuple[str, str, str]]:
    with reading(workspace, PLAN.question) as session:
        found = session.scalars(select(OwnPlanText).order_by(OwnPlanText.position))
        return [(one.part, one.title, one.body) for one in found]


def take_in(workspace: Workspace, *texts: tuple[str, str, str]) -> None:
    """Keep texts as the import of a plan does."""
    with unit_of_work(workspace, "Importazione del piano") as unit:
        cycle = unit.session.scalars(select(Cycle).where(Cycle.year == YEAR)).one()
        for position, (part, title, body) in enumerate(texts, start=1):
            unit.add(
                OwnPlanText(
                    cycle_id=cycle.id, part=part, title=title, body=body, position=position, origin="piano.docx"
                )
            )


def printed_titles(workspace: Workspace, code: str) -> list[str]:
    with filled(workspace, DocumentRequest(PLAN, YEAR), parts_of(PLAN, DOCUMENTS)) as document:
        return [text.title for text in document.texts[code]]


def test_that_the_program_has_words_for_a_comune_that_wrote_none(planned) -> None:
    found = words(planned.workspace, "introduction")
    assert (found.origin, found.can_be_restored, found.source) == (TextOrigin.TEMPLATE, False, "")
    assert printed_titles(planned.workspace, "introduction")[0] == "Che cos'è questo piano"
    assert printed_titles(planned.workspace, "guidelines") == []


def test_that_every_field_of_what_ships_exists_and_every_part_of_it_is_printed() -> None:
    with_words = [row.kind for row in DOCUMENTS if row.kind.texts]
    assert PLAN in with_words
    for kind in with_words:
        assert set(templates(kind)) == {part.code for part in kind.texts}
        assert not [one for text in templates(kind).values() for one in unknown_fields(text)]


def test_that_a_document_is_written_in_the_formats_that_its_kind_says() -> None:
    for row in DOCUMENTS:
        parts = row.load()
        assert {one for one in DocumentFormat if parts.writer(one)} == set(row.kind.formats), row.kind.code


def test_that_what_the_ente_writes_is_printed_with_its_fields_and_restored(planned) -> None:
    workspace = planned.workspace
    before = words(workspace, "introduction")
    assert keep_words(workspace, YEAR, before, "# Premessa\n\nIl {comune} nel {anno}.\n\n# Poi\n\n- a\n- b").entry
    own = words(workspace, "introduction")
    assert (own.origin, own.can_be_restored) == (TextOrigin.OWN, True)
    assert printed_titles(workspace, "introduction") == ["Premessa", "Poi"]
    [first, _] = printed_texts(own.body, values_of_fields(workspace, PLAN, YEAR))
    assert first.blocks[0].text == "Il Comune di Prova nel 2024."
    restore_words(workspace, YEAR, own)
    assert words(workspace, "introduction") == before
    assert rows(workspace) == []


def test_that_an_undone_text_is_as_it_was_and_redone_as_it_became(planned) -> None:
    workspace = planned.workspace
    before = words(workspace, "closing")
    keep_words(workspace, YEAR, before, "Nuovo.")
    undoing.undo_last(workspace)
    assert words(workspace, "closing") == before
    undoing.redo_last(workspace)
    assert words(workspace, "closing").body == "Nuovo."


def test_that_a_part_may_be_left_without_words(planned) -> None:
    workspace = planned.workspace
    keep_words(workspace, YEAR, words(workspace, "transparency"), "")
    assert printed_titles(workspace, "transparency") == []
    assert words(workspace, "transparency").origin is TextOrigin.OWN


@pytest.mark.parametrize(
    ("written", "printed"),
    [
        ("Piano della performance", "Piano della performance"),
        ("# PIAO {anno}\n\nSottosezione 2.2", "PIAO 2024"),
        ("  \n\n", "Piano degli obiettivi"),
    ],
)
def test_that_the_plan_is_called_as_the_ente_calls_it(planned, written: str, printed: str) -> None:
    keep_words(planned.workspace, YEAR, words(planned.workspace, TITLE_PART), written)
    with filled(planned.workspace, DocumentRequest(PLAN, YEAR), parts_of(PLAN, DOCUMENTS)) as document:
        assert document.title == printed
        assert TITLE_PART not in document.texts


def test_that_the_words_of_the_plan_taken_in_stay_as_they_came(planned) -> None:
    workspace = planned.workspace
    take_in(workspace, ("closing", "Dal piano", "Così."), ("closing", "E poi", "Cosà."))
    taken = words(workspace, "closing")
    assert (taken.origin, taken.source) == (TextOrigin.PLAN, "piano.docx")
    assert taken.body == "# Dal piano\n\nCosì.\n\n# E poi\n\nCosà."
    keep_words(workspace, YEAR, taken, "# Mio\n\nTesto.")
    own = words(workspace, "closing")
    assert (own.before, own.before_origin) == (taken.body, TextOrigin.PLAN)
    assert [row[:2] for row in rows(workspace)] == [
        ("closing", "Dal piano"), ("closing", "E poi"), ("own.closing", "Mio")
    ]  # fmt: skip
    keep_words(workspace, YEAR, own, taken.body)
    assert words(workspace, "closing") == taken


def test_that_nobody_writes_over_what_another_window_has_written(planned) -> None:
    workspace = planned.workspace
    before = words(workspace, "closing")
    keep_words(workspace, YEAR, before, "Prima finestra.")
    for again in (
        lambda: keep_words(workspace, YEAR, before, "Seconda."),
        lambda: restore_words(workspace, YEAR, before),
    ):
        with pytest.raises(UserError, match="modificato da un'altra finestra"):
            again()
    assert words(workspace, "closing").body == "Prima finestra."


def test_that_bad_words_and_a_closed_year_change_nothing(planned) -> None:
    workspace = planned.workspace
    before = words(workspace, "closing")
    with pytest.raises(NotValid, match="al massimo"):
        keep_words(workspace, YEAR, before, "x" * 100_001)
    assert keep_words(workspace, YEAR, before, before.body).is_empty
    close_explained(workspace, YEAR)
    with pytest.raises(UserError, match="chius"):
        keep_words(workspace, YEAR, before, "Tardi.")
    assert words(workspace, "closing") == before


def test_that_each_field_says_what_the_archive_holds(planned) -> None:
    values = values_of_fields(planned.workspace, PLAN, YEAR)
    assert set(values) == set(TextField)
    assert (values[TextField.PERIOD], values[TextField.PEOPLE]) == ("2024-2026", "24")
    assert (values[TextField.OBJECTIVES], values[TextField.MANDATE]) == ("5", "")


def test_that_the_words_are_of_their_year(planned) -> None:
    with pytest.raises(UserError, match="2030"):
        words_of_document(planned.workspace, PLAN, 2030)
    assert words_of_document(planned.workspace, replace(PLAN, texts=()), YEAR) == []
