"""The words of a method that no formula of the workbook of scores follows: where one counts, Merito gives the total."""

from collections.abc import Iterator

from app.domain.method.outside_words import BlockEffect, Contribution, Target
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import MissingPolicy
from app.domain.scoring.second_scores import has_two_scores
from app.domain.workbooks.score_form import FormSection, ScoreForm

_ON_TOTAL = frozenset({BlockEffect.TOTAL_ZERO, BlockEffect.TOTAL_CEILING})


def beyond_formulas(form: ScoreForm) -> list[str]:
    """Return, in words, what changes the total of a sheet and is not among the formulas."""
    of_sections = [word for one in form.sections if not one.is_excluded for word in _of_section(one.section)]
    moved = [one for one in form.sections if one.section.weight_goes_to and _may_be_out(one)]
    scales = {line.scale for one in form.sections for line in one.lines if line.scale is not None}
    minimum = ["dal minimo della scala"] if any(one.is_from_minimum for one in scales) else []
    away = ["peso a un'altra sezione"] if moved else []
    return [*_of_template(form.template), *of_sections, *away, *minimum]


def _may_be_out(section: FormSection) -> bool:
    """Tell whether a section does not apply, or would not for as long as nothing is written in it."""
    return section.is_excluded or section.section.missing is MissingPolicy.EXCLUDE


def _of_template(template: SheetTemplate) -> Iterator[str]:
    parts = (
        ("moltiplicatore", [one.applies_to for one in template.multipliers]),
        ("penalità", [one.applies_to for one in template.penalties]),
        ("tetto da un altro risultato", [one.applies_to for one in template.ceilings]),
    )
    yield from (word for word, targets in parts if Target.TOTAL in targets)
    yield from (one.effect.italian for one in template.blocking if one.effect in _ON_TOTAL)


def _of_section(section: Section) -> Iterator[str]:
    if section.degree_table or section.objective_table:
        yield "tabella del grado"
    if section.points_cap is not None:
        yield "tetto dei punti"
    if section.contribution is not Contribution.NONE:
        yield "apporto"
    if has_two_scores(section):
        yield "due punteggi"
