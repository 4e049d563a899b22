"""The papers of awards and progressions, as the page Documenti and the command line list them."""

from app.domain.documents.catalogue import DocumentFormat, DocumentKind
from app.domain.documents.scopes import DocumentScope
from app.domain.permissions import Action

_OF_DATA = (DocumentFormat.PDF, DocumentFormat.EXCEL, DocumentFormat.CALC, DocumentFormat.CSV)

AWARDS = DocumentKind(
    "premi",
    "Prospetto dei premi",
    "Ogni fondo con chi ne ha diritto, gli importi e come si è arrivati a ognuno; in CSV e Excel anche per le paghe.",
    "currency-eur",
    formats=_OF_DATA,
    asked=Action.SEE_AWARDS,
)
AWARD_TOTALS = DocumentKind(
    "totali-premi",
    "Totali dei premi",
    "Per la determinazione, senza nomi: quanto è stanziato, assegnato e resta di ogni fondo e di ogni gruppo.",
    "checks",
    formats=_OF_DATA,
    asked=Action.SEE_AWARDS,
)
AWARD_EXTRACTS = DocumentKind(
    "estratto-premi",
    "Estratti dei premi",
    "A ogni persona: il proprio premio di ogni fondo, e come si è arrivati all'importo.",
    "user-list",
    scope=DocumentScope.PERSON,
)
PROGRESSIONS = DocumentKind(
    "graduatoria",
    "Graduatoria delle progressioni",
    "Posti, punteggi ed esiti dei differenziali stipendiali, provvisoria o definitiva; gli esclusi con il motivo.",
    "list-numbers",
    formats=_OF_DATA,
    asked=Action.SEE_AWARDS,
)
PROGRESSION_EXTRACTS = DocumentKind(
    "estratto-progressioni",
    "Estratti della graduatoria",
    "A ogni persona: il proprio posto nelle progressioni o perché non c'è, e ogni punto spiegato.",
    "user-list",
    scope=DocumentScope.PERSON,
)

OF_CLOSED_YEAR = frozenset({AWARDS, AWARD_TOTALS, AWARD_EXTRACTS, PROGRESSIONS, PROGRESSION_EXTRACTS})
"""What is made of a year whose sheets are closed: of the example, the year before."""
