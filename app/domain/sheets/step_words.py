"""The buttons of a sheet, in the order in which they stand: what each is called and what it is for."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class StepWords:
    """A button of a sheet: an ellipsis says that a dialog will ask for more.

    `coming` says the step as what comes next; empty where it leads back or aside.
    """

    name: str
    text: str
    help: str
    coming: str = ""


SEE = StepWords(
    "see",
    "Presa visione…",
    "Registra il giorno in cui la persona ha visto obiettivi e fattori",
    "presa visione degli obiettivi",
)
COMPLETE = StepWords(
    "complete", "Completa", "Dichiara compilata la scheda: non deve mancare nulla", "completare la scheda"
)
HEARING = StepWords(
    "hearing",
    "Contraddittorio…",
    "Registra l'audizione richiesta da una valutazione negativa",
    "contraddittorio con la persona",
)
DELIVER = StepWords(
    "deliver",
    "Consegna…",
    "Registra le date del colloquio e della consegna",
    "colloquio e consegna della scheda alla persona",
)
SIGN = StepWords(
    "sign",
    "Firma…",
    "Registra la firma per presa visione, il rifiuto o la notifica",
    "firma per presa visione, o come la persona ha risposto",
)
CLOSE = StepWords(
    "close",
    "Chiudi la scheda…",
    "Rende definitiva la scheda: non si potrà più modificare",
    "chiusura della scheda",
)
REOPEN = StepWords("reopen", "Riapri…", "Torna a compilare la scheda, indicando il motivo")
TAKE_BACK = StepWords("take_back", "Annulla consegna…", "Torna a compilata, con il motivo")
NOT_EVALUABLE = StepWords("not_evaluable", "Non valutabile…", "Toglie la scheda dalla valutazione, con il motivo")

SHEET_STEPS = (SEE, COMPLETE, HEARING, DELIVER, SIGN, CLOSE, REOPEN, TAKE_BACK, NOT_EVALUABLE)
"""Every button; the hearing changes no state: it mends what completing waits for."""
