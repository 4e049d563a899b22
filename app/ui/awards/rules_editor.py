"""The editor of the rules of awards: the tree of their parts, the page of one, what is still wrong."""

from collections.abc import Mapping, Sequence

from app.domain.awards.admission import Admission
from app.domain.awards.definition import (
    AwardRules,
    FundRule,
    PartTimeRule,
    ResidualRule,
    SplitRule,
    TimeRule,
)
from app.domain.awards.editing import AWARD_LISTS
from app.domain.awards.file_words import AWARD_WORDS
from app.domain.awards.payout import Payout
from app.domain.awards.result_rules import ResultRule
from app.domain.awards.rule_checks import validate_award_rules
from app.domain.issues import Issue, Severity
from app.domain.italian import quoted
from app.domain.method_editing.places import Place
from app.ui.kit.tree_model import Node
from app.ui.methods.edited_kind import EditedKind
from app.ui.methods.editor import RulesEditor

_TITLES: Mapping[type, str] = {
    AwardRules: "Dati generali",
    FundRule: "Fondo",
    Payout: "Calcolo: dalla valutazione alla quota",
    SplitRule: "Divisione tra gruppi",
    ResidualRule: "Residuo",
    ResultRule: "Retribuzione di risultato",
    TimeRule: "Tempo",
    PartTimeRule: "Part time",
    Admission: "Ammissione",
}


def award_nodes(rules: AwardRules) -> list[Node]:
    """Return the parts of the rules, from the general ones to those of each fund."""
    funds = tuple(_fund(fund, ("funds", number)) for number, fund in enumerate(rules.funds))
    return [
        Node((), ("Dati generali", ""), icon="identification-card", is_strong=True),
        Node(("funds",), ("Fondi", ""), funds, icon="clipboard-text", is_strong=True),
        Node(("coefficients",), ("Coefficienti delle aree", ""), icon="list-numbers"),
        Node(("time",), ("Tempo", ""), icon="calendar-blank"),
        Node(("part_time",), ("Part time", ""), icon="chart-line-up"),
        Node(("absences",), ("Assenze", ""), icon="path"),
        Node(("admission",), ("Ammissione", ""), icon="target"),
        Node(("cents_order",), ("Ordine dei centesimi", ""), icon="text-aa"),
    ]


def _fund(fund: FundRule, place: Place) -> Node:
    name = fund.name or fund.code or "senza nome"
    below = [
        Node((*place, "payout"), ("Calcolo", fund.payout.kind.italian)),
        Node((*place, "split"), ("Divisione", fund.split.by.italian)),
        Node((*place, "residual"), ("Residuo", fund.residual.use.italian)),
        *([Node((*place, "result"), ("Risultato", ""))] if fund.kind.is_result else []),
    ]
    return Node(place, (name, fund.nature.italian), tuple(below), tooltip=f"{name}: {fund.kind.italian}")


def award_issues(rules: AwardRules, contract_areas: Sequence[str]) -> list[Issue]:
    """Return what is wrong with the rules, and the areas of the archive to which they give no coefficient."""
    issues = validate_award_rules(rules)
    known = {one.contract_area.strip().casefold() for one in rules.coefficients}
    missing = [name for name in contract_areas if name.strip().casefold() not in known]
    if known and missing:
        sentence = f"Nessun coefficiente per {quoted(missing)}: chi vi appartiene fermerebbe il calcolo."
        issues.append(Issue("areas_without_coefficient", sentence, "coefficienti", Severity.WARNING))
    return issues


AWARDS = EditedKind(
    award_nodes,
    award_issues,
    AWARD_WORDS,
    _TITLES,
    AWARD_LISTS,
    ("Parte", "In breve"),
    "delle regole dei premi",
    "nelle regole dei premi",
)


class AwardRulesEditor(RulesEditor):
    """Edits the rules of awards."""

    def __init__(self) -> None:
        super().__init__(AWARDS)

    @property
    def definition(self) -> AwardRules | None:
        found: AwardRules | None = self.rules
        return found
