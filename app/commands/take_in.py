"""`merito import`: a plan in text, a workbook or a method, with the differences before anything is written."""

import argparse
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from app.commands.accepting import HOW_TO_APPOINT, HOW_TO_TELL_WORDS, appointed_one_by_one, with_told_words
from app.commands.opening import chosen_year, opened
from app.commands.streams import put_out, tell
from app.domain.errors import ReasonNeeded, UserError
from app.domain.issues import Issue, errors_of
from app.domain.italian import quoted, with_the_rest
from app.domain.plan_text.answers import PlanAnswers, PlanConsent
from app.domain.plan_text.belonging import ASKED
from app.domain.plan_text.blocks import SourceDocument
from app.domain.plan_text.preview import PlanPreview
from app.domain.plan_text.proposing import STAFF_REMEDY
from app.domain.plan_text.roles import ActivitiesChoice
from app.domain.plan_text.spans import SpanChoice
from app.domain.workbooks.answers import Answers, Consent, Side
from app.domain.workbooks.preview import WorkbookPreview
from app.services.files import read_file
from app.services.incoming import LARGEST, is_plan
from app.services.workbooks.registry import WorkbookRow
from app.services.workspace import Workspace

if TYPE_CHECKING:
    from app.services.plan_text.rehearsing import PlanRehearsal

Take = Callable[[Workspace, bytes, argparse.Namespace], int]

MOST_TOLD = 200
"""Sentences that are said of one file: who reads them mends the first and tries again."""
METHOD_SUFFIX = ".toml"
_METHOD_HEADER = re.compile(rb"^[ \t]*\[\[(scheda|scala)\]\]", re.MULTILINE)


def run(options: argparse.Namespace) -> int:
    """Show the differences and, without `--dry-run`, write them; 1 when something is wrong."""
    data = read_file(options.file, LARGEST)
    take, rehearses_in_archive = _way_of(data, options)
    if options.dry_run:
        with opened(options.archive):
            pass  # refuses an older archive, which opening it to write would upgrade
    with opened(options.archive, writing=rehearses_in_archive or not options.dry_run) as workspace:
        try:
            return take(workspace.because(options.reason, options.act), data, options)
        except ReasonNeeded as error:
            raise UserError(error.problem, 'Ripetere il comando con «--reason "…"» e il motivo.') from error


def _way_of(data: bytes, options: argparse.Namespace) -> tuple[Take, bool]:
    """Return how the file is taken in, and whether its rehearsal needs an archive that can be written."""
    suffix = options.file.suffix.lower()
    if options.kind == "metodo" or (not options.kind and (suffix == METHOD_SUFFIX or looks_like_method(data))):
        return _take_method, False
    if options.kind == "piano" or (not options.kind and is_plan(data, options.file.name)):
        return _take_plan, False
    return partial(_take_workbook, _workbook(data, options)), True


def looks_like_method(data: bytes) -> bool:
    """Tell whether a text, whatever its file is called, opens the groups of a method."""
    return _METHOD_HEADER.search(data) is not None


def _workbook(data: bytes, options: argparse.Namespace) -> WorkbookRow:
    from app.services.workbooks.job import workbook_in

    workbooks: Sequence[WorkbookRow] = options.registries.workbooks
    named = next((row for row in workbooks if row.kind.code == options.kind), None)
    return named or workbook_in(data, workbooks, options.file.name)


def _take_plan(workspace: Workspace, data: bytes, options: argparse.Namespace) -> int:
    from app.services.plan_text.importing import import_plan
    from app.services.plan_text.opening import plan_of_bytes
    from app.services.plan_text.rehearsing import read_ground, rehearse_plan

    year = chosen_year(workspace, options.year)
    document = plan_of_bytes(data, options.file.name)
    answers = _plan_answers(workspace, document, options)
    ground = read_ground(workspace, year)
    rehearsal = rehearse_plan(document, answers, ground)
    if named := appointed_one_by_one(rehearsal.preview.heads, options.accept):
        answers = replace(answers, appointed=named)
        rehearsal = rehearse_plan(document, answers, ground)
    if rehearsal.refusal:
        by_hand = "Aprirlo nella finestra del programma, dove si dice che cos'è ogni riga."
        raise UserError(rehearsal.refusal, "" if rehearsal.refusal.endswith(STAFF_REMEDY) else by_hand)
    _show_plan(rehearsal.preview)
    if _tell_issues(tuple(one for one in rehearsal.preview.issues if one.code not in ASKED)):
        raise UserError("Il piano ha errori: non è stato importato niente.", "Correggere il testo e riprovare.")
    if rehearsal.words:
        tell(HOW_TO_TELL_WORDS)
    waiting = list(_plan_questions(rehearsal, answers))
    for question in waiting:
        tell(question)
    for head in (one for one in rehearsal.preview.heads if answers.appoints(one.person.id) is None):
        tell(f"Un responsabile è in archivio: {head.sentence}. {HOW_TO_APPOINT.format(head.person.full_name)}")
    if waiting and not options.dry_run:
        raise UserError("Prima di importare va risposto a ciò che si chiede.", "Non è stato importato nulla.")
    if not options.dry_run:
        changes = import_plan(workspace, document, year, answers)
        tell("Nessuna novità: il piano era già stato importato." if changes.is_empty else changes.label)
    return 0


def _plan_answers(workspace: Workspace, document: SourceDocument, options: argparse.Namespace) -> PlanAnswers:
    """Return what is remembered of a layout like this one, and what the options answer."""
    from app.services.plan_text.layouts import remembered_layout

    answers = PlanAnswers(remembered_layout(workspace, document))
    if options.separate:
        answers = answers.with_cross(())
    if layout := next((one for one in ActivitiesChoice if one.italian == options.layout), None):
        answers = answers.with_activities(layout)
    answers = with_told_words(answers, options.word)
    consents = {one for one in PlanConsent if one.italian in options.accept}
    if span := next((one for one in SpanChoice if one.italian == options.span), None):
        answers = answers.with_spans(span)
    answers = answers.agreeing(*(one.value for one in consents if one.value in ASKED))
    return answers.appointing_heads(is_wanted=True) if PlanConsent.HEADS in consents else answers


def _show_plan(preview: PlanPreview) -> None:
    for count in preview.counts:
        put_out(
            f"{count.part.italian}: {count.new} da creare, {count.changed} da estendere, {count.unchanged} già presenti"
        )
    for group in preview.groups:
        state = "uno solo" if group.key in preview.accepted else "tenuti separati"
        put_out(f"Si ripete in {len(group.units)} settori ({state}): {group.title}")


def _plan_questions(rehearsal: "PlanRehearsal", answers: PlanAnswers) -> Iterator[str]:
    """Yield what a plan is not taken in without, and with which option each question is answered."""
    for issue in rehearsal.asked:
        if issue.code not in answers.agreed:
            yield f"{issue.sentence} Con --accept {PlanConsent(issue.code).italian} si conferma."
    if rehearsal.asks_about_activities and answers.layout.activities is None:
        yield (
            "Sotto alcuni obiettivi ci sono elenchi di voci: con --layout attività sono le loro attività, con --layout "
            "obiettivi sono obiettivi distinti."
        )

    if rehearsal.spans and answers.spans is None:
        yield (
            f"Il piano si attende un intervallo ({quoted(rehearsal.spans[:3])}): con --span minimo o massimo vale "
            "quel numero, con --span parole resta nel nome dell'indicatore."
        )


def _take_workbook(workbook: WorkbookRow, workspace: Workspace, data: bytes, options: argparse.Namespace) -> int:
    from app.domain.workbooks.preview import changed_rows, new_rows, proposed_rows
    from app.services.workbooks.job import import_workbook, preview_workbook
    from app.services.workbooks.read_files import refuse_unread

    side = next((one for one in Side if one.italian == options.conflicts), None)
    year = chosen_year(workspace, options.year) if workbook.kind.of_year else None
    consents = frozenset(one for one in Consent if one.italian in options.accept)
    answers = Answers(every_side=side, leaves_refused_out=options.without_refused, year=year, consents=consents)
    preview = preview_workbook(workspace, workbook, data, answers=answers, name=options.file.name)
    for row in new_rows(preview):
        put_out(f"nuova\t{row.sheet}\t{row.title}\t{row.details}")
    for row in changed_rows(preview):
        put_out(f"modificata\t{row.sheet}\t{row.title}\t{row.heading}: {row.before} → {row.after}")
    for row in proposed_rows(preview):
        put_out(f"da confermare\t{row.sheet}\t{row.title}\t{row.details}")
    _tell_issues(preview.notes)
    for sentence in with_the_rest([error.sentence for error in preview.errors], MOST_TOLD, "errore", "errori"):
        tell(sentence)
    _tell_questions(preview)
    if not preview.differences and preview.unknown and not preview.refused:
        refuse_unread(workbook.kind)
    tell(f"{options.file.name}: {preview.summary}.")
    if preview.errors:
        raise UserError("Il file ha errori: non è stato importato niente.", "Correggere le celle indicate.")
    if not options.dry_run:
        changes = import_workbook(workspace, workbook, data, answers=answers, name=options.file.name)
        tell("Nessuna novità: l'archivio era già così." if changes.is_empty else changes.label)
    return 0


def _tell_questions(preview: WorkbookPreview) -> None:
    """Say which sheets are refused and which values changed on both sides, and how each question is answered."""
    for refusal in preview.refused:
        put_out(f"rifiutata\t{refusal.sheet}\t{refusal.problem} {refusal.remedy}")
    for one in preview.conflicts:
        put_out(f"conflitto\t{one.sheet}\t{one.title}\t{one.heading}: in archivio {one.archive}, nel file {one.file}")
    if preview.refused:
        tell("Con --without-refused si leggono le altre schede.")
    for question in preview.questions:
        tell(f"{question.sentence} Con --accept {question.consent.italian} si conferma.")
    if preview.conflicts:
        tell("Con --conflicts archivio oppure --conflicts file si dice che cosa vale.")


def _take_method(workspace: Workspace, data: bytes, options: argparse.Namespace) -> int:
    from app.services.methods.files import import_method, preview_method

    preview = preview_method(workspace, data)
    _tell_issues(preview.issues)
    if preview.definition is None:
        raise UserError("La metodologia ha errori: non è stata importata.", "Correggere le righe indicate.")
    state = "già presente" if preview.is_known else "da aggiungere"
    put_out(f"Metodologia «{preview.definition.name}», versione {preview.number}: {state}")
    if not options.dry_run:
        changes = import_method(workspace, data)
        tell("Nessuna novità: questa versione c'era già." if changes.is_empty else changes.label)
    return 0


def _tell_issues(issues: tuple[Issue, ...]) -> bool:
    told = [f"{issue.severity.italian}: {issue.sentence}" for issue in issues]
    for sentence in with_the_rest(told, MOST_TOLD, "rilievo", "rilievi"):
        tell(sentence)
    return bool(errors_of(issues))
