"""The list of what is missing on paper."""

from datetime import date

import pytest
from pypdf import PdfReader

from app.domain.documents.catalogue import MISSING, DocumentRequest
from app.services.cycles import open_year
from app.services.documents.printing import print_document
from tests.pdf_words import words_of


@pytest.fixture
def printed(session_open, tmp_path) -> str:
    target = tmp_path / "mancanze.pdf"
    print_document(session_open.later(date(2025, 3, 12)), DocumentRequest(MISSING, 2024), target)
    return words_of(target)


def test_that_the_list_says_who_must_act_what_and_by_when(printed) -> None:
    assert "Che cosa manca nel 2024" in printed
    assert "Bianchi Carla" in printed
    assert "EQ Affari generali: " in printed
    assert "Rossi Mario: scheda da cominciare Valutazioni 31/05/2025 fra 80 giorni" in printed
    assert "O3 «Riordino dell'archivio» non ha indicatori." in printed
    assert "406 giorni di ritardo" in printed


def test_that_the_user_comes_first_as_on_the_screen(printed) -> None:
    assert printed.index("Bianchi Carla") < printed.index("EQ Affari generali: ")


def test_that_a_year_with_nothing_to_do_says_so(session_open, tmp_path) -> None:
    open_year(session_open.workspace, 2027)
    target = tmp_path / "niente.pdf"
    print_document(session_open.workspace, DocumentRequest(MISSING, 2027), target)
    assert "Al " in words_of(target)


def test_that_many_things_go_over_several_pages(session_open, tmp_path, add_many) -> None:
    add_many(120)
    target = tmp_path / "lungo.pdf"
    print_document(session_open.workspace, DocumentRequest(MISSING, 2024), target)
    reader = PdfReader(target)
    assert len(reader.pages) > 2
    assert words_of(target).count("non ha indicatori") == 121


@pytest.fixture
def add_many(session_open):
    from app.models.objectives import Objective
    from app.services.transaction import unit_of_work

    def add(count: int) -> None:
        with unit_of_work(session_open.workspace, "Obiettivi") as unit:
            first = unit.session.get_one(Objective, 1)
            for number in range(count):
                unit.add(
                    Objective(
                        cycle_id=first.cycle_id, code=f"N{number:03}", title=f"Nuovo {number}", kind=first.kind,
                        scope=first.scope,
                    )
                )  # fmt: skip

    return add
