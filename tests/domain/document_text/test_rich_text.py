"""The form of the words of a document, and their fields."""

from hypothesis import given
from hypothesis import strategies as st

from app.domain.document_text.fields import TO_FILL, TextField, fields_in, fill_fields, unknown_fields
from app.domain.document_text.parts import PLAN_PARTS, REPORT_PARTS, validate_words
from app.domain.document_text.rich_text import (
    TextKind,
    TextRun,
    joined_sections,
    runs_of,
    sections_of,
    text_blocks,
    unwrapped,
)
from app.domain.issues import Severity, errors_of

BODY = """
Una riga che
va a capo.

## Un titolo
- primo **forte**
- secondo, che
  continua
1. uno
2) due
a) lettera
Ancora la lettera.

Fine."""


def test_that_lines_become_headings_paragraphs_and_items() -> None:
    assert [(one.kind, one.marker, one.text) for one in text_blocks(BODY)] == [
        (TextKind.PARAGRAPH, "", "Una riga che va a capo."),
        (TextKind.HEADING, "", "Un titolo"),
        (TextKind.BULLET, "", "primo forte"),
        (TextKind.BULLET, "", "secondo, che continua"),
        (TextKind.NUMBERED, "1.", "uno"),
        (TextKind.NUMBERED, "2)", "due"),
        (TextKind.NUMBERED, "a)", "lettera Ancora la lettera."),
        (TextKind.PARAGRAPH, "", "Fine."),
    ]


def test_that_what_was_broken_to_be_read_is_one_line_again_and_says_the_same() -> None:
    assert unwrapped("# Titolo\nUna riga\nche va.\n\n- uno\n  ancora\n- due\n\nFine\nqui.") == (
        "# Titolo\nUna riga che va.\n\n- uno ancora\n- due\n\nFine qui."
    )
    assert text_blocks(unwrapped(BODY)) == text_blocks(BODY)


def test_that_bold_words_are_apart_and_a_mark_alone_is_words() -> None:
    assert runs_of("il **Piano**, poi **altro**") == (
        TextRun("il "), TextRun("Piano", is_bold=True), TextRun(", poi "), TextRun("altro", is_bold=True)
    )  # fmt: skip
    assert runs_of("due ** soli") == (TextRun("due ** soli"),)
    assert runs_of("**") == (TextRun("**"),)


def test_that_what_looks_like_a_mark_inside_a_line_is_words() -> None:
    [only] = text_blocks("articolo 5 - comma 1. Si veda #3 e a) b)")
    assert only.text == "articolo 5 - comma 1. Si veda #3 e a) b)"


@given(st.text())
def test_that_no_text_is_refused_and_no_letter_is_lost(body: str) -> None:
    kept = "".join(block.text + block.marker for block in text_blocks(body))
    lost = set(body) - set(kept)
    assert not {sign for sign in lost if sign.isalnum()}


@given(st.lists(st.tuples(st.sampled_from(["", "Titolo", "Un altro"]), st.sampled_from(["", "Testo.", "- a\n- b"]))))
def test_that_parting_and_joining_again_changes_nothing(sections: list[tuple[str, str]]) -> None:
    once = joined_sections(sections)
    assert joined_sections(sections_of(once)) == once


def test_that_a_title_begins_a_section_and_a_lesser_one_does_not() -> None:
    assert sections_of("Prima.\n\n# Uno\n\nTesto.\n\n## Dentro\n\n# Due") == (
        ("", "Prima."), ("Uno", "Testo.\n\n## Dentro"), ("Due", "")
    )  # fmt: skip


def test_that_fields_are_filled_dotted_or_left() -> None:
    text = "Il {comune}, {anno}: {sindaco}, {pippo} e {graffe strane}"
    values = {TextField.MUNICIPALITY: "Comune di {anno}", TextField.YEAR: "2024"}
    assert fill_fields(text, values) == f"Il Comune di {{anno}}, 2024: {TO_FILL}, {{pippo}} e {{graffe strane}}"
    assert fields_in(text) == [TextField.MUNICIPALITY, TextField.YEAR, TextField.MAYOR]
    assert unknown_fields(text) == ["pippo"]


def test_that_an_unknown_field_is_told_and_a_title_without_end_refused() -> None:
    assert [issue.severity for issue in validate_words("{pippo}")] == [Severity.WARNING]
    assert errors_of(validate_words("# " + "x" * 301))
    assert errors_of(validate_words("x" * 100_001))
    assert not validate_words("# Titolo\n\n{comune}")


def test_that_the_codes_of_the_parts_are_kept_short_and_each_is_one() -> None:
    codes = [one for part in (*PLAN_PARTS, *REPORT_PARTS) for one in (part.code, part.own_code)]
    assert len(set(codes)) == len(codes)
    assert max(map(len, codes)) <= 50
