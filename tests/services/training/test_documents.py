"""Training on paper: in the Fascicolo of the person, in total in the Relazione."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

from sqlalchemy import select

from app.domain.documents.catalogue import REPORT, DocumentRequest
from app.domain.documents.dossier import fact_columns
from app.domain.ids import IndicatorId
from app.domain.permissions import Action, Actor
from app.domain.roles import UserRole
from app.domain.structure.hierarchy import Party
from app.domain.training.editing import TrainingActivityDraft, TrainingPlanDraft
from app.domain.training.share import SHARE_SOURCE
from app.models.objectives import Indicator
from app.services.access import reading
from app.services.documents.dossier_facts import dated_facts
from app.services.documents.filling import Filling
from app.services.documents.report import performance_report
from app.services.training.keeping import save_activity, save_planned_hours
from app.services.training.share import proposed_value
from app.services.transaction import unit_of_work
from tests.archives.comune import Comune

YEAR = 2025


def test_that_the_hours_of_a_person_are_in_the_dossier_and_those_of_all_in_the_relazione(trained: Comune) -> None:
    rossi = trained.people["Rossi"]
    save_planned_hours(trained.workspace, YEAR, TrainingPlanDraft((rossi,), Decimal(40)))
    draft = TrainingActivityDraft((rossi,), "Privacy", date(2025, 4, 10), Decimal("7.5"), "Syllabus")
    save_activity(trained.workspace, YEAR, draft)
    with reading(trained.workspace, Action.READ) as session:
        facts = dict(dated_facts(session, Party(employee_id=rossi)))["Formazione"]
        assert [(one.what, one.terms) for one in facts] == [
            ("Ore previste nel 2025", "40 ore"),
            ("Privacy", "7,5 ore, Syllabus"),
        ]
        headings = [[one.heading for one in fact_columns(each)] for each in (facts, facts[1:])]
        assert headings == [["Che cosa", "In che termini", "Dal", "Al"], ["Che cosa", "In che termini", "Il"]]
        report = performance_report(Filling(trained.workspace, session, DocumentRequest(REPORT, YEAR)))
        assert report.training is not None
        assert "Ore di formazione fatte nell'anno: 7,5" in next(iter(report.training.sentences))
        assert "Rossi" not in " ".join(report.training.sentences)


def test_that_the_proposed_value_is_that_of_the_areas_of_the_objective(trained: Comune) -> None:
    with unit_of_work(trained.workspace, "Fonte") as unit:
        indicator = unit.session.scalars(select(Indicator)).first()
        assert indicator is not None
        indicator.source = SHARE_SOURCE
        identity: IndicatorId = indicator.id
    assert proposed_value(trained.workspace, identity) is None  # nobody owes hours in 2024
    eq = Actor("Nessuno", UserRole.BODY)
    assert proposed_value(replace(trained.workspace, actor=eq), identity) is None
