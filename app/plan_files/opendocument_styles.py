"""What an OpenDocument file says of styles and lists: names, bold, raised text, how the items are numbered."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any

from lxml import etree

from app.plan_files.word_numbering import BULLET, written_number

_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_WEIGHT = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}font-weight"
_ESCAPED = re.compile(r"_([0-9a-f]{2})_")


def parsed(body: bytes) -> Any:
    """Parse a part of a file: no entities, nothing looked up elsewhere, no tree deeper than the parser allows."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    return etree.fromstring(body, parser)


def name_of(element: Any) -> str:
    tag = element.tag
    return tag.rpartition("}")[2] if isinstance(tag, str) else ""


class OdfStyles:
    """The styles of a document, those that it makes by itself for each paragraph included."""

    def __init__(self, roots: Sequence[Any]) -> None:
        found = [one for root in roots if root is not None for one in root.iter(f"{_STYLE}style")]
        self._by_name = {(one.get(f"{_STYLE}family", ""), one.get(f"{_STYLE}name", "")): one for one in found}

    def paragraph_style(self, element: Any) -> str:
        """Return the name that a user knows of the style of a paragraph, and whether all of it is in bold."""
        shown = self._shown(element.get(f"{_TEXT}style-name", ""))
        return f"{shown} grassetto".strip() if self.is_in_bold(element) else shown

    def is_in_bold(self, element: Any) -> bool:
        """Whether all of a paragraph is in bold."""
        return self._is_bold("paragraph", element.get(f"{_TEXT}style-name", "")) or self._has_bold_spans(element)

    def draws_bold(self, name: str) -> bool:
        """Whether a style of letters is bold."""
        return self._is_bold("text", name)

    def position(self, name: str) -> str:
        """Return whether a style raises or lowers its text, and by how much."""
        properties = self._text_properties("text", name)
        return "" if properties is None else str(properties.get(f"{_STYLE}text-position", ""))

    def _shown(self, name: str) -> str:
        element = self._by_name.get(("paragraph", name))
        if element is None:
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), name)
        is_own = element.getparent() is not None and element.getparent().tag.endswith("automatic-styles")
        parent = element.get(f"{_STYLE}parent-style-name", "")
        if is_own and parent and parent != name:
            return self._shown(parent)
        shown = element.get(f"{_STYLE}display-name") or name
        return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), str(shown))

    def _text_properties(self, family: str, name: str) -> Any:
        element = self._by_name.get((family, name))
        return None if element is None else element.find(f"{_STYLE}text-properties")

    def _is_bold(self, family: str, name: str) -> bool:
        for _ in range(12):
            properties = self._text_properties(family, name)
            if properties is not None and (weight := properties.get(_WEIGHT)):
                return bool(weight == "bold" or weight >= "600")
            element = self._by_name.get((family, name))
            name = "" if element is None else element.get(f"{_STYLE}parent-style-name", "")
            if not name:
                break
        return False

    def _has_bold_spans(self, element: Any) -> bool:
        spans = [one for one in element if one.tag == f"{_TEXT}span" and "".join(one.itertext()).strip()]
        loose = (element.text or "") + "".join(one.tail or "" for one in element)
        return (
            bool(spans)
            and not loose.strip()
            and all(self.draws_bold(one.get(f"{_TEXT}style-name", "")) for one in spans)
        )


@dataclass(frozen=True, slots=True)
class _OdfLevel:
    """How one level of a list is marked; a bullet has no `kind`."""

    kind: str = ""
    prefix: str = ""
    suffix: str = ""
    shown_levels: int = 1
    start: int = 1
    bullet: str = BULLET


@dataclass(slots=True)
class OdfLists:
    """The lists of a document: counts the items of each as they come."""

    levels: dict[tuple[str, int], _OdfLevel] = field(default_factory=dict)
    outline: dict[int, _OdfLevel] = field(default_factory=dict)
    _counts: dict[tuple[str, int], int] = field(default_factory=dict)

    @classmethod
    def of(cls, roots: Sequence[Any]) -> "OdfLists":
        lists = cls()
        for root in roots:
            if root is None:
                continue
            for style in root.iter(f"{_TEXT}list-style"):
                name = style.get(f"{_STYLE}name", "")
                lists.levels |= {(name, depth): level for depth, level in _levels_in(style)}
            for style in root.iter(f"{_TEXT}outline-style"):
                lists.outline |= dict(_levels_in(style))
        return lists

    def restart(self, style: str) -> None:
        for key in [key for key in self._counts if key[0] == style]:
            del self._counts[key]

    def start_at(self, style: str, depth: int, number: str) -> None:
        if number.isdigit() and len(number) < 6:
            self._counts[style, depth] = int(number) - 1

    def marker(self, style: str, depth: int) -> str:
        """Return what is written in front of the next item, and count it."""
        level = self.levels.get((style, depth), _OdfLevel())
        for key in [key for key in self._counts if key[0] == style and key[1] > depth]:
            del self._counts[key]
        self._counts[style, depth] = self._counts.get((style, depth), level.start - 1) + 1
        if not level.kind:
            return level.bullet
        return self._written(style, depth, level, self.levels)

    def outline_marker(self, number: int) -> str:
        """Return the number of a heading, where the document numbers them; the first level is 1."""
        level = self.outline.get(number - 1)
        if level is None or not level.kind:
            return ""
        for key in [key for key in self._counts if key[0] == "outline" and key[1] > number - 1]:
            del self._counts[key]
        self._counts["outline", number - 1] = self._counts.get(("outline", number - 1), level.start - 1) + 1
        return self._written(
            "outline", number - 1, level, {("outline", depth): one for depth, one in self.outline.items()}
        )

    def _written(self, style: str, depth: int, level: _OdfLevel, levels: dict[tuple[str, int], _OdfLevel]) -> str:
        first = max(0, depth + 1 - level.shown_levels)
        numbers = []
        for place in range(first, depth + 1):
            shape = levels.get((style, place), level)
            if shape.kind:
                numbers.append(written_number(self._counts.get((style, place), shape.start), shape.kind))
        return f"{level.prefix}{'.'.join(numbers)}{level.suffix}".strip()


def _levels_in(style: Any) -> Iterable[tuple[int, _OdfLevel]]:
    for element in style:
        depth = element.get(f"{_TEXT}level", "")
        if not depth.isdigit():
            continue
        kind = element.get(f"{_STYLE}num-format", "") if not name_of(element).endswith("bullet") else ""
        bullet = str(element.get(f"{_TEXT}bullet-char", BULLET)).strip()
        yield (
            int(depth) - 1,
            _OdfLevel(
                kind,
                element.get(f"{_STYLE}num-prefix", ""),
                element.get(f"{_STYLE}num-suffix", ""),
                _whole(element.get(f"{_TEXT}display-levels", "1")),
                _whole(element.get(f"{_TEXT}start-value", "1")),
                bullet if bullet in {"-", "–", "—", "*", "o"} else BULLET,
            ),
        )


def _whole(text: str) -> int:
    return int(text) if text.isdigit() and len(text) < 6 else 1
