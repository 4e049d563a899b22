"""What changed between two methods, in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import Watched
from app.domain.method.template import BlockingRule, Factor, FactorText, Rank
from app.domain.method_editing.comparison import differences
from app.domain.method_editing.parts import title_of
from app.domain.method_editing.places import add, at, move, put, remove
from app.services.methods.presets import read_preset

METHOD = read_preset("tre-ambiti")
SECTION = ("templates", 0, "sections", 0)


def told(other: MethodDefinition) -> list[str]:
    return [one.sentence for one in differences(METHOD, other)]


def where() -> str:
    template = METHOD.templates[0]
    return f"Scheda «{template.code}», sezione «{template.sections[0].title}»"


def test_that_the_same_method_has_no_differences() -> None:
    assert told(METHOD) == []


def test_that_a_weight_is_told_before_and_after() -> None:
    before = METHOD.templates[0].sections[0].weight
    other = put(METHOD, (*SECTION, "weight"), Decimal(50))
    assert told(other) == [f"{where()}: peso {before} → 50"]


def test_that_sections_gone_and_come_are_told() -> None:
    without = remove(METHOD, SECTION)
    assert told(without) == [f"{where()}: tolta presente → –"]
    assert [one.sentence for one in differences(without, METHOD)] == [f"{where()}: aggiunta – → presente"]


def test_that_a_new_factor_and_the_text_of_another_are_told() -> None:
    place = next(
        ("templates", 0, "sections", number)
        for number, section in enumerate(METHOD.templates[0].sections)
        if section.factors
    )
    old = at(METHOD, (*place, "factors", 0)).text
    other, _ = add(METHOD, (*place, "factors"), Factor("nuovo", "Cura degli utenti"))
    other = put(other, (*place, "factors", 0, "text"), "Altro testo")
    first, second = told(other)
    assert first.endswith(f"fattore «{old}»: fattore {old} → Altro testo") or "Altro testo" in first
    assert second.endswith("fattore «Cura degli utenti»: aggiunto – → presente")


def test_that_another_order_is_told() -> None:
    other, _ = move(METHOD, SECTION, 1)
    [sentence] = told(other)
    assert "ordine: sezioni" in sentence


def test_that_bands_labels_and_rules_are_told() -> None:
    other = put(METHOD, ("templates", 0, "bands", "threshold"), Decimal(70))
    other = replace(other, labels=replace(other.labels, body="OIV"), name="Tre ambiti nuovi")
    name, body, band = told(other)
    assert name == "Metodologia: nome Tre ambiti → Tre ambiti nuovi"
    assert body.endswith("→ OIV")
    assert band.endswith("fasce: soglia 60 → 70")


def test_that_yes_and_no_and_what_is_empty_are_written_in_words() -> None:
    place = (*SECTION, "is_printed")
    assert told(put(METHOD, place, not at(METHOD, place))) == [f"{where()}: si stampa sì → no"]
    [sentence] = told(put(METHOD, (*SECTION, "maximum_weight"), Decimal(60)))
    assert sentence.endswith("peso massimo – → 60")


def test_that_a_table_names_the_part_before_what_it_is_in() -> None:
    place = (*SECTION, "is_printed")
    [one] = differences(METHOD, put(METHOD, place, not at(METHOD, place)))
    template = METHOD.templates[0]
    assert one.place == f"Sezione «{template.sections[0].title}» (Scheda «{template.code}»)"
    [name] = differences(METHOD, replace(METHOD, name="Altra"))
    assert name.place == "Metodologia"


@pytest.mark.parametrize(
    ("thing", "words"),
    [
        (BlockingRule(), "totale"),
        (BlockingRule("comp"), "comp"),
        (BlockingRule("comp", watches=Watched.FACTOR, item="F1"), f"{Watched.FACTOR.italian} F1"),
        (BlockingRule(watches=Watched.DUTY, item="d"), f"{Watched.DUTY.italian} d"),
        (BlockingRule(watches=Watched.CERTIFIED), Watched.CERTIFIED.italian),
        (Rank(Decimal(10), first=3), "primi 3"),
        (Rank(Decimal(10), percent=Decimal(25)), "primo 25 %"),
        (Rank(Decimal(10)), "tutti gli altri"),
        (FactorText(()), "nessuna area"),
        (FactorText(("Operatori", "Istruttori")), "Operatori, Istruttori"),
    ],
)
def test_that_an_item_without_a_title_is_called_by_what_it_looks_at(thing: object, words: str) -> None:
    assert title_of(thing) == words
