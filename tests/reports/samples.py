"""Invented documents of the sizes that a comune can meet."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw

from app.domain.documents.common import ExplanationLine, Imprint, Letterhead, Signature
from app.domain.documents.sheet import EvaluationSheetDocument, PrintedResult, SheetMode, SheetNames
from app.domain.method.scale import Scale, ScaleRow
from app.domain.periods import year_period
from app.domain.sheets.content import IndicatorWords
from app.domain.sheets.detail import IndicatorLine, ItemDetail, ItemKind, SectionDetail
from app.domain.sheets.particulars import SheetDates, SheetPerson, SheetTexts

GRADES = ("Insufficiente", "Da migliorare", "Adeguato", "Buono", "Eccellente")
SCALE = Scale("1-5", "Da 1 a 5", rows=tuple(ScaleRow(word, Decimal(n)) for n, word in enumerate(GRADES, start=1)))
MEANING = "Lavora con precisione e autonomia; raramente servono correzioni."
LONG_NOTE = (
    "Nel corso dell'anno ha seguito con continuità le pratiche affidate, ha rispettato le scadenze più "
    "delicate e ha mantenuto un rapporto corretto con i cittadini e con i colleghi degli altri settori. "
) * 10
assert len(LONG_NOTE) >= 1900


def logo() -> bytes:
    picture = Image.new("RGBA", (240, 300), (0, 0, 0, 0))
    pen = ImageDraw.Draw(picture)
    pen.polygon([(10, 10), (230, 10), (230, 180), (120, 290), (10, 180)], fill=(0, 102, 204, 255))
    pen.rectangle([100, 60, 140, 200], fill=(255, 255, 255, 255))
    out = BytesIO()
    picture.save(out, "PNG")
    return out.getvalue()


def letterhead(logo_bytes: bytes | None = None) -> Letterhead:
    return Letterhead(
        "Comune di Esempio",
        ("Provincia di Cremona", "Piazza del Municipio, 1 – 26010 Esempio (CR) – C.F. 00000000000"),
        logo() if logo_bytes is None else logo_bytes,
    )


def imprint() -> Imprint:
    return Imprint(
        printed_on=date(2025, 1, 31),
        number="2024/0123",
        method="Obiettivi comuni e specifici, versione 1",
        short_hash="a1b2 c3d4 e5f6",
        is_internal=True,
        is_demo=True,
    )


def objective(number: int) -> ItemDetail:
    return ItemDetail(
        "obiettivi",
        f"objective:{number}",
        ItemKind.MEASURED,
        f"Ridurre i tempi di risposta alle istanze dei cittadini, linea di attività {number}",
        code=f"O{number:02d}",
        weight=Decimal("12.5"),
        degree=Decimal("87.50"),
        points=Decimal("10.94"),
        indicators=(
            indicator("Giorni medi di lavorazione", "≤ 20", "22", "90"),
            indicator("Pratiche concluse nell'anno rispetto a quelle ricevute", "95 %", "93 %", "97.89"),
        ),
    )


def indicator(text: str, target: str, result: str, degree: str) -> IndicatorLine:
    return IndicatorLine(IndicatorWords("", text, target, result), Decimal(degree))


def factor(number: int, note: str = "") -> ItemDetail:
    return ItemDetail(
        "comportamenti",
        f"F{number}",
        ItemKind.SCORED,
        f"Qualità del contributo e attenzione al risultato ({number})",
        weight=Decimal("16.67"),
        scale=SCALE,
        descriptors=("", "", "", MEANING),
        value=Decimal(4),
        note=note,
        degree=Decimal("80.00"),
        points=Decimal("13.34"),
    )


def section(title: str, weight: str, degree: str, points: str, items: Iterable[ItemDetail]) -> SectionDetail:
    return SectionDetail(
        title.lower(),
        title,
        "",
        Decimal(weight),
        Decimal(degree),
        Decimal(points),
        is_excluded=False,
        items=tuple(items),
    )


def person(surname: str = "Rossi", given_name: str = "Mario", matricola: str = "0123") -> SheetPerson:
    return SheetPerson(
        surname=surname,
        given_name=given_name,
        matricola=matricola,
        period=year_period(2024),
        contract_area="Area dei Funzionari e dell'Elevata Qualificazione",
        profile="Funzionario amministrativo",
        unit="Area Governo del Territorio – Settore Urbanistica e Lavori Pubblici",
        assignment="Responsabile del procedimento per le opere pubbliche",
        part_time=Decimal(100),
        evaluator="Bianchi Giulia",
        evaluator_role="titolare di EQ",
    )


def explanation() -> tuple[ExplanationLine, ...]:
    return (
        ExplanationLine(0, "Totale", "52,20 + 33,33… = 85,53…, arrotondato a due decimali", "85,53"),
        ExplanationLine(1, "Obiettivi specifici", "60 × 87,00 / 100", "52,20"),
        ExplanationLine(2, "O01 Tempi di risposta", "peso 50 × grado 100", "50,00"),
        ExplanationLine(3, "Giorni medi di lavorazione", "v = 18, t = 20, più basso è meglio", "100,00"),
        ExplanationLine(1, "Comportamenti", "40 × 83,33… / 100", "33,33…"),
        ExplanationLine(0, "Fascia", "85,53 ≥ 80 e < 90", "90 %"),
    )


def sheet(
    objectives: int = 7,
    note: str = "",
    mode: SheetMode = SheetMode.FINAL,
    role: str = "Dipendente",
    **changes: object,
) -> EvaluationSheetDocument:
    document = EvaluationSheetDocument(
        letterhead=letterhead(),
        imprint=imprint(),
        mode=mode,
        names=SheetNames(role, "Persona valutata"),
        year=2024,
        round_title="Valutazione finale 2024",
        person=person(),
        sections=(
            section("Obiettivi comuni e specifici", "60", "87.00", "52.20", map(objective, range(1, objectives + 1))),
            section("Comportamenti", "40", "83.33", "33.33", (factor(number, note) for number in range(1, 7))),
        ),
        result=PrintedResult(Decimal("85.53"), "85,5333…", Decimal("86.10"), "da 80 a meno di 90", Decimal(90)),
        explanation=explanation(),
        texts=SheetTexts(strengths="Affidabilità, conoscenza delle procedure.", improvements="Delega.", training=""),
        dates=SheetDates(date(2025, 1, 20), date(2025, 1, 31), date(2025, 2, 14)),
        signatures=(
            Signature("Il valutatore", "Bianchi Giulia"),
            Signature("La persona valutata, per presa visione", "Rossi Mario"),
            Signature("Il Segretario comunale", "dott. Verdi Paolo"),
        ),
        qr="MERITO;2024/0123;a1b2c3d4e5f6",
    )
    return replace(document, **changes)


def people(count: int) -> Iterator[EvaluationSheetDocument]:
    document = sheet(2)
    for number in range(count):
        yield replace(document, person=person("Rossi", f"Mario {number}", f"{number:04d}"), qr=f"MERITO;{number}")
