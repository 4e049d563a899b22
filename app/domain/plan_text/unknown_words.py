"""Words over columns and before colons that no rule knows for sure, and the usual ones that say the same."""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from app.domain.matching import text_key
from app.domain.plan_text.blocks import BlockKind, PlanBlock
from app.domain.plan_text.cell_kinds import PEOPLE, CellKind, kind_of
from app.domain.plan_text.labels import column_role, label_of, unit_rank_of_column
from app.domain.plan_text.objective_lines import objective_heading
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.told_columns import ColumnCell, ToldColumn

USUAL_WORDS: Mapping[LineRole, str] = {
    LineRole.AREA: "Unità organizzativa", LineRole.HEAD: "Responsabile", LineRole.OBJECTIVE: "Obiettivo",
    LineRole.INDICATOR: "Indicatore", LineRole.TARGET: "Valore atteso", LineRole.WEIGHT: "Peso",
    LineRole.DEADLINE: "Scadenza", LineRole.PERSON: "Personale coinvolto", LineRole.PHASE: "Fasi",
    LineRole.DESCRIPTION: "Descrizione", LineRole.ACTIVITY: "Attività", LineRole.RESOURCE: "Risorse",
}  # fmt: skip
"""The words by which the rules know what a column holds."""
GOALS = frozenset({LineRole.OBJECTIVE, LineRole.STRATEGIC_OBJECTIVE})
MEASURED = frozenset(
    {LineRole.OBJECTIVE, LineRole.INDICATOR, LineRole.TARGET, LineRole.WEIGHT, LineRole.PHASE, LineRole.ACTIVITY}
)
_LOOSE = re.compile(
    r"(?:ambito|rilevanza|grado|dimensione|natura|complessita|priorita|cadenza|verifica|chi|quali|finalita|line[ae]|sede"
    r"|frequenza|impatto|outcome|contenut|motivazion)\b(?!.*\b(?:intermedi|inizial|partenza)).*"
)
"""Words that the rules take for a text, and that as many comuni write over a weight, a day or a unit."""
_WORKS = re.compile(r"(?:che )?cosa (?:facciamo|faremo)")
"""Over a column it says what an objective consists of, or the objectives themselves where nothing else does."""
_TEXT = re.compile(r"(?:finalita|line[ae]|contenut|motivazion|impatto|outcome)\b")
_ALSO_TITLES = re.compile(r"(?:risultat|traguard|met[ae]\b|standard|esito|prodott|quantita|dove vogliamo).*")
"""Words of what is expected, which head the objectives themselves where nothing else does."""
_OF_WHOM = "nome"
"""Over objectives it is their title, over people it says who."""
_FEWEST_WORDS_OF_A_TITLE = 3


@dataclass(frozen=True, slots=True)
class WordRead:
    """A word read as something by what stands under it: where it is first written, how, and what it is read as."""

    block: int
    word: str
    role: LineRole


def key_of(word: str) -> str:
    """Return the words of a heading or of a label, without the number that counts it: «Intento n. 2»."""
    return re.sub(r"(?:\s+n(?:r|um|umero)?)?(?:\s+\d{1,3})+$", "", text_key(word))


def told_column(
    word: str, cells: Sequence[ColumnCell], *, has_objectives: bool, plain: Collection[str] = ()
) -> ToldColumn:
    """Return a column with what its word says; where that is loose, or its cells say that it is another, nothing.

    `plain` are the words (their keys) that the user wants left as they are.
    """
    role = LineRole.AREA if unit_rank_of_column(word) is not None else column_role(word)
    key = key_of(word)
    if key in plain or not any(map(str.isalpha, key)):
        return ToldColumn(word, tuple(cells), role or LineRole.TEXT)
    column = ToldColumn(word, tuple(cells))
    is_title = column.share(CellKind.WORDS) >= 1 and column.words >= _FEWEST_WORDS_OF_A_TITLE
    if role is LineRole.TARGET and not has_objectives and is_title and _ALSO_TITLES.fullmatch(key):
        return column
    if role is LineRole.TEXT and not has_objectives and _WORKS.fullmatch(key):
        return column
    is_loose = role is LineRole.TEXT and _LOOSE.fullmatch(key) is not None
    is_of_people = role is LineRole.OBJECTIVE and key == _OF_WHOM and column.share(*PEOPLE) >= 1
    if is_of_people or (role is LineRole.PERSON and cells and column.share(CellKind.UNIT) >= 1):
        return column
    is_impegno = role is LineRole.TEXT and is_title and key.startswith("impegno")
    if is_loose and _TEXT.match(key):
        return replace(column, is_text=True)
    return column if role is None or is_loose or is_impegno else ToldColumn(word, tuple(cells), _one_goal(role))


def _one_goal(role: LineRole) -> LineRole:
    return LineRole.OBJECTIVE if role in GOALS else role


def has_titles_between(blocks: Sequence[PlanBlock], places: Sequence[int]) -> bool:
    """Whether a title stands on a line of its own between most of these blocks: then what is in them is below it."""
    gaps = [range(above + 1, below) for above, below in pairwise((-1, *places))][1:]
    return sum(any(_is_title(blocks, place) for place in gap) for gap in gaps) * 5 > len(gaps) * 2


def _is_title(blocks: Sequence[PlanBlock], place: int) -> bool:
    """Whether a line is of some words, without a label, names no unit, and is not the value of a label above it."""
    block = blocks[place]
    if block.kind is BlockKind.TABLE_ROW or ":" in block.text or (place and blocks[place - 1].text.endswith(":")):
        return False
    if (heading := objective_heading(block.text)) and not heading.title:
        return False  # «SCHEDA OBIETTIVO N. 2» only counts the sheets
    is_long = len(block.text.split()) >= _FEWEST_WORDS_OF_A_TITLE
    return is_long and kind_of(block.text) is CellKind.WORDS


def has_known_objectives(blocks: Sequence[PlanBlock]) -> bool:
    """Whether some words of the plan say what its objectives are: a column, a label, a number after «Obiettivo»."""
    return any(_says_an_objective(blocks, place) for place in range(len(blocks)))


def _says_an_objective(blocks: Sequence[PlanBlock], place: int) -> bool:
    block = blocks[place]
    if block.kind is BlockKind.TABLE_ROW:
        names = [cell.heading or cell.text for cell in block.cells if len(cell.text) <= 60]
        return any(column_role(name.rstrip(" :")) in GOALS for name in names if name and text_key(name) != _OF_WHOM)
    below = blocks[place + 1] if place + 1 < len(blocks) else None
    if heading := objective_heading(block.text):
        return bool(heading.title) or (below is not None and ":" not in below.text)
    found = label_of(block.text)
    leads = below is not None and below.kind is BlockKind.LIST_ITEM and block.kind is not below.kind
    return found is not None and found.role in GOALS and bool(found.value or leads)
