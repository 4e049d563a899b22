"""The fields of procedure, service and names as columns."""

from app.domain.columns import Column, Format
from app.domain.method_editing.making import choice, number, tick

F = Format

LABELS_COLUMNS = (
    Column(
        "body",
        "Nucleo di valutazione od OIV",
        width=44,
        required=True,
        help="Questi nomi si stampano sulle schede e sui documenti.",
    ),
    Column("secretary", "Segretario", width=44, required=True),
    Column("mayor", "Sindaco", width=44, required=True),
    Column("eq", "Titolare di incarico di EQ", width=54, required=True),
    Column("employee", "Dipendente", width=44, required=True),
    Column("evaluator", "Chi valuta", width=44, required=True),
    Column("evaluated", "Chi è valutato", width=44, required=True),
)
SERVICE_COLUMNS = (
    Column(
        "minimum_days",
        "Giorni minimi di servizio",
        F.INTEGER,
        6,
        required=True,
        help="Con meno giorni nell'anno la persona non è valutabile; 0: nessun minimo.",
    ),
    Column(
        "neutral_absences",
        "Assenze che non contano",
        F.LONG_TEXT,
        50,
        help="Una per riga, per esempio maternità: non tolgono giorni.",
    ),
    tick("does_part_time_count", "Conta il part time", "Nella media dell'anno i giorni contano in proporzione."),
    choice("several_sheets", "Con più schede nell'anno", "Come si uniscono nel risultato dell'anno."),
)
PROCESS_COLUMNS = (
    Column("remarks_days", "Giorni per le osservazioni", F.INTEGER, 6, required=True, help="Dalla consegna."),
    Column("reconsideration_days", "Giorni per il riesame", F.INTEGER, 6, required=True, help="Dalla consegna."),
    Column("conciliation_days", "Giorni per la conciliazione", F.INTEGER, 6, required=True, help="Dalla consegna."),
    Column(
        "answer_days",
        "Giorni per la risposta",
        F.INTEGER,
        6,
        required=True,
        help="Del valutatore, dall'arrivo. Zero: quanti ne ha la persona per chiedere.",
    ),
    choice(
        "second_level",
        "Secondo livello",
        "La conciliazione. Dalla consegna: i suoi giorni partono con gli altri. Dopo la risposta: dalla risposta del"
        " valutatore. Nessuno: risponde il valutatore.",
    ),
    Column("second_level_body", "Lo decide", width=44, help="In parole; vuoto: chi chiude le schede."),
    Column(
        "decision_days",
        "Giorni per la decisione",
        F.INTEGER,
        6,
        required=True,
        help="Del secondo livello. Zero: quanti ne ha la persona per chiedere.",
    ),
    choice("interim_scores", "Punteggi nella verifica intermedia", "Richiesti: senza, la verifica non si completa."),
    number("green_from", "Semaforo verde da", "Grado raggiunto finora da un obiettivo, nella verifica intermedia."),
    number("amber_from", "Semaforo giallo da", "Sotto è rosso."),
    Column("signatures", "Firme sulla scheda", F.LONG_TEXT, 50, help="Una per riga, nell'ordine di stampa."),
)
EVALUATOR_COLUMNS = (
    choice("role", "Scheda di"),
    Column("evaluator", "Valuta", width=44, required=True, help="In parole, per esempio Segretario comunale."),
)
PHASE_COLUMNS = (
    Column("title", "Fase", width=44, required=True),
    Column(
        "code",
        "Codice",
        F.CODE,
        16,
        required=True,
        help="Dà le scadenze: piano, assegnazione, verifica, misurazione, valutazione, relazione o chiusura.",
    ),
    Column("starts", "Dal", F.CODE, 8, help="gg/mm"),
    Column("ends", "Al", F.CODE, 8, help="gg/mm"),
    tick("is_next_year", "Anno seguente", width=13),
)
