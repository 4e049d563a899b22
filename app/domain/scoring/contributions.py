"""What each person brought to an objective of a group: it multiplies the degree of the objective."""

from fractions import Fraction

from app.domain.exact import ZERO
from app.domain.method.definition import MethodDefinition
from app.domain.method.outside_words import Contribution
from app.domain.method.template import Section
from app.domain.scoring.inputs import ObjectiveInput
from app.domain.scoring.item_keys import contribution_key
from app.domain.scoring.missing import Missing
from app.domain.scoring.numbers import as_fraction, clamped, written
from app.domain.scoring.parts import Part, absent
from app.domain.scoring.scales import share_of
from app.domain.scoring.steps import known


def with_contribution(section: Section, objective: ObjectiveInput, part: Part, method: MethodDefinition) -> Part:
    """Return the objective with its degree multiplied; as it is where the section asks for none."""
    if section.contribution is Contribution.NONE or part.step.result is None:
        return part
    key = part.step.key
    if objective.contribution is None:
        label = f"{section.title}: manca l'apporto della persona all'obiettivo «{objective.label}»"
        lacking = absent(
            section.missing, key, objective.label, Missing(section.code, contribution_key(objective.key), label)
        )
        return lacking._replace(missing=(*part.missing, *lacking.missing))
    share, words = _share(section, objective, method)
    step = part.step
    below = step.renamed(f"{key}:alone", f"{step.label}, prima dell'apporto")
    values = (("grado dell'obiettivo", step.shown), ("apporto", words))
    degree = part.step.result * share / 100
    formula = "grado dell'obiettivo × apporto della persona : 100"
    return Part(known(key, step.label, formula, degree, values, children=(below,)), missing=part.missing)


def _share(section: Section, objective: ObjectiveInput, method: MethodDefinition) -> tuple[Fraction, str]:
    """Return the percentage of the degree, and how it was given."""
    given = objective.contribution or ZERO
    if section.contribution is Contribution.SHARE:
        share = clamped(as_fraction(given))
        return share, f"{written(share)} %"
    scale = method.scale(section.contribution_scale)
    row = scale.row_of(given)
    share = share_of(scale, given)
    return share, f"{row.label if row else written(given)}: {written(share)} %"
