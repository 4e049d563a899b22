"""All that a sheet is made of, taken at one moment: the engine scores it, the screen and the paper show it, and
closing freezes it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from app.domain.issues import Issue, errors_of
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import InterimScores
from app.domain.quantities import with_unit
from app.domain.roles import SheetRole
from app.domain.scoring.checks import sheet_issues
from app.domain.scoring.engine import score_sheet
from app.domain.scoring.inputs import ObjectiveInput, SectionInput, SheetInput
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.objective_parts import Memory
from app.domain.scoring.results import SheetResult
from app.domain.scoring.second_scores import has_two_scores
from app.domain.scoring.steps import UNKNOWN, Step
from app.domain.sheets.evaluated_parts import EvaluatedPart, with_parts_missing
from app.domain.sheets.particulars import SheetDates, SheetPerson, SheetTexts
from app.domain.workflow import RoundKind, SignatureKind
from app.domain.year_windows import StepKey, step_windows


@dataclass(frozen=True, slots=True)
class IndicatorWords:
    """An indicator as people read it: target and result with their unit, and where the result comes from."""

    key: str
    text: str
    target: str = ""
    result: str = ""
    source: str = ""


@dataclass(frozen=True, slots=True)
class ObjectiveWords:
    """An objective as people read it; `note` tells a neutralisation.

    `section` is the one that the words are for, where the objective is not the person's own.
    """

    key: str
    code: str
    title: str
    note: str = ""
    indicators: tuple[IndicatorWords, ...] = ()
    section: str = ""


@dataclass(frozen=True, slots=True)
class ItemNote:
    """What the evaluator wrote beside a factor or an objective."""

    section: str
    item: str
    text: str


@dataclass(frozen=True, slots=True)
class Signed:
    """A signature collected, or refused, on a sheet; `outcome` in words."""

    kind: SignatureKind
    name: str
    outcome: str
    on_date: date


@dataclass(frozen=True, slots=True)
class SheetContent:
    """What a sheet is made of; `method` is cut to what this sheet needs, `method_title` names its version.

    `parts` are the sections that others score: what is on one that is not signed is not among what is `given`.
    """

    year: int
    round_kind: RoundKind
    role: SheetRole
    person: SheetPerson
    method_title: str
    method: MethodDefinition
    template_code: str
    given: SheetInput
    objectives: tuple[ObjectiveWords, ...]
    texts: SheetTexts
    dates: SheetDates
    notes: tuple[ItemNote, ...] = ()
    signatures: tuple[Signed, ...] = ()
    parts: tuple[EvaluatedPart, ...] = ()

    @property
    def template(self) -> SheetTemplate:
        return self.method.template(self.template_code)

    @property
    def round_title(self) -> str:
        return f"{self.round_kind.italian} {self.year}"

    @property
    def takes_scores(self) -> bool:
        """Tell whether scores are given on it: in a check of the half year, only where the method provides for them."""
        return gives_scores(self.round_kind, self.method)

    @property
    def fill_by(self) -> date:
        """Return the last day of the phase in which the sheet is filled."""
        return self._due_of(StepKey.EVALUATION)

    @property
    def deliver_by(self) -> date:
        """Return the last day by which it is handed over, and closed."""
        return self._due_of(StepKey.CLOSING)

    def _due_of(self, step: StepKey) -> date:
        """All the way of a sheet of the check of the half year belongs to the phase of the check."""
        is_interim = self.round_kind is RoundKind.INTERIM
        return step_windows(self.year, self.method.process.phase_days)[StepKey.INTERIM if is_interim else step].due

    def words_in(self, section: str) -> Mapping[str, ObjectiveWords]:
        """Return the words of objectives by key in a section: those for it alone go before the person's."""
        own = {words.key: words for words in self.objectives if not words.section}
        return own | {words.key: words for words in self.objectives if words.section == section}

    def note_of(self, section: str, item: str) -> str:
        return next((note.text for note in self.notes if (note.section, note.item) == (section, item)), "")


def wholly_of_others(content: SheetContent) -> frozenset[str]:
    """Return the sections of which every score is for another than the sheet's evaluator to give."""
    sections = (content.template.section(one.section) for one in content.parts)
    return frozenset(one.code for one in sections if not has_two_scores(one))


def gives_scores(kind: RoundKind, method: MethodDefinition) -> bool:
    """Tell whether a round of some kind carries scores by its method."""
    return kind is RoundKind.FINAL or method.process.interim_scores is not InterimScores.NONE


def scored(content: SheetContent, memory: Memory | None = None) -> SheetResult:
    """Score a sheet; `memory` goes from one to the next when many are scored."""
    if content.takes_scores:
        return _with_names(score_sheet(content.method, content.template, content.given, memory), content.parts)
    return _measured_only(content, memory)


def _with_names(result: SheetResult, parts: Sequence[EvaluatedPart]) -> SheetResult:
    """Name in the explanation who scored each section that the sheet's evaluator did not score alone."""
    names = {f"section:{one.section}": one.signed_by for one in parts if one.is_signed}
    if not names:
        return result
    steps = (
        replace(step, values=(*step.values, (SCORED_BY, names[step.key]))) if step.key in names else step
        for step in result.tree.children
    )
    return replace(result, tree=replace(result.tree, children=tuple(steps)))


SCORED_BY = "punteggi firmati da"


def _measured_only(content: SheetContent, memory: Memory | None) -> SheetResult:
    """Return what comes from the objectives measured so far: without scores there is no total, no band and no award,
    nor a word of what only scores would fill."""
    template, given = content.template, _without_scores(content)
    unscored = replace(template, sections=tuple(map(_unscored, template.sections)))
    result = score_sheet(content.method, unscored, given, memory)
    told = {f"section:{one.code}" for one in template.sections if _is_told(one, given.section(one.code))}
    steps = (_in_measures(step) for step in result.tree.children if step.key in told)
    return replace(result.without_total(steps), missing=())


def _in_measures(step: Step) -> Step:
    """Say of a section where nothing was measured yet that, and not that no score was given."""
    is_waiting = step.shown == UNKNOWN and bool(step.children)
    return replace(step, formula="nessun obiettivo è ancora misurato") if is_waiting else step


def _without_scores(content: SheetContent) -> SheetInput:
    """Leave out of what is given the objectives that only the evaluator would judge."""
    shared = {one.code for one in content.template.sections if one.holds_shared_objectives}
    sections = (
        one if one.code in shared else replace(one, objectives=tuple(filter(_is_measured, one.objectives)))
        for one in content.given.sections
    )
    return replace(content.given, sections=tuple(sections))


def _is_measured(objective: ObjectiveInput) -> bool:
    return bool(objective.indicators or objective.neutralised) or objective.degree is not None


def _unscored(section: Section) -> Section:
    return replace(section, factors=()) if section.factors else section


def _is_told(section: Section, given: SectionInput) -> bool:
    return section.kind.holds_objectives and bool(given.objectives or given.excluded or given.degree is not None)


def lacking(content: SheetContent, result: SheetResult) -> tuple[Missing, ...]:
    """Return all that keeps a sheet from being completed: what is missing, what does not sum, what is off its scale."""
    wrong = errors_of(sheet_issues(content.method, content.template, content.given))
    told = with_parts_missing(result.missing, content.template, content.parts)
    found = (*told, *(_as_missing(one) for one in wrong))
    return found if found or result.total is not None else (_NOTHING_APPLIES,)


_NOTHING_APPLIES = Missing(
    "", "", "Nessuna parte della scheda si applica: la scheda è da dichiarare non valutabile", MissingKind.CHOICE
)


def concerns_composition(issue: Issue) -> bool:
    """Tell whether a finding on a sheet is mended among its parts: sum of the sections, ranges, factors chosen."""
    return issue.code in {"weight_range", "factor_weights", "chosen_factors"} or (
        issue.code == "W1" and not issue.field
    )


def _as_missing(issue: Issue) -> Missing:
    kind = MissingKind.CHOICE if concerns_composition(issue) else MissingKind.WEIGHT
    return Missing(issue.field, "", issue.sentence.rstrip("."), kind)


def method_for(method: MethodDefinition, template_code: str) -> MethodDefinition:
    """Cut a method to one template and its scales: what a frozen sheet carries with it."""
    template = method.template(template_code)
    used = {section.scale for section in template.sections} | {method.indicators.judgement_scale}
    used |= {section.contribution_scale for section in template.sections}
    used |= {factor.scale for section in template.sections for factor in section.factors}
    scales = tuple(scale for scale in method.scales if scale.code in used)
    return replace(method, templates=(template,), scales=scales)


def whole_title(title: str, description: str) -> str:
    """Return the title in full: the whole text where the title was cut and the description begins with it."""
    beginning = title.removesuffix(CUT).rstrip()
    is_cut = title.endswith(CUT) and description.casefold().startswith(beginning.casefold())
    return description if is_cut else title


CUT = "…"


def in_words(value: Decimal | None, unit: str) -> str:
    """Write a measured value with its unit (`1 giorno`, `180.000 €`), without useless decimals; empty when missing."""
    return "" if value is None else with_unit(value, unit)
