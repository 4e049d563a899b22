from datetime import date
from decimal import Decimal

import pytest

from app.domain.columns import Column, Format
from app.domain.italian import NotReadable
from app.ui.kit.mnemonics import with_mnemonics
from app.ui.kit.reading import editing_text, read_text


def column(kind, **more):
    return Column("key", "Voce", kind, **more)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (Format.TEXT, "  Rossi ", "Rossi"),
        (Format.CODE, "0012", "0012"),
        (Format.INTEGER, "12", 12),
        (Format.DECIMAL, "62.5", Decimal("62.5")),
        (Format.DECIMAL, "62,5", Decimal("62.5")),
        (Format.PERCENT, "50 %", Decimal(50)),
        (Format.MONEY, "1.234,56 €", Decimal("1234.56")),
        (Format.DATE, "31/12/2024", date(2024, 12, 31)),
        (Format.BOOLEAN, "SÌ", True),
        (Format.BOOLEAN, "x", True),
        (Format.BOOLEAN, "no", False),
        (Format.BOOLEAN, "", False),
        (Format.DATE, " ", None),
        (Format.DECIMAL, "", None),
    ],
)
def test_that_typed_text_becomes_the_value_of_its_column(kind, text, value):
    assert read_text(column(kind), text) == value


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        (Format.INTEGER, "1,5"),
        (Format.DECIMAL, "1.234,5"),
        (Format.MONEY, "dieci"),
        (Format.DATE, "domani"),
        (Format.BOOLEAN, "forse"),
    ],
)
def test_that_what_is_not_readable_is_said_with_the_text_itself(kind, text):
    with pytest.raises(NotReadable, match=f"«{text}»"):
        read_text(column(kind), text)


@pytest.mark.parametrize(("text", "value"), [("f", "donna"), ("M", "uomo"), ("do", "donna"), ("Uomo", "uomo")])
def test_that_a_gender_is_said_by_its_beginning_or_by_its_letter(text, value):
    assert read_text(column(Format.CHOICE, choices=("donna", "uomo")), text) == value


def test_that_the_beginning_of_two_choices_chooses_none():
    with pytest.raises(NotReadable, match="non è nell'elenco"):
        read_text(column(Format.CHOICE, choices=("media", "mediana", "somma")), "med")
    assert read_text(column(Format.CHOICE, choices=("media", "mediana", "somma")), "s") == "somma"


def test_that_a_date_written_short_is_completed_by_the_working_year_and_by_its_meaning():
    assert read_text(column(Format.DATE), "3/5", 2024) == date(2024, 5, 3)
    assert read_text(column(Format.DATE), "3/5/30", 2024) == date(2030, 5, 3)
    assert read_text(column(Format.DATE, is_past=True), "3/5/30", 2024) == date(1930, 5, 3)


def test_that_a_choice_is_found_whatever_its_case_and_others_are_refused_with_the_list():
    gender = column(Format.CHOICE, choices=("donna", "uomo"))
    assert read_text(gender, "DONNA") == "donna"
    with pytest.raises(NotReadable, match="donna, uomo"):
        read_text(gender, "altro")


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Format.MONEY, Decimal("1234.56"), "1234,56"),
        (Format.PERCENT, Decimal(50), "50"),
        (Format.INTEGER, 1200, "1200"),
        (Format.DATE, date(2024, 12, 31), "31/12/2024"),
        (Format.TEXT, None, ""),
    ],
)
def test_that_a_value_is_edited_as_one_types_it_and_reads_back_the_same(kind, value, text):
    assert editing_text(column(kind), value) == text
    assert read_text(column(kind), text) == value


def test_that_letters_to_press_are_all_different_and_without_accents():
    marked = with_mnemonics(["È nuovo", "Nome", "Note", "N"], taken="o")
    assert marked == ["È &nuovo", "No&me", "No&te", "N"]
