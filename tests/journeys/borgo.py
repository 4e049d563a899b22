"""A comune of four people and five objectives whose year is lived from the command line and by the services."""

import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from sqlalchemy import select

from app.domain.italian import format_date
from app.domain.permissions import Action
from app.domain.rounds.rounds import RoundDraft
from app.domain.workflow import RoundKind
from app.models.base import Base
from app.services.access import reading
from app.services.methods.keeping import ensure_preset
from app.services.opening import open_workspace
from app.services.rounds.rounds import open_round, prepare_round
from app.services.sheets.scores import ScoreDraft, give_scores
from app.services.sheets.sheets import list_sheets, sheet_detail
from app.services.sheets.steps import complete_sheet
from app.services.workspace import Workspace
from tests.golden.kept import text_of_pdf
from tests.journeys.terminal import Terminal

YEAR = 2025
PLAN = """COMUNE DI BORGO
PIANO DEGLI OBIETTIVI 2025-2027

Gli OBIETTIVI STRATEGICI comuni sono i seguenti:

- 1) Dati aperti: pubblicare i dati dei servizi

Gli OBIETTIVI OPERATIVI sono i seguenti:

AREA AMMINISTRATIVA

(Settore Segreteria)

- Ridurre i tempi di risposta ai cittadini
- Rispettare i tempi di pagamento

AREA TECNICA

(Settore Lavori pubblici)

- Riaprire la biblioteca comunale
- Aggiornare il censimento del verde
"""

Rows = Sequence[Sequence[object]]
_FROM, _EQ_FROM, _EQ_TO = date(2015, 1, 1), date(2024, 1, 1), date(2026, 12, 31)
_GOALS = ("SC1", "AMM-SEG-01", "AMM-SEG-02", "TEC-LAV-01", "TEC-LAV-02")

PERSONNEL: dict[str, Rows] = {
    "Dipendenti": [
        ("Matricola", "Cognome", "Nome", "Genere", "Data di nascita", "Data di assunzione"),
        ("1", "Verdi", "Anna", "donna", date(1970, 1, 1), _FROM),
        ("2", "Galli", "Ugo", "uomo", date(1971, 1, 1), _FROM),
        ("3", "Rossi", "Mario", "uomo", date(1980, 1, 1), _FROM),
        ("4", "Bruni", "Lia", "donna", date(1981, 1, 1), _FROM),
    ],
    "Assegnazioni": [
        ("Matricola", "Codice area", "Codice settore", "Area contrattuale", "Profilo professionale", "Dal"),
        ("1", "AMM", None, "FE", "Funzionario", _FROM),
        ("2", "TEC", None, "FE", "Funzionario tecnico", _FROM),
        ("3", "AMM", "AMM-SEG", "IS", "Istruttore", _FROM),
        ("4", "TEC", "TEC-LAV", "IS", "Istruttore tecnico", _FROM),
    ],
    "Incarichi EQ": [
        ("Matricola", "Codici area", "Dal", "Al", "Retribuzione di risultato", "Gestisce pagamenti"),
        ("1", "AMM", _EQ_FROM, _EQ_TO, 2500, "sì"),
        ("2", "TEC", _EQ_FROM, _EQ_TO, 2000, "no"),
    ],
    "Cariche": [
        ("Carica", "Nome e cognome", "Dal"),
        ("Sindaco", "Carla Monti", _EQ_FROM),
        ("Segretario comunale", "Paolo Sarti", _EQ_FROM),
        ("Componente del Nucleo di valutazione o dell'OIV", "Ada Neri", _EQ_FROM),
    ],
}
MEASURES: Rows = [
    ("Codice obiettivo", "N.", "Indicatore", "Regola", "Verso", "Partenza", "Atteso", "Entro il", "Fonte prevista",
     "Penalità per ritardo"),
    ("SC1", 1, "Raccolte pubblicate", "Percentuale del valore atteso", "più alto è meglio", 0, 8, None, "Portale",
     None),
    ("AMM-SEG-01", 1, "Giorni di risposta", "Dal valore di partenza all'atteso", "più basso è meglio", 20, 10, None,
     "Protocollo", None),
    ("AMM-SEG-02", 1, "Indicatore di ritardo annuale dei pagamenti", "Percentuale del valore atteso",
     "più basso è meglio", 4, 0, None, "PCC", None),
    ("TEC-LAV-01", 1, "Biblioteca aperta", "Entro una data", None, None, None, date(YEAR, 9, 30), "Verbale", 1),
    ("TEC-LAV-02", 1, "Alberi censiti", "Percentuale del valore atteso", "più alto è meglio", 120, 400, None,
     "Censimento", None),
]  # fmt: skip
OBJECTIVES: dict[str, Rows] = {
    "Obiettivi": [
        ("Codice", "Titolo", "Peso", "Matricola responsabile"),
        ("AMM-SEG-01", "Ridurre i tempi di risposta ai cittadini", 60, "1"),
        ("AMM-SEG-02", "Rispettare i tempi di pagamento", 40, "1"),
        ("TEC-LAV-01", "Riaprire la biblioteca comunale", 50, "2"),
        ("TEC-LAV-02", "Aggiornare il censimento del verde", 50, "2"),
    ],
    "Indicatori": MEASURES,
    "Fasi e attività": [
        ("Codice obiettivo", "N.", "Fase", "Tipo", "Mesi", "Peso"),
        ("TEC-LAV-01", 1, "Lavori agli impianti", "fase", "marzo-giugno", 50),
        ("TEC-LAV-01", 2, "Trasloco dei libri", "fase", "luglio-settembre", 50),
    ],
    "Persone": [
        ("Codice obiettivo", "Matricola", "Peso"),
        *[("SC1", matricola, 100) for matricola in "1234"],
        *[(code, matricola, 50) for code in _GOALS[1:3] for matricola in "13"],
        *[(code, matricola, 50) for code in _GOALS[3:] for matricola in "24"],
    ],
}
TRAINING: dict[str, Rows] = {
    "Ore previste": [("Matricola", "Ore previste"), *[(matricola, 40) for matricola in "1234"]],
    "Attività svolte": [
        ("Matricola", "Attività", "Data", "Ore fatte", "Chi la tiene"),
        *[(matricola, "Contratti pubblici", date(YEAR, 5, 6), 40, "Scuola") for matricola in "123"],
        ("4", "Competenze digitali", date(YEAR, 5, 7), "20,5", "Syllabus"),
    ],
}
_MEASURED = date(YEAR + 1, 1, 10)
VALUES: dict[str, Rows] = {
    "Valori": [
        ("Codice obiettivo", "N. indicatore", "Rilevazione", "Rilevato il", "Valore", "Concluso il", "Fonte"),
        ("SC1", 1, "finale", _MEASURED, 8, None, "Portale"),
        ("AMM-SEG-01", 1, "finale", _MEASURED, 12, None, "Protocollo"),
        ("TEC-LAV-01", 1, "finale", _MEASURED, None, date(YEAR, 12, 10), "Verbale"),
        ("TEC-LAV-02", 1, "finale", _MEASURED, "342", None, "Censimento"),
    ]
}


def save_workbook(folder: Path, name: str, sheets: dict[str, Rows]) -> Path:
    """Write a workbook as somebody at the comune would, and return where it is."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append(list(row))
    path = folder / f"{name}.xlsx"
    book.save(path)
    return path


_OWN_TO_A_RUN = re.compile(
    r"(?<=registrazione n\. )\d+|(?<=attività: n\. )\d+|(?<=OGGI\n)\d\d:\d\d|(?<=OGGI\n )\d\d:\d\d:\d\d"
)
"""Numbers of operations, and the hours of today."""


def words_of_paper(pdf: bytes, today: date) -> str:
    """Return the words of a paper; the moment of today is «OGGI», what is due of it
    «DA OGGI», and how many operations were needed is not told."""
    runs = re.findall(r"^[ \d]+ [ \d]+ [ \d.]+ (['\"])(.*)\1$", text_of_pdf(pdf), re.MULTILINE)
    words = "\n".join(run for _, run in runs).replace(format_date(today), "OGGI") + "\n"
    words = words.replace(format_date(today + ASSIGNING), "DA OGGI")
    return re.sub(
        r"(?<=registrazione n\. )\d+|(?<=attività: n\. )\d+|(?<=OGGI\n)\d\d:\d\d|(?<=OGGI\n )\d\d:\d\d:\d\d", "…", words
    )


ASSIGNING = timedelta(days=58)
"""How long the method of the comune gives to assign objectives, and so to see again one that has changed."""


@dataclass(frozen=True)
class Borgo:
    """The archive, the terminal before it and the folder in which its files are."""

    folder: Path
    terminal: Terminal

    @property
    def archive(self) -> Path:
        return self.folder / "borgo.merito"

    def done(self, verb: str, *words: object) -> str:
        """Run a verb that must go well, and return all that it says."""
        code, out, told = self.terminal(verb, self.archive, *words)
        assert code == 0, (verb, words, out, told)
        return out + told

    def refused(self, verb: str, *words: object) -> str:
        """Run a verb that must be refused, and return why."""
        code, _, told = self.terminal(verb, self.archive, *words)
        assert code == 1, (verb, words, told)
        return told

    def checks(self) -> list[str]:
        """Return what `merito check` finds."""
        return self.terminal("check", self.archive)[1].splitlines()

    def workbook(self, name: str, sheets: dict[str, Rows]) -> Path:
        return save_workbook(self.folder, name, sheets)

    @contextmanager
    def opened(self, on: date | None = None) -> Iterator[Workspace]:
        """Open the archive as it is opened on a day, or today as every verb of the command line does."""
        workspace = open_workspace(self.archive)
        try:
            yield replace(workspace, now=lambda: datetime.combine(on, time(11), UTC)) if on else workspace
        finally:
            workspace.archive.close()

    def printed(self, code: str, *options: str) -> str:
        """Print a document and return its words."""
        target = self.folder / f"{code}.pdf"
        self.done("print", code, *options, "--out", target)
        with self.opened() as workspace:
            return words_of_paper(target.read_bytes(), workspace.today)


def identities(workspace: Workspace, model: type[Base], key: str) -> dict[str, Any]:
    """Return the ids of the rows of a table by one of its columns."""
    with reading(workspace, Action.READ) as session:
        rows: Sequence[Any] = session.scalars(select(model)).all()
        return {getattr(row, key): row.id for row in rows}


def evaluate_everybody(workspace: Workspace) -> tuple[Any, dict[str, Any]]:
    """Open the session of the year, score every sheet and complete it; return the session and its sheets by surname."""
    round_id = open_round(workspace, RoundDraft(YEAR, RoundKind.FINAL, ensure_preset(workspace))).ids[0]
    prepare_round(workspace, round_id)
    sheets = {row.surname: row.id for row in list_sheets(workspace, round_id)}
    for sheet_id in sheets.values():
        items = [one for one in sheet_detail(workspace, sheet_id).items if one.takes_score]
        give_scores(workspace, [ScoreDraft(sheet_id, one.section, one.key, Decimal(4)) for one in items])
        complete_sheet(workspace, sheet_id)
    return round_id, sheets
