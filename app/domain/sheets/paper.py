"""From the content of a sheet to the document that is printed: words and numbers already computed, put in order."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from app.domain.documents.common import ExplanationLine, Imprint, Letterhead, Signature
from app.domain.documents.sheet import EvaluationSheetDocument, PrintedResult, SheetMode, SheetNames
from app.domain.italian import format_date, format_decimal
from app.domain.roles import SheetRole
from app.domain.scoring.changes import is_total_changed
from app.domain.scoring.numbers import written
from app.domain.scoring.results import Missing, SheetResult
from app.domain.scoring.steps import Step
from app.domain.sheets.content import SheetContent, scored
from app.domain.sheets.detail import IndicatorLine, ItemDetail, SectionDetail
from app.domain.sheets.evaluated_parts import EvaluatedPart, capitalised, whose
from app.domain.sheets.explained import sentence_of, shortened
from app.domain.sheets.interim import lacking_in
from app.domain.sheets.lines import sections_of, shown_steps
from app.domain.sheets.particulars import SheetTexts
from app.domain.sheets.second_level import second_level_body, second_level_sentence
from app.domain.workflow import InterimOutcome, RoundKind, SignatureKind

HEADING, INTERIM_HEADING = "Scheda di valutazione", "Scheda di verifica intermedia"


@dataclass(frozen=True, slots=True)
class PaperSides:
    """What a sheet says on paper besides its content: the outcome of a check of the half year, which revision it is,
    who scored in whose place, what was said of it, before whom the person refused to sign, why it is not evaluable."""

    outcome: InterimOutcome | None = None
    standing: tuple[str, ...] = ()
    review: tuple[str, ...] = ()
    witnesses: str = ""
    not_evaluable: str = ""


NOTHING_BESIDE = PaperSides()


def document_of(
    content: SheetContent,
    mode: SheetMode,
    letterhead: Letterhead,
    imprint: Imprint,
    frozen: SheetResult | None = None,
    *,
    shown: Callable[[Step], Step] = lambda tree: tree,
    beside: PaperSides = NOTHING_BESIDE,
) -> EvaluationSheetDocument:
    """Return the sheet to print; a blank one has the questions and none of the answers.

    `frozen` is the result that a closed sheet was closed with: it is printed as it is, and nothing is missing in it.
    `shown` gives of the explanation what may be read by whoever prints.
    `beside` is what the sheet says besides its content.
    """
    if beside.not_evaluable:
        return _without_result(content, letterhead, imprint, beside)
    result, is_blank = frozen or scored(content), mode is SheetMode.BLANK
    result = replace(result, tree=shown(result.tree))
    is_provisional = mode is SheetMode.PROVISIONAL
    sections = sections_of(content, result)
    return EvaluationSheetDocument(
        letterhead,
        imprint,
        mode,
        role_names(content),
        content.year,
        content.round_title,
        content.person,
        tuple(map(_unanswered, sections)) if is_blank else sections,
        _outcome(content, result, sections, mode),
        () if is_blank else tuple(explanation_lines(_printed_steps(content, result, is_provisional=is_provisional))),
        SheetTexts() if is_blank else content.texts,
        content.dates,
        (
            *(_signature(content, one, beside) for one in _who_signs(content, is_closed=frozen is not None)),
            *(_of_part(content, part) for part in content.parts),
        ),
        "" if is_blank else _qr(content, imprint, result),
        () if is_blank or frozen else missing_lines(content, lacking_in(content, result, beside.outcome)),
        INTERIM_HEADING if content.round_kind is RoundKind.INTERIM else HEADING,
        beside.outcome.italian if beside.outcome and not is_blank else "",
        () if is_blank else beside.standing,
        () if is_blank else beside.review,
        is_interim=content.round_kind is RoundKind.INTERIM,
        second_level=_second_level(content),
    )


def _without_result(
    content: SheetContent, letterhead: Letterhead, imprint: Imprint, beside: PaperSides
) -> EvaluationSheetDocument:
    """Return the paper of a sheet that is not evaluable: whose it is and why, without a result or places to sign.

    What was scored before stays in the document for the Fascicolo of the person; the sheet does not print it.
    """
    return EvaluationSheetDocument(
        letterhead,
        imprint,
        SheetMode.NOT_EVALUABLE,
        role_names(content),
        content.year,
        content.round_title,
        content.person,
        sections_of(content, scored(content)),
        texts=content.texts,
        heading=INTERIM_HEADING if content.round_kind is RoundKind.INTERIM else HEADING,
        standing=beside.standing,
        review=beside.review,
        is_interim=content.round_kind is RoundKind.INTERIM,
        not_evaluable=beside.not_evaluable,
    )


def _second_level(content: SheetContent) -> str:
    """A check of the half year gives no result on which anybody else would decide."""
    if content.round_kind is RoundKind.INTERIM:
        return ""
    days = content.method.process.review_days
    body = second_level_body(days, content.role, content.method.labels)
    return second_level_sentence(days, body, content.dates.delivery)


def role_names(content: SheetContent) -> SheetNames:
    """Return what the method calls the role of the person, the person and who evaluates."""
    labels = content.method.labels
    roles = {SheetRole.EQ: labels.eq, SheetRole.EMPLOYEE: labels.employee, SheetRole.SECRETARY: labels.secretary}
    return SheetNames(roles[content.role], labels.evaluated, labels.evaluator)


def _printed_steps(content: SheetContent, result: SheetResult, *, is_provisional: bool) -> list[Step]:
    """Leave out of the explanation on paper the sections that the method does not print."""
    hidden = {f"section:{section.code}" for section in content.template.sections if not section.is_printed}
    return [step for step in shown_steps(result, is_provisional=is_provisional) if step.key not in hidden]


def missing_lines(content: SheetContent, missing: Sequence[Missing]) -> tuple[str, ...]:
    """Write what is missing, one line for each section."""
    titles = {section.code: section.title for section in content.template.sections}
    found: dict[str, list[str]] = {}
    for one in missing:
        title = titles.get(one.section, "")
        found.setdefault(title, []).append(one.label.removeprefix(title).lstrip(":, "))
    return tuple(": ".join(filter(None, (title, _together(labels)))) for title, labels in found.items())


def _together(labels: Sequence[str]) -> str:
    """Say once what several lines lack: `manca il punteggio dei fattori «Puntualità», «Autonomia»`."""
    named: dict[str, list[str]] = {}
    for label in labels:
        is_plain = label.endswith("»") and label.count("«") == 1
        what, quote, name = label.partition("«") if is_plain else (label, "", "")
        named.setdefault(what, []).append(f"{quote}{name}")
    return "; ".join(f"{_plural(what) if len(names) > 1 else what}{', '.join(names)}" for what, names in named.items())


def _plural(what: str) -> str:
    return what.replace("del fattore ", "dei fattori ").replace("dell'obiettivo ", "degli obiettivi ")


def explanation_lines(steps: Sequence[Step], depth: int = 0) -> Iterator[ExplanationLine]:
    """Walk the explanation from top to bottom, each step before those it was made from."""
    for step in steps:
        yield ExplanationLine(depth, step.label, sentence_of(step), shortened(step.shown))
        yield from explanation_lines(step.children, depth + 1)


def _unanswered(section: SectionDetail) -> SectionDetail:
    """Return the section of a blank sheet: what is asked, and nothing of what was given."""
    items = tuple(_question(item) for item in section.items)
    return replace(section, degree=None, points=None, said="", is_excluded=False, items=items)


def _question(item: ItemDetail) -> ItemDetail:
    indicators = tuple(IndicatorLine(replace(line.words, result=""), None) for line in item.indicators)
    blank = replace(item, value=None, note="", degree=None, points=None, why_excluded="", light=None)
    return replace(blank, indicators=indicators)


def _outcome(
    content: SheetContent, result: SheetResult, sections: Sequence[SectionDetail], mode: SheetMode
) -> PrintedResult:
    """Write the end of the sheet; a provisional one has neither band nor share, a blank one only what is asked."""
    if mode is SheetMode.BLANK:
        return PrintedResult(has_individual=result.has_individual)
    is_provisional = mode is SheetMode.PROVISIONAL
    basis = content.template.bands.basis.italian
    return PrintedResult(
        result.total,
        "" if result.exact_total is None else written(result.exact_total),
        result.individual,
        "" if is_provisional else result.band,
        None if is_provisional else result.award_share,
        f"La fascia si legge sul {basis}. {_about_points(content, result, sections)}".rstrip(),
        result.has_individual,
        result.digits,
    )


def _about_points(content: SheetContent, result: SheetResult, sections: Sequence[SectionDetail]) -> str:
    """Explain why the points of the sections, as written, miss the total: cents, or corrections past an end."""
    if is_total_changed(result.tree):
        return BEFORE_CHANGES
    written_points, total = sum(section.points or Decimal(0) for section in sections), result.total or Decimal(0)
    gap = abs(written_points - total)
    if Decimal(0) < gap <= len(sections) * Decimal("0.01"):
        return EXACT_SUM
    cap = content.method.indicators.cap
    is_past_end = written_points < 0 == total or written_points > total >= cap
    return PAST_END.format(format_decimal(cap, None)) if is_past_end else ""


PAST_END = "Con le correzioni la somma dei punti va oltre i limiti: il totale non supera {} e non scende sotto 0."
BEFORE_CHANGES = (
    "La somma dei punti è il totale prima di penalità, moltiplicatori, blocchi e tetti,"
    " che si leggono nella spiegazione."
)
EXACT_SUM = "I punti sono scritti con due decimali; il totale è la somma dei valori esatti."


def _who_signs(content: SheetContent, *, is_closed: bool) -> Iterator[str]:
    """Yield the labels of those who sign: the Segretario not twice, and on a closed sheet only who has signed.

    A closed sheet without any signature in the archive was signed on its paper: it keeps all the places. A check of the
    half year, which gives no result, is between the evaluator and the person.
    """
    person = content.person
    signed = {one.kind for one in content.signatures}
    is_twice = content.role is SheetRole.SECRETARY or "segretari" in person.evaluator_role.casefold()
    for label in content.method.process.signatures:
        kind = _kind_of(label)
        if kind is SignatureKind.SECRETARY and is_twice:
            continue
        if content.round_kind is RoundKind.INTERIM and kind not in _OF_THE_TWO:
            continue
        if not (is_closed and signed) or kind in signed:
            yield label


_OF_THE_TWO = {SignatureKind.EVALUATOR, SignatureKind.EVALUATED}


def _signature(content: SheetContent, label: str, beside: PaperSides) -> Signature:
    kind = _kind_of(label)
    name = {SignatureKind.EVALUATOR: content.person.evaluator, SignatureKind.EVALUATED: content.person.full_name}
    signed = next((one for one in content.signatures if one.kind is kind), None)
    note = f"{signed.outcome} il {format_date(signed.on_date)}" if signed else ""
    if note and beside.witnesses and kind is SignatureKind.EVALUATED:
        note = f"{note}: {beside.witnesses}"
    return Signature(label, name.get(kind, ""), note)


def _of_part(content: SheetContent, part: EvaluatedPart) -> Signature:
    """Return the place where who scores a part of the sheet signs it."""
    section = content.template.section(part.section)
    note = f"firmata il {format_date(part.signed_on)}" if part.is_signed else ""
    return Signature(f"{capitalised(whose(section))}, per «{section.title}»", part.signed_by or part.name, note)


def _kind_of(label: str) -> SignatureKind:
    """Tell whose signature a label of the method asks for."""
    word = label.casefold()
    if word.startswith("valutatore"):
        return SignatureKind.EVALUATOR
    if word.startswith("valutat"):
        return SignatureKind.EVALUATED
    return SignatureKind.SECRETARY if "segretari" in word else SignatureKind.BODY


def _qr(content: SheetContent, imprint: Imprint, result: SheetResult) -> str:
    """Say in the QR code what lets a paper be compared with the archive; no names."""
    if not imprint.short_hash:
        return ""
    who, total = content.person.matricola, format_decimal(result.total, result.digits)
    return f"MERITO {content.year} n. {imprint.number} matricola {who} totale {total} {imprint.short_hash}"
