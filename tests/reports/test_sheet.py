"""The evaluation sheet as it comes out of the printer."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from functools import lru_cache
from io import BytesIO
from itertools import pairwise

import pdfplumber
import pytest
from PIL import Image
from pypdf import PdfReader

from app.domain.documents.common import Signature
from app.domain.documents.sheet import EvaluationSheetDocument, PrintedResult, SheetMode
from app.domain.sheets.particulars import SheetDates, SheetTexts
from app.reports.fonts import Face
from app.reports.print_sheets import print_sheets
from app.reports.style import FRAME_BOTTOM, FRAME_LEFT, FRAME_RIGHT, PAGE_HEIGHT
from tests.reports.samples import LONG_NOTE, factor, letterhead, objective, person, section, sheet


def printed(*documents: EvaluationSheetDocument) -> BytesIO:
    out = BytesIO()
    print_sheets(documents, out)
    return out


@lru_cache(maxsize=32)  # many look at the same sheet
def pages_of(*documents: EvaluationSheetDocument) -> tuple[str, ...]:
    return tuple(page.extract_text() for page in PdfReader(printed(*documents)).pages)


EQ = "Titolare di incarico di Elevata Qualificazione"


def text_of(*documents: EvaluationSheetDocument) -> str:
    return "\n".join(pages_of(*documents))


def test_that_the_header_says_who_is_evaluated_where_and_when() -> None:
    text = text_of(sheet(role=EQ))
    for expected in (
        "Comune di Esempio",
        "Scheda di valutazione",
        "Titolare di incarico di Elevata Qualificazione · Valutazione finale 2024",
        "Rossi Mario",
        "Matricola",
        "Area Governo del Territorio – Settore Urbanistica e Lavori Pubblici",
        "01/01/2024 – 31/12/2024",
        "tempo pieno",
        "Bianchi Giulia, titolare di EQ",
    ):
        assert expected in " ".join(text.split())


def test_that_objectives_show_indicator_target_result_degree_weight_and_points() -> None:
    text = text_of(sheet())
    assert "O01 Ridurre i tempi di risposta alle istanze dei cittadini, linea di attività 1 12,5 87,50 10,94" in text
    assert "Giorni medi di lavorazione ≤ 20 22 90,00" in text
    assert "Totale della sezione 60 87,00 52,20" in text


def test_that_factors_show_score_descriptor_weight_and_points_and_their_note_after() -> None:
    text = text_of(sheet(note="Ha formato un collega."))
    assert "Qualità del contributo e attenzione al risultato (1) 4 – Buono 16,67 80,00 13,34" in text
    assert "Lavora con precisione e autonomia; raramente servono correzioni." in text
    assert text.index("Note ai punteggi") < text.index("Ha formato un collega.")
    assert text.index("Colloquio, consegna e firme") < text.index("Note ai punteggi")


def test_that_the_outcome_and_its_reason_are_printed() -> None:
    text = text_of(sheet())
    for expected in (
        "Totale 85,53",
        "Performance individuale 86,10",
        "Fascia da 80 a meno di 90",
        "Quota della fascia, secondo la metodologia 90 %",
        "Perché questo punteggio",
        "Comportamenti 40 × 83,33… / 100 33,33…",
    ):
        assert expected in " ".join(text.split())


def test_that_every_page_bears_marks_footer_and_its_own_number() -> None:
    pages = pages_of(sheet(25))
    for number, text in enumerate(pages, start=1):
        assert "Documento interno — contiene dati personali" in text
        assert "DATI DIMOSTRATIVI" in text
        assert "Documento n. 2024/0123 · Metodologia: Obiettivi comuni e specifici, versione 1" in text
        assert f"Pagina {number} di {len(pages)}" in text


def test_that_a_real_archive_has_no_demo_mark() -> None:
    document = sheet()
    assert "DIMOSTRATIVI" not in text_of(replace(document, imprint=replace(document.imprint, is_demo=False)))


def test_that_a_provisional_sheet_says_so_on_every_page_and_what_it_lacks() -> None:
    pages = pages_of(sheet(mode=SheetMode.PROVISIONAL, missing=("Comportamenti: qualità; autonomia",)))
    assert all("PROVVISORIA" in text for text in pages)
    assert "Mancano: – Comportamenti: qualità; autonomia." in " ".join(pages[0].split())
    assert "Totale provvisorio 85,53" in "\n".join(pages)
    assert "PROVVISORIA" not in text_of(sheet())


def test_that_the_effective_weights_are_told_where_a_section_does_not_apply() -> None:
    document = sheet()
    applied = replace(document.sections[1], effective_weight=Decimal(100))
    shared = "Pesi effettivi, da cui il totale: Comportamenti 100,00."
    assert shared in text_of(replace(document, sections=(document.sections[0], applied)))
    assert "Pesi effettivi" not in text_of(document)


def test_that_the_sections_after_a_correction_are_all_printed() -> None:
    objectives, behaviours = sheet(1).sections
    correction = replace(
        objectives,
        title="Correzioni",
        items=(),
        points=Decimal("-2.50"),
        said="Ritardi nei pagamenti.",
        is_correction=True,
    )
    text = text_of(sheet(sections=(correction, objectives, correction, behaviours)))
    assert text.count("Punti sul totale -2,50") == 2
    assert text.count("Ritardi nei pagamenti.") == 2
    assert text.count("Totale della sezione") == 2
    assert "O01 Ridurre i tempi" in text
    assert "attenzione al risultato (6) 4 – Buono" in text


def test_that_a_section_with_objectives_and_factors_prints_both_and_one_only_for_the_summary_neither() -> None:
    objectives, behaviours = sheet(1).sections
    both = replace(objectives, title="Mista", items=(*objectives.items, *behaviours.items))
    text = text_of(sheet(sections=(both, replace(behaviours, is_printed=False))))
    assert "O01 Ridurre i tempi" in text
    assert text.count("attenzione al risultato (1)") == 1
    assert text.count("Totale della sezione") == 2
    assert "Comportamenti 40 83,33 33,33" in text


def test_that_a_blank_sheet_has_boxes_to_tick_and_an_outcome_to_write() -> None:
    document = sheet(
        1, mode=SheetMode.BLANK, result=PrintedResult(), texts=SheetTexts(), dates=SheetDates(remarks_days=10)
    )
    text = text_of(document)
    assert "modulo da compilare" in text
    assert "1 – Insufficiente 2 – Da migliorare 3 – Adeguato 4 – Buono 5 – Eccellente" in text
    assert "Perché questo punteggio" not in text
    assert "85,53" not in text
    assert "entro 10 giorni dalla consegna" in text
    assert "– –" not in text.split("Esito della valutazione")[1]


def test_that_what_is_not_given_is_a_dash_and_not_zero() -> None:
    document = sheet(0, mode=SheetMode.PROVISIONAL)
    empty = replace(factor(1), value=None, degree=None, points=None)
    section = replace(document.sections[1], items=(empty,), degree=None, points=None)
    text = text_of(replace(document, sections=(section,), result=PrintedResult()))
    assert "attenzione al risultato (1) – 16,67 – –" in text
    assert "Totale provvisorio –" in text


@pytest.mark.parametrize("count", [1, 7, pytest.param(25, marks=pytest.mark.slow)])
@pytest.mark.parametrize("note", ["", LONG_NOTE], ids=["no note", "long note"])
def test_that_any_size_stays_inside_the_frame_and_loses_no_word(count: int, note: str) -> None:
    document = sheet(count, note, role=EQ)
    with pdfplumber.open(printed(document)) as pdf:
        words = [word for page in pdf.pages for word in page.extract_words()]
        body = [word for word in words if word["bottom"] < PAGE_HEIGHT - 45]
        text = " ".join(word["text"] for word in words)
        for word in words:
            assert word["x0"] >= FRAME_LEFT - 0.5
            assert word["x1"] <= FRAME_RIGHT + 0.5
            assert word["bottom"] <= PAGE_HEIGHT - 25
        assert max(word["bottom"] for word in body) <= PAGE_HEIGHT - FRAME_BOTTOM + 2
    assert text.count("continuità") == (60 if note else 0)
    assert all(f"O{number:02d}" in text for number in range(1, count + 1))


def test_that_lines_of_text_never_touch_each_other() -> None:
    with pdfplumber.open(printed(sheet(25, LONG_NOTE))) as pdf:
        for page in pdf.pages:
            lines = sorted(page.extract_text_lines(strip=True), key=lambda line: line["top"])
            tops = [line["chars"][0]["matrix"][5] for line in lines]
            assert all(first - second > 7 for first, second in pairwise(tops))


def test_that_what_is_signed_is_on_the_first_sheet_of_paper_and_the_rest_begins_on_the_next() -> None:
    """Seven and five objectives of two indicators each, six factors with a note of 2,000 characters."""
    seven = section("Obiettivi comuni", "20", "87.00", "52.20", map(objective, range(1, 8)))
    five = section("Obiettivi specifici", "40", "87.00", "52.20", map(objective, range(8, 13)))
    pages = pages_of(sheet(sections=(seven, five, sheet(1, LONG_NOTE).sections[1])))
    assert "Colloquio, consegna e firme" in pages[1]
    assert pages[1].count("data e firma") == 3
    signed, annexes = "".join(pages[:2]), "".join(pages[2:])
    assert "continuità" not in signed
    assert annexes.count("continuità") == 60
    assert annexes.count("Lavora con precisione e autonomia") == 6
    assert "Perché questo punteggio" in annexes


def test_that_a_weight_outside_the_sum_is_said_to_be() -> None:
    document = sheet(2)
    apart = replace(objective(1), is_excluded=True, degree=None, points=None, description="conta per la retribuzione")
    repeated = replace(objective(2), description=objective(2).label.upper() + ".")
    first = replace(document.sections[0], items=(apart, repeated))
    text = text_of(replace(document, sections=(first, document.sections[1])))
    assert "linea di attività 1 (12,5) – –" in text
    assert "Il peso non entra nella somma: conta per la retribuzione." in text
    assert text.casefold().count(objective(2).label.casefold()) == 1


def test_that_the_signatures_the_dates_and_the_seal_are_on_one_page_for_any_length() -> None:
    for count in (1, 4, 5, 6, 7, 12, 25):
        (last,) = [text for text in pages_of(sheet(count)) if "Colloquio, consegna e firme" in text]
        for expected in ("Il valutatore", "per presa visione", "Il Segretario comunale", "Impronta della scheda"):
            assert expected in last
        assert last.count("data e firma") == 3


def test_that_the_header_of_a_table_is_repeated_on_every_page_it_reaches() -> None:
    pages = pages_of(sheet(25, explanation=()))
    reached = [text for text in pages if "Giorni medi di lavorazione" in text]
    assert len(reached) > 2
    assert all("Obiettivo e indicatori Atteso Risultato Peso Grado % Punti" in text for text in reached)


def test_that_an_objective_is_not_parted_from_its_indicators() -> None:
    for text in pages_of(sheet(25, explanation=())):
        assert text.count("Ridurre i tempi") * 2 == text.count("Giorni medi") + text.count("Pratiche concluse")


def test_that_a_very_long_note_goes_on_to_the_next_page() -> None:
    pages = pages_of(sheet(1, LONG_NOTE * 4))
    assert sum(text.count("continuità") for text in pages) == 240
    assert all(len(text) > 1500 for text in pages[2:-2])


def test_that_accents_euros_quotes_and_apostrophes_come_out_as_written() -> None:
    words = "Perché l'attività è più «efficace»: 1.234,56 € – città, virtù, però, così, È À Ì Ò Ù “sì” …"
    assert words in text_of(sheet(1, texts=SheetTexts(strengths=words)))


def test_that_signs_the_typeface_lacks_are_drawn_by_another_or_told() -> None:
    drawn = "e\u0301 → fatto ✓ ≠ \u200b soft\u00adhyphen Ελλάδα Україна 你 مرحبا 😀 ﬁne\ttab"
    document = sheet(1, texts=SheetTexts(strengths=drawn))
    out = BytesIO()
    (issue,) = print_sheets([document], out).issues
    text = "\n".join(page.extract_text() for page in PdfReader(out).pages)
    assert "é → fatto ✓ ≠ softhyphen Ελλάδα Україна � ����� � fine tab" in text
    assert issue.code == "signs_undrawn"
    assert all(sign in issue.sentence for sign in "你مرحبا😀")
    assert "?" not in text
    assert print_sheets([sheet(1)], BytesIO()).issues == ()


def test_that_a_face_has_room_for_more_signs_than_one_font_of_the_file() -> None:
    """A font inside a PDF has 256 signs at most: the rest are in another."""
    every = [chr(code) for code in Face.REGULAR.own_widths if code > 160 and chr(code).isalpha()]
    text = text_of(sheet(1, texts=SheetTexts(strengths="".join(every[:300]), improvements="abc è")))
    assert "�" not in text
    assert "abc è" in text


def test_that_a_name_without_spaces_is_broken_and_not_cut() -> None:
    name = "Supercalifragilistichespiralidoso" * 4
    with pdfplumber.open(printed(sheet(1, person=replace(person(), surname=name)))) as pdf:
        assert max(word["x1"] for word in pdf.pages[0].extract_words()) <= FRAME_RIGHT + 0.5


def test_that_remarks_of_the_person_and_refused_signatures_are_printed() -> None:
    signatures = (Signature("La persona valutata", "Rossi Mario", "firma rifiutata il 31/01/2025, due testimoni"),)
    text = text_of(sheet(1, texts=SheetTexts(remarks="Non concordo sul fattore 2."), signatures=signatures))
    assert "Non concordo sul fattore 2." in text
    assert "firma rifiutata il 31/01/2025, due testimoni" in text


@pytest.mark.parametrize(
    ("logo", "issues"),
    [(None, ()), (b"", ()), (b"not a picture", ("logo_unreadable",)), (b"\x89PNG\r\n\x1a\n123", ("logo_unreadable",))],
)
def test_that_a_missing_or_broken_logo_does_not_stop_the_print(logo: bytes | None, issues: tuple[str, ...]) -> None:
    document = replace(sheet(1), letterhead=replace(letterhead(), logo=logo))
    outcome = print_sheets([document, document], BytesIO())
    assert tuple(issue.code for issue in outcome.issues) == issues
    assert "Comune di Esempio" in text_of(document)


def picture(mode: str, size: tuple[int, int], kind: str) -> bytes:
    out = BytesIO()
    Image.new(mode, size).save(out, kind)
    return out.getvalue()


@pytest.mark.parametrize(
    "logo",
    [
        picture("RGBA", (1, 900), "PNG"),
        picture("RGBA", (2000, 3), "PNG"),
        picture("LA", (64, 64), "PNG"),
        picture("P", (30, 30), "PNG"),
        picture("1", (9, 9), "PNG"),
        picture("I;16", (9, 9), "PNG"),
        picture("CMYK", (40, 60), "JPEG"),
        picture("L", (1, 1), "JPEG"),
    ],
    ids=["thin", "wide", "grey with alpha", "palette", "black and white", "16 bits", "CMYK", "one dot"],
)
def test_that_any_logo_is_printed_in_its_room_without_transparency(logo: bytes) -> None:
    out = BytesIO()
    assert print_sheets([replace(sheet(1), letterhead=replace(letterhead(), logo=logo))], out).issues == ()
    with pdfplumber.open(out) as pdf:
        [image] = [one for one in pdf.pages[0].images if one["height"] > 0 and one["x0"] < FRAME_LEFT + 1]
        name = next(word for word in pdf.pages[0].extract_words() if word["text"] == "Comune")
    filled = image["width"] / (34 * 72 / 25.4), image["height"] / (20 * 72 / 25.4)
    assert max(filled) == pytest.approx(1, abs=0.01)  # as large as a room of 34 by 20 millimetres allows
    assert image["x1"] < name["x0"]
    assert b"/SMask" not in out.getvalue()


def test_that_very_long_names_stay_in_their_cells() -> None:
    name = "Della Santissima Annunziata in Valle " * 4
    document = sheet(1, person=replace(person(), surname=name, unit=name * 2, evaluator=name))
    long = replace(document, signatures=tuple(replace(one, name=name) for one in document.signatures))
    with pdfplumber.open(printed(long)) as pdf:
        for page in pdf.pages:
            assert all(word["x1"] <= FRAME_RIGHT + 0.5 for word in page.extract_words())
        text = " ".join(" ".join(page.extract_text().split()) for page in pdf.pages)
    assert text.count("data e firma") == 3


@pytest.mark.parametrize(
    ("share", "shown"),
    [(Decimal(100), "tempo pieno"), (Decimal("83.33"), "parziale 83,33"), (None, "Tempo di lavoro")],
)
def test_that_part_time_is_said_in_words(share: Decimal | None, shown: str) -> None:
    assert shown in text_of(sheet(1, person=replace(person(), part_time=share)))


def test_that_text_comes_in_reading_order() -> None:
    text = text_of(sheet(1))
    order: Callable[[str], int] = text.index
    titles = ("Obiettivi comuni", "Comportamenti", "Esito", "Colloquio", "Punti di forza", "Perché questo")
    assert sorted(titles, key=order) == list(titles)


def test_that_the_totals_have_the_decimals_of_the_method() -> None:
    result = PrintedResult(Decimal("88.8"), individual_performance=Decimal(90), digits=1)
    text = " ".join(text_of(sheet(result=result)).split())
    assert "Totale 88,8 " in text
    assert "Performance individuale 90,0 " in text
