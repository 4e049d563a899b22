"""The *Risultati* workbook: read-only, the totals, parts and shares of a year."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.columns import Column, Format, column_of
from app.domain.sheets.rows import RESULT_COLUMNS, YEAR_RESULT_COLUMNS, ResultRow
from app.domain.workbooks.kinds import RESULTS
from app.domain.workbooks.layout import SheetLayout, WorkbookLayout


@dataclass(frozen=True, slots=True)
class ResultPartRow:
    """The degree of one section of one sheet, as a number that can be summed and sorted."""

    person: str
    matricola: str
    valid_from: date
    valid_to: date
    code: str
    title: str
    degree: Decimal | None


_WHO = tuple(column_of(RESULT_COLUMNS, key) for key in ("person", "matricola", "valid_from", "valid_to"))
PART_COLUMNS = (
    *_WHO,
    Column("code", "Sezione", Format.CODE, 16),
    Column("title", "Denominazione", width=40),
    Column("degree", "Grado", Format.DECIMAL, 9),
)

SHEETS = SheetLayout("Schede", RESULT_COLUMNS, ("matricola", "valid_from"))
PARTS_OF_SHEETS = SheetLayout("Parti", PART_COLUMNS, ("matricola", "valid_from", "code"))
PEOPLE = SheetLayout("Persone", YEAR_RESULT_COLUMNS, ("matricola",))

_INSTRUCTIONS = (
    "1. Questo file contiene i risultati della valutazione di un anno, una riga per ogni scheda.",
    "2. È di sola lettura: non si riporta in Merito, dove i totali sono sempre calcolati e mai scritti a mano.",
    "3. Foglio Schede: totale esatto e arrotondato, fascia, quota del premio, performance individuale.",
    "4. Foglio Parti: il grado di ogni sezione di ogni scheda, da 0 a 100.",
    "5. Foglio Persone: la media dei totali delle schede, pesata con i giorni; le annotazioni dicono perché manca.",
    "6. Una cella vuota è un dato che manca oppure una sezione che non si applica: non è uno zero.",
    "7. «Provvisorio» indica un totale a cui manca ancora qualcosa: può cambiare.",
    "8. I calcoli sono esatti: si arrotonda solo nel punto, e con i decimali, che la metodologia stabilisce.",
    "9. Per sapere come si è arrivati a un totale aprire la scheda in Merito: «Perché questo punteggio».",
    "10. Documento interno: contiene dati personali e non va pubblicato.",
)

RESULTS_LAYOUT = WorkbookLayout(RESULTS, 1, (SHEETS, PARTS_OF_SHEETS, PEOPLE), _INSTRUCTIONS)


def part_rows(rows: Iterable[ResultRow]) -> Iterator[ResultPartRow]:
    """Yield one row for each section of each sheet."""
    for row in rows:
        start = ResultPartRow(row.person, row.matricola, row.valid_from, row.valid_to, "", "", None)
        for section in row.sections:
            yield replace(start, code=section.code, title=section.title, degree=section.degree)
