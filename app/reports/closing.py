"""The end of a document that the ente signs: place and day, then the places to sign."""

from collections.abc import Iterator

from app.domain.documents.common import Imprint
from app.reports.blocks.base import Block
from app.reports.blocks.signatures import signatures
from app.reports.blocks.texts import paragraph


def closing(imprint: Imprint) -> Iterator[Block]:
    """Yield what stands under a document of which the ente has said where, when and by whom it is signed."""
    marks = imprint.marks
    if marks.is_signed_inside:
        return
    if marks.place_and_day:
        yield paragraph(marks.place_and_day, before=18, keeps_next=bool(marks.signatories))
    if marks.signatories:
        yield signatures(marks.signatories, before=14)
