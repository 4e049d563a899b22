"""What the objectives of the ente teach, and the file in which its entries travel."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.catalogue.entry import Catalogue, CatalogueEntry, CatalogueIndicator, CatalogueSector, IndicatorNature
from app.domain.catalogue.own import MeasuredBefore, ObjectiveBefore, code_for, learned
from app.domain.catalogue.reading import indicator_issues, read_entries
from app.domain.catalogue.searching import search_catalogue
from app.domain.catalogue.stored import definition_text, stored_entry
from app.domain.catalogue.words import words_of
from app.domain.catalogue.writing import write_entries
from app.domain.ids import ObjectiveId
from app.domain.objectives.parameters import parameters_of
from app.domain.objectives.rule_parameters import IndicatorParameters, IndicatorStep, Lateness
from app.domain.objectives.vocabulary import Direction, IndicatorRule

D = Decimal
LIBRARY = CatalogueSector("library", "Biblioteca", ("bibliotec",))
SHIPPED = Catalogue((LIBRARY,), (CatalogueEntry("loans", "Prestare i libri", ("library",), ("prestit",)),))


def before(
    title: str, year: int = 2024, *, source: str = "Registro", unit: str = "Area Uno Biblioteca"
) -> ObjectiveBefore:
    rule, higher, none = IndicatorRule.PERCENT_OF_TARGET, Direction.HIGHER, IndicatorParameters()
    indicators = (
        MeasuredBefore("Prestiti", "n.", rule, higher, D("1200.00"), None, source, none),
        MeasuredBefore("Piano fatto", "", IndicatorRule.BY_DATE, higher, None, date(year, 6, 30), source, none),
    )
    return ObjectiveBefore(ObjectiveId(year), year, title, unit, indicators)


def test_that_an_objective_becomes_an_entry_with_its_target_as_a_hint() -> None:
    (found,) = learned([before("Più prestiti in biblioteca")], SHIPPED)
    assert found.entry.code == "piu-prestiti-in-biblioteca"
    assert found.entry.sectors == ("library",)
    assert [one.hint for one in found.entry.indicators] == ["Nel 2024: 1.200 n.", "Nel 2024: entro il 30/06/2024"]
    assert found.entry.indicators[0].draft.target is None
    assert [one.points_per_day for one in found.entry.indicators] == [0, 1], "a date that costs nothing is no term"


def test_that_a_date_costs_the_usual_point_a_day_or_what_the_entry_says() -> None:
    usual = CatalogueIndicator("Piano fatto", rule=IndicatorRule.BY_DATE)
    dear, other = replace(usual, penalty=D("2.5")), CatalogueIndicator("Prestiti", penalty=D(2))
    assert [parameters_of(one.draft.parameters).penalty for one in (usual, dear)] == [D(1), D("2.5")]
    entry = CatalogueEntry("a", "A", ("library",), indicators=(usual, dear))
    assert read_entries(write_entries([entry]), "voci.toml") == ((entry,), [])
    assert stored_entry("a", "A", definition_text(entry)) == entry
    assert "penalty" not in definition_text(replace(entry, indicators=(usual,))), "older entries stay as they are"
    assert [issue.field for issue in indicator_issues(other)] == ["penalty"]
    assert "negativa" in next(indicator_issues(replace(dear, penalty=D(-1)))).sentence


def test_that_of_what_was_measured_by_a_date_the_penalty_is_learned() -> None:
    given = before("Più prestiti in biblioteca")
    by_date = replace(given.indicators[1], parameters=IndicatorParameters(penalty=D(3)))
    by_month = replace(by_date, parameters=IndicatorParameters(penalty=D(9), lateness=Lateness.MONTH))
    for one, penalty in ((by_date, D(3)), (by_month, None)):
        (found,) = learned([replace(given, indicators=(one,))], SHIPPED)
        assert found.entry.indicators[0].penalty == penalty


def test_that_of_the_same_title_the_last_year_is_learned_once() -> None:
    found = learned([before("Più prestiti", 2023), before("PIÙ  PRESTITI.", 2025), before("Altro", 2022)], SHIPPED)
    assert [(one.entry.title, one.year) for one in found] == [("PIÙ  PRESTITI.", 2025), ("Altro", 2022)]


def test_that_what_names_a_person_or_has_no_indicator_or_is_there_is_not_learned() -> None:
    objectives = [
        before("Affiancare Rossi Maria allo sportello"),
        before("Sostituire il collega", source="Relazione di Maria Rossi"),
        ObjectiveBefore(ObjectiveId(9), 2024, "Senza indicatori", "", ()),
        before("Già nostra"),
    ]
    own = SHIPPED.with_own((CatalogueEntry("ours", "Già nostra"),))
    assert learned(objectives, own, ["Rossi Maria"]) == ()


def test_that_codes_are_never_taken_twice() -> None:
    assert code_for("Più libri", {"piu-libri"}) == "piu-libri-2"
    assert code_for("…", {"voce"}) == "voce-2"
    assert len(code_for("parola " * 40, ())) <= 60


texts = st.text(st.characters(codec="utf-8", exclude_categories=("Cs", "Cc")), min_size=1, max_size=30)
words = st.lists(texts.filter(words_of), max_size=12).map(tuple)
numbers = st.decimals(0, 1000, allow_nan=False, places=2)
steps = st.lists(st.builds(IndicatorStep, numbers, numbers), min_size=1, max_size=3).map(tuple)
indicators = st.builds(
    CatalogueIndicator,
    texts.filter(str.strip), texts, st.sampled_from(IndicatorRule), st.sampled_from(Direction), texts, texts, texts,
    st.sampled_from([None, *IndicatorNature]),
) | st.builds(CatalogueIndicator, st.just("A gradini"), rule=st.just(IndicatorRule.STEPS), steps=steps)  # fmt: skip
entries = st.builds(
    CatalogueEntry, texts.filter(str.strip), texts.filter(str.strip), words, words, words,
    st.lists(indicators, max_size=3).map(tuple),
)  # fmt: skip


@given(st.lists(entries, max_size=4, unique_by=lambda entry: entry.code))
def test_that_a_file_and_the_archive_give_back_the_same_entries(written: list[CatalogueEntry]) -> None:
    read, issues = read_entries(write_entries(written), "voci.toml")
    assert not issues
    assert list(read) == written
    assert [stored_entry(one.code, one.title, definition_text(one)) for one in written] == written


@pytest.mark.parametrize(
    ("text", "sector", "codes"),
    [
        ("", "", ["ours", "loans"]),
        ("", "library", ["loans"]),
        ("LIBR", "", ["loans"]),
        ("prestiti", "", ["loans"]),
        ("riletti", "", ["ours"]),
        ("bicicletta", "", []),
    ],
)
def test_that_entries_are_found_by_words_and_by_settore(text: str, sector: str, codes: list[str]) -> None:
    own = CatalogueEntry("ours", "Leggere", (), ("lettur",), (), (CatalogueIndicator("Volumi riletti"),))
    assert [entry.code for entry in search_catalogue(SHIPPED.with_own((own,)), text, sector)] == codes
