"""From what a sheet is made of and its result to the sections and lines that screen and paper show."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction

from app.domain.exact import round_half_up
from app.domain.method.outside_words import Contribution
from app.domain.method.template import Factor, Section
from app.domain.method.vocabulary import SectionKind, TotalRule
from app.domain.scoring.inputs import FactorInput, ObjectiveInput
from app.domain.scoring.item_keys import contribution_key, second_key
from app.domain.scoring.objectives import is_left_apart, judgement_scale
from app.domain.scoring.results import ItemResult, SectionResult, SheetResult
from app.domain.scoring.second_scores import has_two_scores
from app.domain.scoring.steps import Step
from app.domain.sheets.content import ObjectiveWords, SheetContent
from app.domain.sheets.detail import WHOLE, IndicatorLine, ItemDetail, ItemKind, SectionDetail
from app.domain.sheets.evaluated_parts import is_of_part, said_of_parts
from app.domain.sheets.half_year import as_checked
from app.domain.sheets.places import CERTIFIED, contribution_label, contribution_scale
from app.domain.workflow import RoundKind


def sections_of(content: SheetContent, result: SheetResult) -> tuple[SectionDetail, ...]:
    pairs = zip(content.template.sections, result.sections, strict=True)
    told = said_of_parts(content.parts, content.template)
    sections = tuple(
        _with_part(_section(content, section, found, result), section, told.get(section.code, ""))
        for section, found in pairs
    )
    if content.round_kind is not RoundKind.INTERIM:
        return sections
    checked = tuple(as_checked(content, one) for one in sections)
    return checked if content.takes_scores else tuple(one for one in checked if one.items)


def _with_part(detail: SectionDetail, section: Section, said: str) -> SectionDetail:
    """Say of a section that another scores who does, and keep its lines from who fills the rest of the sheet."""
    if not said:
        return detail
    items = (replace(item, is_of_another=is_of_part(section, item.key)) for item in detail.items)
    return replace(detail, said=" ".join(filter(None, (detail.said, said))), items=tuple(items))


def shown_steps(result: SheetResult, *, is_provisional: bool) -> tuple[Step, ...]:
    """Return the steps of the explanation; band and award are not part of a provisional sheet."""
    hidden = _LAST_STEPS if is_provisional else frozenset[str]()
    return tuple(step for step in result.tree.children if step.key not in hidden)


_LAST_STEPS = frozenset({"band", "award"})


def _section(content: SheetContent, section: Section, found: SectionResult, result: SheetResult) -> SectionDetail:
    is_correction = section.kind is SectionKind.ADJUSTMENT
    is_weighed = content.template.total is TotalRule.WEIGHTED and not is_correction
    share = Fraction(found.weight) / 100 if is_weighed else _share(found)
    results = {item.key: item for item in found.items}
    items = tuple(_with_points(item, results, share) for item in _items(content, section, results, result))
    return SectionDetail(
        section.code,
        section.title,
        section.description,
        found.weight if is_weighed else None,
        None if is_correction else found.shown_degree,
        _points(found) if is_weighed else found.shown_points,
        found.is_excluded and (bool(content.given.section(section.code).excluded) or not any(map(_waits, items))),
        items,
        _effective_weight(content, found, result) if is_weighed else None,
        _said(content, section),
        _hint(section),
        is_correction=is_correction,
        is_printed=section.is_printed,
    )


def _waits(item: ItemDetail) -> bool:
    """Tell whether a line may still get its degree: a method may leave it out only for as long as it is missing."""
    return not item.is_excluded and item.degree is None


def _share(found: SectionResult) -> Fraction:
    """Return what a point of the section's degree adds to the total, where sections have no weight of their own."""
    return found.points / found.degree if found.points and found.degree else Fraction(0)


def _with_points(item: ItemDetail, results: Mapping[str, ItemResult], share: Fraction) -> ItemDetail:
    """Give a line the points it adds to the total: those of a section's lines sum to the section's."""
    found = results.get(item.key)
    if found is None or found.points is None:
        return item
    return replace(item, points=round_half_up(found.points * share))


def _hint(section: Section) -> str:
    if section.holds_shared_objectives and not section.factors:
        whose = section.objective_source.italian
        return f"Nessuna voce: l'{whose} non ha obiettivi da contare. Si scrivono nella pagina Obiettivi."
    if section.kind.holds_objectives and not section.factors:
        return "Nessuna voce: gli obiettivi si assegnano nella pagina Obiettivi."
    return _HINTS.get(section.kind, "Nessuna voce: i fattori si scelgono in Composizione.")


_HINTS = {
    SectionKind.DIFFERENTIATION: "Si calcola dai totali che la persona ha dato ai collaboratori.",
    SectionKind.ADJUSTMENT: "Punti in più o in meno sul totale: si aggiungono in Composizione.",
}


def _said(content: SheetContent, section: Section) -> str:
    """Return what was written of the whole section: why it does not apply, or the reasons of its corrections."""
    given = content.given.section(section.code)
    if given.excluded:
        return given.excluded
    return given.reason if section.kind is SectionKind.ADJUSTMENT else ""


def _points(found: SectionResult) -> Decimal | None:
    return None if found.degree is None else round_half_up(Fraction(found.weight) * found.degree / 100)


def _effective_weight(content: SheetContent, found: SectionResult, result: SheetResult) -> Decimal | None:
    """Return the weight of a section over those that apply, 0..100, when some do not."""
    weighed = _weighed(content, result)
    whole = sum(one.weight for one in weighed if not one.is_excluded)
    if found.is_excluded or not whole or not any(one.is_excluded and one.weight for one in weighed):
        return None
    return round_half_up(Fraction(found.weight) * 100 / Fraction(whole))


def _weighed(content: SheetContent, result: SheetResult) -> list[SectionResult]:
    pairs = zip(content.template.sections, result.sections, strict=True)
    return [found for section, found in pairs if section.kind is not SectionKind.ADJUSTMENT]


def _items(
    content: SheetContent, section: Section, results: Mapping[str, ItemResult], result: SheetResult
) -> Iterator[ItemDetail]:
    if section.kind is SectionKind.EXTERNAL:
        yield _certified(content, section)
    given = content.given.section(section.code)
    scores = {factor.key: factor for factor in given.factors}
    for factor in section.factors:
        if factor.code in results:
            words = factor.for_area(content.given.contract_area)
            line = _factor(content, section, words, scores.get(factor.code), results[factor.code])
            yield line
            if has_two_scores(section):
                yield _second(content, section, line, scores.get(factor.code))
    yield from _objectives(content, section, results, result)


def _certified(content: SheetContent, section: Section) -> ItemDetail:
    """A datum that the method declares is written among the certified data, and only read here."""
    given = content.given.section(section.code)
    is_declared = content.method.datum(section.code) is not None
    return ItemDetail(
        section.code,
        WHOLE,
        ItemKind.MEASURED if is_declared else ItemKind.CERTIFIED,
        CERTIFIED,
        section.description,
        value=given.degree,
        note=content.note_of(section.code, WHOLE) or (given.reason if is_declared else ""),
        degree=given.degree,
    )


def _factor(
    content: SheetContent, section: Section, factor: Factor, given: FactorInput | None, found: ItemResult
) -> ItemDetail:
    return ItemDetail(
        section.code,
        factor.code,
        ItemKind.SCORED,
        factor.text,
        factor.description,
        weight=factor.weight,
        scale=content.method.scale(factor.scale or section.scale),
        descriptors=factor.descriptors,
        value=given.value if given else None,
        note=content.note_of(section.code, factor.code),
        degree=found.shown_degree,
        is_excluded=found.is_excluded
        and bool((given and given.excluded) or content.given.section(section.code).excluded),
        why_excluded=given.excluded if given else "",
    )


@dataclass(frozen=True, slots=True)
class _Around:
    """What the objectives of one section have in common, looked for once; `equal_part` where none has a weight."""

    words: Mapping[str, ObjectiveWords]
    steps: Mapping[str, Step]
    equal_part: Decimal | None


def _objectives(
    content: SheetContent, section: Section, results: Mapping[str, ItemResult], result: SheetResult
) -> Iterator[ItemDetail]:
    tree = result.tree.find(f"section:{section.code}")
    steps = {step.key.partition("/")[2]: step for step in (tree.walk() if tree else ())}
    evaluation_round = _Around(content.words_in(section.code), steps, _equal_part(content, section))
    for objective in content.given.section(section.code).objectives:
        line = _objective(content, section, objective, results.get(objective.key), evaluation_round)
        yield line
        if has_two_scores(section) and line.takes_score:
            yield _second(content, section, line, objective)
        if section.contribution is not Contribution.NONE and not line.is_excluded:
            yield _contribution(content, section, line, objective)


def _second(
    content: SheetContent, section: Section, line: ItemDetail, given: FactorInput | ObjectiveInput | None
) -> ItemDetail:
    """Return the line of who scores the same beside the sheet's evaluator."""
    key = second_key(line.key)
    return replace(
        line,
        key=key,
        label=f"{line.label} ({section.evaluator.italian})",
        description="",
        weight=None,
        value=given.second if given else None,
        note=content.note_of(section.code, key),
        degree=None,
        points=None,
    )


def _contribution(content: SheetContent, section: Section, line: ItemDetail, objective: ObjectiveInput) -> ItemDetail:
    """Return the line of what the person brought to an objective of a group."""
    key = contribution_key(objective.key)
    return ItemDetail(
        section.code,
        key,
        ItemKind.SCORED,
        contribution_label(line.label),
        scale=contribution_scale(content.method, section),
        value=objective.contribution,
        note=content.note_of(section.code, key),
    )


def _equal_part(content: SheetContent, section: Section) -> Decimal | None:
    """Return what each of the objectives that count is worth; None where any has a weight."""
    objectives = content.given.section(section.code).objectives
    counted = sum(not is_left_apart(content.template, one) for one in objectives)
    if not counted or any(one.weight is not None for one in objectives):
        return None
    return round_half_up(Fraction(section.items_total) / counted)


def _objective(
    content: SheetContent,
    section: Section,
    objective: ObjectiveInput,
    found: ItemResult | None,
    evaluation_round: _Around,
) -> ItemDetail:
    words, step = evaluation_round.words.get(objective.key), evaluation_round.steps.get(objective.key)
    is_given = bool(objective.indicators) or objective.degree is not None
    is_measured = is_given or section.holds_shared_objectives
    is_apart = is_left_apart(content.template, objective)
    return ItemDetail(
        section.code,
        objective.key,
        ItemKind.MEASURED if is_measured else ItemKind.SCORED,
        words.title if words else objective.label,
        (words.note if words else "") or (step.formula if step and found and found.is_excluded else ""),
        words.code if words else "",
        objective.weight if is_apart or objective.weight is not None else evaluation_round.equal_part,
        None if is_measured else judgement_scale(section, content.method),
        value=objective.value,
        note=content.note_of(section.code, objective.key),
        degree=found.shown_degree if found else None,
        is_excluded=bool(found and found.is_excluded)
        and not _is_judged_later(content, section, objective, is_apart=is_apart),
        indicators=tuple(_indicators(objective, words, evaluation_round)),
    )


def _is_judged_later(content: SheetContent, section: Section, objective: ObjectiveInput, *, is_apart: bool) -> bool:
    """Tell whether an objective is out of the sheet only because nobody has judged it yet."""
    is_set_aside = is_apart or objective.neutralised or content.given.section(section.code).excluded
    return not is_set_aside and judgement_scale(section, content.method) is not None


def _indicators(
    objective: ObjectiveInput, words: ObjectiveWords | None, evaluation_round: _Around
) -> Iterator[IndicatorLine]:
    for one in words.indicators if words else ():
        step = evaluation_round.steps.get(f"{objective.key}/{one.key}")
        yield IndicatorLine(one, None if step is None or step.result is None else round_half_up(step.result))
