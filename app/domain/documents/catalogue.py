"""What a document of the program declares of itself, for the page Documenti and the command line."""

from dataclasses import dataclass
from datetime import date

from app.domain.document_text.parts import PLAN_PARTS, REPORT_PARTS, TITLE_PART, TextPart
from app.domain.documents.scopes import DocumentScope
from app.domain.duties.reminding import REMINDER, REMINDERS_TITLE
from app.domain.ids import SheetId
from app.domain.italian_enum import ItalianEnum
from app.domain.permissions import Action, InScope, PerSheet


class DocumentFormat(ItalianEnum):
    """What a document is written as: the code is that of the command line and of the names of files."""

    PDF = "pdf", "PDF"
    WORD = "docx", "Word"
    EXCEL = "xlsx", "Excel"
    CALC = "ods", "LibreOffice Calc"
    CSV = "csv", "CSV"

    @property
    def suffix(self) -> str:
        return f".{self.value}"

    @property
    def is_of_data(self) -> bool:
        """Whether it holds the tables of a document alone, for whoever works on them."""
        return self in {DocumentFormat.EXCEL, DocumentFormat.CALC, DocumentFormat.CSV}


class DocumentOption(ItalianEnum):
    """How a document may be asked for, besides what it is about."""

    BLANK = "blank", "In bianco, senza punteggi"


@dataclass(frozen=True, slots=True)
class DocumentKind:
    """A kind of document: `code` names it on the command line, `icon` is the name of its picture.

    `formats` are those in which it may be asked for; `texts` the parts whose words the ente may write, with the name of
    the file of those that ship with the program. What is published names no person for what they are or did; anything
    else carries `INTERNAL_MARK`. One that `is_whole` makes no sense of a part of the ente; one that `tells_results`
    has them when the year is over; one that `has_classes` tells how many people are in each.
    `asked` is what the policy is asked in the place of what follows from the rest.
    `has_own_signatures`: who signs it is not for the ente to say; `is_of_a_day`: it tells the year as it stood then.
    """

    code: str
    italian: str
    description: str
    icon: str
    scope: DocumentScope = DocumentScope.YEAR
    options: tuple[DocumentOption, ...] = ()
    is_published: bool = False
    formats: tuple[DocumentFormat, ...] = (DocumentFormat.PDF,)
    texts: tuple[TextPart, ...] = ()
    has_own_signatures: bool = False
    texts_file: str = ""
    is_whole: bool = False
    tells_results: bool = False
    has_classes: bool = False
    is_of_a_day: bool = False
    asked: Action | None = None

    @property
    def question(self) -> Action | PerSheet | InScope:
        """What the policy is asked before it is printed: of sheets, again of each; what is published is whole."""
        if self.asked is not None:
            return self.asked
        if self.scope is DocumentScope.SHEET:
            return PerSheet(Action.SEE_SCORES)
        return Action.READ if self.is_published or self.is_whole else InScope(Action.READ)

    @property
    def takes_data(self) -> bool:
        """Whether the ente gives it a protocol, an act and who signs: what is of one sheet has all of that itself."""
        return self.scope is not DocumentScope.SHEET

    @property
    def has_title(self) -> bool:
        """Whether the ente may call it as it likes: its title is among its texts."""
        return any(part.code == TITLE_PART for part in self.texts)

    @property
    def is_of_the_year(self) -> bool:
        return self.scope is DocumentScope.YEAR


SHEETS = DocumentKind(
    "scheda",
    "Schede di valutazione",
    "Una persona o tutta la sessione, da consegnare e firmare.",
    "clipboard-text",
    scope=DocumentScope.SHEET,
    options=(DocumentOption.BLANK,),
    has_own_signatures=True,
)
PLAN = DocumentKind(
    "piano",
    "Piano degli obiettivi",
    "Popolazione, personale, organigramma e obiettivi per area e settore.",
    "book-open",
    is_published=True,
    formats=(DocumentFormat.PDF, DocumentFormat.WORD),
    texts=PLAN_PARTS,
    texts_file="piano-degli-obiettivi",
)
ORGANIGRAM = DocumentKind(
    "organigramma",
    "Organigramma",
    "Aree, settori, responsabili e persone, su un foglio.",
    "tree-structure",
    is_published=True,
)
MISSING = DocumentKind(
    "mancanze",
    "Che cosa manca",
    "Il lavoro che resta e i rilievi dei controlli, per chi deve agire.",
    "check-square",
)
DISTRIBUTION = DocumentKind(
    "distribuzione",
    "Distribuzione dei totali",
    "Come ogni valutatore ha distribuito i totali, rispetto all'ente e all'anno prima.",
    "chart-bar",
)
REMINDERS = DocumentKind(
    REMINDER,
    REMINDERS_TITLE,
    "A ogni persona che deve agire: che cosa è in ritardo, che cosa manca ed entro quando.",
    "envelope-simple",
    scope=DocumentScope.PERSON,
    formats=(DocumentFormat.PDF, DocumentFormat.WORD),
    has_own_signatures=True,
)
SIGNATURE_LEDGER = DocumentKind(
    "firme",
    "Registro delle firme",
    "Per ogni scheda: consegna, firma o rifiuto, osservazioni, chiusura; quali carte sono ancora fuori.",
    "pencil-line",
)
HISTORY = DocumentKind(
    "storia",
    "Storia delle schede",
    "I passaggi di una scheda e, per chi legge il registro, tutto ciò che vi è cambiato.",
    "clock-counter-clockwise",
    scope=DocumentScope.SHEET,
)
INTERIM_SHEETS = DocumentKind(
    "verifica",
    "Schede di verifica intermedia",
    "Esito, valori finora, note e formazione, da firmare: una persona o tutta la verifica di metà anno.",
    "hourglass-medium",
    scope=DocumentScope.SHEET,
    options=(DocumentOption.BLANK,),
)
ASSIGNMENTS = DocumentKind(
    "assegnazione",
    "Schede di assegnazione",
    "A ogni persona: obiettivi con peso, indicatori e atteso, fattori; da firmare per presa visione.",
    "hand-pointing",
    scope=DocumentScope.SHEET,
)
DELIVERIES = DocumentKind(
    "consegna",
    "Lettere di consegna",
    "Per ogni scheda consegnata: che cosa si consegna ed entro quando si può rispondere.",
    "envelope-open",
    scope=DocumentScope.SHEET,
    formats=(DocumentFormat.PDF, DocumentFormat.WORD),
)
CONFORMITY = DocumentKind(
    "conformita",
    "Controllo di conformità",
    "I rilievi dei controlli con la loro fonte, per gravità e per parte; le regole controllate.",
    "scales",
)
DOSSIERS = DocumentKind(
    "fascicolo",
    "Fascicoli delle persone",
    "Tutto ciò che l'archivio contiene di una persona, di ogni anno, per chi chiede i propri dati.",
    "identification-card",
    scope=DocumentScope.PERSON,
)
OBJECTIVE_SHEETS = DocumentKind(
    "obiettivo",
    "Schede obiettivo",
    "Un obiettivo o tutti: collegamenti, persone, risorse, indicatori, fasi sui mesi, monitoraggio, risultato.",
    "target",
    scope=DocumentScope.OBJECTIVE,
)
STATE = DocumentKind(
    "stato",
    "Stato di attuazione",
    "Per area, a un giorno dell'anno: a che punto sono gli obiettivi, i ritardi, le criticità, le variazioni."
    " Il giorno si sceglie in Obiettivi › Stato.",
    "hourglass-medium",
    is_of_a_day=True,
)
MINUTES = DocumentKind(
    "verbale",
    "Verbale del Nucleo",
    "I gradi di raggiungimento degli obiettivi, per area, da certificare e firmare.",
    "medal",
    is_whole=True,
    tells_results=True,
    has_own_signatures=True,
)
REPORT = DocumentKind(
    "relazione",
    "Relazione sulla performance",
    "Risultati e scostamenti, distribuzione delle valutazioni, processo, validazione del Nucleo.",
    "chart-line-up",
    is_published=True,
    formats=(DocumentFormat.PDF, DocumentFormat.WORD),
    texts=REPORT_PARTS,
    texts_file="relazione",
    tells_results=True,
    has_classes=True,
)
YEAR_CLOSING = DocumentKind(
    "chiusura",
    "Chiusura dell'anno",
    "Relazione approvata e validata, impronta del registro, chiusure riaperte; prima, che cosa manca per chiudere.",
    "lock-simple",
    is_whole=True,
)
TRANSPARENCY = DocumentKind(
    "trasparenza",
    "Amministrazione trasparente",
    "Premi, distribuzione delle valutazioni e differenziazione, in forma aggregata e senza nomi (art. 20).",
    "globe-hemisphere-west",
    is_published=True,
    formats=(DocumentFormat.PDF, DocumentFormat.EXCEL, DocumentFormat.CALC, DocumentFormat.CSV),
    tells_results=True,
    has_classes=True,
)


@dataclass(frozen=True, slots=True)
class DocumentRequest:
    """What to print: the kind, the year, which subject of its scope (None: all of them), how, and written as what.

    `among`: of all the subjects, these alone (none: every one). `on_day` is of a kind that tells the year as it stood
    on a day.
    """

    kind: DocumentKind
    year: int
    subject_id: int | None = None
    options: frozenset[DocumentOption] = frozenset()
    format: DocumentFormat = DocumentFormat.PDF
    among: tuple[int, ...] = ()
    on_day: date | None = None

    def is_about(self, subject_id: int) -> bool:
        """Tell whether a subject is among those asked for."""
        return self.subject_id in {None, subject_id} and (not self.among or subject_id in self.among)

    @property
    def is_blank(self) -> bool:
        return DocumentOption.BLANK in self.options

    @property
    def is_long(self) -> bool:
        """Whether it may take long: all the subjects of a year."""
        return not self.kind.is_of_the_year and self.subject_id is None

    @property
    def file_name(self) -> str:
        return f"{self.kind.italian.replace(' ', '_')}_{self.year}{self.format.suffix}"


BLANK = frozenset({DocumentOption.BLANK})


def sheet_request(
    year: int, sheet_id: SheetId | None = None, *, is_blank: bool = False, is_interim: bool = False
) -> DocumentRequest:
    """Ask for the sheets of a year, or for one of them; `is_interim`: of the check of its half."""
    kind = INTERIM_SHEETS if is_interim else SHEETS
    return DocumentRequest(kind, year, sheet_id, BLANK if is_blank else frozenset())


@dataclass(frozen=True, slots=True)
class DocumentSubject:
    """One thing that a document may be about, as a list shows it."""

    id: int
    text: str
