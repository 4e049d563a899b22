"""Invented documents of the sizes that a comune can meet."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO

from PIL import Image, ImageDraw

from app.domain.documents.common import ExplanationLine, Imprint, Letterhead, Signature
from app.domain.documents.sheet import (
    EvaluationSheetDocument,
    PrintedResult,
    SheetDates,
    SheetFactor,
    SheetIndicator,
    SheetMode,
    SheetNames,
    SheetObjective,
    SheetPerson,
    SheetSection,
    SheetTexts,
)
from app.domain.periods import year_period

CHOICES = ("1 – Insufficiente", "2 – Da migliorare", "3 – Adeguato", "4 – Buono", "5 – Eccellente")
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


def objective(number: int) -> SheetObjective:
    return SheetObjective(
        code=f"O{number:02d}",
        title=f"Ridurre i tempi di risposta alle istanze dei cittadini, linea di attività {number}",
        weight=Decimal("12.5"),
        degree=Decimal("87.50"),
        points=Decimal("10.94"),
        indicators=(
            SheetIndicator("Giorni medi di lavorazione", "≤ 20", "22", Decimal(90)),
            SheetIndicator("Pratiche concluse nell'anno rispetto a quelle ricevute", "95 %", "93 %", Decimal("97.89")),
        ),
    )


def factor(number: int, note: str = "") -> SheetFactor:
    return SheetFactor(
        text=f"Qualità del contributo e attenzione al risultato ({number})",
        score="4 – Buono",
        descriptor="Lavora con precisione e autonomia; raramente servono correzioni.",
        weight=Decimal("16.67"),
        degree=Decimal("80.00"),
        points=Decimal("13.34"),
        note=note,
        choices=CHOICES,
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
    factors = tuple(factor(number, note) for number in range(1, 7))
    document = EvaluationSheetDocument(
        letterhead=letterhead(),
        imprint=imprint(),
        mode=mode,
        names=SheetNames(role, "Persona valutata"),
        year=2024,
        round_title="Valutazione finale 2024",
        person=person(),
        sections=(
            SheetSection(
                "Obiettivi comuni e specifici",
                Decimal(60),
                Decimal("87.00"),
                Decimal("52.20"),
                objectives=tuple(map(objective, range(1, objectives + 1))),
            ),
            SheetSection("Comportamenti", Decimal(40), Decimal("83.33"), Decimal("33.33"), factors=factors),
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
