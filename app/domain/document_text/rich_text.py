"""Words with their form, kept as plain lines: `# ` a title, `## ` a heading, `- ` and `1. ` lists, `**` bold.

An empty line ends a paragraph; a line alone goes on with the one above.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import Enum

_BOLD = "**"
_TITLE = re.compile(r"#\s+(?P<rest>.*)")
_HEADING = re.compile(r"##+\s+(?P<rest>.*)")
_BULLET = re.compile(r"[-–•]\s+(?P<rest>.*)")
_NUMBERED = re.compile(r"(?P<marker>(?:\d{1,3}|[a-z])[.)])\s+(?P<rest>.*)")


class TextKind(Enum):
    """What a block of a text is."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    BULLET = "bullet"
    NUMBERED = "numbered"

    @property
    def is_item(self) -> bool:
        return self in {TextKind.BULLET, TextKind.NUMBERED}


@dataclass(frozen=True, slots=True)
class TextRun:
    """Words of one weight."""

    text: str
    is_bold: bool = False


@dataclass(frozen=True, slots=True)
class TextBlock:
    """A heading, a paragraph or an item of a list; `marker` is the number or letter of a numbered item (`1.`, `a)`)."""

    kind: TextKind
    runs: tuple[TextRun, ...]
    marker: str = ""

    @property
    def text(self) -> str:
        return "".join(run.text for run in self.runs)


@dataclass(frozen=True, slots=True)
class TitledText:
    """A titled text of a document; the title may be empty."""

    title: str
    blocks: tuple[TextBlock, ...] = ()

    @property
    def is_empty(self) -> bool:
        return not self.title and not self.blocks


def titled_text(title: str, body: str) -> TitledText:
    """Read a text from its lines."""
    return TitledText(title.strip(), text_blocks(body))


def text_blocks(body: str) -> tuple[TextBlock, ...]:
    """Read the blocks of a body in their order."""
    blocks = []
    for kind, marker, lines in _gathered(body.splitlines()):
        if text := " ".join(" ".join(lines).split()):
            blocks.append(TextBlock(kind, runs_of(text), marker))
    return tuple(blocks)


def _gathered(lines: Iterable[str]) -> Iterator[tuple[TextKind, str, list[str]]]:
    """Yield each block with its lines; a heading is one line alone."""
    kind, marker, kept = TextKind.PARAGRAPH, "", list[str]()
    for line in (one.strip() for one in lines):
        begun = _begun(line)
        if begun is None and line:
            kept.append(line)
            continue
        yield kind, marker, kept
        kind, marker, kept = TextKind.PARAGRAPH, "", []
        if begun and begun[0] is TextKind.HEADING:
            yield TextKind.HEADING, "", [begun[2]]
        elif begun:
            kind, marker, kept = begun[0], begun[1], [begun[2]]
    yield kind, marker, kept


def _begun(line: str) -> tuple[TextKind, str, str] | None:
    """Return what begins with this line, its marker and the rest; None when it goes on."""
    if found := _HEADING.match(line) or _TITLE.match(line):
        return TextKind.HEADING, "", found["rest"]
    if found := _BULLET.match(line):
        return TextKind.BULLET, "", found["rest"]
    if found := _NUMBERED.match(line):
        return TextKind.NUMBERED, found["marker"], found["rest"]
    return None


def unwrapped(body: str) -> str:
    """Write each paragraph on one line: a body that was broken to be read in a file is edited in a window."""
    lines: list[str] = []
    for line in body.splitlines():
        goes_on = bool(lines and lines[-1].strip() and line.strip()) and _begun(line.strip()) is None
        if goes_on and not lines[-1].startswith("#"):
            lines[-1] += f" {line.strip()}"
        else:
            lines.append(line)
    return "\n".join(lines)


def runs_of(text: str) -> tuple[TextRun, ...]:
    """Part a text at its `**`; marks without their other half are words."""
    pieces = text.split(_BOLD)
    if len(pieces) % 2 == 0:
        pieces[-2:] = [_BOLD.join(pieces[-2:])]
    runs = (TextRun(piece, is_bold=bool(place % 2)) for place, piece in enumerate(pieces))
    return tuple(run for run in runs if run.text)


def sections_of(body: str) -> tuple[tuple[str, str], ...]:
    """Part what is edited as one in its titled texts: each begins at a `# ` title; the first may have none."""
    sections: list[tuple[str, list[str]]] = [("", [])]
    for line in body.splitlines():
        if found := _TITLE.fullmatch(line.strip()):
            sections.append((found["rest"].strip(), []))
        else:
            sections[-1][1].append(line.rstrip())
    parted = ((title, "\n".join(lines).strip("\n")) for title, lines in sections)
    return tuple((title, text) for title, text in parted if title or text.strip())


def joined_sections(sections: Iterable[tuple[str, str]]) -> str:
    """Write titled texts as one, to be edited together."""
    return "\n\n".join(part for title, body in sections for part in (title and f"# {title}", body.strip()) if part)
