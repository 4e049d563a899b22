"""The *Obiettivi* workbook: the objectives of a year with weights, indicators, values, readings, phases, people."""

from collections.abc import Iterable
from typing import Any

from app.domain.columns import Column, Format
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.method.vocabulary import MissingPolicy
from app.domain.objectives.rule_parameters import Lateness
from app.domain.objectives.vocabulary import (
    Combination,
    Direction,
    IndicatorRule,
    ObjectiveScope,
    ObjectiveState,
    PhaseKind,
    ResourceKind,
    ValueKind,
)
from app.domain.workbooks.kinds import OBJECTIVES
from app.domain.workbooks.layout import SheetLayout, WorkbookLayout


def _words(kind: Iterable[Any]) -> tuple[str, ...]:
    return tuple(one.italian for one in kind)


_OBJECTIVE = Column(
    "objective_code", "Codice obiettivo", Format.CODE, 16, required=True, synonyms=("Codice", "Cod.", "Obiettivo")
)
_TITLE = Column("objective", "Titolo dell'obiettivo", Format.TEXT, 36)
_NUMBER = Column("number", "N.", Format.INTEGER, 6)
_WEIGHT = Column("weight", "Peso", Format.DECIMAL, 8, synonyms=("Peso %", "Ponderazione"))

MANDATE_LINES = SheetLayout(
    "Linee di mandato",
    (
        Column("code", "Codice", Format.CODE, 10, required=True),
        Column("title", "Titolo", Format.TEXT, 44, required=True),
        Column("mandate_from", "Dal", Format.CODE, 8, required=True),
        Column("mandate_to", "Al", Format.CODE, 8, required=True),
        Column("description", "Descrizione", Format.LONG_TEXT, 44),
    ),
    ("code", "mandate_from"),
    ("code", "title"),
    known_by=("mandate_from", "mandate_to"),
)
PREVENTION = SheetLayout(
    "Misure anticorruzione",
    (
        Column("code", "Codice", Format.CODE, 12, required=True, synonyms=("Cod.",)),
        Column("text", "Misura", Format.LONG_TEXT, 60, required=True, synonyms=("Descrizione",)),
    ),
    ("code",),
    ("code", "text"),
    known_by=("text",),
)
PLAN = SheetLayout(
    "Obiettivi",
    (
        Column("code", "Codice", Format.CODE, 14, synonyms=("Cod.", "Codice obiettivo")),
        Column("title", "Titolo", Format.TEXT, 50, required=True, synonyms=("Obiettivo", "Denominazione")),
        Column("unit_codes", "Unità", Format.TEXT, 18, synonyms=("Settore", "Area", "Servizio", "Codice unità")),
        _WEIGHT,
        Column("kind", "Tipo", Format.CHOICE, 20, choices=_words(ObjectiveKind)),
        Column("scope", "Ambito", Format.CHOICE, 16, choices=_words(ObjectiveScope)),
        Column("owner_matricola", "Matricola responsabile", Format.CODE, 14, synonyms=("Matricola",)),
        Column("owner", "Responsabile", Format.TEXT, 24, synonyms=("Referente", "Titolare di EQ")),
        Column("parent_code", "Discende da", Format.CODE, 14, synonyms=("Obiettivo strategico",)),
        Column("mandate_code", "Linea di mandato", Format.CODE, 14),
        Column("is_payment_times", "Tempi di pagamento", Format.BOOLEAN, 12),
        Column("combination", "Più indicatori", Format.CHOICE, 16, choices=_words(Combination)),
        Column("dup_mission", "Missione del DUP", Format.TEXT, 24, synonyms=("Missione",)),
        Column("dup_programme", "Programma del DUP", Format.TEXT, 24, synonyms=("Programma",)),
        Column(
            "ambit_letters", "Ambiti (art. 8)", Format.TEXT, 12, help="Le lettere dell'art. 8 c. 1, per esempio a; g"
        ),
        Column("measure_codes", "Misure anticorruzione", Format.TEXT, 16, help="I codici del loro foglio: M1; M2"),
        Column("difficulty", "Difficoltà", Format.CODE, 14, help="Una di quelle della metodologia, se ne ha"),
        Column("degree_table", "Tabella del grado", Format.CODE, 14, help="Una di quelle della metodologia, se ne ha"),
        Column("state", "Stato", Format.CHOICE, 14, choices=_words(ObjectiveState)),
        Column("description", "Descrizione", Format.LONG_TEXT, 60),
    ),
    ("code",),
    ("code", "title"),
    ("Piano degli obiettivi", "Elenco obiettivi"),
    informative=("owner", "state"),
    other_key=("title", "unit_codes"),
    known_by=("title", "unit_codes", "kind", "owner_matricola", "mandate_code", "dup_mission"),
)
UNIT_WEIGHTS = SheetLayout(
    "Pesi nelle unità",
    (
        _OBJECTIVE,
        Column("unit_code", "Unità", Format.CODE, 14, required=True, synonyms=("Codice unità",)),
        _WEIGHT,
        _TITLE,
        Column("unit_name", "Denominazione dell'unità", Format.TEXT, 36),
    ),
    ("objective_code", "unit_code"),
    ("objective_code", "unit_code"),
    informative=("objective", "unit_name"),
    known_by=("weight", "unit_name"),
)
INDICATORS = SheetLayout(
    "Indicatori",
    (
        _OBJECTIVE,
        _NUMBER,
        Column("name", "Indicatore", Format.TEXT, 44, required=True, synonyms=("Nome", "Descrizione")),
        Column("unit", "Unità di misura", Format.TEXT, 14, synonyms=("U.M.", "Misura")),
        Column("rule", "Regola", Format.CHOICE, 26, choices=_words(IndicatorRule)),
        Column("direction", "Verso", Format.CHOICE, 20, choices=_words(Direction)),
        Column("baseline", "Partenza", Format.QUANTITY, 12, digits=None, synonyms=("Valore di partenza",)),
        Column("target", "Atteso", Format.QUANTITY, 12, digits=None, synonyms=("Valore atteso", "Target")),
        Column("target_on", "Entro il", Format.DATE, 12, synonyms=("Scadenza", "Termine")),
        _WEIGHT,
        Column("source", "Fonte prevista", Format.TEXT, 30, synonyms=("Fonte", "Fonte dei dati")),
        Column("penalty", "Penalità per ritardo", Format.DECIMAL, 12, digits=None),
        Column("lateness", "Ritardo contato a", Format.CHOICE, 16, choices=_words(Lateness)),
        Column("steps", "Gradini", Format.LONG_TEXT, 18, help="Uno per riga: valore e grado, per esempio 10 100"),
        Column("are_steps_linear", "Gradini in proporzione", Format.BOOLEAN, 12),
        Column("scale", "Scala del giudizio", Format.TEXT, 18),
        Column("cap", "Grado massimo", Format.DECIMAL, 10, digits=None),
        Column("missing", "Se manca il valore", Format.CHOICE, 20, choices=_words(MissingPolicy)),
        _TITLE,
    ),
    ("objective_code", "number"),
    ("objective_code", "name"),
    informative=("objective",),
    other_key=("objective_code", "name"),
    known_by=("unit", "rule", "direction", "baseline", "target", "target_on"),
)
VALUES = SheetLayout(
    "Valori",
    (
        _OBJECTIVE,
        Column("number", "N. indicatore", Format.INTEGER, 8),
        Column("indicator", "Indicatore", Format.TEXT, 40),
        Column("kind", "Rilevazione", Format.CHOICE, 14, required=True, choices=_words(ValueKind)),
        Column("on_date", "Rilevato il", Format.DATE, 12, required=True, synonyms=("Data",)),
        Column("value", "Valore", Format.QUANTITY, 12, digits=None, synonyms=("Consuntivo", "Risultato")),
        Column("done_on", "Concluso il", Format.DATE, 12),
        Column("choice", "Giudizio", Format.TEXT, 18),
        Column("source", "Fonte", Format.TEXT, 30, required=True),
        Column("evidence", "Evidenza", Format.LONG_TEXT, 30),
        Column("reason", "Motivazione", Format.LONG_TEXT, 30),
    ),
    ("objective_code", "number", "kind"),
    ("objective_code", "indicator", "kind"),
    ("Consuntivi", "Rilevazioni"),
    informative=("indicator",),
    other_key=("objective_code", "indicator", "kind"),
    known_by=("value", "done_on", "choice", "evidence"),
)
READINGS = SheetLayout(
    "Rilevazioni dell'anno",
    (
        _OBJECTIVE,
        Column("number", "N. indicatore", Format.INTEGER, 8),
        Column("indicator", "Indicatore", Format.TEXT, 40),
        Column("on_date", "Rilevato il", Format.DATE, 12, required=True, synonyms=("Data",)),
        Column("value", "Valore", Format.QUANTITY, 12, digits=None),
        Column("done_on", "Concluso il", Format.DATE, 12),
        Column("choice", "Giudizio", Format.TEXT, 18),
        Column("note", "Note", Format.LONG_TEXT, 30),
        Column("critical_points", "Criticità", Format.LONG_TEXT, 30),
    ),
    ("objective_code", "number", "on_date"),
    ("objective_code", "indicator", "on_date"),
    ("Rilevazioni nell'anno", "Monitoraggio degli indicatori"),
    informative=("indicator",),
    other_key=("objective_code", "indicator", "on_date"),
    known_by=("critical_points",),
)
PHASES = SheetLayout(
    "Fasi e attività",
    (
        _OBJECTIVE,
        _NUMBER,
        Column("title", "Fase", Format.TEXT, 44, required=True, synonyms=("Attività", "Azione", "Titolo")),
        Column("kind", "Tipo", Format.CHOICE, 12, choices=_words(PhaseKind)),
        Column("months_text", "Mesi", Format.TEXT, 24, synonyms=("Mesi previsti", "Periodo")),
        Column("starts_on", "Dal", Format.DATE, 12, synonyms=("Inizio",)),
        Column("ends_on", "Al", Format.DATE, 12, synonyms=("Fine", "Scadenza")),
        _WEIGHT,
        Column("progress", "Avanzamento", Format.PERCENT, 12, digits=2),
        _TITLE,
        Column("actual_text", "Mesi effettivi", Format.TEXT, 24, help="I mesi in cui si è lavorato: gennaio-marzo"),
    ),
    ("objective_code", "number"),
    ("objective_code", "title"),
    ("Fasi", "Attività"),
    informative=("objective",),
    other_key=("objective_code", "title"),
    known_by=("months_text", "starts_on", "ends_on", "progress"),
)
PHASE_READINGS = SheetLayout(
    "Rilevazioni delle fasi",
    (
        _OBJECTIVE,
        Column("number", "N. fase", Format.INTEGER, 8),
        Column("title", "Fase", Format.TEXT, 40, synonyms=("Attività",)),
        Column("on_date", "Rilevato il", Format.DATE, 12, required=True, synonyms=("Data",)),
        Column("progress", "Avanzamento", Format.PERCENT, 12, digits=2, required=True),
        Column("note", "Note", Format.LONG_TEXT, 30),
        Column("critical_points", "Criticità", Format.LONG_TEXT, 30),
    ),
    ("objective_code", "number", "on_date"),
    ("objective_code", "title", "on_date"),
    ("Monitoraggio delle fasi", "Avanzamento delle fasi"),
    informative=("title",),
    other_key=("objective_code", "title", "on_date"),
    known_by=("progress", "critical_points"),
)
PEOPLE = SheetLayout(
    "Persone",
    (
        _OBJECTIVE,
        Column("matricola", "Matricola", Format.CODE, 12, required=True),
        Column("full_name", "Persona", Format.TEXT, 26, synonyms=("Dipendente", "Nominativo", "Cognome e nome")),
        _WEIGHT,
        Column("time_share", "Tempo di lavoro %", Format.DECIMAL, 12, synonyms=("% tempo", "Quota di tempo")),
        Column("valid_from", "Dal", Format.DATE, 12, synonyms=("Inizio",)),
        Column("valid_to", "Al", Format.DATE, 12, synonyms=("Fine",)),
        Column("acknowledged_on", "Presa visione", Format.DATE, 12),
        _TITLE,
    ),
    ("objective_code", "matricola", "valid_from"),
    ("objective_code", "full_name"),
    ("Assegnazioni", "Personale assegnato"),
    informative=("objective", "full_name"),
    other_key=("objective_code", "matricola"),
    may_lack=("valid_from",),
    known_by=("full_name", "time_share", "acknowledged_on"),
)
RESOURCES = SheetLayout(
    "Risorse",
    (
        _OBJECTIVE,
        Column("description", "Risorsa", Format.TEXT, 44, required=True, synonyms=("Descrizione",)),
        Column("kind", "Tipo", Format.CHOICE, 14, choices=_words(ResourceKind)),
        Column("chapter", "Capitolo", Format.CODE, 14, synonyms=("Capitolo PEG", "Cap.")),
        Column("amount", "Importo", Format.MONEY, 14, synonyms=("Euro", "Costo")),
        _TITLE,
    ),
    ("objective_code", "description", "chapter"),
    ("objective_code", "description"),
    informative=("objective",),
    other_key=("objective_code", "description"),
    may_lack=("chapter",),
    known_by=("chapter", "amount"),
)

_INSTRUCTIONS = (
    "1. Questi sono gli obiettivi di un anno: si completano e si riportano con File › Importa › Obiettivi.",
    "2. Non cambiare le intestazioni dei fogli; le colonne con l'intestazione più scura sono obbligatorie.",
    "3. Una cella vuota lascia in archivio il valore che c'è; per svuotarlo scrivere (cancella).",
    "4. Una riga tolta da un foglio non si elimina dall'archivio: le eliminazioni si fanno nel programma.",
    "5. Un obiettivo nuovo è una riga nuova del foglio Obiettivi; senza codice lo riceve dal programma.",
    "6. Le unità si scrivono con il codice; più unità, separate da punto e virgola, sono un obiettivo trasversale.",
    "7. Il peso di un obiettivo in più unità si scrive nel foglio Pesi nelle unità, una riga per unità.",
    "8. Negli altri fogli ogni riga comincia con il codice dell'obiettivo; le persone si indicano con la matricola.",
    "9. Valori: numeri con la virgola; per gli indicatori «sì / no» 1 oppure 0; i mesi delle fasi come gennaio-marzo.",
    "10. Prima di importare Merito mostra che cosa cambia; se c'è un errore non importa nulla.",
)

OBJECTIVES_LAYOUT = WorkbookLayout(
    OBJECTIVES,
    1,
    (
        MANDATE_LINES, PREVENTION, PLAN, UNIT_WEIGHTS, INDICATORS, VALUES, PHASES, PEOPLE, RESOURCES, READINGS,
        PHASE_READINGS,
    ),
    _INSTRUCTIONS,
    main=PLAN.name,
)  # fmt: skip
