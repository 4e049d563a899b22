"""How the score of one person came to be, at the side of the rankings."""

from collections.abc import Sequence

from app.domain.issues import Severity
from app.domain.italian import format_date, format_decimal
from app.domain.progressions.results import ProgressionResult, RankedPerson
from app.domain.progressions.rows import ProgressionRemarkRow
from app.ui.evaluation.side_panel import SidePanel
from app.ui.kit.explanation import step_nodes
from app.ui.kit.explanation_tree import ExplanationTree
from app.ui.kit.labels import Message, hint_label, title_label
from app.ui.kit.tokens import MEASURES
from app.ui.progressions.words import CHOOSE

_OPEN_LEVELS = 2


class RankSide(SidePanel):
    """Shows the place of one person with its explanation, or the reasons for which there is none."""

    def __init__(self) -> None:
        super().__init__(CHOOSE)
        self.name = title_label("")
        self.place = title_label("", MEASURES.body)
        self.facts = hint_label("")
        self.message = Message(self)
        self.tree = ExplanationTree(("Voce e calcolo", "Punti"), title="Perché questo punteggio", empty=CHOOSE)
        self.put_page((self.name, self.place, self.facts, self.message), self.tree)

    def show_person(self, result: ProgressionResult, person: int | None, why: str = "") -> None:
        """Show one person of the rankings, or that nobody is chosen; `why` is what is missing of them."""
        found = [(ranking, it) for ranking in result.rankings for it in ranking.people if it.candidate.id == person]
        excluded = next((it for it in result.excluded if it.candidate.id == person), None)
        self.show_chosen(is_chosen=bool(found) or excluded is not None or (person is not None and bool(why)))
        if found:
            ranking, row = found[0]
            self._show_place(row, f"{row.position}° su {ranking.size}: {ranking.title}", ranking.notes)
        elif excluded is not None:
            self._show_words(excluded.candidate.name, "Non ammesso", " ".join(excluded.reasons))
        elif why:
            self._show_words("", "Da completare", why)

    def show_remark(self, row: ProgressionRemarkRow | None) -> None:
        """Show a remark in full, with its answer."""
        self.show_chosen(is_chosen=row is not None)
        if row is not None:
            answer = f"Risposta: {row.answer}" if row.answer else "Non c'è ancora una risposta."
            self._show_words(row.name, f"Osservazione del {format_date(row.on_date)}", f"{row.text}\n{answer}")

    def _show_place(self, row: RankedPerson, place: str, notes: Sequence[str]) -> None:
        self.name.setText(row.candidate.name)
        self.place.setText(f"{format_decimal(row.score)} punti, {row.standing.italian}")
        tie = f"A parità: {row.tie}." if row.tie else ""
        self.facts.setText("  ·  ".join(filter(None, (place, tie))))
        if notes:
            self.message.say(" ".join(notes), Severity.NOTE)
        else:
            self.message.clear()
        self.tree.set_nodes(step_nodes((row.points.tree,)))
        self.tree.show()
        self.tree.view.expandToDepth(_OPEN_LEVELS - 1)

    def _show_words(self, name: str, place: str, words: str) -> None:
        self.name.setText(name)
        self.place.setText(place)
        self.facts.setText("")
        self.message.say(words, Severity.NOTE)
        self.tree.set_nodes([])
        self.tree.hide()
