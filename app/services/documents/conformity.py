"""The Controllo di conformità of a year, out of the registry of checks."""

from typing import NamedTuple

from app.domain.documents.conformity import ConformityDocument, checked_rules
from app.domain.issues import Issue
from app.domain.payment_times.year import PaymentYear
from app.services.checks import check_year, checks_in_force
from app.services.documents.filling import Filling
from app.services.payment_times.reading import payment_facts
from app.services.workspace import Workspace


class GatheredFindings(NamedTuple):
    """What is read before the document is filled: the findings of the checks, and the payment times."""

    issues: tuple[Issue, ...]
    payments: PaymentYear | None


def gather_findings(workspace: Workspace, year: int) -> GatheredFindings:
    return GatheredFindings(check_year(workspace, year), next(payment_facts(workspace, year), None))


def conformity_document(filling: Filling) -> ConformityDocument:
    """Put on paper what the checks have found, for whoever asks as far as they may read."""
    gathered: GatheredFindings = filling.gathered
    year, today = filling.request.year, filling.workspace.today
    return ConformityDocument(
        filling.letterhead(),
        filling.imprint(),
        year,
        today,
        gathered.issues,
        checked_rules((row.check for row in checks_in_force(year, today)), gathered.issues),
        gathered.payments,
    )
