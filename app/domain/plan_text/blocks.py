"""The blocks of a plan: what reading a file gives, whatever its format, before anybody asks what they mean."""

from dataclasses import dataclass
from enum import Enum
from typing import NamedTuple

from app.domain.issues import Issue


class BlockKind(Enum):
    """The shape of a block in its file."""

    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list_item"
    TABLE_ROW = "table_row"


@dataclass(frozen=True, slots=True)
class CellText:
    """A cell of a table row; `heading` is filled only when the file marks the row of headings."""

    heading: str
    text: str


class BoldWords(NamedTuple):
    """Words in bold, and how many times the block says the same before them."""

    words: str
    before: int = 0


@dataclass(frozen=True, slots=True)
class PlanBlock:
    """One paragraph, list item or row of a plan, whole and clean.

    `number` is different for each block and grows (in a plain text it is the line, from 1, where the block
    begins); `text` has no marker; `marker` is as written («-», «1.», «a)»); `level` is the depth of a list item
    (0 outermost) or of a heading (1 the highest); `source` says where a user finds it («riga 12», «foglio 1, A3»);
    `cells` are those of a table row, each merged cell once, empty ones included; `text` is then their texts joined;
    `bold` are the words in bold, in their order, of a block that is not all so.
    """

    number: int
    kind: BlockKind
    text: str
    page: int | None = None
    source: str = ""
    style: str = ""
    marker: str = ""
    level: int = 0
    cells: tuple[CellText, ...] = ()
    bold: tuple[BoldWords, ...] = ()


@dataclass(frozen=True, slots=True)
class SourceDocument:
    """A plan as it was read: its blocks in order and what was cleaned on the way; `sha256` is of the bytes.

    `running` are the headers and footers of its pages, which are no blocks.
    """

    name: str
    sha256: str
    blocks: tuple[PlanBlock, ...]
    issues: tuple[Issue, ...] = ()
    pages: int | None = None
    running: tuple[str, ...] = ()


CELL_JOINT = " | "
"""What stands between the cells in the text of a row."""
