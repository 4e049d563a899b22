"""What the page *Progressioni* says when there is nothing to show."""

from app.domain.cycles import YearClosing
from app.domain.italian import format_date, plural
from app.domain.progressions.lone_sanctions import LONE
from app.domain.progressions.vocabulary import ProcedureState
from app.services.progressions.reading import ProgressionPage

NOT_BEGUN = "Per quest'anno non c'è una procedura di progressione.\nUsare «Comincia» per aprirla con le regole pronte."
NOT_BEGUN_IN_TIME = (
    "L'anno è chiuso, e una procedura di progressione non c'è stata.\nSi comincia in un anno aperto: sceglierlo nella"
    " casella «Anno», in alto."
)
NOTHING_OWN = "Non c'è una graduatoria pubblicata con il proprio nome.\nQuando c'è, qui se ne legge il proprio posto."
NOBODY = "Nessuno è in servizio nel giorno dei requisiti.\nLe persone si aggiungono in Struttura."
NOT_RANKED = "La graduatoria non è ancora calcolata.\nIn «Candidati» c'è che cosa manca, persona per persona."
NO_EXCLUDED = "Nessuno è escluso."
NO_REMARKS = "Nessuna osservazione.\nSi registrano mentre la graduatoria è provvisoria."
CHOOSE = "Scegliere una persona per vedere come si forma il suo punteggio."


def why_not_begun(page: ProgressionPage) -> str:
    """Say why there is nothing, and where a procedure is begun: not in a year that is closed."""
    if page.is_own:
        return NOTHING_OWN
    return NOT_BEGUN_IN_TIME if isinstance(page.lock, YearClosing) else NOT_BEGUN


def heading_of(page: ProgressionPage) -> str:
    """Say where the procedure stands, and what is missing for the ranking."""
    facts = page.procedure
    if facts is None:
        return ""
    rules = f"Regole: {page.rules.name}." if page.rules else ""
    problems = " ".join(page.result.problems)
    lacks = len({one.link.id if one.link else 0 for one in page.result.lacks})
    missing = f"Mancano dati di {plural(lacks, 'persona', 'persone')}." if lacks else ""
    alone = " ".join(one.sentence for one in page.findings if one.code == LONE)
    return " ".join(filter(None, (_state(page), rules, problems, missing, page.changed, alone)))


def _state(page: ProgressionPage) -> str:
    facts = page.procedure
    if facts is None:
        return ""
    match facts.state:
        case ProcedureState.PREPARING:
            return "In preparazione."
        case ProcedureState.PROVISIONAL:
            return (
                f"Provvisoria dal {format_date(facts.published_on)}, osservazioni fino al"
                f" {format_date(facts.remarks_until)}."
            )
        case ProcedureState.FINAL:
            return f"Definitiva dal {format_date(facts.final_on)}."
