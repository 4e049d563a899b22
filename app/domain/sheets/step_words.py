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
REMARKS = StepWords(
    "remarks", "Osservazioni o riesame…", "Registra osservazioni, richiesta di riesame o di conciliazione della persona"
)
ANSWER = StepWords(
    "answer",
    "Rispondi…",
    "Risponde alla richiesta della persona confermando la valutazione",
    "risposta alla richiesta della persona",
)
SCAN = StepWords(
    "scan",
    "Allega la scansione…",
    "Allega la scheda firmata dal Sindaco, da cui questa è trascritta",
    "scansione della scheda firmata dal Sindaco",
)
SUBSTITUTE = StepWords(
    "substitute", "Sostituisci il valutatore…", "Scrive perché si valuta al posto del valutatore", "sostituzione"
)
TRANSCRIBE = StepWords(
    "transcribe", "Trascrivi…", "Dice da quale scheda firmata dal Sindaco si trascrive", "trascrizione"
)
FOLLOW = StepWords(
    "follow",
    "Prepara sessione…",
    "Mostra che cosa la struttura vuole di ogni scheda e, confermato, le adegua",
    "preparazione della sessione",
)
NAME_PARTS = StepWords(
    "name_parts", "Chi valuta le parti…", "Indica chi valuta le parti che non sono del valutatore della scheda"
)
SIGN_PART = StepWords(
    "sign_part",
    "Firma la parte…",
    "Firma i punteggi della parte che si valuta: da quel momento contano",
    "firma della parte che si valuta",
)
REOPEN_PART = StepWords(
    "reopen_part", "Riapri la parte…", "Toglie la firma da una parte, con il motivo, per correggerne i punteggi"
)
ATTACH = StepWords("attach", "Allega…", "Conserva con la scheda la scansione di una carta")
REVISE = StepWords(
    "revise", "Riapri…", "Apre una nuova revisione, con il motivo; questa resta leggibile come sostituita"
)
REOPEN = StepWords("reopen", "Riapri…", "Torna a compilare la scheda, indicando il motivo")
TAKE_BACK = StepWords("take_back", "Annulla consegna…", "Torna a compilata, con il motivo")
NOT_EVALUABLE = StepWords("not_evaluable", "Non valutabile…", "Toglie la scheda dalla valutazione, con il motivo")

PROPOSE = StepWords(
    "propose", "Proponi non valutabile…", "Propone al Segretario che la scheda esca dalla valutazione, con il motivo"
)
UNPROPOSE = StepWords("unpropose", "Ritira la proposta…", "Ritira la propria proposta, finché nessuno ha deciso")
ACCEPT = StepWords(
    "accept",
    "Accetta la proposta…",
    "La scheda diventa non valutabile, come propone il valutatore",
    "decisione sulla proposta di non valutabilità",
)
REJECT = StepWords("reject", "Respingi la proposta…", "La scheda resta da valutare; il motivo è letto da chi propone")

MENDING = (FOLLOW, SUBSTITUTE, TRANSCRIBE, HEARING, ANSWER, SCAN)
"""The buttons that change no state: each mends what another waits for, and is there while that one waits."""

OF_PARTS = (NAME_PARTS, SIGN_PART, REOPEN_PART)
"""The buttons of the parts that others score: they change no state of the sheet."""

SHEET_STEPS = (
    ACCEPT, REJECT, FOLLOW, SUBSTITUTE, TRANSCRIBE, NAME_PARTS, SIGN_PART, SEE, COMPLETE, HEARING, DELIVER, ANSWER,
    SIGN, SCAN, CLOSE, REMARKS, ATTACH, REOPEN_PART, REVISE, REOPEN, TAKE_BACK, NOT_EVALUABLE, PROPOSE, UNPROPOSE,
)  # fmt: skip
"""Every button."""
