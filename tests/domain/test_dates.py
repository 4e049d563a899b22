"""Dates as people type them."""

import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain import italian
from app.domain.columns import Column, Format
from app.domain.dates import NotADate, parse_date
from app.domain.italian import NotReadable
from app.domain.workbooks.cells import CellRefused, RawCell, read_cell

DAYS = st.dates(date(1900, 1, 1), date(2199, 12, 31))


@pytest.mark.parametrize(
    "text",
    ["1/3/2010", "01/03/2010", "01032010", "1.3.2010", "1-3-2010", "1 3 2010", "2010-03-01", "2010/3/1", "1 mar 2010",
     "1º marzo 2010", "1° Marzo 2010", "1mar2010", "1-mar-2010", " 1 / 3 / 2010 "],
)  # fmt: skip
def test_that_a_whole_date_is_read_however_it_is_typed(text: str) -> None:
    assert parse_date(text) == date(2010, 3, 1)


@pytest.mark.parametrize("text", ["010310", "1/3/10", "1.3.10", "1 mar 10", "1 marzo '10", "1/3/’10"])
def test_that_a_year_of_two_digits_follows_the_working_year(text: str) -> None:
    assert parse_date(text, 2024) == date(2010, 3, 1)


@pytest.mark.parametrize(
    ("text", "is_past", "year"),
    [("3/5/75", True, 1975), ("3/5/75", False, 1975), ("3/5/44", False, 2044), ("3/5/44", True, 1944),
     ("3/5/24", True, 2024), ("3/5/25", True, 1925), ("3/5/45", False, 1945), ("3/5/00", True, 2000)],
)  # fmt: skip
def test_that_the_century_follows_the_meaning_of_the_date(text: str, is_past: bool, year: int) -> None:
    assert parse_date(text, 2024, is_past=is_past) == date(year, 5, 3)


@pytest.mark.parametrize("text", ["15/9", "15.9", "15 set", "15 settembre", "15sett"])
def test_that_day_and_month_alone_are_of_the_working_year(text: str) -> None:
    assert parse_date(text, 2024) == date(2024, 9, 15)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("31/02/2024", "Febbraio ha 29 giorni nel 2024"),
        ("30/2/2023", "Febbraio ha 28 giorni nel 2023"),
        ("31042024", "Aprile ha 30 giorni"),
        ("00/01/2024", "«00/01/2024»: il giorno 0 non c'è"),
        ("1/13/2024", "«1/13/2024»: il mese 13 non c'è"),
        ("1/1/0000", "«1/1/0000»: l'anno 0 non c'è"),
        ("3/5/75", "«3/5/75»: scrivere l'anno con quattro cifre"),
        ("3/5", "«3/5»: manca l'anno"),
    ],
)
def test_that_a_date_of_no_day_is_refused_with_the_reason(text: str, reason: str) -> None:
    with pytest.raises(NotADate) as refused:
        parse_date(text)
    assert str(refused.value) == reason


@pytest.mark.parametrize(
    "text", ["12/2024", "domani", "", "1/3/201", "20240", "1 xyz 2024", "1 ma 2024", "٣/3/2024", "a1/3/2024", "2024"]
)
def test_that_what_is_no_date_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(NotReadable, match="scrivere giorno, mese e anno"):
        parse_date(text, 2024)


@given(DAYS)
def test_that_a_date_is_read_as_it_was_written(day: date) -> None:
    ways = (italian.format_date(day), italian.format_long_date(day), day.isoformat(), f"{day:%d%m%Y}")
    assert {parse_date(way) for way in ways} == {day}


@given(DAYS, st.integers(1950, 2150), st.booleans())
def test_that_a_year_of_two_digits_keeps_its_digits_and_stays_near(day: date, year: int, is_past: bool) -> None:
    if day.day == 29:
        return  # not a day in every year
    found = parse_date(f"{day:%d%m%y}", year, is_past=is_past)
    assert (found.day, found.month, found.year % 100) == (day.day, day.month, day.year % 100)
    assert year - 100 < found.year <= (year if is_past else year + 20)


def test_that_a_workbook_takes_whole_dates_and_refuses_those_that_may_be_of_two_centuries() -> None:
    column = Column("on", "Nascita", Format.DATE)
    assert read_cell(column, RawCell("1 mar 2010")) == read_cell(column, RawCell("01032010")) == date(2010, 3, 1)
    for text, remedy in (("3/5/75", "quattro cifre"), ("3/5", "manca l'anno"), ("31/2/2024", "29 giorni nel 2024")):
        with pytest.raises(CellRefused) as refused:
            read_cell(column, RawCell(text))
        assert remedy in refused.value.remedy


def test_that_a_cell_full_of_spaces_is_refused_at_once() -> None:
    began = time.monotonic()
    with pytest.raises(NotReadable):
        parse_date(f"1{' ' * 30_000}x", 2024)
    assert time.monotonic() - began < 1
