"""The text file of the rules of awards: its form."""

from collections.abc import Mapping

from app.domain.awards.definition import (
    AreaCoefficient,
    AwardRules,
    GroupWeight,
    OrderRule,
    PartTimeStep,
    SplitShare,
)
from app.domain.awards.file_words import AWARD_WORDS
from app.domain.awards.payout import FixedAmount, MeritClass, PayoutBand
from app.domain.awards.result_rules import DutyCut, IncentiveBand
from app.domain.awards.rule_checks import validate_award_rules
from app.domain.method_file.form import FileForm

_SHORT = (
    AreaCoefficient,
    DutyCut,
    FixedAmount,
    GroupWeight,
    IncentiveBand,
    MeritClass,
    OrderRule,
    PartTimeStep,
    PayoutBand,
    SplitShare,
)
_ALWAYS = frozenset({"basis", "effect", "kind", "mode", "nature", "score", "rate", "rounding", "use"})
_COMMENTS: Mapping[str, str] = {
    "adozione": "L'atto che ha adottato il contratto integrativo.",
    "tempo": "Come conta il servizio dell'anno.",
    "assenza": "Che cosa fanno le assenze di questi motivi.",
    "part_time": "Come conta il part time (CCNL 16.11.2022, art. 55, comma 11).",
    "ammissione": "Che cosa si chiede per partecipare ai fondi.",
    "fondo": "FONDO",
    "fondo.ammissione": "Che cosa si chiede per partecipare a questo fondo, al posto di ciò che vale per tutti.",
    "fondo.calcolo": "Quale parte della quota spetta per ogni valutazione.",
    "fondo.divisione": "Tra quali gruppi si divide prima il fondo.",
    "fondo.residuo": "Dove va ciò che non si attribuisce.",
    "fondo.maggiorazione": "Maggiorazione del premio individuale (CCNL 23.2.2026, art. 48): per graduatoria.",
    "fondo.risultato": "Ciò che è proprio della retribuzione di risultato.",
}
_OPENING = """\
# REGOLE DEI PREMI (contratto integrativo)
# Scritte da Merito. Le righe che cominciano con # sono spiegazioni e non contano.
# I testi stanno tra virgolette, i numeri usano il punto per i decimali, le date si scrivono anno-mese-giorno.
# Le voci che qui non compaiono hanno il valore di partenza detto nel file LEGGIMI.md dei premi.
"""

AWARD_FILE = FileForm(AwardRules, AWARD_WORDS, validate_award_rules, _OPENING, _COMMENTS, _SHORT, _ALWAYS)
