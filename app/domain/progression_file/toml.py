"""A file of progressions (TOML) to their rules and back."""

from collections.abc import Mapping

from app.domain.issues import Issue
from app.domain.method_file.form import FileForm
from app.domain.method_file.toml import read_rules
from app.domain.method_file.toml_writing import write_rules
from app.domain.progression_file.words import ITALIAN
from app.domain.progressions.checks import validate
from app.domain.progressions.definition import Amount, CriterionItem, ExtraStep, Places, ProgressionRules, TieRule

_COMMENTS: Mapping[str, str] = {
    "adozione": "L'atto che ha adottato le regole: il contratto integrativo.",
    "requisiti": "Chi è ammesso (CCNL 23.2.2026, art. 14, c. 2, lett. a).",
    "performance": "La media degli ultimi anni disponibili di performance individuale: almeno 40 punti.",
    "esperienza": "Gli anni di servizio: al massimo 40 punti.",
    "graduatoria": "Chi concorre con chi, da quale punteggio, come si arrotonda, per quanto resta provvisoria.",
    "gruppo": "Più criteri che insieme hanno un massimo.",
    "criterio": "Altro criterio.",
}
_OPENING = """\
# REGOLE DELLE PROGRESSIONI (DIFFERENZIALI STIPENDIALI)
# Scritte da Merito. Le righe che cominciano con # sono spiegazioni e non contano.
# I testi stanno tra virgolette, i numeri usano il punto per i decimali, le date si scrivono anno-mese-giorno.
# Le voci che qui non compaiono hanno il valore di partenza detto nel file LEGGIMI.md delle progressioni.
"""
_ALWAYS = frozenset(
    {"digits", "direction", "is_eq_apart", "kind", "maximum_years", "minimum_score", "remarks_days", "sanction_years"}
    | {"ranking", "requirements", "scope", "several", "unit", "weight", "years", "years_since"}
)
PROGRESSION_FILE = FileForm(
    ProgressionRules,
    ITALIAN,
    validate,
    _OPENING,
    _COMMENTS,
    (Amount, CriterionItem, ExtraStep, Places, TieRule),
    _ALWAYS,
)


def read_progressions(text: str) -> tuple[ProgressionRules | None, list[Issue]]:
    """Read a file of progressions; with errors the rules are None. Every finding begins with its line."""
    return read_rules(PROGRESSION_FILE, text)


def write_progressions(rules: ProgressionRules) -> str:
    """Return the file of some rules; reading it gives the same rules."""
    return write_rules(PROGRESSION_FILE, rules)
