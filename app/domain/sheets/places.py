"""Where a score may be written on a sheet: known from its template and from what is given, without scoring it."""

from dataclasses import dataclass

from app.domain.errors import UserError
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import Contribution
from app.domain.method.scale import Scale
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind
from app.domain.scoring.inputs import ObjectiveInput, SheetInput, is_objective
from app.domain.scoring.item_keys import bare_key, is_contribution, is_second
from app.domain.scoring.objectives import is_left_apart, judgement_scale
from app.domain.scoring.second_scores import has_two_scores
from app.domain.sheets.detail import WHOLE

CERTIFIED = "Dato certificato, da 0 a 100"
"""What the line of a section given from outside is called."""


@dataclass(frozen=True, slots=True)
class ScorePlace:
    """A line of a sheet that takes a score, on `scale` (None: a degree from 0 to 100)."""

    label: str
    scale: Scale | None = None


@dataclass(frozen=True, slots=True)
class OpenSheet:
    """What decides which lines take a score; `given` needs only the objectives of the lines that are asked for."""

    method: MethodDefinition
    template: SheetTemplate
    given: SheetInput

    def place(self, section_code: str, item: str) -> ScorePlace:
        """Return the line, or raise `UserError` saying why it takes no score."""
        section = next((one for one in self.template.sections if one.code == section_code), None)
        if section is None:
            raise _not_there()
        if section.kind is SectionKind.EXTERNAL and item == WHOLE:
            if self.method.datum(section.code) is not None:
                raise _certified_elsewhere(section.title)
            return ScorePlace(CERTIFIED)
        if is_contribution(item):
            return self._contribution(section, bare_key(item))
        if is_second(item):
            if not has_two_scores(section):
                raise _not_there()
            return self.place(section_code, bare_key(item))
        if section.holds_shared_objectives and is_objective(item):
            raise _measured(section.title)
        given = self.given.section(section_code)
        if objective := next((one for one in given.objectives if one.key == item), None):
            return self._objective(section, objective)
        factor = next((one for one in section.factors if one.code == item), None)
        if factor is None or given.factor(item) is None:
            raise _not_there()
        return self._factor(section, factor)

    def _contribution(self, section: Section, item: str) -> ScorePlace:
        """Return where what the person brought to an objective of a group is written: a share, or a judgement."""
        given = self.given.section(section.code)
        objective = next((one for one in given.objectives if one.key == item), None)
        if objective is None or section.contribution is Contribution.NONE:
            raise _not_there()
        if objective.neutralised or given.excluded or is_left_apart(self.template, objective):
            raise _does_not_apply(objective.label)
        return ScorePlace(contribution_label(objective.label), contribution_scale(self.method, section))

    def _factor(self, section: Section, factor: Factor) -> ScorePlace:
        label = factor.for_area(self.given.contract_area).text
        given = self.given.section(section.code)
        found = given.factor(factor.code)
        if given.excluded or (found and found.excluded):
            raise _does_not_apply(label)
        return ScorePlace(label, self.method.scale(factor.scale or section.scale))

    def _objective(self, section: Section, objective: ObjectiveInput) -> ScorePlace:
        is_out = objective.neutralised or self.given.section(section.code).excluded
        if is_out or is_left_apart(self.template, objective):
            raise _does_not_apply(objective.label)
        if objective.indicators or objective.degree is not None:
            raise _measured(objective.label)
        return ScorePlace(objective.label, judgement_scale(section, self.method))


def contribution_label(objective: str) -> str:
    return f"Apporto a «{objective}»"


def contribution_scale(method: MethodDefinition, section: Section) -> Scale | None:
    """Return the scale on which a contribution is judged; None where it is a share, from 0 to 100."""
    return method.scale(section.contribution_scale) if section.contribution is Contribution.JUDGEMENT else None


def _certified_elsewhere(label: str) -> UserError:
    return UserError(
        f"«{label}» non si scrive sulla scheda: la metodologia lo ha tra i dati certificati.",
        "Scriverlo in Strumenti › Dati certificati.",
    )


def _not_there() -> UserError:
    return UserError("Questa voce non fa parte della scheda.", "Ripartire da ciò che la pagina mostra ora.")


def _measured(label: str) -> UserError:
    return UserError(
        f"«{label}» non prende un punteggio.",
        "Il suo grado viene dagli indicatori: scrivere i valori nella pagina Obiettivi.",
    )


def _does_not_apply(label: str) -> UserError:
    return UserError(f"«{label}» non si applica: non prende un punteggio.", "Vedere la pagina Composizione.")
