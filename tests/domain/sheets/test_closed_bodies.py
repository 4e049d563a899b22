"""Closed sheets of format 1, as the code of earlier schemas stored them: read, computed again, told when touched."""

import json
from collections.abc import Callable, Iterator
from dataclasses import fields, replace
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from app.domain.documents.common import Imprint, Letterhead
from app.domain.documents.sheet import SheetMode
from app.domain.errors import UserError
from app.domain.method.vocabulary import ObjectiveSource, RoundingMode
from app.domain.serial.canonical import sha256_of
from app.domain.sheets.paper import document_of
from app.domain.sheets.recomputed import what_differs
from app.domain.sheets.snapshot import FORMAT, result_of, take_snapshot
from app.domain.sheets.stored import FORMATS, read_frozen, read_snapshot, write_snapshot

FOLDER = Path(__file__).parent / "closed"
BODIES = {path.stem: path.read_text(encoding="utf-8") for path in sorted(FOLDER.glob("*.json"))}
OF_SCHEMA_1 = [name for name in BODIES if name.startswith("schema-1")]
OF_SCHEMA_2 = [name for name in BODIES if name.startswith("schema-2")]
EQ, COMPOSED = "schema-1-eq", "schema-2-composed"

Body = dict[str, Any]


def lines(step: Body) -> Iterator[Body]:
    yield step
    for child in step["children"]:
        yield from lines(child)


def line(body: Body, key: str) -> Body:
    return next(step for step in lines(body["explanation"]) if step["key"] == key)


def told(name: str, touch: Callable[[Body], object]) -> str | None:
    """What is said of a body touched by hand and given the hash of what it became."""
    body = json.loads(BODIES[name])
    touch(body)
    text = json.dumps(body, ensure_ascii=False)
    return what_differs(text, sha256_of(text))


@pytest.mark.parametrize("name", BODIES)
def test_that_a_stored_body_computed_again_comes_out_the_same(name: str) -> None:
    assert what_differs(BODIES[name], sha256_of(BODIES[name])) is None


@pytest.mark.parametrize("name", BODIES)
def test_that_lists_and_the_page_read_the_numbers_that_were_stored(name: str) -> None:
    stored = json.loads(BODIES[name])
    snapshot, head = read_snapshot(BODIES[name]), read_frozen(BODIES[name])
    assert head.outcome == snapshot.outcome
    assert head.person == snapshot.content.person
    assert head.outcome.total == Decimal(stored["outcome"]["total"])
    assert head.digits == snapshot.content.template.rounding.digits


@pytest.mark.parametrize("name", OF_SCHEMA_1)
def test_that_what_schema_1_did_not_store_reads_as_it_was_then(name: str) -> None:
    template = read_snapshot(BODIES[name]).content.template
    assert {section.objective_source for section in template.sections} == {ObjectiveSource.PERSON}
    assert template.rounding.mode is RoundingMode.HALF_UP


@pytest.mark.parametrize("name", OF_SCHEMA_2)
def test_that_a_body_is_written_today_byte_by_byte_as_it_was(name: str) -> None:
    assert write_snapshot(read_snapshot(BODIES[name])) == BODIES[name]


def test_that_the_hash_is_of_the_text_as_it_is_stored() -> None:
    spaced = json.dumps(json.loads(BODIES[EQ]), ensure_ascii=False, indent=1)
    assert what_differs(spaced, sha256_of(spaced)) is None
    assert what_differs(spaced, sha256_of(BODIES[EQ])) == "il contenuto conservato non corrisponde alla sua impronta"


@pytest.mark.parametrize("name", BODIES)
def test_that_other_words_of_the_code_are_no_difference(name: str) -> None:
    def reword(body: Body) -> None:
        for step in lines(body["explanation"]):
            step["label"], step["formula"] = f"{step['label']} (detto altrimenti)", "in altre parole"
            step["values"] = [["voce", "altro"]]
            step["shown"] = step["shown"] if step["result"] else "assente"
        for section in body["outcome"]["sections"]:
            section["title"] += " (altro titolo)"

    assert told(name, reword) is None


def test_that_the_paper_has_the_words_and_the_numbers_that_were_frozen() -> None:
    body = json.loads(BODIES[EQ])
    body["outcome"] |= {"total": "12.34", "band": "Fascia di allora"}
    line(body, "total").update(formula="con le parole di allora", shown="12,34")
    snapshot = read_snapshot(json.dumps(body))
    document = document_of(snapshot.content, SheetMode.FINAL, Letterhead("Comune"), IMPRINT, result_of(snapshot))
    assert (document.result.total, document.result.band) == (Decimal("12.34"), "Fascia di allora")
    assert "con le parole di allora" in " ".join(row.formula for row in document.explanation)
    assert document.missing == ()


def test_that_the_share_of_a_band_is_shown_with_six_decimals() -> None:
    body = json.loads(BODIES[EQ])
    line(body, "band").update(result="200/3")
    assert result_of(read_snapshot(json.dumps(body))).share == Decimal("66.666667")


def test_that_the_degrees_of_lines_are_those_of_the_frozen_explanation() -> None:
    body = json.loads(BODIES[EQ])
    section = next(step for step in lines(body["explanation"]) if "/" in step["key"])
    section["result"] = "7"
    code, _, item = section["key"].removeprefix("section:").partition("/")
    result = result_of(read_snapshot(json.dumps(body)))
    assert result.section(code).item(item).shown_degree == 7


def test_that_an_untouched_body_gives_the_whole_result_it_was_made_of() -> None:
    snapshot = read_snapshot(BODIES[COMPOSED])
    again = take_snapshot(snapshot.content)
    assert result_of(snapshot) == result_of(replace(again, format=snapshot.format))


TOUCHED: dict[str, tuple[Callable[[Body], object], str]] = {
    "total": (lambda b: b["outcome"].update(total="99.99"), "il totale era 99,99"),
    "exact total": (lambda b: b["outcome"].update(exact_total="99"), "il totale esatto era 99 "),
    "individual": (lambda b: b["outcome"].update(individual="1"), "la performance individuale era 1,00"),
    "share": (lambda b: b["outcome"].update(share="1"), "la quota del premio era 1,00"),
    "negative": (lambda b: b["outcome"].update(is_negative=True), "l'esito"),
    "top": (lambda b: b["outcome"].update(is_top=not b["outcome"]["is_top"]), "l'esito"),
    "band": (lambda b: b["outcome"].update(band="Ottimissimo"), "la fascia era «Ottimissimo»"),
    "section": (lambda b: b["outcome"]["sections"][0].update(degree="1"), "il grado della sezione «"),
    "section gone": (lambda b: b["outcome"]["sections"].pop(), "le sezioni"),
    "line": (lambda b: line(b, "individual").update(result="1/3"), "la riga «Performance individuale» era 0,333333…"),
    "shown": (lambda b: line(b, "total").update(shown="99,99"), "la riga «Totale» mostra 99,99"),
    "cut": (lambda b: line(b, "total").update(shown="99,9…"), "la riga «Totale» mostra 99,9…"),
    "line gone": (lambda b: b["explanation"]["children"].pop(0), "manca la riga «"),
    "lines turned": (lambda b: b["explanation"]["children"].reverse(), "non sono nell'ordine"),
    "line more": (
        lambda b: b["explanation"]["children"].append(dict(line(b, "total"), key="extra", label="Di più")),
        "la riga «Di più» non viene dal calcolo",
    ),
    "score": (lambda b: scored(b).update(value="2"), "era"),
    "weight": (lambda b: b["matter"]["method"]["templates"][0]["sections"][0].update(weight="1"), "era"),
}


def scored(body: Body) -> Body:
    factors = (one for section in body["matter"]["given"]["sections"] for one in section["factors"])
    return next(one for one in factors if one["value"] not in {None, "2"})


@pytest.mark.parametrize("what", TOUCHED)
def test_that_a_touched_number_is_told_by_its_name(what: str) -> None:
    touch, sentence = TOUCHED[what]
    found = told(EQ, touch)
    assert found is not None
    assert sentence in found


@pytest.mark.parametrize(
    "touch",
    [
        lambda b: b.pop("matter"),
        lambda b: b["matter"].pop("given"),
        lambda b: b["matter"].update(round_kind="altro"),
        lambda b: b["outcome"].update(exact_total="x"),
        lambda b: b.update(more=1),
        lambda b: b["matter"]["person"]["period"].update(end="1900-01-01"),
        lambda b: b.update(format=99),
    ],
)
def test_that_a_body_that_cannot_be_read_is_told_and_raises_nothing_else(touch: Callable[[Body], object]) -> None:
    found = told(EQ, touch)
    assert found is not None
    assert found.startswith("il contenuto conservato non è leggibile (")


@pytest.mark.parametrize(
    "text", ["", "[]", "{}", '{"format": 1}', '{"format": true}', '{"format": 2}', '{"format": 5}']
)
def test_that_what_is_no_body_is_refused_in_italian(text: str) -> None:
    for read in (read_snapshot, read_frozen):
        with pytest.raises(UserError):
            read(text)


def test_that_each_format_has_a_row() -> None:
    assert list(FORMATS) == [1, 2, 3, FORMAT] == [1, 2, 3, 4]
    assert [one.name for one in fields(FORMATS[1])] == ["snapshot", "head", "band_name"]


IMPRINT = Imprint(date(2025, 1, 2), "2024/1", "Metodo", "abc")
