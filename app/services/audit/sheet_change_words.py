"""One change of a row of a sheet in words: the title of the factor, the section or the objective, before and after."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cached_property
from typing import Any, NamedTuple

from sqlalchemy.orm import Session

from app.domain.audit.chain import RowChange
from app.domain.audit.columns import UNTOLD, column_word
from app.domain.audit.rows import kind_of_change
from app.domain.audit.sheet_changes import SheetChangeKind, step_words
from app.domain.audit.tables import table_word
from app.domain.decision_proposals import ProposalKind, ProposalOutcome
from app.domain.scoring.inputs import is_objective
from app.domain.scoring.item_keys import bare_key
from app.domain.sheets.content import SheetContent, scored
from app.domain.sheets.detail import ItemDetail
from app.domain.sheets.lines import sections_of
from app.domain.workflow import SheetState
from app.models.evaluation import Sheet
from app.models.narrowing import WRITTEN_ON_SHEETS
from app.services.audit.change_words import ChangeWords
from app.services.sheets.sheets import current_content

Row = Mapping[str, Any]
APPLIES, DOES_NOT = "si applica", "non si applica"
CHOSEN = "nella scheda"

_OF_THE_WAY = frozenset({"state", "closed_at", "delivered_sha256", "sheet_id"})
"""Columns that follow from the steps, which are told themselves."""


class Told(NamedTuple):
    """A change in words, but for when and who."""

    kind: SheetChangeKind
    what: str
    before: str = ""
    after: str = ""
    reason: str = ""


class SheetTitles:
    """What the parts of a sheet are called on it, and in its template; found once for many changes."""

    def __init__(self, session: Session, sheet: Sheet) -> None:
        self._session, self._sheet = session, sheet

    @cached_property
    def _content(self) -> SheetContent:
        return current_content(self._session, self._sheet)

    @cached_property
    def items(self) -> Mapping[tuple[str, str], ItemDetail]:
        sections = sections_of(self._content, scored(self._content))
        return {item.place: item for section in sections for item in section.items}

    @cached_property
    def in_template(self) -> Mapping[tuple[str, str], str]:
        """The titles in the template: also of what is not on the sheet any more."""
        area = self._content.given.contract_area
        found = {(section.code, ""): section.title for section in self._content.template.sections}
        for section in self._content.template.sections:
            found |= {(section.code, one.code): one.for_area(area).text for one in section.factors}
        return found


_PAPER = "Allegato"


class SheetWords:
    """Tells the changes of one entry on a sheet, with the titles that its parts have on it."""

    def __init__(self, titles: SheetTitles, words: ChangeWords) -> None:
        self._titles, self._words = titles, words

    def told(self, change: RowChange, row: Row) -> Iterator[Told]:
        """Yield what a change means; `row` is all that is known of the row, also what did not change now."""
        tell = self._by_table.get(change.table, self._act)
        yield from tell(change, row)

    @cached_property
    def _by_table(self) -> Mapping[str, Callable[[RowChange, Row], Iterator[Told]]]:
        return {
            "sheets": self._fact,
            "sheet_adjustments": self._correction,
            "sheet_choices": self._choice,
            "sheet_events": self._step,
            "sheet_exclusions": self._exclusion,
            "sheet_remarks": self._remark,
            "attachments": self._attachment,
            "proposals": self._proposal,
            "sheet_signatures": self._signature,
            "section_evaluators": self._part,
            "sheet_scores": self._score,
            "sheet_weights": self._weight,
            **dict.fromkeys(("sheet_outcomes", "sheet_snapshots", "sheet_papers", "attachment_bodies"), _nothing),
        }

    def _score(self, change: RowChange, row: Row) -> Iterator[Told]:
        title = self._title(row)
        values = [self._answer(row, side.get("value")) for side in _sides(change)]
        if values[0] != values[1]:
            yield Told(SheetChangeKind.SCORE, title, *values)
        notes = [str(side.get("note") or "") for side in _sides(change)]
        if notes[0] != notes[1]:
            yield Told(SheetChangeKind.NOTE, f"Nota: {title}", *notes)

    def _weight(self, change: RowChange, row: Row) -> Iterator[Told]:
        yield Told(SheetChangeKind.WEIGHT, f"Peso: {self._title(row)}", *self._both(change, "weight"))

    def _choice(self, change: RowChange, row: Row) -> Iterator[Told]:
        was, now = (CHOSEN if side else "" for side in (change.before, change.after))
        yield Told(SheetChangeKind.CHOICE, self._title(row), was, now)

    def _exclusion(self, change: RowChange, row: Row) -> Iterator[Told]:
        was, now = (APPLIES if side is None else DOES_NOT for side in (change.before, change.after))
        reason = str(row.get("reason") or "") if change.after is not None else ""
        yield Told(SheetChangeKind.EXCLUSION, self._title(row), was, now, reason)

    def _correction(self, change: RowChange, row: Row) -> Iterator[Told]:
        what = f"Correzione: {self._title(row)}"
        yield Told(SheetChangeKind.CORRECTION, what, *self._both(change, "points"), str(row.get("reason") or ""))

    def _step(self, change: RowChange, row: Row) -> Iterator[Told]:
        if change.before is not None and change.after is not None and not change.after.keys() - {"origin"}:
            return  # where it was made, which an upgrade has found out
        source, target = SheetState(row["from_state"]), SheetState(row["to_state"])
        step = step_words(source, target)
        what = step if change.after is not None else f"Tolto il passaggio {step}"
        yield Told(SheetChangeKind.STEP, what, reason=str((change.after or {}).get("reason") or ""))

    def _fact(self, change: RowChange, row: Row) -> Iterator[Told]:
        if change.before is None:
            number = row.get("revision", 1)
            yield Told(SheetChangeKind.STEP, "Predisposta" if number == 1 else f"Aperta la revisione {number}")
            return
        for key in sorted({*change.before, *(change.after or {})} - UNTOLD - _OF_THE_WAY):
            kind = SheetChangeKind.TEXT if key in WRITTEN_ON_SHEETS else SheetChangeKind.FACT
            was, now = self._both(change, key)
            if was != now:
                yield Told(kind, column_word(change.table, key), was, now)

    def _remark(self, change: RowChange, row: Row) -> Iterator[Told]:
        """Tell what the person said, an answer or the hearing by its kind, then the day and the words."""
        admitted = str(row.get("admitted_reason") or "")
        late = f"ammessa oltre il termine: {admitted}" if row.get("is_late") else ""
        yield self._one(change, row, ("on_date", "attended", "text"), late)

    def _proposal(self, change: RowChange, row: Row) -> Iterator[Told]:
        """Tell what was proposed and why, how it was decided and why, or that it was taken back."""
        what = f"Proposta di {ProposalKind(row['kind']).italian}"
        if change.after is None:
            yield Told(SheetChangeKind.ACT, f"{what}: ritirata", str(row.get("reason") or ""))
        elif change.before is None:
            yield Told(SheetChangeKind.ACT, what, reason=str(row.get("reason") or ""))
        else:
            was, now = (ProposalOutcome(side.get("outcome") or "").italian for side in _sides(change))
            yield Told(SheetChangeKind.ACT, what, was, now, str((change.after or {}).get("decision_reason") or ""))

    def _attachment(self, change: RowChange, row: Row) -> Iterator[Told]:
        """Tell a paper that was kept or taken away: what it is, its name, its fingerprint."""
        yield self._one(change, row, ("name", "sha256"))

    def _signature(self, change: RowChange, row: Row) -> Iterator[Told]:
        """Tell who signed, how and when, with the witnesses of a refusal."""
        yield self._one(change, row, ("outcome", "name", "on_date", "first_witness", "second_witness"))

    def _part(self, change: RowChange, row: Row) -> Iterator[Told]:
        """Tell who scores a part, its signature, or that it was opened again."""
        keys = ("evaluator_id", "evaluator_official_id", "signed_by", "signed_on", "recorded_by")
        was, now = (
            "; ".join(filter(None, (self._words.written(change.table, key, side.get(key)) for key in keys)))
            for side in _sides(change)
        )
        reason = str((change.after or {}).get("reason") or "")
        if was or now:
            yield Told(SheetChangeKind.ACT, f"Parte valutata da altri: {self._title(row)}", was, now, reason)

    def _one(self, change: RowChange, row: Row, keys: Sequence[str], reason: str = "") -> Told:
        """Tell a row by its kind, then by what is written in `keys`; one taken away says so."""
        kind = self._words.written(change.table, "kind", row.get("kind"))
        what = f"{_PAPER}: {kind}" if change.table == "attachments" else kind
        was, now = (
            "; ".join(filter(None, (self._words.written(change.table, key, side.get(key)) for key in keys)))
            for side in _sides(change)
        )
        return Told(SheetChangeKind.ACT, what if change.after is not None else f"Tolta – {what}", was, now, reason)

    def _act(self, change: RowChange, _row: Row) -> Iterator[Told]:
        """Tell a signature, a remark, an attached file: what it says in one line."""
        what = f"{kind_of_change(change.before, change.after)} – {table_word(change.table)}"
        was, now = (self._summary(change.table, side) for side in (change.before, change.after))
        if was or now:
            yield Told(SheetChangeKind.ACT, what, was, now)

    def _summary(self, table: str, side: Row | None) -> str:
        keys = [key for key in side or {} if key not in UNTOLD | _OF_THE_WAY]
        written = [(column_word(table, key), self._words.written(table, key, (side or {})[key])) for key in keys]
        return "; ".join(f"{name}: {value}" for name, value in written if value)

    def _both(self, change: RowChange, key: str) -> tuple[str, str]:
        before, after = _sides(change)
        write = self._words.written
        return write(change.table, key, before.get(key)), write(change.table, key, after.get(key))

    def _answer(self, row: Row, raw: Any) -> str:
        """Write a score with the word of its step: `4 – Buono`."""
        number = self._words.written("sheet_scores", "value", raw)
        item = self._titles.items.get((row["section"], row["item"]))
        scale = item.scale if item else None
        found = next((one for one in scale.rows if self._number(one.value) == number), None) if scale else None
        return f"{number} – {found.label}" if found and found.label and found.label != number else number

    def _number(self, value: Any) -> str:
        return self._words.written("sheet_scores", "value", str(value))

    def _title(self, row: Row) -> str:
        section, item = str(row.get("section") or ""), str(row.get("item") or "")
        if found := self._titles.items.get((section, item)):
            return found.label
        if is_objective(bare_key(item)):
            return self._words.name("objectives", int(item.rpartition(":")[2]))
        known = self._titles.in_template
        return known.get((section, bare_key(item))) or known.get((section, ""), "") or item or section


def _sides(change: RowChange) -> tuple[Row, Row]:
    return change.before or {}, change.after or {}


def _nothing(_change: RowChange, _row: Row) -> Iterator[Told]:
    """Tell nothing of a row that follows from a step."""
    return iter(())
