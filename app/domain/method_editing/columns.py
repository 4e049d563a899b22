"""The fields of each part of a method as columns: the forms, the tables and the comparison speak the same words."""

from collections.abc import Mapping

from app.domain.columns import Column, Format
from app.domain.method.definition import (
    EvaluatorRule,
    IndicatorDefaults,
    Labels,
    MethodDefinition,
    Process,
    ProcessPhase,
    ServiceRules,
)
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import (
    Band,
    Bands,
    BlockingRule,
    Factor,
    FactorText,
    Section,
    SheetTemplate,
    SpreadStep,
)

F = Format


def _number(key: str, heading: str, help_text: str = "", *, required: bool = True) -> Column:
    return Column(key, heading, F.DECIMAL, 9, required=required, digits=None, help=help_text)


def _choice(key: str, heading: str, help_text: str = "") -> Column:
    return Column(key, heading, F.CHOICE, 26, required=True, help=help_text)


def _tick(key: str, heading: str, help_text: str = "", width: int = 8) -> Column:
    return Column(key, heading, F.BOOLEAN, width, help=help_text)


IF_MISSING = "Blocca: la scheda non si completa. Escludi: il peso si ripartisce. Zero: vale zero."

METHOD_COLUMNS = (
    Column("name", "Nome", width=44, required=True, help="Le versioni con lo stesso nome si susseguono."),
    Column("code", "Codice", F.CODE, 34, required=True, help="Serve a riconoscere il file della metodologia."),
    Column("description", "Descrizione", F.LONG_TEXT, 60, help="Una o due frasi."),
    Column("adoption.organ", "Organo che l'ha adottata", width=34, help="Per esempio Giunta comunale."),
    Column("adoption.number", "Numero della delibera", F.CODE, 14),
    Column("adoption.day", "Data della delibera", F.DATE, 11),
    Column("valid_from", "In vigore dal", F.DATE, 11),
    Column("valid_to", "In vigore fino al", F.DATE, 11, help="Vuota: fino a quando non se ne adotta un'altra."),
)
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
INDICATOR_COLUMNS = (
    _number("cap", "Grado massimo", "100, o di più se si premia chi va oltre l'atteso (per esempio 120)."),
    _choice(
        "missing",
        "Se manca il valore a consuntivo",
        IF_MISSING,
    ),
    Column("judgement_scale", "Scala di giudizio", F.CHOICE, 30, help="Per gli obiettivi che non hanno indicatori."),
    _tick(
        "are_steps_linear",
        "Dentro un gradino il grado cresce in proporzione",
        "No: vale il grado del gradino raggiunto.",
    ),
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
    _tick("does_part_time_count", "Conta il part-time", "Nella media dell'anno i giorni contano in proporzione."),
    _choice("several_sheets", "Con più schede nell'anno", "Come si uniscono nel risultato dell'anno."),
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
    _choice(
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
    _choice("interim_scores", "Punteggi nella verifica intermedia", "Richiesti: senza, la verifica non si completa."),
    _number("green_from", "Semaforo verde da", "Grado raggiunto finora da un obiettivo, nella verifica intermedia."),
    _number("amber_from", "Semaforo giallo da", "Sotto è rosso."),
    Column("signatures", "Firme sulla scheda", F.LONG_TEXT, 50, help="Una per riga, nell'ordine di stampa."),
)
SCALE_COLUMNS = (
    Column(
        "title", "Titolo", width=44, required=True, help="Con questo nome la si sceglie nelle sezioni e nei fattori."
    ),
    Column("code", "Codice", F.CODE, 30, required=True),
    _choice(
        "mode",
        "Come si dà il punteggio",
        "Gradini: una delle righe. Numero libero: tra minimo e massimo. Percentuale: da 0 a 100.",
    ),
    _number("minimum", "Minimo", "Per un numero libero."),
    _number("maximum", "Massimo", "Per un numero libero."),
    _number("step", "Passo", "Per un numero libero: 0,5 ammette 3 e 3,5; vuoto ammette ogni numero.", required=False),
)
ROW_COLUMNS = (
    Column("label", "Giudizio", width=26, required=True),
    _number("value", "Valore", "Il punteggio nelle scale a gradini: diverso in ogni riga.", required=False),
    _number("share", "Quota %", "Quanto vale del peso; vuota: valore diviso il valore più alto.", required=False),
    _tick("is_sufficient", "Sufficiente", "No per i giudizi insufficienti.", 10),
    _tick("is_reason_required", "Chiede il motivo", "Chi sceglie questa riga deve scrivere perché.", 14),
    _number("minimum", "Da", "Per le scale a numero libero.", required=False),
    _number("maximum", "A", "Per le scale a numero libero.", required=False),
    Column("descriptor", "Descrittore", F.LONG_TEXT, 60, help="I fatti che corrispondono al giudizio."),
)
TEMPLATE_COLUMNS = (
    Column("title", "Titolo", width=44, required=True, help="Si stampa in testa alla scheda."),
    Column("code", "Codice", F.CODE, 30, required=True),
    _choice("role", "Per chi"),
    Column("contract_areas", "Aree contrattuali", F.LONG_TEXT, 40, help="Una per riga; nessuna: tutte."),
    Column("units", "Unità", F.LONG_TEXT, 40, help="Una per riga; nessuna: tutte."),
    _choice("total", "Come si forma il totale", "Con la media di tutti i fattori i pesi delle sezioni non contano."),
    _number("weights_total", "Somma dei pesi delle sezioni", "Di solito 100."),
    _choice("rounding.point", "Dove si arrotonda", "Prima, i numeri sono esatti. Il totale ha questi decimali."),
    Column("rounding.digits", "Decimali", F.INTEGER, 4, required=True, help="Da 0 a 6."),
    _choice("rounding.mode", "Come si arrotonda", "Con il troncamento i decimali in più si tagliano."),
    _number("negative_below", "Negativa sotto", "Vuota: nessun totale rende negativa la scheda.", required=False),
    _tick("is_hearing_needed", "Negativa solo con il contraddittorio", "Per i titolari di EQ è sempre così."),
    _number(
        "payment_share",
        "Quota dei tempi di pagamento %",
        "La parte del premio che dipende solo dai tempi di pagamento; vuota: nessuna.",
        required=False,
    ),
)
SECTION_COLUMNS = (
    Column("title", "Titolo", width=44, required=True, help="Si stampa sulla scheda."),
    Column("code", "Codice", F.CODE, 30, required=True),
    _choice("kind", "Che cosa guarda"),
    _number("weight", "Peso", "Con un intervallo è il peso proposto."),
    _number("minimum_weight", "Peso minimo", "Se il peso si sceglie per ogni persona.", required=False),
    _number("maximum_weight", "Peso massimo", "Se il peso si sceglie per ogni persona.", required=False),
    _choice("aggregator", "Calcolo", "Come fattori od obiettivi formano il grado della sezione."),
    _choice("missing", "Se manca un punteggio", IF_MISSING),
    Column("scale", "Scala", F.CHOICE, 30, help="Dei fattori, o degli obiettivi senza indicatori."),
    _number("items_total", "Somma dei pesi di fattori od obiettivi", "Di solito 100."),
    _tick("is_individual", "Conta come performance individuale", "È la parte che serve alle progressioni."),
    _tick("is_printed", "Si stampa", "No: conta, ma non compare sulla scheda."),
    Column("description", "Spiegazione", F.LONG_TEXT, 60, help="Per chi valuta."),
    _choice(
        "objective_source",
        "Conta gli obiettivi di",
        "Persona: quelli che le sono affidati. Unità: quelli del settore o dell'area. Ente: quelli di tutto l'ente.",
    ),
    _tick("objective_kinds:strategic_common", "Prende gli obiettivi strategici comuni"),
    _tick("objective_kinds:strategic", "Prende gli obiettivi strategici"),
    _tick(
        "objective_kinds:operational",
        "Prende gli obiettivi operativi",
        "Nessuna delle tre: tutti (della persona, quelli che non prende un'altra sezione).",
    ),
    _number("points_minimum", "Punti minimi", "Per una correzione: anche negativi."),
    _number("points_maximum", "Punti massimi", "Per una correzione."),
    Column("chosen_minimum", "Fattori da scegliere, almeno", F.INTEGER, 6, required=True, help="Tra quelli a scelta."),
    Column("chosen_maximum", "Fattori da scegliere, al massimo", F.INTEGER, 6, help="Vuota: tutti."),
    Column("spread.measure", "Misura della differenziazione", F.CHOICE, 30, help="Quanto differiscono i totali dati."),
)
FACTOR_COLUMNS = (
    Column("text", "Fattore", width=54, required=True),
    Column("code", "Codice", F.CODE, 14, required=True),
    _number("weight", "Peso", "Vuoto per tutti: parti uguali.", required=False),
    Column("scale", "Scala", F.CHOICE, 30, help="Vuota: quella della sezione."),
    _tick("is_chosen", "A scelta", "Entra nella scheda solo quando il valutatore lo sceglie."),
    Column("description", "Spiegazione", F.LONG_TEXT, 60, help="Che cosa si osserva."),
    Column("descriptors", "Descrittori", F.LONG_TEXT, 60, help="Uno per riga, nell'ordine delle righe della scala."),
)
VARIANT_COLUMNS = (
    Column("contract_areas", "Aree contrattuali", F.LONG_TEXT, 40, help="Una per riga."),
    Column("text", "Fattore", width=54, help="Vuoto: come per gli altri."),
    Column("description", "Spiegazione", F.LONG_TEXT, 60),
    Column("descriptors", "Descrittori", F.LONG_TEXT, 60, help="Uno per riga, nell'ordine delle righe della scala."),
)
BANDS_COLUMNS = (
    _choice("kind", "Come il totale diventa quota del premio"),
    _choice("basis", "Si confronta", "Il totale da cui si cerca la fascia: la scheda lo dichiara."),
    _number("threshold", "Soglia", "Sotto la soglia niente: per le fasce proporzionali e a punti."),
    _number("base_share", "Quota alla soglia %", "Per le fasce a punti oltre la soglia."),
    _number("per_point", "Quota per ogni punto %", "Per le fasce a punti oltre la soglia."),
)
BAND_COLUMNS = (
    _number("floor", "Da", "Il totale da cui comincia la fascia."),
    _tick("is_above", "Estremo escluso", "Sì: comincia appena sopra, per esempio oltre 80.", 14),
    _number("share", "Quota %", "La parte del premio che spetta."),
    Column("label", "Nome", width=20, help="Per esempio Eccellente."),
    _tick("is_negative", "Negativa", "Chi sta qui ha una valutazione negativa.", 9),
)
SPREAD_COLUMNS = (_number("floor", "Da"), _number("degree", "Grado"))
BLOCKING_COLUMNS = (
    Column("section", "Su che cosa", F.CHOICE, 24, required=True, help="Una sezione, oppure il totale della scheda."),
    _number("minimum", "Sotto", "Sotto questo grado la regola vale."),
    _number("share", "Quota al massimo %", "Il premio non supera questa quota."),
    Column("reason", "Motivo", width=44, help="Si legge nella spiegazione."),
)
EVALUATOR_COLUMNS = (
    _choice("role", "Scheda di"),
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
    _tick("is_next_year", "Anno seguente", width=13),
)

COLUMNS: Mapping[type, tuple[Column, ...]] = {
    MethodDefinition: METHOD_COLUMNS,
    Labels: LABELS_COLUMNS,
    IndicatorDefaults: INDICATOR_COLUMNS,
    ServiceRules: SERVICE_COLUMNS,
    Process: PROCESS_COLUMNS,
    Scale: SCALE_COLUMNS,
    ScaleRow: ROW_COLUMNS,
    SheetTemplate: TEMPLATE_COLUMNS,
    Section: SECTION_COLUMNS,
    Factor: FACTOR_COLUMNS,
    FactorText: VARIANT_COLUMNS,
    Bands: BANDS_COLUMNS,
    Band: BAND_COLUMNS,
    SpreadStep: SPREAD_COLUMNS,
    BlockingRule: BLOCKING_COLUMNS,
    EvaluatorRule: EVALUATOR_COLUMNS,
    ProcessPhase: PHASE_COLUMNS,
}
