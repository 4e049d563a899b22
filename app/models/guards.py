"""What the database itself refuses, whoever writes: overlaps, changes to what is closed, a rewritten audit.

Each trigger aborts with a word that `explain` turns into a sentence.
"""

from collections.abc import Iterator, Mapping

from app.domain.errors import UserError
from app.models.closed_year_guards import MOVED, changed, closed_year_guards

_FOREVER = "'9999-12-31'"


def _no_overlap(table: str, same: str, word: str) -> list[str]:
    """Refuse rows of `table` that share a day while `same` holds between the old row `o` and NEW."""
    clash = (
        f"SELECT 1 FROM {table} o WHERE o.id <> NEW.id AND {same}"  # noqa: S608 (names of our own tables)
        f" AND o.valid_from <= COALESCE(NEW.valid_to, {_FOREVER})"
        f" AND NEW.valid_from <= COALESCE(o.valid_to, {_FOREVER})"
    )
    return [
        f"CREATE TRIGGER {table}_no_overlap_{event.lower()} AFTER {event} ON {table}"
        f" WHEN EXISTS ({clash}) BEGIN SELECT RAISE(ABORT, '{word}'); END"
        for event in ("INSERT", "UPDATE")
    ]


def _frozen(table: str, event: str, when: str, word: str) -> str:
    name = f"{table}_frozen_{event.split(maxsplit=1)[0].lower()}"
    return f"CREATE TRIGGER {name} BEFORE {event} ON {table} WHEN {when} BEGIN SELECT RAISE(ABORT, '{word}'); END"


_OF_CLOSED = "EXISTS (SELECT 1 FROM sheets s WHERE s.id {sheet} AND s.state IN ('final', 'superseded'))"

_KEPT_OF_CLOSED = (
    "round_id", "employee_id", "official_id", "evaluator_id", "evaluator_official_id", "valid_from", "valid_to", "role",
    "template_code", "contract_area_id", "profile", "part_time", "assignment", "revision", "supersedes_id",
    "assigned_on", "interview_on", "delivered_on", "delivered_sha256", "closed_at", "not_evaluable_reason",
    "interim_outcome", "general_note", "strengths", "improvements", "training", "substituted_by", "substituted_on",
    "substitution_reason", "transcribed_by", "transcribed_on",
)  # fmt: skip
"""What never changes any more on a sheet that was frozen; its unit follows a Settore that moves to another Area."""


def _of_sheet(table: str, *events: str) -> list[str]:
    """Refuse these events on the rows of `table` that are parts of a closed sheet."""
    sheets = {"INSERT": "= NEW.sheet_id", "UPDATE": "IN (OLD.sheet_id, NEW.sheet_id)", "DELETE": "= OLD.sheet_id"}
    return [_frozen(table, event, _OF_CLOSED.format(sheet=sheets[event]), "sheet_final") for event in events]


def _only_superseded() -> str:
    """A final sheet may give its place to a revision, and nothing else of it changes: nor of one that gave it."""
    is_frozen = "(OLD.state = 'final' OR OLD.state = 'superseded' AND OLD.closed_at IS NOT NULL)"
    other = changed(*_KEPT_OF_CLOSED)
    goes_elsewhere = "NEW.state <> OLD.state AND NEW.state <> 'superseded'"
    return _frozen("sheets", "UPDATE", f"{is_frozen} AND ({goes_elsewhere} OR {other})", "sheet_final")


_IS_CERTIFIED = "EXISTS (SELECT 1 FROM certified_objectives c WHERE c.objective_id IN ({}) AND c.reopened_on IS NULL)"
_HAS_PHASES = "EXISTS (SELECT 1 FROM indicators i WHERE i.objective_id = {row}.objective_id AND i.rule = 'phases')"
_INDICATORS = "SELECT i.objective_id FROM indicators i WHERE i.id IN ({})"
_DEGREE_OF_INDICATOR = "rule, direction, baseline, target, target_on, parameters, weight, objective_id"
_DEGREE_OF_OBJECTIVE = "combination, state, neutralised_on, is_payment_times, degree_table"


def _of_certified(table: str, *events: str, key: str, when: str = "", through: str = "{}") -> Iterator[str]:
    """Refuse these events on the rows of `table` from which the degree of a certified objective was measured.

    `key` is the column that leads to the objective by the query `through`; `when` what must hold besides, of a row.
    """
    sides = {"INSERT": ("NEW",), "UPDATE": ("OLD", "NEW"), "DELETE": ("OLD",)}
    for event in events:
        rows = sides[event.split(maxsplit=1)[0]]
        objectives = through.format(", ".join(f"{row}.{key}" for row in rows))
        besides = " OR ".join(when.format(row=row, objectives=objectives) for row in rows) if when else ""
        is_certified = _IS_CERTIFIED.format(objectives)
        yield _frozen(
            table, event, f"({besides}) AND {is_certified}" if besides else is_certified, "objective_certified"
        )


_KEPT_OF_EVIDENCE = ("kind", "name", "path", "sha256", "size", "on_date", "author", "act_id", "objective_id")
"""An evidence stays as it was kept; that of an indicator that is taken away stays with the objective."""


TRIGGERS: tuple[str, ...] = (
    *_no_overlap("postings", "o.employee_id = NEW.employee_id", "posting_overlap"),
    *_no_overlap("area_charges", "o.area_id = NEW.area_id", "charge_overlap"),
    *_no_overlap(
        "sheets",
        "o.round_id = NEW.round_id AND o.state <> 'superseded' AND NEW.state <> 'superseded'"
        " AND (o.employee_id = NEW.employee_id OR o.official_id = NEW.official_id)",
        "sheet_overlap",
    ),
    # The word is written in the triggers of every archive since the first schema: it stays.
    _frozen("audit_entries", "UPDATE", "1", "register_append_only"),
    _frozen("audit_entries", "DELETE", "1", "register_append_only"),
    _frozen("sheet_snapshots", "UPDATE", "1", "snapshot_frozen"),
    _frozen("sheet_snapshots", "DELETE", "1", "snapshot_frozen"),
    _frozen("award_statements", "UPDATE", "1", "statement_frozen"),
    _frozen("award_statements", "DELETE", "1", "statement_frozen"),
    _frozen(
        "method_versions",
        "UPDATE OF definition",
        "EXISTS (SELECT 1 FROM evaluation_rounds r WHERE r.method_version_id = OLD.id)",
        "method_in_use",
    ),
    _frozen("sheets", "DELETE", "OLD.state IN ('final', 'superseded')", "sheet_final"),
    _only_superseded(),
    *_of_sheet("sheet_remarks", "INSERT", "UPDATE", "DELETE"),
    *_of_sheet("sheet_signatures", "INSERT", "UPDATE", "DELETE"),
    *_of_sheet("section_evaluators", "INSERT", "UPDATE", "DELETE"),
    *_of_sheet("attachments", "UPDATE", "DELETE"),  # the scan of a signed paper may come after the closing
    _frozen("attachment_bodies", "UPDATE", "1", "attachment_frozen"),
    _frozen(
        "attachment_bodies",
        "DELETE",
        "EXISTS (SELECT 1 FROM attachments a JOIN sheets s ON s.id = a.sheet_id WHERE a.id = OLD.attachment_id"
        " AND s.state IN ('final', 'superseded'))",
        "sheet_final",
    ),
    *(
        trigger
        for table in ("sheet_scores", "sheet_weights", "sheet_adjustments", "sheet_choices", "sheet_exclusions")
        for trigger in _of_sheet(table, "INSERT", "UPDATE", "DELETE")
    ),
    *_of_certified("objectives", f"UPDATE OF {_DEGREE_OF_OBJECTIVE}", "DELETE", key="id"),
    *_of_certified("indicators", "INSERT", f"UPDATE OF {_DEGREE_OF_INDICATOR}", "DELETE", key="objective_id"),
    *_of_certified(
        "indicator_values",
        "INSERT",
        "UPDATE",
        "DELETE",
        key="indicator_id",
        when="{row}.kind = 'final'",
        through=_INDICATORS,
    ),
    *_of_certified(
        "phases",
        "INSERT",
        "UPDATE OF weight, progress, objective_id",
        "DELETE",
        key="objective_id",
        when=_HAS_PHASES,
    ),
    _frozen("certifications", "UPDATE", "1", "certification_frozen"),
    _frozen(
        "certified_objectives",
        "UPDATE",
        "NEW.certification_id IS NOT OLD.certification_id OR NEW.objective_id IS NOT OLD.objective_id"
        " OR NEW.degree IS NOT OLD.degree",
        "certification_frozen",
    ),
    _frozen("minutes_files", "UPDATE", "1", "certification_frozen"),
    _frozen("minutes_bodies", "UPDATE", "1", "certification_frozen"),
    _frozen("evidences", "UPDATE", changed(*_KEPT_OF_EVIDENCE), "evidence_frozen"),
    _frozen("evidence_bodies", "UPDATE", "1", "evidence_frozen"),
    _frozen("progression_rankings", "UPDATE", "1", "ranking_frozen"),
    *closed_year_guards(
        {
            "sheets": f"{changed('state', *_KEPT_OF_CLOSED)} OR {MOVED}",
            "objective_units": f"{changed('objective_id', 'weight')} OR {MOVED}",
        }
    ),
)

GUARDS: Mapping[str, str] = {sql.split(maxsplit=3)[2]: sql for sql in TRIGGERS}
"""The triggers by name."""


def altered(found: Mapping[str, str]) -> Iterator[str]:
    """Say which guards are missing from those `found` in an archive, are not as they were written, or are not ours."""
    for name, sql in GUARDS.items():
        if name not in found:
            yield f"Nel file manca la protezione «{name}», che impedisce di cambiare ciò che non deve cambiare."
        elif found[name] != sql:
            yield f"Nel file la protezione «{name}» non è quella scritta dal programma."
    for name in found.keys() - GUARDS.keys():
        yield f"Nel file c'è una regola, «{name}», che il programma non ha scritto."


_SENTENCES = {
    "posting_overlap": (
        "La persona avrebbe due assegnazioni nello stesso giorno.",
        "Controllare le date di inizio e di fine delle assegnazioni.",
    ),
    "charge_overlap": (
        "Due persone avrebbero la responsabilità della stessa area nello stesso giorno.",
        "Controllare le date di inizio e di fine.",
    ),
    "sheet_overlap": (
        "La persona avrebbe due schede per lo stesso giorno.",
        "Controllare i periodi delle schede della sessione.",
    ),
    "register_append_only": ("Il registro delle attività non si può modificare.", ""),
    "attachment_frozen": ("Un allegato non si cambia.", "Toglierlo, e allegare l'altro file."),
    "statement_frozen": ("I premi calcolati alla chiusura dell'anno non si modificano.", ""),
    "snapshot_frozen": ("La scheda chiusa non si può modificare.", ""),
    "objective_certified": (
        "Il risultato dell'obiettivo è certificato dal Nucleo: ciò da cui è misurato non cambia più.",
        "Per correggerlo, il Nucleo o il Segretario lo riapre con il motivo: pagina Obiettivi, Certificazione.",
    ),
    "certification_frozen": (
        "Una certificazione del Nucleo non si modifica.",
        "Riaprirla con il motivo, poi certificare di nuovo.",
    ),
    "evidence_frozen": ("Un'evidenza non si cambia.", "Toglierla, e aggiungere l'altra."),
    "ranking_frozen": ("Una graduatoria pubblicata non si modifica.", "Riaprire la procedura e pubblicarla di nuovo."),
    "year_closed": (
        "L'anno è chiuso: niente di ciò che gli appartiene si modifica.",
        "Il Segretario può riaprirlo, con il motivo: menu Strumenti › Riapri l'anno.",
    ),
    "method_in_use": (
        "Questa versione della metodologia è già usata da una sessione.",
        "Per cambiarla crearne una nuova versione.",
    ),
    "FOREIGN KEY constraint failed": (
        "Qualcosa a cui ci si voleva riferire non c'è, o non c'è più.",
        "Riaprire la pagina, per vedere quello che c'è, e riprovare.",
    ),
    "sheet_final": (
        "La scheda è definitiva: non si può modificare.",
        "Il Segretario può riaprirla con una nuova revisione.",
    ),
}


def explain(message: str) -> UserError | None:
    """Return the sentence for the word of a trigger, or for a link to nothing, found in `message`, if there is one."""
    for word, (problem, remedy) in _SENTENCES.items():
        if word in message:
            return UserError(problem, remedy)
    return None
