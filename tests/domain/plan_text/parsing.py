"""A plan of plain text, read, recognised and proposed at once with the first guess, for the tests."""

from app.domain.plan_text.proposing import proposed
from app.domain.plan_text.recognising import recognised
from app.domain.plan_text.shapes import ReadPlan
from app.domain.plan_text.text_blocks import document_of_text


def parse_plan(text: str) -> ReadPlan:
    """Read a plan from its text; raise `UserError` when there is no unit or no objective in it."""
    document = document_of_text(text)
    return proposed(document, recognised(document))
