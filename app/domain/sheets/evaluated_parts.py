"""The parts of a sheet that are not for its evaluator to score: who scores them, and whether they have signed.

What is written on such a part counts once it is signed: until then nobody but who scores it, and who keeps the
archive, reads it. The signature is of the scores and notes of that moment (`fingerprint_of_part`): a later change
makes it worth nothing.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from app.domain.italian import format_date, listed
from app.domain.method.definition import Labels
from app.domain.method.outside_words import Contribution, SectionEvaluator
from app.domain.method.template import Section, SheetTemplate
from app.domain.method.vocabulary import SectionKind
from app.domain.permissions import Actor
from app.domain.scoring.item_keys import is_second
from app.domain.scoring.missing import Missing, MissingKind
from app.domain.scoring.second_scores import has_two_scores
from app.domain.serial.canonical import sha256_of
from app.domain.structure.hierarchy import Party

WITHOUT_SCORES = frozenset({SectionKind.ADJUSTMENT, SectionKind.DIFFERENTIATION, SectionKind.EXTERNAL})
"""Sections on which nobody gives a score: the word `valutatore` of the method does not count there."""


@dataclass(frozen=True, slots=True)
class EvaluatedPart:
    """A section that another than the sheet's evaluator scores, alone or beside them.

    `name` is who scores it, empty while nobody is named; `signed_by` and `signed_on` are of the signature, which
    `recorded_by` wrote down with the `reason` where it was somebody else. `is_stale`: scores or notes are others than
    those that were signed.
    """

    section: str
    name: str = ""
    signed_by: str = ""
    signed_on: date | None = None
    recorded_by: str = ""
    reason: str = ""
    is_stale: bool = False

    @property
    def is_signed(self) -> bool:
        """Tell whether what is on the part counts."""
        return self.signed_on is not None and not self.is_stale

    @property
    def standing(self) -> str:
        """Say who scores the part and whether it is signed, as screen and paper do."""
        if self.is_signed:
            beside = f", registrata da {self.recorded_by}: {self.reason.rstrip('.')}" if self.recorded_by else ""
            return f"{self.signed_by}, firmata il {format_date(self.signed_on)}{beside}"
        if not self.name:
            return "da indicare chi valuta"
        if self.is_stale:
            return f"{self.name}, firma del {format_date(self.signed_on)} non più valida: i punteggi sono cambiati"
        return f"{self.name}, da compilare e firmare"


@dataclass(frozen=True, slots=True)
class PartToFill:
    """A part of the sheet shown, as the person at the keyboard may go on with it; `missing` is what it lacks before
    they can sign it, `needs_reason`: they would sign in the place of who scores it."""

    part: EvaluatedPart
    title: str
    whose: str
    missing: tuple[Missing, ...] = ()
    may_fill: bool = False
    needs_reason: bool = False

    @property
    def may_sign(self) -> bool:
        return self.may_fill and not self.part.is_signed

    @property
    def may_reopen(self) -> bool:
        return self.may_fill and self.part.signed_on is not None

    @property
    def sentence(self) -> str:
        """Say whose part it is and where it stands: `Secondo valutatore: Bianchi Carla, da compilare e firmare`."""
        return f"{capitalised(self.whose)}: {self.part.standing}"


def is_scored_by_another(section: Section) -> bool:
    """Tell whether somebody else than the sheet's evaluator gives scores on a section."""
    if section.evaluator is SectionEvaluator.SHEET or section.kind in WITHOUT_SCORES:
        return False
    is_judged = section.kind.holds_objectives and not section.holds_shared_objectives
    return bool(section.factors) or is_judged or section.contribution is not Contribution.NONE


def is_of_part(section: Section, item: str) -> bool:
    """Tell whether a line of a section is for its own evaluator: each, or of two scores the second."""
    return is_scored_by_another(section) and (is_second(item) or not has_two_scores(section))


def section_of(template: SheetTemplate, code: str) -> Section | None:
    return next((one for one in template.sections if one.code == code), None)


def fingerprint_of_part(marks: Iterable[tuple[str, Decimal | None, str]]) -> str:
    """Return the SHA-256 of what is written on a part: item, score and note of each line, in the order of the items."""
    lines = sorted(f"{item}\t{'' if value is None else value.normalize():f}\t{note}" for item, value, note in marks)
    return sha256_of("\n".join(lines))


def party_of_default(section: Section, superior: Party | None) -> Party:
    """Return who scores a part when nobody chose otherwise: the second evaluator is who evaluates the evaluator.

    The Nucleo is nobody in particular, and a peer must be named.
    """
    return superior if section.evaluator is SectionEvaluator.SECOND and superior else Party()


def name_of_part(kind: SectionEvaluator, named: str, labels: Labels) -> str:
    """Return who scores a part: who is named, or the Nucleo by the name that the method gives it."""
    return named or (labels.body if kind is SectionEvaluator.BODY else "")


def is_for(actor: Actor, party: Party) -> bool:
    """Tell whether `actor` is that employee or that official."""
    is_employee = actor.employee_id is not None and actor.employee_id == party.employee_id
    return is_employee or (actor.official_id is not None and actor.official_id == party.official_id)


def with_parts_missing(
    missing: Sequence[Missing], template: SheetTemplate, parts: Sequence[EvaluatedPart]
) -> tuple[Missing, ...]:
    """Put one thing in the place of each score that an unsigned part would give: the part, with who must sign it."""
    waiting = {one.section: one for one in parts if not one.is_signed}
    sections = {one.code: one for one in template.sections}
    left = [one for one in missing if one.section not in waiting or not is_of_part(sections[one.section], one.item)]
    return (*left, *(_missing(sections[code], one) for code, one in waiting.items() if code in sections))


def _missing(section: Section, part: EvaluatedPart) -> Missing:
    label = f"{section.title}: parte del {whose(section)} ({part.standing})"
    return Missing(section.code, "", label, MissingKind.PART)


def whose(section: Section) -> str:
    """Say in what capacity a section is scored: `secondo valutatore`, `Nucleo`, `valutatore pari grado`."""
    return section.evaluator.capacity


def capitalised(words: str) -> str:
    return f"{words[:1].upper()}{words[1:]}"


def said_of_parts(parts: Sequence[EvaluatedPart], template: SheetTemplate) -> Mapping[str, str]:
    """Say of each section that another scores who does, and whether the part is signed."""
    sections = {one.code: one for one in template.sections}
    return {
        one.section: f"{capitalised(whose(sections[one.section]))}: {one.standing}."
        for one in parts
        if one.section in sections
    }


def own_parts_in_words(titles: Sequence[str]) -> str:
    """Say to who scores a part what of the sheet they see."""
    return f"Di questa scheda si vede e si compila solo la propria parte: {listed([f'«{one}»' for one in titles])}"
