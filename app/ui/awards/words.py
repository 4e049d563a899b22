"""What the page *Premi* says when there is nothing to show."""

from app.services.awards.reading import AwardsPage

NO_RULES = "Per questo anno non ci sono regole dei premi.\nUsare «Regole…» per sceglierle da un modello o da un file."
NONE_KEPT = "L'anno è stato chiuso senza calcolare i premi.\nPer calcolarli si riapre l'anno (menu Strumenti)."
NOTHING_OWN = "Non ci sono premi propri da mostrare.\nChi ha una scheda dell'anno li vede qui quando sono calcolati."
NO_FUND = "Nessun fondo è scelto.\nSceglierne uno fra quelli dell'anno; se non ce ne sono, cominciare da «Regole…»."
NOT_COMPUTED = "Il fondo non è ancora calcolato.\nIn «Che cosa manca» c'è ciò che serve, e dove si scrive."
NOTHING_LACKS = "Non manca niente.\nTutti i fondi dell'anno sono calcolati."
ONE_GROUP = "Il fondo non è diviso in gruppi."


def why_no_funds(page: AwardsPage) -> str:
    """Say why there is no fund, and what comes next."""
    if page.is_own:
        return NOTHING_OWN
    if page.is_closed and not page.is_kept:
        return NONE_KEPT
    return NO_RULES


def heading_of(page: AwardsPage) -> str:
    """Say with which rules the awards are computed, and how sure they are."""
    if page.rules is None:
        return ""
    act = f" ({page.rules.act})" if page.rules.act else ""
    rules = f"Regole: {page.rules.name}, dal {page.rules.year_from}{act}."
    return f"{rules} {_standing(page)}".strip()


def _standing(page: AwardsPage) -> str:
    if page.is_kept:
        return "Divisione definitiva: i premi sono quelli tenuti alla chiusura dell'anno."
    if page.is_closed:
        return ""
    if page.rules is None or not page.funds:
        return ""
    how = "alla chiusura dell'anno" if page.is_own else "con «Chiudi l'anno…», nel menu Strumenti"
    until = f"La divisione diventa definitiva {how}: fino ad allora segue i dati."
    if any(fund.is_provisional for fund in page.funds):
        return f"Provvisori: alcune schede non sono ancora definitive. {until}"
    return until
