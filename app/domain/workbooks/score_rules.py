"""How what was written in a workbook of scores is compared with what was given out and with the archive, and kept."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from app.domain.ids import SheetId
from app.domain.italian import quoted
from app.domain.matching import text_key
from app.domain.sheets.lengths import NOTE, TEXT, too_long
from app.domain.workbooks.answers import Refusal
from app.domain.workbooks.cells import ERASE, CellRefused, Value
from app.domain.workbooks.difference import Values, cell_changes
from app.domain.workbooks.layout import SheetLayout
from app.domain.workbooks.matching import Matcher
from app.domain.workbooks.reading import ReadSheet
from app.domain.workbooks.resolved import Resolved, Trouble, resolved_values
from app.domain.workbooks.rules import SheetRules
from app.domain.workbooks.score_meta import GivenOut
from app.domain.workbooks.scores import (
    SCORE_LINES,
    TEXT_LINES,
    MarkRow,
    MarksDraft,
    TextDraft,
    TextRow,
    answer_of,
    digest_of,
    read_answer,
)

_EXPORT_AGAIN = "Esportare di nuovo il file e riportarvi i giudizi."


@dataclass(frozen=True, slots=True)
class ArchiveSheet:
    """A sheet as the archive has it now; `refusal` is there where nothing of it may be changed by a workbook."""

    scores: tuple[MarkRow, ...] = ()
    texts: tuple[TextRow, ...] = ()
    refusal: Refusal | None = None


@dataclass(frozen=True, slots=True)
class ArchiveScores:
    """The sheets that a file is about as the archive has them, and as they were given out with it."""

    sheets: Mapping[str, ArchiveSheet]
    given: GivenOut
    current: ArchiveSheet = ArchiveSheet()

    def of(self, layout: SheetLayout) -> Sequence[object]:
        return self.current.scores if layout.name == SCORE_LINES.name else self.current.texts

    def within(self, sheet: ReadSheet) -> "ArchiveScores | Refusal":
        """Return the rows of one person; a sheet that is shut is refused where the file would change it."""
        code = next((code for row in sheet.rows if isinstance(code := row.values.get("sheet"), str)), "")
        found = self.sheets.get(code, ArchiveSheet())
        narrowed = replace(self, current=found)
        if found.refusal is not None and _would_change(sheet, narrowed):
            return found.refusal
        return narrowed

    def after(self, _before: "ArchiveScores") -> "ArchiveScores":
        return self

    def without(self, _layout: SheetLayout, _wrong: Sequence[Values]) -> "ArchiveScores":
        return self

    def given_answer(self, row: MarkRow) -> str:
        return self.given.answers.get((row.sheet, row.section, row.item), "")

    def given_text(self, row: MarkRow | TextRow) -> str:
        section = row.section if isinstance(row, MarkRow) else ""
        return self.given.texts.get((row.sheet, section, row.item), "")


def _would_change(sheet: ReadSheet, rows: ArchiveScores) -> bool:
    """Tell whether the file says something that the archive does not, beyond what it was given."""
    rules = next(one for one in SCORE_RULES if one.layout.name == sheet.layout.name)
    matcher = Matcher(sheet.layout, rows.of(sheet.layout))
    for row in sheet.rows:
        resolved = resolved_values(sheet.layout, row.values)
        current = matcher.find(resolved.values)
        if current is None:
            return True
        rules.conflicts(current, resolved, rows)
        if resolved.troubles or row.errors or cell_changes(sheet.layout, current, resolved.values):
            return True
    return False


def _score_conflicts(current: MarkRow | None, resolved: Resolved, rows: ArchiveScores) -> list[str]:
    if current is None:
        return []
    _read_words(current, resolved)
    found = []
    for key, now, given, written in (
        ("answer", current.answer, rows.given_answer(current), _text),
        ("note", digest_of(current.note), rows.given_text(current), _digest),
    ):
        if key in resolved.values and _settled(resolved, key, now, given, written(resolved.values[key])):
            found.append(key)
    return found


def _text_conflicts(current: TextRow | None, resolved: Resolved, rows: ArchiveScores) -> list[str]:
    if current is None or "text" not in resolved.values:
        return []
    now, given, file = digest_of(current.text), rows.given_text(current), _digest(resolved.values["text"])
    return ["text"] if _settled(resolved, "text", now, given, file) else []


def _settled(resolved: Resolved, key: str, now: str, given: str, file: str) -> bool:
    """Let go what the file left as it was given, or as it is; tell whether both sides changed it to others."""
    if file in (given, now):
        del resolved.values[key]
        return False
    return now != given


def _text(value: Value) -> str:
    return "" if value is ERASE else str(value)


def _digest(value: Value) -> str:
    return "" if value is ERASE else digest_of(str(value))


def _read_words(row: MarkRow, resolved: Resolved) -> None:
    """Write the judgement as the archive writes it, or say why it is none."""
    text = resolved.text("answer")
    if text is None:
        return
    try:
        resolved.values["answer"] = answer_of(row.detail, read_answer(row.detail, text))
    except CellRefused as refused:
        resolved.troubles.append(Trouble("answer", refused.problem, refused.remedy))


def _marks(current: MarkRow | None, resolved: Resolved, _rows: ArchiveScores) -> MarksDraft:
    if current is None:
        if "item" in resolved.values:
            resolved.troubles.append(Trouble("label", "non è più una voce di questa scheda", _EXPORT_AGAIN))
        return MarksDraft(SheetId(0), "", "", None, "")
    _refuse_moved(current.label, resolved)
    value, note = current.detail.value, current.note
    if "answer" in resolved.values and not resolved.troubles:
        text = resolved.text("answer")
        value = None if text is None else read_answer(current.detail, text)
    if "note" in resolved.values:
        note = resolved.text("note") or ""
        _refuse_too_long("note", note, NOTE, resolved)
    draft = MarksDraft(SheetId(int(current.sheet)), current.section, current.item, value, note)
    if {"answer", "note"} & resolved.values.keys():
        _refuse_unmotivated(current, draft, resolved)
    return draft


def _refuse_moved(label: str, resolved: Resolved) -> None:
    found = resolved.text("label")
    if found is not None and text_key(found) != text_key(label):
        problem = f"è dove il file aveva la voce {quoted([label])}: le righe sono state spostate"
        resolved.troubles.append(Trouble("label", problem, _EXPORT_AGAIN))


def _refuse_too_long(key: str, text: str, most: int, resolved: Resolved) -> None:
    if too_long(text, most, key, ""):
        problem = f"è troppo lungo: al massimo {most} caratteri, ora sono {len(text.strip())}"
        resolved.troubles.append(Trouble(key, problem, "Accorciarlo."))


def _refuse_unmotivated(current: MarkRow, draft: MarksDraft, resolved: Resolved) -> None:
    scale = current.detail.scale
    row = scale.row_of(draft.value) if scale and draft.value is not None else None
    if row is not None and row.is_reason_required and not draft.note.strip():
        problem = f"manca il motivo: il giudizio «{row.label}» va motivato per iscritto"
        resolved.troubles.append(Trouble("note", problem, "Scriverlo nella nota accanto al giudizio."))


def _general_text(current: TextRow | None, resolved: Resolved, _rows: ArchiveScores) -> TextDraft:
    if current is None:
        resolved.troubles.append(Trouble("label", "non è un testo di questa scheda", _EXPORT_AGAIN))
        return TextDraft(SheetId(0), "", "")
    _refuse_moved(current.label, resolved)
    text = (resolved.text("text") or "") if "text" in resolved.values else current.text
    if "text" in resolved.values:
        _refuse_too_long("text", text, TEXT, resolved)
    return TextDraft(SheetId(int(current.sheet)), current.item, text)


SCORE_RULES = (
    SheetRules(SCORE_LINES, _marks, {"value": "answer"}, conflicts=_score_conflicts),
    SheetRules(TEXT_LINES, _general_text, conflicts=_text_conflicts),
)
