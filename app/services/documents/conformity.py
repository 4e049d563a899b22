"""The Controllo di conformità of a year, out of the registry of checks."""

from app.domain.documents.conformity import ConformityDocument, checked_rules
from app.services.checks import checks_in_force
from app.services.documents.filling import Filling
from app.services.payment_times.reading import payment_facts


def conformity_document(filling: Filling) -> ConformityDocument:
    """Put on paper what the checks have found, for whoever asks as far as they may read."""
    year, today = filling.request.year, filling.workspace.today
    return ConformityDocument(
        filling.letterhead(),
        filling.imprint(),
        year,
        today,
        filling.gathered,
        checked_rules((row.check for row in checks_in_force(year, today)), filling.gathered),
        next(payment_facts(filling.workspace, year), None),
    )
