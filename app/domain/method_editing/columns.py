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


METHOD_COLUMNS = (
    Column("name", "Nome", width=44, required=True),
    Column("code", "Codice", F.CODE, 34, required=True, help="Serve a riconoscere il file della metodologia."),
    Column("description", "Descrizione", F.LONG_TEXT, 60),
    Column("adoption.organ", "Organo che l'ha adottata", width=34),
    Column("adoption.number", "Numero della delibera", F.CODE, 14),
    Column("adoption.day", "Data della delibera", F.DATE, 11),
    Column("valid_from", "In vigore dal", F.DATE, 11),
    Column("valid_to", "In vigore fino al", F.DATE, 11, help="Vuota: fino a quando non se ne adotta un'altra."),
)
LABELS_COLUMNS = (
    Column("body", "Nucleo di valutazione od OIV", width=44, required=True),
    Column("secretary", "Segretario", width=44, required=True),
    Column("mayor", "Sindaco", width=44, required=True),
    Column("eq", "Titolare di incarico di EQ", width=54, required=True),
    Column("employee", "Dipendente", width=44, required=True),
    Column("evaluator", "Chi valuta", width=44, required=True),
    Column("evaluated", "Chi è valutato", width=44, required=True),
)
INDICATOR_COLUMNS = (
    _number("cap", "Grado massimo", "100, o di più se si premia chi va oltre l'atteso (per esempio 120)."),
    _choice("missing", "Se manca il valore a consuntivo"),
    Column("judgement_scale", "Scala di giudizio", F.CHOICE, 30, help="Per gli obiettivi che non hanno indicatori."),
    Column("are_steps_linear", "Dentro un gradino il grado cresce in proporzione", F.BOOLEAN, 8),
)
SERVICE_COLUMNS = (
    Column("minimum_days", "Giorni minimi di servizio", F.INTEGER, 6, required=True),
    Column("neutral_absences", "Assenze che non contano", F.LONG_TEXT, 50, help="Una per riga."),
    Column("does_part_time_count", "Conta il part-time", F.BOOLEAN, 8),
    _choice("several_sheets", "Con più schede nell'anno"),
)
PROCESS_COLUMNS = (
    Column("remarks_days", "Giorni per le osservazioni", F.INTEGER, 6, required=True, help="Dalla consegna."),
    Column("reconsideration_days", "Giorni per il riesame", F.INTEGER, 6, required=True),
    Column("conciliation_days", "Giorni per la conciliazione", F.INTEGER, 6, required=True),
    Column("signatures", "Firme sulla scheda", F.LONG_TEXT, 50, help="Una per riga, nell'ordine di stampa."),
)
SCALE_COLUMNS = (
    Column("title", "Titolo", width=44, required=True),
    Column("code", "Codice", F.CODE, 30, required=True),
    _choice("mode", "Come si dà il punteggio"),
    _number("minimum", "Minimo", "Per un numero libero."),
    _number("maximum", "Massimo", "Per un numero libero."),
    _number("step", "Passo", "Per un numero libero: 0,5 ammette 3 e 3,5; vuoto ammette ogni numero.", required=False),
)
ROW_COLUMNS = (
    Column("label", "Giudizio", width=26, required=True),
    _number("value", "Valore", required=False),
    _number("minimum", "Da", "Per le scale a numero libero.", required=False),
    _number("maximum", "A", "Per le scale a numero libero.", required=False),
    _number("share", "Quota %", "Quanto vale del peso; vuota: valore diviso il valore più alto.", required=False),
    Column("is_sufficient", "Sufficiente", F.BOOLEAN, 10),
    Column("is_reason_required", "Chiede il motivo", F.BOOLEAN, 14),
    Column("descriptor", "Descrittore", F.LONG_TEXT, 60),
)
TEMPLATE_COLUMNS = (
    Column("title", "Titolo", width=44, required=True),
    Column("code", "Codice", F.CODE, 30, required=True),
    _choice("role", "Per chi"),
    Column("contract_areas", "Aree contrattuali", F.LONG_TEXT, 40, help="Una per riga; nessuna: tutte."),
    Column("units", "Unità", F.LONG_TEXT, 40, help="Una per riga; nessuna: tutte."),
    _choice("total", "Come si forma il totale"),
    _number("weights_total", "Somma dei pesi delle sezioni"),
    _choice("rounding.point", "Dove si arrotonda"),
    Column("rounding.digits", "Decimali", F.INTEGER, 4, required=True),
    _number("negative_below", "Negativa sotto", "Vuota: nessun totale rende negativa la scheda.", required=False),
    _number(
        "payment_share", "Quota dei tempi di pagamento %",
        "La parte del premio che dipende solo dai tempi di pagamento; vuota: nessuna.", required=False,
    ),
)  # fmt: skip
SECTION_COLUMNS = (
    Column("title", "Titolo", width=44, required=True),
    Column("code", "Codice", F.CODE, 30, required=True),
    _choice("kind", "Che cosa guarda"),
    _number("weight", "Peso"),
    _number("minimum_weight", "Peso minimo", "Se il peso si sceglie per ogni persona.", required=False),
    _number("maximum_weight", "Peso massimo", "Se il peso si sceglie per ogni persona.", required=False),
    _choice("aggregator", "Calcolo"),
    _choice("missing", "Se manca un punteggio"),
    Column("scale", "Scala", F.CHOICE, 30),
    _number("items_total", "Somma dei pesi di fattori od obiettivi"),
    Column("is_individual", "Conta come performance individuale", F.BOOLEAN, 8),
    Column("is_printed", "Si stampa", F.BOOLEAN, 8),
    Column("description", "Spiegazione", F.LONG_TEXT, 60),
    _choice(
        "objective_source", "Conta gli obiettivi di",
        "Persona: quelli che le sono affidati. Unità: quelli del settore o dell'area. Ente: quelli di tutto l'ente.",
    ),
    Column("objective_kinds:strategic_common", "Prende gli obiettivi strategici comuni", F.BOOLEAN, 8),
    Column("objective_kinds:strategic", "Prende gli obiettivi strategici", F.BOOLEAN, 8),
    Column(
        "objective_kinds:operational", "Prende gli obiettivi operativi", F.BOOLEAN, 8,
        help="Nessuna delle tre: tutti (della persona, quelli che non prende un'altra sezione).",
    ),
    _number("points_minimum", "Punti minimi", "Per una correzione: anche negativi."),
    _number("points_maximum", "Punti massimi", "Per una correzione."),
    Column("chosen_minimum", "Fattori da scegliere, almeno", F.INTEGER, 6, required=True),
    Column("chosen_maximum", "Fattori da scegliere, al massimo", F.INTEGER, 6, help="Vuota: tutti."),
    Column("spread.measure", "Misura della differenziazione", F.CHOICE, 30),
)  # fmt: skip
FACTOR_COLUMNS = (
    Column("text", "Fattore", width=54, required=True),
    Column("code", "Codice", F.CODE, 14, required=True),
    _number("weight", "Peso", "Vuoto per tutti: parti uguali.", required=False),
    Column("scale", "Scala", F.CHOICE, 30, help="Vuota: quella della sezione."),
    Column("is_chosen", "Lo sceglie il valutatore", F.BOOLEAN, 8),
    Column("description", "Spiegazione", F.LONG_TEXT, 60),
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
    _choice("basis", "Si confronta"),
    _number("threshold", "Soglia", "Sotto la soglia niente: per le fasce proporzionali e a punti."),
    _number("base_share", "Quota alla soglia %", "Per le fasce a punti oltre la soglia."),
    _number("per_point", "Quota per ogni punto %", "Per le fasce a punti oltre la soglia."),
)
BAND_COLUMNS = (
    _number("floor", "Da"),
    Column("is_above", "Estremo escluso", F.BOOLEAN, 14),
    _number("share", "Quota %"),
    Column("label", "Nome", width=20),
    Column("is_negative", "Negativa", F.BOOLEAN, 9),
)
SPREAD_COLUMNS = (_number("floor", "Da"), _number("degree", "Grado"))
BLOCKING_COLUMNS = (
    Column("section", "Su che cosa", F.CHOICE, 24, required=True, help="Una sezione, oppure il totale della scheda."),
    _number("minimum", "Sotto"),
    _number("share", "Quota al massimo %"),
    Column("reason", "Motivo", width=44),
)
EVALUATOR_COLUMNS = (_choice("role", "Scheda di"), Column("evaluator", "Valuta", width=44, required=True))
PHASE_COLUMNS = (
    Column("title", "Fase", width=44, required=True),
    Column("code", "Codice", F.CODE, 16, required=True),
    Column("starts", "Dal", F.CODE, 8, help="gg/mm"),
    Column("ends", "Al", F.CODE, 8, help="gg/mm"),
    Column("is_next_year", "Anno seguente", F.BOOLEAN, 13),
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
