"""The fields of each part of a method as columns: the forms, the tables and the comparison speak the same words."""

from collections.abc import Mapping

from app.domain.columns import Column, Format
from app.domain.method import outside
from app.domain.method.definition import (
    EvaluatorRule,
    IndicatorDefaults,
    Labels,
    MethodDefinition,
    Process,
    ProcessPhase,
    ServiceRules,
)
from app.domain.method.degree_table import DegreeStep, DegreeTable
from app.domain.method.scale import Scale, ScaleRow
from app.domain.method.template import (
    Band,
    Bands,
    BlockingRule,
    Factor,
    FactorText,
    Rank,
    Section,
    SheetTemplate,
    SpreadStep,
)
from app.domain.method_editing import outside_columns
from app.domain.method_editing.making import choice, number, tick
from app.domain.method_editing.procedure_columns import (
    EVALUATOR_COLUMNS,
    LABELS_COLUMNS,
    PHASE_COLUMNS,
    PROCESS_COLUMNS,
    SERVICE_COLUMNS,
)

F = Format


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
INDICATOR_COLUMNS = (
    number("cap", "Grado massimo", "100, o di più se si premia chi va oltre l'atteso (per esempio 120)."),
    choice(
        "missing",
        "Se manca il valore a consuntivo",
        IF_MISSING,
    ),
    Column("degree_table", "Tabella del grado", F.CHOICE, 30, help="Per gli indicatori che non ne hanno una loro."),
    Column("judgement_scale", "Scala di giudizio", F.CHOICE, 30, help="Per gli obiettivi che non hanno indicatori."),
    tick(
        "are_steps_linear",
        "Dentro un gradino il grado cresce in proporzione",
        "No: vale il grado del gradino raggiunto.",
    ),
)
SCALE_COLUMNS = (
    Column(
        "title", "Titolo", width=44, required=True, help="Con questo nome la si sceglie nelle sezioni e nei fattori."
    ),
    Column("code", "Codice", F.CODE, 30, required=True),
    choice(
        "mode",
        "Come si dà il punteggio",
        "Gradini: una delle righe. Numero libero: tra minimo e massimo. Percentuale: da 0 a 100.",
    ),
    number("minimum", "Minimo", "Per un numero libero."),
    number("maximum", "Massimo", "Per un numero libero."),
    tick("is_from_minimum", "Il punteggio più basso vale 0", "No: un punteggio vale in proporzione al più alto."),
    number("step", "Passo", "Per un numero libero: 0,5 ammette 3 e 3,5; vuoto ammette ogni numero.", required=False),
)
ROW_COLUMNS = (
    Column("label", "Giudizio", width=26, required=True),
    number("value", "Valore", "Il punteggio nelle scale a gradini: diverso in ogni riga.", required=False),
    number("share", "Quota %", "Quanto vale del peso; vuota: valore diviso il valore più alto.", required=False),
    tick("is_sufficient", "Sufficiente", "No per i giudizi insufficienti.", 10),
    tick("is_reason_required", "Chiede il motivo", "Chi sceglie questa riga deve scrivere perché.", 14),
    number("minimum", "Da", "Per le scale a numero libero.", required=False),
    number("maximum", "A", "Per le scale a numero libero.", required=False),
    Column("descriptor", "Descrittore", F.LONG_TEXT, 60, help="I fatti che corrispondono al giudizio."),
)
TEMPLATE_COLUMNS = (
    Column("title", "Titolo", width=44, required=True, help="Si stampa in testa alla scheda."),
    Column("code", "Codice", F.CODE, 30, required=True),
    choice("role", "Per chi"),
    Column("contract_areas", "Aree contrattuali", F.LONG_TEXT, 40, help="Una per riga; nessuna: tutte."),
    Column("units", "Unità", F.LONG_TEXT, 40, help="Una per riga; nessuna: tutte."),
    choice("total", "Come si forma il totale", "Con la media di tutti i fattori i pesi delle sezioni non contano."),
    number("weights_total", "Somma dei pesi delle sezioni", "Di solito 100."),
    choice("rounding.point", "Dove si arrotonda", "Prima, i numeri sono esatti. Il totale ha questi decimali."),
    Column("rounding.digits", "Decimali", F.INTEGER, 4, required=True, help="Da 0 a 6."),
    choice("rounding.mode", "Come si arrotonda", "Con il troncamento i decimali in più si tagliano."),
    number("negative_below", "Negativa sotto", "Vuota: nessun totale rende negativa la scheda.", required=False),
    tick("is_hearing_needed", "Negativa solo con il contraddittorio", "Per i titolari di EQ è sempre così."),
    number(
        "payment_share",
        "Quota dei tempi di pagamento %",
        "La parte del premio che dipende solo dai tempi di pagamento; vuota: nessuna.",
        required=False,
    ),
)
SECTION_COLUMNS = (
    Column("title", "Titolo", width=44, required=True, help="Si stampa sulla scheda."),
    Column("code", "Codice", F.CODE, 30, required=True),
    choice("kind", "Che cosa guarda"),
    number("weight", "Peso", "Con un intervallo è il peso proposto."),
    number("minimum_weight", "Peso minimo", "Se il peso si sceglie per ogni persona.", required=False),
    number("maximum_weight", "Peso massimo", "Se il peso si sceglie per ogni persona.", required=False),
    choice("aggregator", "Calcolo", "Come fattori od obiettivi formano il grado della sezione."),
    choice("missing", "Se manca un punteggio", IF_MISSING),
    Column("scale", "Scala", F.CHOICE, 30, help="Dei fattori, o degli obiettivi senza indicatori."),
    number("items_total", "Somma dei pesi di fattori od obiettivi", "Di solito 100."),
    tick("is_individual", "Conta come performance individuale", "È la parte che serve alle progressioni."),
    tick("is_printed", "Si stampa", "No: conta, ma non compare sulla scheda."),
    Column("description", "Spiegazione", F.LONG_TEXT, 60, help="Per chi valuta."),
    choice(
        "objective_source",
        "Conta gli obiettivi di",
        "Persona: quelli che le sono affidati. Unità: quelli del settore o dell'area. Ente: quelli di tutto l'ente.",
    ),
    tick("objective_kinds:strategic_common", "Prende gli obiettivi strategici comuni"),
    tick("objective_kinds:strategic", "Prende gli obiettivi strategici"),
    tick(
        "objective_kinds:operational",
        "Prende gli obiettivi operativi",
        "Nessuna delle tre: tutti (della persona, quelli che non prende un'altra sezione).",
    ),
    Column("degree_table", "Tabella del grado", F.CHOICE, 30, help="Si applica al grado della sezione."),
    Column("objective_table", "Tabella di ogni obiettivo", F.CHOICE, 30, help="Si applica al grado di ciascuno."),
    number("points_cap", "Tetto dei punti", "Peso × grado : 100 non supera questi punti.", required=False),
    Column("weight_goes_to", "Se non si applica il peso va a", F.CHOICE, 30, help="Vuota: in proporzione a tutte."),
    choice("evaluator", "Chi dà i punteggi"),
    number(
        "second_share", "Quota % di chi valuta qui", "Il resto è del valutatore della scheda; 0: conta solo il suo."
    ),
    choice("contribution", "Apporto della persona", "Moltiplica il grado di ogni obiettivo: una quota, un giudizio."),
    Column("contribution_scale", "Scala dell'apporto", F.CHOICE, 30, help="Per il giudizio."),
    number("points_minimum", "Punti minimi", "Per una correzione: anche negativi."),
    number("points_maximum", "Punti massimi", "Per una correzione."),
    Column("chosen_minimum", "Fattori da scegliere, almeno", F.INTEGER, 6, required=True, help="Tra quelli a scelta."),
    Column("chosen_maximum", "Fattori da scegliere, al massimo", F.INTEGER, 6, help="Vuota: tutti."),
    Column("spread.measure", "Misura della differenziazione", F.CHOICE, 30, help="Quanto differiscono i totali dati."),
)
FACTOR_COLUMNS = (
    Column("text", "Fattore", width=54, required=True),
    Column("code", "Codice", F.CODE, 14, required=True),
    number("weight", "Peso", "Vuoto per tutti: parti uguali.", required=False),
    number("minimum_weight", "Peso minimo", "Se il peso si sceglie per ogni persona.", required=False),
    number("maximum_weight", "Peso massimo", "Se il peso si sceglie per ogni persona.", required=False),
    Column("scale", "Scala", F.CHOICE, 30, help="Vuota: quella della sezione."),
    tick("is_chosen", "A scelta", "Entra nella scheda solo quando il valutatore lo sceglie."),
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
    choice("kind", "Come il totale diventa quota del premio"),
    choice("basis", "Si confronta", "Il totale da cui si cerca la fascia: la scheda lo dichiara."),
    number("threshold", "Soglia", "Sotto la soglia niente: per le fasce proporzionali e a punti."),
    number("base_share", "Quota alla soglia %", "Per le fasce a punti oltre la soglia."),
    number("per_point", "Quota per ogni punto %", "Per le fasce a punti oltre la soglia."),
    choice("scope", "Graduatoria tra i valutati di"),
    Column(
        "ties",
        "A parità di totale va prima",
        F.LONG_TEXT,
        50,
        help="Una per riga, in ordine: totale esatto, performance individuale, giorni di servizio,"
        " anzianità di servizio, età minore. Chi resta pari ha il posto migliore.",
    ),
    tick("is_rounded_up", "Una parte di persona conta per una", "Il 25 % di 10 sono 3; no: sono 2."),
)
BAND_COLUMNS = (
    number("floor", "Da", "Il totale da cui comincia la fascia."),
    tick("is_above", "Estremo escluso", "Sì: comincia appena sopra, per esempio oltre 80.", 14),
    number("share", "Quota %", "La parte del premio che spetta."),
    Column("label", "Nome", width=20, help="Per esempio Eccellente."),
    tick("is_negative", "Negativa", "Chi sta qui ha una valutazione negativa.", 9),
)
SPREAD_COLUMNS = (number("floor", "Da"), number("degree", "Grado"))
BLOCKING_COLUMNS = (
    choice("watches", "Guarda", "Una sezione, oppure il totale della scheda; o altro."),
    Column("section", "Sezione", F.CHOICE, 24, required=True, help="Una sezione, oppure il totale della scheda."),
    Column("item", "Voce", F.CODE, 14, help="Il codice del fattore, o del dato certificato."),
    number("minimum", "Sotto", "Sotto questo grado la regola vale."),
    number("at_least", "O almeno", "Da questa cifra in su, al posto di Sotto.", required=False),
    choice("effect", "Effetto"),
    number("share", "Quota %", "Il premio non supera questa quota, o la perde con il taglio."),
    number("value", "Totale al massimo", "Con il tetto al totale.", required=False),
    Column("reason", "Motivo", width=44, help="Si legge nella spiegazione."),
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
    DegreeTable: outside_columns.TABLE_COLUMNS,
    DegreeStep: outside_columns.DEGREE_STEP_COLUMNS,
    Rank: outside_columns.RANK_COLUMNS,
    outside.Difficulty: outside_columns.DIFFICULTY_COLUMNS,
    outside.CertifiedDatum: outside_columns.DATUM_COLUMNS,
    outside.QuotaRule: outside_columns.QUOTA_COLUMNS,
    outside.Multiplier: outside_columns.MULTIPLIER_COLUMNS,
    outside.MultiplierStep: outside_columns.MULTIPLIER_STEP_COLUMNS,
    outside.Penalty: outside_columns.PENALTY_COLUMNS,
    outside.Ceiling: outside_columns.CEILING_COLUMNS,
}
