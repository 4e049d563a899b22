"""The pages of the manual in their order, in parts."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from app.domain.manual.point import ManualPoint
from app.domain.manual.text import headings_of


@dataclass(frozen=True)
class ManualPage:
    """A page: `key` is the name of its file without `.md`, `part` the title of the part that it belongs to."""

    key: str
    part: str
    source: str

    @cached_property
    def title(self) -> str:
        return next(iter(headings_of(self.source))).words

    @cached_property
    def anchors(self) -> frozenset[str]:
        return frozenset(heading.anchor for heading in headings_of(self.source))


@dataclass(frozen=True, slots=True)
class ManualBook:
    """All the pages, in the order in which they are read."""

    pages: tuple[ManualPage, ...]

    def page(self, key: str) -> ManualPage | None:
        return next((one for one in self.pages if one.key == key), None)

    def parts(self) -> Iterator[tuple[str, tuple[ManualPage, ...]]]:
        """Yield each part with its pages."""
        for title in dict.fromkeys(one.part for one in self.pages):
            yield title, tuple(one for one in self.pages if one.part == title)

    def has(self, point: ManualPoint) -> bool:
        page = self.page(point.page)
        return page is not None and (not point.anchor or point.anchor in page.anchors)

    def with_words(self, words: str) -> tuple[ManualPage, ...]:
        """Return the pages that hold these words, however they are written."""
        sought = words.casefold().strip()
        return tuple(one for one in self.pages if sought in one.source.casefold())
