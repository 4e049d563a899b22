"""The fingerprint of what was handed over: whether scores, values or weights are others than on that paper.

It is made of what the person's data hold, in the shapes and the words of one format: a word, a label or a field of
today's code does not touch it. A fingerprint without a mark before it is of format 1, which holds whatever needs
none of the words of format 4; one of a later format begins with its number (`4:…`), and is made again as that
format made it.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date

from app.domain.objectives.vocabulary import NO_REASON_WRITTEN
from app.domain.scoring.inputs import ObjectiveInput, SectionInput, SheetInput
from app.domain.serial.canonical import sha256_of, to_json
from app.domain.serial.codecs import Codec, NotHeld
from app.domain.serial.format_1.given import GIVEN
from app.domain.serial.format_4.given import GIVEN as GIVEN_4


@dataclass(frozen=True, slots=True)
class SignedReason:
    """Why a correction was made to a section, who signs it and when: the data, not the sentence made of them."""

    section: str
    reason: str
    signed_by: str
    on_date: date


def fingerprint_of(given: SheetInput, corrections: Sequence[SignedReason]) -> str:
    """Return the fingerprint of a sheet that is being delivered, in the first format that holds all of it."""
    try:
        return _of_format_1(given, corrections)
    except NotHeld:
        return _of_format_4(given, corrections)


def is_as_delivered(fingerprint: str, given: SheetInput, corrections: Sequence[SignedReason]) -> bool:
    """Tell whether what is given on a sheet is what its fingerprint was made of.

    What the format of the fingerprint has no place for was not there when it was made: the sheet has changed.
    """
    mark = fingerprint.rpartition(":")[0]
    again = _FORMATS.get(mark)
    try:
        return again is not None and again(given, corrections) == fingerprint
    except NotHeld:
        return False


def _of_format_1(given: SheetInput, corrections: Sequence[SignedReason]) -> str:
    return _hashed(GIVEN, given, corrections)


def _of_format_4(given: SheetInput, corrections: Sequence[SignedReason]) -> str:
    return f"4:{_hashed(GIVEN_4, given, corrections)}"


def _hashed(shape: Codec[SheetInput], given: SheetInput, corrections: Sequence[SignedReason]) -> str:
    sections = tuple(_in_words_of_format_1(one, corrections) for one in given.sections)
    return sha256_of(to_json(shape, replace(given, sections=sections)))


def _in_words_of_format_1(section: SectionInput, corrections: Sequence[SignedReason]) -> SectionInput:
    """Put what the code says today in the words of format 1: they are in the fingerprints of signed papers."""
    reasons = "; ".join(_signed_reason_1(one) for one in corrections if one.section == section.code)
    objectives = tuple(_neutralised_1(one) for one in section.objectives)
    return replace(section, reason=reasons or section.reason, objectives=objectives)


def _signed_reason_1(one: SignedReason) -> str:
    return f"{one.reason.rstrip('.')} ({one.signed_by}, {one.on_date:%d/%m/%Y})"


def _neutralised_1(objective: ObjectiveInput) -> ObjectiveInput:
    is_ours = objective.neutralised == NO_REASON_WRITTEN
    return replace(objective, neutralised="cause estranee a chi lo persegue") if is_ours else objective


_FORMATS: Mapping[str, Callable[[SheetInput, Sequence[SignedReason]], str]] = {
    "": _of_format_1,
    "4": _of_format_4,
}
