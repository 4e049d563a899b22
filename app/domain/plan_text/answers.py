"""What has been answered of a plan so far: roles of lines, repeated lines, findings agreed to."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

from app.domain.ids import EmployeeId
from app.domain.italian_enum import ItalianEnum
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.plan_text.belonging import OTHER_MUNICIPALITY, OTHER_YEARS
from app.domain.plan_text.blocks import BlockKind, SourceDocument
from app.domain.plan_text.edited_lines import (
    EditedDocument,
    EditMade,
    edited,
    moved_numbers,
    with_columns,
    with_pieces,
    without_edits_of,
)
from app.domain.plan_text.roles import ActivitiesChoice, LineRole, LineSigns, PieceCells, PlanLayout
from app.domain.plan_text.signs import signs_of
from app.domain.plan_text.spans import SpanChoice
from app.domain.plan_text.unknown_words import key_of
from app.domain.plan_text.whole_ente import WHOLE_ENTE

_KINDS = {
    BlockKind.HEADING.value: "titolo",
    BlockKind.PARAGRAPH.value: "paragrafo",
    BlockKind.LIST_ITEM.value: "elenco",
    BlockKind.TABLE_ROW.value: "riga di tabella",
}
_MARKS = {
    "1.": "numero e punto",
    "1)": "numero e parentesi",
    "(1)": "numero tra parentesi",
    "a)": "lettera e parentesi",
    "a.": "lettera e punto",
    "-": "trattino",
    "–": "trattino",
    "•": "punto elenco",
}
_SHORTEST_SIGN = 24


class PlanConsent(ItalianEnum):
    """What a plan is not taken in without, or does only when it is asked for."""

    OTHER_ENTE = OTHER_MUNICIPALITY, "altro-ente"
    OTHER_YEARS = OTHER_YEARS, "altri-anni"
    WHOLE_ENTE = WHOLE_ENTE, "ente-intero"
    HEADS = "heads", "incarichi"


@dataclass(frozen=True, slots=True)
class PlanAnswers:
    """The answers given so far; `accepted_cross` is None while nobody has touched what the program proposes.

    `indicators` are those taken from the catalogue, by the block of their objective; `agreed` are the codes of the
    findings that were read and accepted; `appoints_heads` whether the heads whom the archive knows get an EQ
    appointment, None while nobody has said; `appointed` is what was said of one of them.
    """

    layout: PlanLayout = field(default_factory=PlanLayout)
    accepted_cross: frozenset[str] | None = None
    indicators: Mapping[int, IndicatorDraft] = field(default_factory=dict)
    agreed: frozenset[str] = frozenset()
    appoints_heads: bool | None = None
    appointed: Mapping[EmployeeId, bool] = field(default_factory=dict)
    spans: SpanChoice | None = None

    def with_role(self, numbers: Iterable[int], role: LineRole) -> "PlanAnswers":
        """Give a role to these blocks and to no other."""
        lines = {**self.layout.lines, **dict.fromkeys(numbers, role)}
        return replace(self, layout=replace(self.layout, lines=lines))

    def with_role_of_alike(self, alike: "AlikeLines", numbers: Collection[int], role: LineRole) -> "PlanAnswers":
        """Give a role to all the blocks with the signs of these, whatever was said of one of them before."""
        choices = {**self.layout.choices, **dict.fromkeys(alike.signs_of(numbers), role)}
        now_said = set(alike.of(numbers))
        lines = {number: kept for number, kept in self.layout.lines.items() if number not in now_said}
        return replace(self, layout=replace(self.layout, choices=choices, lines=lines))

    def closing_at(self, number: int, text: str) -> "PlanAnswers":
        """Read nothing from this line on; in the next file laid out so, from the line with the same words."""
        return self.with_role([number], LineRole.CLOSING).naming(text, LineRole.CLOSING)

    def with_activities(self, choice: ActivitiesChoice) -> "PlanAnswers":
        return replace(self, layout=replace(self.layout, activities=choice))

    def leaving(self, words: Iterable[str]) -> "PlanAnswers":
        """Leave these words as they are written: what stands under them is read as nothing that it only seems."""
        keys = self.layout.plain.union(map(key_of, words))
        named = {key: role for key, role in self.layout.named.items() if key not in keys}
        return replace(self, layout=replace(self.layout, plain=keys, named=named))

    def naming(self, word: str, role: LineRole) -> "PlanAnswers":
        """Say what a word over a column, or before a colon, holds, whatever the program reads in it."""
        key = key_of(word)
        layout = replace(self.layout, named={**self.layout.named, key: role}, plain=self.layout.plain - {key})
        return replace(self, layout=layout)

    def rewriting(self, read: EditedDocument, number: int, pieces: Sequence[PieceCells]) -> "PlanAnswers":
        """Write a line otherwise (one piece), or divide it (more): the lines that are the same keep their answers."""
        return self._edited(read, with_pieces(read, self.layout.edits, number, pieces))

    def reading_by_columns(self, read: EditedDocument, number: int) -> "PlanAnswers":
        """Read the table of a row as columns of text."""
        return self._edited(read, with_columns(read, self.layout.edits, number))

    def as_in_document(self, read: EditedDocument, number: int) -> "PlanAnswers":
        """Take back what was written in the place of a line."""
        return self._edited(read, without_edits_of(read, self.layout.edits, number))

    def _edited(self, read: EditedDocument, made: EditMade) -> "PlanAnswers":
        moved = moved_numbers(read, edited(read.source, made.edits), made.changed)
        lines = {moved[number]: role for number, role in self.layout.lines.items() if number in moved}
        taken = {moved[number]: draft for number, draft in self.indicators.items() if number in moved}
        return replace(self, layout=replace(self.layout, edits=made.edits, lines=lines), indicators=taken)

    def with_spans(self, choice: SpanChoice) -> "PlanAnswers":
        """Say which end of «tra 5 e 10» is expected."""
        return replace(self, spans=choice)

    def with_cross(self, accepted: Collection[str]) -> "PlanAnswers":
        return replace(self, accepted_cross=frozenset(accepted))

    def with_indicators(self, taken: Mapping[int, IndicatorDraft]) -> "PlanAnswers":
        """Take these indicators from the catalogue, each for the objective of its block."""
        return replace(self, indicators={**self.indicators, **taken})

    def without_indicators(self, numbers: Collection[int]) -> "PlanAnswers":
        kept = {line: draft for line, draft in self.indicators.items() if line not in numbers}
        return replace(self, indicators=kept)

    def agreeing(self, *codes: str) -> "PlanAnswers":
        return replace(self, agreed=self.agreed.union(codes))

    def appointing_heads(self, *, is_wanted: bool) -> "PlanAnswers":
        return replace(self, appoints_heads=is_wanted)

    def appointing(self, person: EmployeeId, *, is_wanted: bool) -> "PlanAnswers":
        return replace(self, appointed={**self.appointed, person: is_wanted})

    def appoints(self, person: EmployeeId) -> bool | None:
        """Tell whether a head gets an EQ appointment: what was said of the person, else of all of them."""
        return self.appointed.get(person, self.appoints_heads)


NO_ANSWERS = PlanAnswers()


class AlikeLines:
    """The blocks of a document by their signs."""

    def __init__(self, document: SourceDocument) -> None:
        self._signs: Mapping[int, LineSigns] = {block.number: signs_of(block) for block in document.blocks}
        self._numbers: dict[LineSigns, list[int]] = defaultdict(list)
        for number, signs in self._signs.items():
            self._numbers[signs].append(number)

    def signs_of(self, numbers: Iterable[int]) -> list[LineSigns]:
        """Return the signs of these blocks, each once."""
        return list(dict.fromkeys(self._signs[number] for number in numbers if number in self._signs))

    def of(self, numbers: Iterable[int]) -> list[int]:
        """Return these blocks and all that are like any of them."""
        return sorted(number for signs in self.signs_of(numbers) for number in self._numbers[signs])

    def role_in(self, layout: PlanLayout, number: int) -> LineRole | None:
        """Return the role that a layout gives to a block, by itself or by its signs; None when it gives none."""
        return layout.lines.get(number) or layout.choices.get(self._signs[number])

    def words(self, numbers: Iterable[int]) -> str:
        """Say what the blocks have in common: «numero e punto, rientro 2, stile Calibri 11»."""
        return "; ".join(signs_words(signs) for signs in self.signs_of(numbers))


def signs_words(signs: LineSigns) -> str:
    """Say the signs in Italian; a line without any is «paragrafo senza segni»."""
    parts = [
        _mark_words(signs.marker),
        f"rientro {signs.level}" if signs.level and signs.kind == BlockKind.LIST_ITEM.value else "",
        f"titolo di livello {signs.level}" if signs.level and signs.kind == BlockKind.HEADING.value else "",
        f"stile {signs.style}" if signs.style and signs.style != "maiuscolo" else signs.style,
        f"comincia con «{signs.label}»" if signs.label else "",
        _column_words(signs.columns),
    ]
    said = [part for part in parts if part]
    kind = _KINDS.get(signs.kind, signs.kind)
    return ", ".join(said) if signs.marker else ", ".join([kind, *(said or ["senza altri segni"])])


def _mark_words(marker: str) -> str:
    return _MARKS.get(marker, f"segno «{marker}»" if marker else "")


def _column_words(columns: str) -> str:
    named = [name for name in columns.split(" / ") if name]
    return f"colonne {', '.join(name[:_SHORTEST_SIGN] for name in named)}" if named else ""
