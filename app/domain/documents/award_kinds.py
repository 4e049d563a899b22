"""The papers of the progressions, as the page Documenti and the command line list them."""

from app.domain.documents.catalogue import DocumentFormat, DocumentKind
from app.domain.documents.scopes import DocumentScope
from app.domain.permissions import Action

PROGRESSIONS = DocumentKind(
    "graduatoria",
    "Graduatoria delle progressioni",
    "Posti, punteggi ed esiti dei differenziali stipendiali, provvisoria o definitiva; gli esclusi con il motivo.",
    "list-numbers",
    formats=(DocumentFormat.PDF, DocumentFormat.EXCEL, DocumentFormat.CALC, DocumentFormat.CSV),
    asked=Action.SEE_AWARDS,
)
PROGRESSION_EXTRACTS = DocumentKind(
    "estratto-progressioni",
    "Estratti della graduatoria",
    "A ogni persona: il proprio posto nelle progressioni o perché non c'è, e ogni punto spiegato.",
    "user-list",
    scope=DocumentScope.PERSON,
)

OF_CLOSED_YEAR = frozenset({PROGRESSIONS, PROGRESSION_EXTRACTS})
"""What is made of a year whose sheets are closed: of the example, the year before."""
