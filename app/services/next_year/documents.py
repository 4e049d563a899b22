"""What of the documents of a year goes into the one after: who signs them, where, and their footer.

Protocol, act and days are of that year's paper alone.
"""

from collections.abc import Iterator

from sqlalchemy import select

from app.domain.next_year.choice import CopiedPart
from app.models.document_settings import DocumentSettings, DocumentSignatory
from app.services.next_year.facts import CopiedYears
from app.services.objectives.copying import fields_of

_SIGNATORY = ("title", "name", "position")


def next_settings(facts: CopiedYears) -> Iterator[DocumentSettings]:
    """Yield the settings for the year copied to, of the documents that have none there yet."""
    if not facts.copy.takes(CopiedPart.DOCUMENTS):
        return
    target = facts.target.id if facts.target else 0
    known = set(facts.session.scalars(select(DocumentSettings.kind).where(DocumentSettings.cycle_id == target)))
    found = select(DocumentSettings).where(DocumentSettings.cycle_id == facts.source.id).order_by(DocumentSettings.id)
    for one in facts.session.scalars(found):
        if one.kind not in known and (one.signatories or one.place or one.footer):
            yield DocumentSettings(
                cycle_id=target,
                kind=one.kind,
                place=one.place,
                footer=one.footer,
                signatories=[DocumentSignatory(**fields_of(each, _SIGNATORY)) for each in one.signatories],
            )
