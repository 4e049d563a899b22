"""The Piano printed from the archive of a plan says every line of it: one that was made up, and the real one."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from pypdf import PdfReader

from app.domain.documents.catalogue import PLAN, DocumentRequest
from app.domain.matching import without_accents
from app.models.municipality import Municipality
from app.services.cycles import add_year
from app.services.documents.printing import print_document
from app.services.plan_text.importing import import_plan
from app.services.plan_text.opening import plan_of_bytes
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace

YEAR = 2024
_LIST_MARK = re.compile(r"^(?:- )?(?:[A-F0-9]\.|[a-d]\)|\d\)|-)\s+")
_AROUND_PAGES = re.compile(r"Comune di .* · Piano|Stampa del .*|Codice Obiettivo")
_AROUND_THE_PLAN = (
    "COMUNE DI", "PROVINCIA DI", "PIANO DELLA PERFORMANCE E", "PARTE ", ".....", "NUOVA MACROSTRUTTURA", "ALLEGATO B)",
    "Anno\t", "SETTORE\t", "POPOLAZIONE:", "UNITA'", "DONNE N.", "UOMINI N.", "TOTALE DIP",
    "Spesa per il personale", "202", "1\n",
)  # fmt: skip
"""Title page, contents, captions and figures: the figures are looked for one by one."""
_ANNOUNCEMENTS = ("Statistiche demografiche", "Numero posti raggruppati", "Così suddivisi", "Gli OBIETTIVI STRATEGICI",
                  "Gli OBIETTIVI DI PERFORMANCE INDIVIDUALE SPECIFICI")  # fmt: skip
"""What only says that a table, a list or the units follow: they have a heading of their own."""


def key(text: str) -> str:
    """Return letters and digits alone, so that no mark, space or end of line counts."""
    return "".join(sign for sign in without_accents(text.casefold()) if sign.isalnum())


def lines_of(plan: str) -> Iterator[str]:
    """Yield each line of the plan without its marks, those that a page has broken joined again."""
    joined = re.sub(r"\n\n(?=[a-z])", " ", plan.replace("*", "").replace("¹", ""))
    for line in joined.splitlines():
        bare = _LIST_MARK.sub("", line.strip(), count=1)
        if bare and not any(f"{one}\n".startswith((*_AROUND_THE_PLAN, *_ANNOUNCEMENTS)) for one in (line, bare)):
            yield bare


MADE_UP = """COMUNE DI ACQUAVIVA
PROVINCIA DI PAVIA

PIANO DELLA PERFORMANCE E PIANO DEGLI OBIETTIVI 2024-2026

PARTE PRIMA: Introduzione

Il ciclo della **performance** si regge su questi elementi:

- a) Il piano.
- b) La relazione.

Visto il DUP approvato con atto del C.C. n. 7 del 3.8.2023, il quale illustra:

1. la politica tributaria;
2. il piano degli investimenti.

PARTE SECONDA: Informazioni sull'ente

CONTESTO ESTERNO:

Acquaviva sorge sulla riva del fiume.

POPOLAZIONE: n. 2010 al 31 gennaio 2024.

Statistiche demografiche:

Anno	Data rilevamento	Popolazione residente	Variazione assoluta
2022	31 dicembre	2030 maschi 1000 femmine 1030	–
2023	31 dicembre	2010 maschi 1002 femmine 1008	–

CONTESTO INTERNO (Struttura organizzativa).

La struttura si articola in n. 2 Aree Organizzative, come da deliberazione della Giunta Comunale n. 4 del 5.1.2022:

- A. AREA AMMINISTRATIVA
- B. AREA TECNICA

Numero posti raggruppati per genere:

UNITA' PERSONALE N. 3 (100%)

DONNE N. 1 (40%)

UOMINI N. 2 (60%)

Così suddivisi per Settore:

SETTORE	UOMINI	DONNE	TOTALE
Settore Segreteria	0	1	1
Settore Lavori	2	0	2
TOTALE DIPENDENTI IN SERVIZIO	2	1	3

Spesa per il personale complessiva anno 2023: 90.000,50 + IRAP: 7.500,00 + ONERI: 24.000,25

PARTE TERZA: Gli indirizzi e gli obiettivi strategici ed operativi

MANDATO ISTITUZIONALE E MISSIONE

Il programma amministrativo è riferito al mandato 2021 - 2026 del Sindaco.

Gli OBIETTIVI STRATEGICI comuni sono i seguenti:

- 1) Rispetto dei tempi di pagamento: pagare le fatture entro i termini di legge.
- 2) Trasparenza dei dati pubblicati

Questi obiettivi valgono per tutti i dipendenti.

Gli OBIETTIVI DI PERFORMANCE INDIVIDUALE SPECIFICI (obiettivi operativi) sono i seguenti:

AREA AMMINISTRATIVA

(Settore Segreteria)

- Riordino dell'archivio di deposito.
- Formazione del personale, anche a distanza, secondo il piano dell'ente.
- Rispetto dei tempi di pagamento

AREA TECNICA

(Settore Lavori)

- Manutenzione del verde pubblico;
- Rispetto dei tempi di pagamento

Per l'anno 2024 gli obiettivi si aggiungono alle ordinarie attività.

NOTA BENE:

- a) Si terrà conto dei criteri del sistema di valutazione.

PARTE QUARTA: Performance ed Istituti di Valutazione.

La performance è il contributo che ciascuno dà ai bisogni della collettività.

AZIONI PER IL MIGLIORAMENTO DEL CICLO DELLA PERFORMANCE

Gli uffici seguiranno con più attenzione la propria attività.

TRASPARENZA E COMUNICAZIONE DEL PIANO L'amministrazione pubblica il piano sul proprio sito.
""".encode()
REAL = "real"


def printed_plan(workspace: Workspace, data: bytes, target: Path) -> str:
    """Take a plan in, print the Piano, and return its words without what stands around its pages."""
    with unit_of_work(workspace, "Ente") as unit:
        place = re.search(r"COMUNE DI (\w+)", data.decode())
        assert place
        unit.add(Municipality(id=1, name=f"Comune di {place[1].title()}"))
        add_year(unit, YEAR)
    import_plan(workspace, plan_of_bytes(data, "piano.txt"), YEAR)
    print_document(workspace, DocumentRequest(PLAN, YEAR), target)
    lines = (line for page in PdfReader(target).pages for line in page.extract_text().split("\n"))
    return "\n".join(line for line in lines if not _AROUND_PAGES.match(line.strip())).replace("\u00a0", " ")


@pytest.fixture(params=["made up", REAL])
def plan(request: pytest.FixtureRequest) -> bytes:
    return request.getfixturevalue("seed_plan") if request.param == REAL else MADE_UP


def test_that_every_line_and_every_figure_of_a_plan_is_printed(
    plan: bytes, workspace: Workspace, tmp_path: Path
) -> None:
    printed, source = printed_plan(workspace, plan, tmp_path / "piano.pdf"), plan.decode()
    said, lines = key(printed), list(lines_of(source))
    assert lines
    assert [line for line in lines if key(line) not in said] == []
    text = " ".join(printed.split())
    assert [figure for figure in figures_of(source) if figure not in text] == []


def figures_of(plan: str) -> Iterator[str]:
    """Yield the figures of a plan as the Piano writes them: residents, people, euros, acts."""
    for year, *counts in re.findall(
        r"^(\d{4})\t31 dicembre\t(\d{4}) maschi (\d{4}) femmine (\d{4})", plan, re.MULTILINE
    ):
        yield f"{year} 31/12/{year} {' '.join(f'{int(one):,}'.replace(',', '.') for one in counts)}"
    for name, *people in re.findall(r"^(Settore [^\t]+)\t(\d+)\t(\d+)\t(\d+)", plan, re.MULTILINE):
        yield f"{name} {' '.join(people)}"
    for amount in re.findall(r"(?:anno \d{4}|IRAP|ONERI): (\d{1,3}(?:\.\d{3})*,\d{2})", plan):
        yield f"{amount} €"
    for body, number, day in re.findall(r"(Giunta|C\.C\.|Consiglio)[^.\n]{0,12} n\. (\d+) del ([\d.]+\d)", plan):
        shown = "/".join(part.zfill(2) for part in day.split("."))
        yield f"Delibera di {'Giunta' if body == 'Giunta' else 'Consiglio'} {number} {shown}"
    for year in re.findall(r"Spesa per il personale complessiva anno (\d{4})", plan):
        yield f"Spesa per il personale, anno {year}"


def test_that_shares_and_changes_are_computed_and_the_wrong_ones_are_not_repeated(
    workspace: Workspace, tmp_path: Path
) -> None:
    text = " ".join(printed_plan(workspace, MADE_UP, tmp_path / "piano.pdf").split())
    for expected in (
        "Popolazione 2.010 al 31 gennaio 2024",
        "Unità personale 3 100,0 %",
        "Donne 1 33,3 %",
        "Uomini 2 66,7 %",
        "1.008 -20 -0,99 %",
        "Totale 2 1 3 66,7 % 33,3 %",
        "Totale 121.500,75 €",
        "Numeri dichiarati dall'ente nel proprio piano.",
        "programma del mandato 2021-2026",
        "Parte quarta. Performance e istituti di valutazione",
    ):
        assert expected in text
    assert not re.search(r"\b40 ?%|\b60 ?%", text)
    assert "0 persone" not in text
