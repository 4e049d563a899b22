"""Which objectives of a year are certified, as it stands."""

from sqlalchemy import select
from sqlalchemy.orm import Session

from app.domain.acts import act_name
from app.domain.certification.standing import StandingCertification
from app.domain.ids import CycleId, ObjectiveId
from app.domain.italian import format_date
from app.models.certifications import Certification, CertifiedObjective
from app.models.plans import Act


def standing_certifications(session: Session, cycle_id: CycleId) -> dict[ObjectiveId, StandingCertification]:
    """Return the certifications that stand in a year, by objective."""
    found = (
        select(CertifiedObjective.objective_id, CertifiedObjective.degree, Certification, Act)
        .join(Certification, Certification.id == CertifiedObjective.certification_id)
        .outerjoin(Act, Act.id == Certification.act_id)
        .where(Certification.cycle_id == cycle_id, CertifiedObjective.reopened_on.is_(None))
    )
    return {
        objective: StandingCertification(degree, one.on_date, minutes_words(one, act), one.recorded_by, one.is_of_body)
        for objective, degree, one, act in session.execute(found)
    }


def minutes_words(one: Certification, act: Act | None) -> str:
    """Call the minutes as a text would: their words, the act or both; of neither, by the day."""
    words = [one.minutes, act_name(act.kind, act.number, act.on_date) if act else ""]
    return ", ".join(filter(None, words)) or f"verbale del {format_date(one.on_date)}"
