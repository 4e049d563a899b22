"""Where new rules of awards come from: a preset, a version there is, a file."""

from collections.abc import Sequence

from PySide6.QtWidgets import QWidget

from app.domain.awards.definition import AwardRules
from app.domain.awards.rows import YEAR_FROM, AwardRulesRow
from app.domain.awards.vocabulary import AwardMode
from app.domain.columns import Column, Format
from app.services.awards.presets import list_award_presets
from app.ui.kit.dialogs import FormDialog
from app.ui.kit.labels import hint_label

Origin = tuple[str, object]
"""Where new rules come from: `("preset", code)`, `("version", id)`, `("file", "")`."""
ORIGIN = Column("origin", "Nuove regole da", Format.CHOICE, 60, required=True)
NEW_HINT = "Le regole si possono poi modificare e provare, finché non c'è un anno chiuso calcolato con esse."
OF_THE_METHOD = "Dove il fondo paga una quota, è quella che la metodologia dell'anno scrive sulle schede."
_DESCRIPTIONS = {
    "version": "Lo stesso contenuto, da cambiare per gli anni che vengono.",
    "file": "Un file di regole dei premi (.toml), scritto da Merito o a mano: si sceglie subito dopo.",
}


class NewRulesDialog(FormDialog):
    """Asks where new rules come from, and from which year they hold."""

    def __init__(self, parent: QWidget, rows: Sequence[AwardRulesRow], year: int) -> None:
        super().__init__(parent, "Nuove regole dei premi", NEW_HINT, ok="Crea")
        presets = list_award_presets()
        self._descriptions = {rules.code: _description(rules) for rules in presets}
        choices: list[tuple[Origin, str]] = [(("preset", rules.code), rules.name) for rules in presets]
        choices += [(("version", row.id), f"Quelle di ora: {row.name}, dal {row.year_from}") for row in rows]
        self.form.add(ORIGIN, [*choices, (("file", ""), "Da un file…")])
        self.form.add(YEAR_FROM)
        self.description = hint_label("")
        self.form.add_widget("Descrizione", self.description)
        self.form.committed.connect(self._describe)
        self.form.fill_values({"origin": choices[0][0], "year_from": year})
        self._describe("origin")

    def _describe(self, _key: str) -> None:
        """Write what the chosen rules are."""
        kind, which = self.form.draft_values()["origin"]
        self.description.setText(self._descriptions.get(str(which), "") or _DESCRIPTIONS[kind])


def _description(rules: AwardRules) -> str:
    has_shares = any(fund.mode is AwardMode.THEORETICAL for fund in rules.funds)
    return f"{rules.description} {OF_THE_METHOD}" if has_shares else rules.description
