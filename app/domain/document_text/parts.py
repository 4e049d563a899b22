"""Which parts of which documents have words of the ente's own, and what is edited of them."""

from dataclasses import dataclass
from enum import Enum

from app.domain.document_text.fields import unknown_fields
from app.domain.document_text.rich_text import sections_of
from app.domain.issues import Issue, Severity
from app.domain.italian import quoted
from app.domain.validation import at_most

LONGEST_TITLE = 300
LONGEST_BODY = 100_000
_OWN = "own."


@dataclass(frozen=True, slots=True)
class TextPart:
    """A part of a document whose words the ente may write: `code` is kept in the archive, `help` says where it goes."""

    code: str
    italian: str
    help: str

    @property
    def own_code(self) -> str:
        """Under which the words written in the program are kept: those taken in with a plan stay as they came."""
        return f"{_OWN}{self.code}"


TITLE_PART = "title"
PLAN_PARTS = (
    TextPart("introduction", "Introduzione", "Apre il documento: che cos'è il piano, le norme, come si legge."),
    TextPart("context", "Contesto esterno", "Prima delle tabelle della popolazione: il territorio e la comunità."),
    TextPart("structure", "Contesto interno", "Prima del personale e dell'organigramma: come è organizzato l'ente."),
    TextPart("guidelines", "Mandato e missione", "Prima degli obiettivi: programmazione, mandato, indirizzi."),
    TextPart("common", "Obiettivi strategici comuni", "Dopo l'elenco degli obiettivi comuni."),
    TextPart("operational", "Obiettivi operativi", "Dopo gli obiettivi delle aree e dei settori."),
    TextPart("unit", "Aree e settori", "Sotto ogni area o settore: il titolo ne è il nome, come nella struttura."),
    TextPart("closing", "Performance e istituti di valutazione", "Come si misurano e si valutano i risultati."),
    TextPart("improvement", "Azioni per il miglioramento", "Che cosa si fa per migliorare il ciclo della performance."),
    TextPart("transparency", "Trasparenza e comunicazione", "Come il piano è pubblicato e fatto conoscere."),
    TextPart(TITLE_PART, "Titolo del documento", "Come lo chiama l'ente, per esempio «Piano della performance»."),
)
REPORT_PARTS = (
    TextPart("report.introduction", "Presentazione", "Apre la relazione: che cos'è e a che cosa serve."),
    TextPart("report.context", "Contesto dell'anno", "Che cosa ha segnato l'anno, prima dei risultati."),
    TextPart("report.results", "Risultati raggiunti", "Prima delle tabelle dei risultati."),
    TextPart("report.deviations", "Scostamenti", "Prima degli scostamenti e delle loro ragioni."),
    TextPart("report.evaluations", "Valutazione individuale", "Prima della distribuzione delle valutazioni."),
    TextPart("report.process", "Il processo seguito", "Chi ha fatto che cosa, e quando."),
    TextPart("report.certification", "Validazione", "Prima del riquadro del Nucleo."),
)


class TextOrigin(Enum):
    """Where the words of a part come from."""

    TEMPLATE = "template"
    PLAN = "plan"
    OWN = "own"

    @property
    def italian(self) -> str:
        return {
            "template": "testo del programma",
            "plan": "testo preso dal piano",
            "own": "scritto dall'ente",
        }[self.value]


@dataclass(frozen=True, slots=True)
class PartWords:
    """The words of a part in a year: what is printed, where it comes from, what restoring would bring back.

    `template` are those of the program, `source` the document whose words were taken in.
    """

    part: TextPart
    body: str
    origin: TextOrigin
    before: str
    before_origin: TextOrigin
    template: str
    source: str = ""

    @property
    def can_be_restored(self) -> bool:
        return self.origin is TextOrigin.OWN


def validate_words(body: str) -> list[Issue]:
    """Say what of a text cannot be kept, and which words in braces are no field."""
    issues = [
        issue
        for title, _ in sections_of(body)
        for issue in at_most(title, LONGEST_TITLE, "body", f"Il titolo «{title[:30]}…»")
    ]
    issues += at_most(body, LONGEST_BODY, "body", "Il testo")
    if unknown := unknown_fields(body):
        issues.append(unknown_issue(unknown))
    return issues


def unknown_issue(names: list[str]) -> Issue:
    """Say that words in braces stay as they are written."""
    shown = quoted(f"{{{name}}}" for name in names)
    sentence = f"{shown}: nessun campo si chiama così, resta scritto com'è. I campi sono nel menu Inserisci campo."
    return Issue("unknown_field", sentence, "body", severity=Severity.WARNING)
