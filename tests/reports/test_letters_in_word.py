"""Letters of Word: each from a new page, with its addressee, its tables and its places to sign; the same bytes."""

from io import BytesIO

import docx
from docx.document import Document
from docx.oxml.ns import qn

from app.domain.documents.common import Imprint, Letterhead, Signature
from app.reports.word.letters import WrittenLetter, write_letters
from app.reports.written.content import WrittenHeading, said
from tests.reports.samples import imprint, letterhead


def letter(name: str, *, is_signed: bool = True) -> WrittenLetter:
    signed = (Signature("Valutatore", "Verdi Anna"), Signature("Per ricevuta", name)) if is_signed else ()
    elements = (said("Si consegna la scheda."), WrittenHeading("Termini", 2))
    return WrittenLetter(letterhead(), imprint(), (f"A: {name}", "matricola 0002"), "Consegna", elements, signed)


def written(*letters: WrittenLetter) -> bytes:
    out = BytesIO()
    write_letters(letters, "Lettere", out)
    return out.getvalue()


def words_of(word: Document) -> list[str]:
    return [one.text for one in word.paragraphs]


def test_that_each_letter_begins_a_page_and_has_its_subject_as_a_heading() -> None:
    word = docx.Document(BytesIO(written(letter("Rossi Mario"), letter("Neri Ugo"))))
    breaks = [one for one in word.paragraphs if one.paragraph_format.page_break_before]
    assert len(breaks) == 1
    assert [one.text for one in word.paragraphs if one.style and one.style.name == "Heading 2"] == [
        "Oggetto: Consegna", "Oggetto: Consegna",
    ]  # fmt: skip
    assert words_of(word).index("A: Rossi Mario") < words_of(word).index("A: Neri Ugo")


def test_that_places_to_sign_are_a_row_that_no_page_parts() -> None:
    word = docx.Document(BytesIO(written(letter("Rossi Mario"))))
    [table] = word.tables
    assert [cell.text.split("\n")[:2] for cell in table.rows[0].cells] == [
        ["Valutatore", "Verdi Anna"], ["Per ricevuta", "Rossi Mario"],
    ]  # fmt: skip
    assert table.rows[0]._tr.trPr.find(qn("w:cantSplit")) is not None


def test_that_a_note_to_oneself_has_neither_place_nor_signatures() -> None:
    word = docx.Document(BytesIO(written(letter("Rossi Mario", is_signed=False))))
    assert not word.tables
    assert not any(text.startswith("Luogo") for text in words_of(word))


def test_that_the_same_letters_are_the_same_bytes_and_odd_names_do_not_stop_them() -> None:
    odd = WrittenLetter(
        Letterhead("Comune", (), b"non e una figura"), Imprint(imprint().printed_on), ("A: \x00Ru\u0161i\u010d",), "",
        (said(""),), (Signature("", ""),),
    )  # fmt: skip
    assert written(odd) == written(odd)
    assert "A: Ru\u0161i\u010d" in words_of(docx.Document(BytesIO(written(odd))))
