"""Who acts for the ente, and who evaluates somebody in place of the evaluator that the structure gives."""

from dataclasses import dataclass
from datetime import date

from app.domain.columns import Column, Format
from app.domain.ids import EmployeeId, OfficialId
from app.domain.issues import Issue
from app.domain.periods import Lasting
from app.domain.roles import OfficialRole
from app.domain.structure.hierarchy import Party
from app.domain.structure.postings import FROM, TO
from app.domain.validation import at_most, lasting, required


@dataclass(frozen=True, slots=True)
class EvaluatorOverrideDraft:
    """An evaluator other than the derived one, from a day to a day, with the reason."""

    employee_id: EmployeeId | None = None
    evaluator: Party | None = None
    reason: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    id: int | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class EvaluatorOverrideRow(Lasting):
    """A chosen evaluator in the list of a person."""

    id: int
    version: int
    employee_id: EmployeeId
    party: Party
    evaluator: str
    reason: str
    valid_from: date
    valid_to: date | None

    @property
    def draft(self) -> EvaluatorOverrideDraft:
        return EvaluatorOverrideDraft(
            self.employee_id, self.party, self.reason, self.valid_from, self.valid_to, self.id, self.version
        )


@dataclass(frozen=True, slots=True)
class OfficialDraft:
    """Sindaco, Segretario or member of the evaluation body, from a day to a day."""

    role: OfficialRole | None = None
    full_name: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    id: OfficialId | None = None
    version: int | None = None


@dataclass(frozen=True, slots=True)
class OfficialRow(Lasting):
    """Somebody who acts for the ente, in a list."""

    id: OfficialId
    version: int
    role: OfficialRole
    full_name: str
    valid_from: date
    valid_to: date | None

    @property
    def draft(self) -> OfficialDraft:
        return OfficialDraft(self.role, self.full_name, self.valid_from, self.valid_to, self.id, self.version)


_REASON = Column("reason", "Motivo", Format.LONG_TEXT, 40, required=True)
OVERRIDE_FIELDS = (Column("evaluator", "Valutatore", Format.CHOICE, 36, required=True), FROM, TO, _REASON)

OFFICIAL_COLUMNS = (
    Column(
        "role",
        "Carica",
        Format.CHOICE,
        30,
        required=True,
        choices=tuple(role.italian for role in OfficialRole),
        synonyms=("Ruolo",),
    ),
    Column("full_name", "Nome e cognome", width=30, required=True, synonyms=("Nominativo",)),
    FROM,
    TO,
)


def validate_override(draft: EvaluatorOverrideDraft) -> list[Issue]:
    """Check the draft by itself: nobody evaluates oneself, and the reason is written."""
    return [
        *required(draft.employee_id, "employee_id", "Scegliere il dipendente."),
        *required(draft.evaluator, "evaluator", "Scegliere il valutatore."),
        *_oneself(draft),
        *required(draft.reason, "reason", "Scrivere il motivo: resta agli atti."),
        *lasting(draft.valid_from, draft.valid_to),
    ]


def validate_official(draft: OfficialDraft) -> list[Issue]:
    return [
        *required(draft.role, "role", "Scegliere la carica."),
        *required(draft.full_name, "full_name", "Manca il nome."),
        *at_most(draft.full_name, 200, "full_name", "Nome e cognome"),
        *lasting(draft.valid_from, draft.valid_to),
    ]


def _oneself(draft: EvaluatorOverrideDraft) -> list[Issue]:
    if draft.evaluator is None or draft.employee_id is None or draft.evaluator.employee_id != draft.employee_id:
        return []
    return [Issue("self_evaluation", "Nessuno può valutare sé stesso: scegliere un'altra persona.", "evaluator")]
