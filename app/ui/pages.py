"""The seven pages of the window; the module of a page is imported when it is made."""

from collections.abc import Iterator

from app.ui.kit.desk import Desk
from app.ui.kit.tab import Tab, TabPage


def _dashboard(desk: Desk) -> Tab:
    from app.ui.dashboard.tab import DashboardTab

    return DashboardTab(desk)


def _structure(desk: Desk) -> Tab:
    from app.ui.structure.tab import StructureTab

    return StructureTab(desk)


def _objectives(desk: Desk) -> Tab:
    from app.ui.objectives.tab import ObjectivesTab

    return ObjectivesTab(desk)


def _objectives_in_steps(desk: Desk) -> Iterator[Tab | None]:
    from app.ui.objectives.tab import ObjectivesTab

    return ObjectivesTab.in_steps(desk)


def _evaluation(desk: Desk) -> Tab:
    from app.ui.evaluation.tab import EvaluationTab

    return EvaluationTab(desk)


def _evaluation_in_steps(desk: Desk) -> Iterator[Tab | None]:
    from app.ui.evaluation.tab import EvaluationTab

    return EvaluationTab.in_steps(desk)


def _documents(desk: Desk) -> Tab:
    from app.ui.documents.tab import DocumentsTab

    return DocumentsTab(desk)


def _awards(desk: Desk) -> Tab:
    from app.ui.awards.tab import AwardsTab

    return AwardsTab(desk)


def _progressions(desk: Desk) -> Tab:
    from app.ui.progressions.tab import ProgressionsTab

    return ProgressionsTab(desk)


PAGES = (
    TabPage("Cruscotto", "gauge", _dashboard),
    TabPage(
        "Struttura",
        "tree-structure",
        _structure,
        frozenset(
            {
                "structure",
                "area",
                "sector",
                "office",
                "employee",
                "posting",
                "eq_appointment",
                "municipality",
                "training",
            }
        ),
        modules=(
            "app.ui.kit.reading_only",
            "app.ui.structure.person_panel",
            "app.ui.structure.units_page",
            "app.ui.structure.tab",
            "app.ui.structure.plan_facts",
            "app.ui.structure.ente_page",
        ),
    ),
    TabPage(
        "Obiettivi",
        "target",
        _objectives,
        frozenset(
            {
                "objectives",
                "objective",
                "objectives_area",
                "objectives_sector",
                "person_weights",
                "missing_value",
                "cycle",
            }
        ),
        modules=(
            "app.services.objectives.editing",
            "app.services.objectives.detail",
            "app.ui.objectives.description_page",
            "app.ui.objectives.indicators_page",
            "app.ui.objectives.details",
            "app.services.documents.state_page",
            "app.ui.objectives.state.view",
            "app.ui.objectives.grid.page",
            "app.ui.objectives.tab",
        ),
        in_steps=_objectives_in_steps,
    ),
    TabPage(
        "Valutazioni",
        "clipboard-text",
        _evaluation,
        frozenset({"evaluation", "round", "sheet", "method_version", "distribution"}),
        modules=(
            "app.services.rounds.rounds",
            "app.ui.evaluation.list_pane",
            "app.ui.evaluation.score_page",
            "app.ui.evaluation.page_parts",
            "app.ui.evaluation.tab",
        ),
        in_steps=_evaluation_in_steps,
    ),
    TabPage(
        "Documenti",
        "files",
        _documents,
        frozenset({"document"}),
        modules=("app.services.audit.output", "app.ui.documents.preview", "app.ui.documents.tab"),
    ),
    TabPage(
        "Premi",
        "currency-eur",
        _awards,
        frozenset({"awards", "award_fact", "award_rules"}),
        modules=("app.services.awards.reading", "app.ui.awards.tab"),
    ),
    TabPage(
        "Progressioni",
        "list-numbers",
        _progressions,
        frozenset({"progression"}),
        modules=("app.ui.progressions.forms", "app.ui.progressions.tab"),
    ),
)
