"""A point of the manual (apart, so that the window starts without the pages)."""

from typing import NamedTuple


class ManualPoint(NamedTuple):
    """A page, and the anchor of a heading in it where there is one."""

    page: str
    anchor: str = ""


def point_of(target: str, page: str = "") -> ManualPoint:
    """Read where a link of `page` goes: `pagina.md#punto`, `pagina#punto`, `#punto`."""
    name, _, anchor = target.partition("#")
    return ManualPoint(name.removesuffix(".md") or page, anchor)
