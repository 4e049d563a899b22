"""The text file of a method: its form."""

from collections.abc import Mapping

from app.domain.method.checks import validate
from app.domain.method.definition import EvaluatorRule, MethodDefinition
from app.domain.method.degree_table import DegreeStep
from app.domain.method.outside import Ceiling, CertifiedDatum, Difficulty, MultiplierStep, Penalty, QuotaRule
from app.domain.method.template import Band, BlockingRule, Rank, Rounding, SpreadStep
from app.domain.method_file.form import FileForm
from app.domain.method_file.words import ITALIAN

_SHORT = (
    *(EvaluatorRule, Band, BlockingRule, Rank, Rounding, SpreadStep, DegreeStep),
    *(Ceiling, CertifiedDatum, Difficulty, MultiplierStep, Penalty, QuotaRule),
)
_ALWAYS = frozenset(
    {"aggregator", "bands", "basis", "cap", "digits", "indicators", "is_individual", "kind", "minimum_days", "missing"}
    | {"mode", "point", "rounding", "service", "several_sheets", "total", "weight"}
)
_COMMENTS: Mapping[str, str] = {
    "adozione": "L'atto che ha adottato la metodologia.",
    "indicatori": "Come contano gli indicatori degli obiettivi, salvo che l'indicatore dica altro.",
    "servizio": "Quale servizio si valuta (D.Lgs. 150/2009, art. 9, comma 3, per le assenze neutre).",
    "procedimento": "Chi valuta, quando, chi firma, quanti giorni per osservazioni, riesame e conciliazione.",
    "nomi": "Come si chiamano qui organi e ruoli.",
    "scala": "Scala: come si dà un punteggio e quale parte del peso vale.",
    "tabella": "Tabella: da un grado, o da un valore, a un altro grado o a punti.",
    "scheda": "SCHEDA DI VALUTAZIONE",
    "scheda.sezione": "Sezione della scheda.",
    "scheda.fasce": "Quale quota del premio spetta per ogni totale.",
    "scheda.moltiplicatore": "Una cifra che moltiplica il totale o la quota del premio.",
    "scheda.sezione.differenziazione": "Dalle differenze tra i totali dati dal valutatore al grado della sezione.",
}
_OPENING = """\
# METODOLOGIA DI VALUTAZIONE (SMVP)
# Scritta da Merito. Le righe che cominciano con # sono spiegazioni e non contano.
# I testi stanno tra virgolette, i numeri usano il punto per i decimali, le date si scrivono anno-mese-giorno.
# Le voci che qui non compaiono hanno il valore di partenza detto nel file LEGGIMI.md delle metodologie.
"""

_INSTEAD: Mapping[tuple[str, str], str] = {
    ("blocco", "fattore"): 'un blocco su un fattore si scrive guarda = "fattore", voce = "il suo codice"',
    ("blocco", "dato"): 'un blocco su un dato si scrive guarda = "dato certificato", voce = "il suo codice"',
}

METHOD_FILE = FileForm(MethodDefinition, ITALIAN, validate, _OPENING, _COMMENTS, _SHORT, _ALWAYS, _INSTEAD)
