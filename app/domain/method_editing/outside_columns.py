"""The fields of tables of a degree and of what a sheet takes from outside itself, as columns."""

from app.domain.columns import Column, Format
from app.domain.method_editing.making import choice, number, tick

F = Format

TABLE_COLUMNS = (
    Column("title", "Titolo", width=44, required=True, help="Con questo nome la si sceglie dove serve."),
    Column("code", "Codice", F.CODE, 30, required=True),
    tick(
        "is_linear", "Dentro un gradino cresce in proporzione", "No: vale il gradino raggiunto; sotto il primo vale 0."
    ),
    number("points_of", "In punti, su", "Se la tabella dà punti, quanti al massimo. Vuota: dà gradi.", required=False),
)
DEGREE_STEP_COLUMNS = (
    number("floor", "Da", "Il grado, o il valore, da cui comincia il gradino."),
    number("worth", "Vale", "Il grado, o i punti."),
)
DIFFICULTY_COLUMNS = (
    Column("label", "Difficoltà", width=30, required=True, help="Come la si sceglie nella pagina Obiettivi."),
    Column("code", "Codice", F.CODE, 20, required=True),
    number("coefficient", "Coefficiente", "Il peso dell'obiettivo conta moltiplicato per questo."),
)
DATUM_COLUMNS = (
    Column("title", "Dato", width=44, required=True),
    Column("code", "Codice", F.CODE, 20, required=True),
    choice("owner", "Di chi è"),
    choice("kind", "Che cos'è", "Cifra, adempimento (fatto o non fatto), eventi (si contano)."),
    Column("unit", "Unità di misura", width=16, help="Di una cifra, per esempio giorni."),
)
QUOTA_COLUMNS = (
    Column("label", "Quota", width=30, required=True),
    number("top_from", "Punteggio da", "Il totale da cui si conta."),
    number("at_most", "Al massimo %", "Dei valutati; oltre, il programma avvisa e non cambia nulla."),
    choice("scope", "Tra chi si conta"),
)
MULTIPLIER_COLUMNS = (
    choice("figure", "Cifra", "I risultati e la presenza sono in percentuale."),
    Column("datum", "Dato certificato", F.CHOICE, 30, help="Quando la cifra è un dato certificato."),
    choice("applies_to", "Moltiplica"),
    tick("is_linear", "Tra un gradino e il seguente cresce in proporzione", "No: vale il gradino raggiunto."),
    number("minimum", "Coefficiente minimo", required=False),
    number("maximum", "Coefficiente massimo", required=False),
    number("result_minimum", "Risultato non sotto", "Il totale, o la quota, che ne viene."),
    number("result_maximum", "Risultato non sopra", "Il totale, o la quota, che ne viene."),
)
MULTIPLIER_STEP_COLUMNS = (
    number("floor", "Da", "La cifra da cui comincia il gradino."),
    number("coefficient", "Coefficiente"),
)
PENALTY_COLUMNS = (
    Column("label", "Penalità", width=36, required=True),
    Column("datum", "Dato certificato", F.CHOICE, 30, required=True, help="Quello che conta gli eventi."),
    number("each", "Per evento", "Punti in meno del totale, o percentuale in meno della quota."),
    choice("applies_to", "Su che cosa"),
    number("not_below", "Non sotto", "La penalità non fa scendere sotto questo."),
)
CEILING_COLUMNS = (
    choice("mean", "Non sopra la media di", "Unità, valutati (le persone che il valutato ha valutato), ente."),
    choice("applies_to", "Su che cosa"),
)
RANK_COLUMNS = (
    number("percent", "Ai primi %", "Dei valutati; vuota con un numero, o per tutti gli altri.", required=False),
    Column("first", "Ai primi", F.INTEGER, 8, help="Quanti; vuota con una percentuale, o per tutti gli altri."),
    number("share", "Quota %", "La parte del premio che spetta."),
    Column("label", "Nome", width=20, help="Per esempio Prima metà."),
)
