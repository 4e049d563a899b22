"""Lists of Word: each numbered list begins again, with numbers or letters as its first item says."""

from docx.document import Document
from docx.oxml.ns import qn
from docx.oxml.xmlchemy import BaseOxmlElement
from docx.text.paragraph import Paragraph

from app.reports.word.parts import element

_LEFT, _HANGING = "425", "425"


class NumberedLists:
    """Gives the paragraphs of numbered lists their numbers."""

    def __init__(self, word: Document) -> None:
        self._root: BaseOxmlElement = word.part.numbering_part.element
        self._open: str | None = None

    def end(self) -> None:
        """End the list that is open: the next item begins another."""
        self._open = None

    def add(self, paragraph: Paragraph, marker: str) -> None:
        """Make a paragraph an item; its marker says how the list is numbered where it begins one."""
        if self._open is None:
            self._open = self._begun(marker)
        properties = paragraph._p.get_or_add_pPr().get_or_add_numPr()  # noqa: SLF001 (no other way to its list)
        properties.get_or_add_ilvl().val = 0
        properties.get_or_add_numId().val = int(self._open)

    def _begun(self, marker: str) -> str:
        start = marker[:-1]
        kind = "decimal" if start.isdigit() else "lowerLetter"
        first = start if start.isdigit() else str(ord(start) - ord("a") + 1)
        abstract_id = str(self._next("w:abstractNum", "w:abstractNumId"))
        abstract = element("w:abstractNum", abstractNumId=abstract_id)
        abstract.append(element("w:multiLevelType", val="singleLevel"))
        abstract.append(_level(kind, first, marker[-1]))
        self._root.insert(len(self._root.findall(qn("w:abstractNum"))), abstract)
        number_id = str(self._next("w:num", "w:numId"))
        number = element("w:num", numId=number_id)
        number.append(element("w:abstractNumId", val=abstract_id))
        self._root.append(number)
        return number_id

    def _next(self, name: str, key: str) -> int:
        return max((int(one.get(qn(key))) for one in self._root.findall(qn(name))), default=0) + 1


def _level(kind: str, first: str, ending: str) -> BaseOxmlElement:
    level = element("w:lvl", ilvl="0")
    level.append(element("w:start", val=first))
    level.append(element("w:numFmt", val=kind))
    level.append(element("w:lvlText", val=f"%1{ending}"))
    level.append(element("w:lvlJc", val="left"))
    properties = element("w:pPr")
    properties.append(element("w:ind", left=_LEFT, hanging=_HANGING))
    level.append(properties)
    return level
