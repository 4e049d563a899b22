"""What the editor of rules needs to know of one kind of rules: methods, awards, progressions."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from app.domain.issues import Issue
from app.domain.method_editing.part_list import PartList
from app.domain.method_editing.places import Place
from app.domain.serial.plain import Dialect
from app.ui.kit.tree_model import Node


@dataclass(frozen=True, slots=True)
class EditedKind:
    """The tree of the parts, the findings on the whole (with the contract areas of the archive), the words of the file.

    `titles` are those of the pages, one for each kind of part; `lists` the lists of the whole, each a page; `of_name`
    and `in_name` are the rules in words, after «parti» and after «annulla».
    """

    nodes: Callable[[Any], list[Node]]
    issues: Callable[[Any, Sequence[str]], list[Issue]]
    dialect: Dialect
    titles: Mapping[type, str]
    lists: Mapping[Place, PartList]
    headings: tuple[str, str]
    of_name: str
    in_name: str
