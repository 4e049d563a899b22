"""What a workbook of scores says of itself in its hidden sheet: of whom it is, and how each cell was given out."""

import hashlib
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from app.domain.errors import UserError
from app.domain.workbooks.layout import Meta
from app.domain.workbooks.scores import SheetToFill, digest_of, lines_digest, score_rows, text_rows

_ARCHIVE, _ROUND, _EVALUATOR, _SHEET, _SCORE, _TEXT, _SEAL = (
    "archivio", "sessione", "valutatore", "scheda", "punteggio", "testo", "impronta",
)  # fmt: skip
Key = tuple[str, str, str]
"""A sheet, a section (none for a general text) and an item."""


@dataclass(frozen=True, slots=True)
class GivenSheet:
    """A sheet as it was given out: whose, in which state, and what stands for its lines."""

    id: str
    person: str
    state: str
    lines: str


@dataclass(frozen=True, slots=True)
class GivenOut:
    """All that was given out: `answers` are the words of the judgements, `texts` what stands for notes and texts."""

    archive_id: str
    round_id: str
    evaluator: str
    evaluator_name: str
    sheets: tuple[GivenSheet, ...] = ()
    answers: dict[Key, str] = field(default_factory=dict)
    texts: dict[Key, str] = field(default_factory=dict)

    def sheet(self, code: str) -> GivenSheet | None:
        return next((one for one in self.sheets if one.id == code), None)

    def lines(self) -> tuple[tuple[str, ...], ...]:
        """Return the lines of the hidden sheet, the last of which seals those before."""
        lines: list[tuple[str, ...]] = [
            (_ARCHIVE, self.archive_id),
            (_ROUND, self.round_id),
            (_EVALUATOR, self.evaluator, self.evaluator_name),
            *((_SHEET, one.id, one.person, one.state, one.lines) for one in self.sheets),
            *((_SCORE, *key, words, self.texts.get(key, "")) for key, words in self.answers.items()),
            *((_TEXT, *key, text) for key, text in self.texts.items() if key not in self.answers),
        ]
        return (*lines, (_SEAL, _seal(lines)))


def given_out(archive_id: str, round_id: int, evaluator: tuple[str, str], sheets: Iterable[SheetToFill]) -> GivenOut:
    """Return what is given out of some sheets; `evaluator` is the code and the name."""
    found = GivenOut(archive_id, str(round_id), *evaluator)
    kept = []
    for sheet in sheets:
        kept.append(GivenSheet(sheet.code, sheet.name, sheet.state.value, lines_digest(sheet)))
        for row in score_rows(sheet):
            key = row.sheet, row.section, row.item
            found.answers[key], found.texts[key] = row.answer, digest_of(row.note)
        for text in text_rows(sheet):
            found.texts[text.sheet, "", text.item] = digest_of(text.text)
    return GivenOut(
        found.archive_id, found.round_id, found.evaluator, found.evaluator_name, tuple(kept), found.answers, found.texts
    )


def read_given_out(meta: Meta | None) -> GivenOut:
    """Read what was given out; `UserError` where the hidden sheet is gone or was touched."""
    if meta is None or not meta.lines:
        raise UserError(
            "Il file non dice per chi è stato fatto: gli manca il foglio nascosto.",
            "Usare il file esportato con File › Esporta › Valutazioni, senza copiarne i fogli in un altro.",
        )
    own = [line for line in meta.lines if line[0] in {_ARCHIVE, _ROUND, _EVALUATOR, _SHEET, _SCORE, _TEXT}]
    seals = [line[1] for line in meta.lines if line[0] == _SEAL and len(line) > 1]
    if seals != [_seal(own)]:
        raise UserError(
            "Il foglio nascosto del file è stato modificato: non si sa più di chi sono i giudizi.",
            "Esportare di nuovo il file e riportarvi i giudizi.",
        )
    return _parsed(own)


def _parsed(lines: Sequence[tuple[str, ...]]) -> GivenOut:
    by_word = {line[0]: _padded(line) for line in lines if line[0] in {_ARCHIVE, _ROUND, _EVALUATOR}}
    sheets, answers, texts = [], {}, {}
    for word, *cells in map(_padded, lines):
        key = cells[0], cells[1], cells[2]
        if word == _SHEET:
            sheets.append(GivenSheet(*cells[:4]))
        elif word == _SCORE:
            answers[key], texts[key] = cells[3], cells[4]
        elif word == _TEXT:
            texts[key] = cells[3]
    nothing = ("",) * 6
    _, code, name, *_rest = by_word.get(_EVALUATOR, nothing)
    archive, evaluation_round = (by_word.get(word, nothing)[1] for word in (_ARCHIVE, _ROUND))
    return GivenOut(archive, evaluation_round, code, name, tuple(sheets), answers, texts)


def _padded(line: tuple[str, ...]) -> tuple[str, ...]:
    return (*line, "", "", "", "", "", "")[:6]


def _seal(lines: Iterable[tuple[str, ...]]) -> str:
    """Return the hash of some lines; cells that are empty at the end of one are not there when it is read back."""
    told = "\x1e".join("\x1f".join(line).rstrip("\x1f") for line in lines)
    return hashlib.sha256(told.encode()).hexdigest()
