"""The editor of the rules of progressions: the tree of their parts, the page of one, what is still wrong."""

from collections.abc import Mapping, Sequence
from decimal import Decimal

from app.domain.issues import Issue
from app.domain.italian import format_decimal
from app.domain.law.limits import NO_LIMITS, LegalLimits
from app.domain.method_editing.places import Place
from app.domain.progression_file.words import ITALIAN
from app.domain.progressions.checks import validate
from app.domain.progressions.definition import (
    Criterion,
    Experience,
    Performance,
    ProgressionRules,
    Ranking,
    Requirements,
)
from app.domain.progressions.law import law_issues
from app.domain.progressions.rule_editing import PROGRESSION_LISTS
from app.ui.kit.tree_model import Node
from app.ui.methods.edited_kind import EditedKind
from app.ui.methods.editor import RulesEditor

_TITLES: Mapping[type, str] = {
    ProgressionRules: "Dati generali",
    Requirements: "Chi è ammesso",
    Performance: "Performance individuale",
    Experience: "Esperienza",
    Ranking: "Graduatoria",
    Criterion: "Criterio",
}


def progression_nodes(rules: ProgressionRules) -> list[Node]:
    """Return the parts of the rules, from who is admitted to who comes first; beside the points what each gives."""
    criteria = tuple(_criterion(one, ("criteria", number)) for number, one in enumerate(rules.criteria))
    return [
        Node((), ("Dati generali", ""), icon="identification-card", is_strong=True),
        Node(("requirements",), ("Chi è ammesso", ""), icon="shield-check"),
        Node(("places",), ("Posti", ""), icon="list-numbers"),
        Node(("amounts",), ("Importi", ""), icon="clipboard-text"),
        Node(("performance",), ("Performance individuale", _points(rules.performance.weight)), icon="target"),
        Node(("experience",), ("Esperienza", _points(rules.experience.weight)), icon="calendar-blank"),
        Node(("criteria",), ("Altri criteri", ""), criteria, icon="medal", is_strong=True),
        Node(("groups",), ("Gruppi di criteri", ""), icon="table"),
        Node(("extra",), ("Maggiorazione", ""), icon="chart-line-up"),
        Node(("ranking",), ("Graduatoria", ""), icon="path"),
        Node(("ties",), ("A parità di punteggio", ""), icon="text-aa"),
    ]


def _criterion(one: Criterion, place: Place) -> Node:
    name = one.label or one.code or "senza nome"
    return Node(place, (name, _points(one.weight)), tooltip=name)


def _points(weight: Decimal) -> str:
    return format_decimal(weight, None)


def progression_kind(limits: LegalLimits) -> EditedKind:
    """Return what the editor knows of these rules; `limits` are those of the contract in the year."""

    def issues(rules: ProgressionRules, _contract_areas: Sequence[str]) -> list[Issue]:
        """Return what is wrong with the rules; an area without amount is told when the ranking is computed."""
        return [*validate(rules), *law_issues(rules, limits)]

    return EditedKind(
        progression_nodes,
        issues,
        ITALIAN,
        _TITLES,
        PROGRESSION_LISTS,
        ("Parte", "Punti"),
        "delle regole delle progressioni",
        "nelle regole delle progressioni",
    )


class ProgressionRulesEditor(RulesEditor):
    """Edits the rules of progressions."""

    def __init__(self, limits: LegalLimits = NO_LIMITS) -> None:
        super().__init__(progression_kind(limits))

    @property
    def definition(self) -> ProgressionRules | None:
        found: ProgressionRules | None = self.rules
        return found
