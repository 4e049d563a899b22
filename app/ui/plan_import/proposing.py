"""The indicators of the catalogue that fit the objectives of the plan which have none."""

from collections.abc import Mapping, Sequence

from app.domain.catalogue.entry import Catalogue
from app.domain.catalogue.proposals import Proposal, proposals, with_others
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.plan_text.outcome import OutcomeNode


class CatalogueMatches:
    """What the catalogue proposes for the nodes of a tree: looked up once for each title and unit."""

    def __init__(self, catalogue: Catalogue) -> None:
        self._catalogue = catalogue
        self._known: dict[tuple[str, str], tuple[Proposal, ...]] = {}

    def of(self, node: OutcomeNode) -> tuple[Proposal, ...]:
        """Return the entries that an objective may be, the likeliest first, then other indicators of theirs."""
        key = (node.title, node.unit)
        if key not in self._known:
            found = proposals(node.title, node.unit, self._catalogue)
            self._known[key] = with_others([one for one in found if one.indicator is not None])
        return self._known[key]

    def first_of_all(self, nodes: Sequence[OutcomeNode]) -> Mapping[int, IndicatorDraft]:
        """Return the first proposal of each objective that lacks an indicator, where its own words speak for it."""
        return {node.line: self.of(node)[0].draft for node in self.recognised(nodes)}

    def recognised(self, nodes: Sequence[OutcomeNode]) -> list[OutcomeNode]:
        """Return the objectives without an indicator whose own words speak for an entry."""
        lacking = [node for top in nodes for node in top.walk() if node.lacks_indicator and node.line]
        return [node for node in lacking if (found := self.of(node)) and not found[0].is_uncertain]
