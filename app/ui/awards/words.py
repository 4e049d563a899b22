"""What the page *Premi* says when there is nothing to show, and its help."""

from app.services.awards.reading import AwardsPage

HELP = """<p>In questa pagina i <b>premi</b> dell'anno si calcolano in euro, con le regole del contratto integrativo.
Da qui non si paga niente: il programma calcola, dice perché, e i premi si stampano e si esportano.</p>
<ul>
<li><b>Regole…</b>: quelle che valgono da un anno in poi, con l'atto che le adotta; si scelgono da un modello, si
importano da un file o si cambiano.</li>
<li><b>Importo…</b> (F2 sul fondo): quanto c'è in ogni fondo dell'anno, con l'atto che lo stabilisce.</li>
<li><b>Dati…</b>: ciò che l'archivio non sa e le regole chiedono, con la sua fonte (sanzioni, monte salari, altri
incentivi, peso delle posizioni…).</li>
<li><b>Persone</b>: chi partecipa e con quanto; chi non partecipa, e perché. A destra il calcolo di chi è scelto, fino
al centesimo.</li>
<li><b>Che cosa manca</b>: finché manca qualcosa il fondo non si calcola; Invio porta dove si scrive.</li>
</ul>
<p>Finché una scheda non è definitiva i premi sono <b>provvisori</b>. Con la chiusura dell'anno restano come sono, e la
verifica dell'archivio li ricalcola e li confronta.</p>"""

NO_RULES = "Per questo anno non ci sono regole dei premi.\nUsare «Regole…» per sceglierle da un modello o da un file."
NONE_KEPT = "L'anno è stato chiuso senza calcolare i premi.\nPer calcolarli si riapre l'anno (menu Strumenti)."
NOTHING_OWN = "Non ci sono premi propri da mostrare.\nChi ha una scheda dell'anno li vede qui quando sono calcolati."
NO_FUND = "Scegliere un fondo per vedere chi vi partecipa."
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
        return "I premi sono quelli tenuti alla chiusura dell'anno."
    if any(fund.is_provisional for fund in page.funds):
        return "Provvisori: alcune schede non sono ancora definitive."
    return ""
