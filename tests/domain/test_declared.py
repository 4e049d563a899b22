"""What a plan declares beside what is counted, and how acts are called."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from app.domain.acts import ActDraft, ActKind, act_name, validate_act
from app.domain.declared import CountedFacts, DeclaredDraft, DeclaredKind, compared, validate_declared
from app.domain.documents.figures import StaffRow

FACTS = CountedFacts(
    (StaffRow("Settore Tributi", 1, 2), StaffRow("Servizio Polizia locale", 3, 1)), {"Area Tecnica": "Rossi Anna"}
)
STAFF, HEADLINE, HEAD = DeclaredKind.STAFF, DeclaredKind.HEADLINE, DeclaredKind.HEAD


@pytest.mark.parametrize(
    ("draft", "counted", "difference"),
    [
        (DeclaredDraft(kind=STAFF, label="SETTORE TRIBUTI", men=1, women=2), "1 uomo, 2 donne", "uguale"),
        (DeclaredDraft(kind=STAFF, label="Tributi", men=0, women=3), "1 uomo, 2 donne", "diverso"),
        (DeclaredDraft(kind=STAFF, label="Polizia locale", men=3), "3 uomini, 1 donna", "uguale"),
        (DeclaredDraft(kind=STAFF, label="Settore Demografici", men=1, women=1), "–", ""),
        (DeclaredDraft(kind=STAFF, label="Totale", men=4, women=3), "4 uomini, 3 donne", "uguale"),
        (DeclaredDraft(kind=HEADLINE, label="Dipendenti in servizio", value=Decimal(24)), "7", "diverso"),
        (DeclaredDraft(kind=HEADLINE, label="Personale in servizio", value=Decimal(7)), "7", "uguale"),
        (DeclaredDraft(kind=HEADLINE, label="DONNE", text="3 (68%)"), "3", "uguale"),
        (DeclaredDraft(kind=HEADLINE, label="UOMINI", text="5 (32%)"), "4", "diverso"),
        (DeclaredDraft(kind=HEADLINE, label="UNITA' PERSONALE", text="24 (100%)"), "7", "diverso"),
        (DeclaredDraft(kind=HEADLINE, label="Popolazione", text="5.953 al 31 gennaio 2023"), "–", ""),
        (DeclaredDraft(kind=HEADLINE, label="Superficie", value=Decimal(7)), "–", ""),
        (DeclaredDraft(kind=HEAD, label="AREA TECNICA", text="Dott.ssa Anna Rossi"), "Rossi Anna", "uguale"),
        (DeclaredDraft(kind=HEAD, label="Area Tecnica", text="Bianchi Ugo"), "Rossi Anna", "diverso"),
        (DeclaredDraft(kind=HEAD, label="Area Sociale", text="Bianchi Ugo"), "–", ""),
    ],
)
def test_that_a_figure_is_compared_with_what_is_counted(draft: DeclaredDraft, counted: str, difference: str) -> None:
    [row] = compared([draft], FACTS)
    assert (row.counted, row.difference) == (counted, difference)
    [before] = compared([draft], CountedFacts())
    assert (before.counted, before.difference) == ("–", "")


def test_that_a_figure_says_what_it_is_about_and_something_of_it() -> None:
    assert [issue.field for issue in validate_declared(DeclaredDraft(label="Tributi"))] == ["value"]
    assert [issue.field for issue in validate_declared(DeclaredDraft(label=" ", men=1))] == ["label"]
    assert [issue.field for issue in validate_declared(DeclaredDraft(label="Tributi", men=-1))] == ["men"]
    assert validate_declared(DeclaredDraft(label="Tributi", men=0)) == []


def test_that_an_act_is_called_by_what_is_known_of_it() -> None:
    assert act_name(ActKind.GIUNTA, " 12 ", date(2024, 1, 30)) == "Delibera di Giunta n. 12 del 30/01/2024"
    assert act_name(ActKind.DETERMINA, "", None) == "Determina"
    assert [issue.code for issue in validate_act(ActDraft())] == ["nothing_said"]
    draft = ActDraft(subject="Piano della performance")
    assert validate_act(draft) == []
    assert [issue.field for issue in validate_act(replace(draft, on_date=date(204, 1, 30)))] == ["on_date"]
    assert [issue.field for issue in validate_act(replace(draft, number="1" * 31))] == ["number"]
