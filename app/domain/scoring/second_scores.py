"""Two scores for one part: that of the sheet's evaluator and that of who scores the section beside them."""

from collections.abc import Sequence
from dataclasses import replace

from app.domain.method.outside_words import SectionEvaluator
from app.domain.method.template import Section
from app.domain.scoring.item_keys import second_key
from app.domain.scoring.numbers import FULL, as_fraction
from app.domain.scoring.parts import Part, missing_in, written_mean
from app.domain.scoring.steps import Step, excluded, known, unknown

_WHOSE = {
    SectionEvaluator.SHEET: "",
    SectionEvaluator.SECOND: " del secondo valutatore",
    SectionEvaluator.BODY: " del Nucleo",
    SectionEvaluator.PEER: " dei pari",
}


def has_two_scores(section: Section) -> bool:
    """Tell whether two people score the same part, each for a share of it."""
    return section.evaluator is not SectionEvaluator.SHEET and section.second_share > 0


def whose_score(section: Section) -> str:
    """Say whose score a part waits for, where it is not that of the sheet's evaluator."""
    return "" if has_two_scores(section) else _WHOSE[section.evaluator]


def whose_second(section: Section) -> str:
    return _WHOSE[section.evaluator]


def joined_scores(section: Section, step: Step, first: Part, second: Part) -> Part:
    """Return the part that the two scores make, each below it; `step` gives key and label."""
    share = as_fraction(section.second_share)
    second = second._replace(missing=tuple(replace(one, item=second_key(one.item)) for one in second.missing))
    parts = (
        _named(first, f"{step.key}:first", "valutatore della scheda").weighing(FULL - share, FULL - share),
        _named(second, f"{step.key}:second", section.evaluator.italian).weighing(share, share),
    )
    return _joined(step, parts)


def _named(part: Part, key: str, whose: str) -> Part:
    return Part(part.step.renamed(key, f"Punteggio: {whose}"), missing=part.missing)


def _joined(step: Step, parts: Sequence[Part]) -> Part:
    missing, children = missing_in(parts), tuple(part.step for part in parts)
    terms = [(part.weight, part.degree) for part in parts if part.degree is not None]
    degree, values = written_mean(terms)
    if degree is None:
        make = unknown if missing else excluded
        return Part(make(step.key, step.label, "nessun punteggio è dato", children), missing=missing)
    formula = "somma di quota × grado dei due punteggi : somma delle quote"
    return Part(known(step.key, step.label, formula, degree, values, children=children), missing=missing)
