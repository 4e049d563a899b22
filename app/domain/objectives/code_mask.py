"""The mask by which an ente makes the codes of its objectives: `{area:2}-{settore:3}-{n:02}` gives `AG-SEG-01`."""

import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from app.domain.issues import Issue, Severity
from app.domain.italian import listed
from app.domain.method.objective_kind import ObjectiveKind

LONGEST_MASK, LONGEST_CODE = 100, 30
EXAMPLE = "{area:2}-{settore:3}-{n:02}"

_PIECE = re.compile(r"\{(?P<name>[^{}:]*)(?::(?P<size>[^{}]*))?\}|(?P<text>[^{}]+)|(?P<brace>[{}])")
_NAMES = ("area", "settore", "tipo", "anno", "n")
_GAPS = re.compile(r"[-/. _]*\x00[-/. _]*")
_KIND = {ObjectiveKind.STRATEGIC_COMMON: "SC", ObjectiveKind.STRATEGIC: "S", ObjectiveKind.OPERATIONAL: "O"}
_CROSS = "T"
_NUMBER = "\x01"


@dataclass(frozen=True, slots=True)
class CodePlace:
    """What a code says of its objective: its kind, the codes of its only Area and settore, its year.

    A cross objective has neither; one of a whole Area has no settore.
    """

    kind: ObjectiveKind
    year: int
    area: str = ""
    sector: str = ""
    is_cross: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    text: str
    name: str = ""
    size: int = 0


@dataclass(frozen=True, slots=True)
class CodeMask:
    """A mask that was read: `stem` is a code without its number, which `code` puts in its place."""

    parts: tuple[_Part, ...]

    @property
    def has_year(self) -> bool:
        return any(part.name == "anno" for part in self.parts)

    def stem(self, place: CodePlace) -> str:
        """Write the code with a mark in the place of the number; what the objective has not leaves no separator."""
        whole = "".join(self._written(part, place) for part in self.parts)
        return _GAPS.sub(_closed, whole).strip("-/. _")

    def code(self, place: CodePlace, number: int) -> str:
        size = next(part.size for part in self.parts if part.name == "n")
        return self.stem(place).replace(_NUMBER, f"{number:0{size}d}")

    def last_number(self, place: CodePlace, used: Collection[str]) -> int:
        """Return the highest number among the codes alike."""
        before, _, after = self.stem(place).partition(_NUMBER)
        alike = re.compile(rf"{re.escape(before)}(\d+){re.escape(after)}", re.IGNORECASE)
        numbers = [int(found[1]) for code in used if (found := alike.fullmatch(code))]
        return max(numbers, default=0)

    def _written(self, part: _Part, place: CodePlace) -> str:
        match part.name:
            case "":
                return part.text
            case "n":
                return _NUMBER
            case "anno":
                return str(place.year)[-part.size :] if part.size else str(place.year)
            case "tipo":
                return _CROSS if place.is_cross else _KIND[place.kind]
            case "area":
                return _cut(place.area, part.size) or self._kind_word(place)
        return _cut(_own(place), part.size) or "\x00"

    def _kind_word(self, place: CodePlace) -> str:
        """Say the kind in the place of the Area, where the objective has none and nothing else says it."""
        if any(part.name == "tipo" for part in self.parts):
            return "\x00"
        return _CROSS if place.is_cross else _KIND[place.kind]


def _own(place: CodePlace) -> str:
    """Return the code of the settore without that of its Area before it."""
    bare = place.sector.removeprefix(place.area) if place.area else place.sector
    return bare.lstrip("-/. _") or place.sector


def _cut(code: str, size: int) -> str:
    return (code[:size] if size else code).upper()


def _closed(found: re.Match[str]) -> str:
    """Keep one separator where there were two with nothing between them."""
    return found[0][0] if found[0][0] != "\x00" else ""


def read_mask(text: str) -> CodeMask:
    """Read a mask that `mask_issues` finds nothing wrong with."""
    return CodeMask(tuple(_parts(text)))


def _parts(text: str) -> Iterator[_Part]:
    for found in _PIECE.finditer(text.strip()):
        if found["text"] is not None:
            yield _Part(found["text"])
        elif found["name"] is not None:
            yield _Part("", found["name"].strip().casefold(), int(found["size"] or 0))


def mask_issues(text: str, field: str = "code_mask") -> list[Issue]:
    """Say what is wrong with a mask; an empty one leaves the codes to the program."""
    if not text.strip():
        return []
    sentence = next(_wrong(text.strip()), "")
    return [Issue("mask", sentence, field)] if sentence else []


def _wrong(text: str) -> Iterator[str]:
    if len(text) > LONGEST_MASK:
        yield f"La maschera ha al massimo {LONGEST_MASK} caratteri."
    pieces = list(_PIECE.finditer(text))
    if any(found["brace"] for found in pieces):
        yield f"Nella maschera una parentesi graffa non si chiude: per esempio «{EXAMPLE}»."
    names = [(found["name"].strip().casefold(), found["size"]) for found in pieces if found["name"] is not None]
    for name, size in names:
        if name not in _NAMES:
            known = listed(f"{{{one}}}" for one in _NAMES)
            yield f"«{{{name}}}» non è un segno della maschera: ci sono {known}."
        elif size is not None and not (size.isascii() and size.isdigit() and 0 < int(size) <= 10):
            yield f"«{{{name}:{size}}}»: dopo i due punti va un numero da 1 a 10."
    if [name for name, _ in names].count("n") != 1:
        yield f"Nella maschera ci vuole {{n}}, il numero dell'obiettivo, una volta sola: per esempio «{EXAMPLE}»."
    longest = CodePlace(ObjectiveKind.OPERATIONAL, 2000, "A" * 20, "B" * 20)
    if len(read_mask(text).code(longest, 999)) > LONGEST_CODE and any(
        name in {"area", "settore"} and not size for name, size in names
    ):
        yield f"I codici potrebbero superare i {LONGEST_CODE} caratteri: dire quante lettere, per esempio {{area:2}}."


def mask_preview(text: str, field: str = "code_mask") -> list[Issue]:
    """Say which codes a mask gives, as a note under its field; nothing of one that cannot be read."""
    if not text.strip() or mask_issues(text):
        return []
    mask = read_mask(text)
    sector, cross, common = (mask.code(place, 1) for place in _SAMPLES)
    sentence = f"Dà {sector} a un settore AG-SEG, {cross} a un trasversale, {common} a un obiettivo comune."
    return [Issue("mask_preview", sentence, field, Severity.NOTE)]


_SAMPLES = (
    CodePlace(ObjectiveKind.OPERATIONAL, 2024, "AG", "AG-SEG"),
    CodePlace(ObjectiveKind.OPERATIONAL, 2024, is_cross=True),
    CodePlace(ObjectiveKind.STRATEGIC_COMMON, 2024),
)


def same_letters(mask: CodeMask, places: Collection[tuple[str, CodePlace]]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Yield the stems that several units share, with their names: their objectives would be numbered together."""
    found: dict[str, list[str]] = {}
    for name, place in places:
        found.setdefault(mask.stem(place), []).append(name)
    for stem, names in found.items():
        if len(names) > 1:
            yield stem.replace(_NUMBER, "…"), tuple(names)
