"""What an objective of the *Obiettivi* workbook is tied to by a word: line of mandate, ambits, measures."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Any

from app.domain.ids import MeasureId
from app.domain.italian import listed
from app.domain.objectives.prevention import MeasureDraft
from app.domain.objectives.vocabulary import PerformanceAmbit
from app.domain.workbooks import objective_sheets as sheets
from app.domain.workbooks.cells import ERASE
from app.domain.workbooks.objective_rows import ObjectiveRows
from app.domain.workbooks.resolved import Resolved, Trouble
from app.domain.workbooks.rules import filled_draft

_SEPARATORS = re.compile(r"[;,\n]+")


@dataclass(frozen=True, slots=True)
class MeasureEntry:
    """A measure to keep in a year."""

    year: int
    draft: MeasureDraft


def resolve_measure(current: Any, resolved: Resolved, rows: ObjectiveRows) -> MeasureEntry:
    return MeasureEntry(rows.year, filled_draft(MeasureDraft, current, resolved))


def kept(current: Any, resolved: Resolved, key: str, field: str, empty: Any = None) -> Any:
    """Return what the archive holds of a cell left empty; nothing where it asks to be erased."""
    return empty if resolved.values.get(key) is ERASE else getattr(current, field, empty)


def resolve_mandate(current: Any, resolved: Resolved, rows: ObjectiveRows) -> Any:
    """Return the linea di mandato with this code: of two mandates, the one of the year."""
    code = resolved.text("mandate_code")
    if code is None:
        return kept(current, resolved, "mandate_code", "mandate_line_id")
    lines = [one for one in rows.by_sheet[sheets.MANDATE_LINES.name] if one.code.casefold() == code.casefold()]
    now = [one for one in lines if one.mandate_from <= rows.year <= one.mandate_to]
    if not lines:
        remedy = "Scrivere un codice del foglio Linee di mandato."
        resolved.troubles.append(Trouble("mandate_code", "non è il codice di nessuna linea di mandato", remedy))
        return None
    if current is not None and any(one.id == current.mandate_line_id for one in lines):
        return current.mandate_line_id
    return (now or lines)[0].id


def resolve_ambits(current: Any, resolved: Resolved) -> tuple[PerformanceAmbit, ...]:
    """Read ambits as their letters in art. 8, `a; g`, or as their whole words."""
    words = _words(resolved, "ambit_letters")
    if words is None:
        return tuple(kept(current, resolved, "ambit_letters", "ambits", ()))
    found = {word: ambit_named(word) for word in words}
    if unknown := [word for word, ambit in found.items() if ambit is None]:
        remedy = "Scrivere le lettere dell'art. 8, dalla a alla h, separate da punto e virgola."
        problem = f"contiene ambiti che non ci sono: {listed(unknown)}"
        resolved.troubles.append(Trouble("ambit_letters", problem, remedy))
    ambits = tuple(one for one in PerformanceAmbit if one in found.values())
    resolved.values["ambit_letters"] = letters_of(ambits)
    return ambits


def resolve_measures(current: Any, resolved: Resolved, rows: ObjectiveRows) -> tuple[MeasureId, ...]:
    """Read measures as the codes of their sheet, separated by `;`."""
    words = _words(resolved, "measure_codes")
    if words is None:
        return tuple(kept(current, resolved, "measure_codes", "measures", ()))
    known = {one.code.casefold(): one for one in rows.by_sheet[sheets.PREVENTION.name]}
    if unknown := [word for word in words if word.casefold() not in known]:
        problem = f"contiene misure che non ci sono: {listed(unknown)}"
        remedy = "Scrivere i codici del foglio Misure anticorruzione, separati da punto e virgola."
        resolved.troubles.append(Trouble("measure_codes", problem, remedy))
    found = [known[word.casefold()] for word in dict.fromkeys(words) if word.casefold() in known]
    own = {identity: place for place, identity in enumerate(getattr(current, "measures", ()))}
    found.sort(key=lambda one: own.get(one.id, len(own)))
    resolved.values["measure_codes"] = "; ".join(one.code for one in found)
    return tuple(one.id for one in found)


def resolve_listed(current: Any, resolved: Resolved, key: str, offered: Iterable[tuple[str, str]]) -> str:
    """Read the code, or the words, of what the method of the year lists; what an objective has already is let be."""
    word = resolved.text(key)
    if word is None:
        return str(kept(current, resolved, key, key, ""))
    listing = list(offered)
    known = {name.casefold(): code for code, label in listing for name in (label, code)}
    if word != getattr(current, key, "") and word.casefold() not in known:
        names = listed(label for _, label in listing)
        remedy = f"Scrivere una di queste: {names}." if names else "La metodologia dell'anno non ne ha: lasciare vuoto."
        resolved.troubles.append(Trouble(key, "non è tra quelle della metodologia", remedy))
        return ""
    found = known.get(word.casefold(), word)
    resolved.values[key] = found
    return found


def ambit_named(word: str) -> PerformanceAmbit | None:
    """Return the ambit of a letter, `a`, `a)` or `lett. a`, or of its whole words."""
    bare = word.casefold().removeprefix("lett.").strip(" .()")
    return next((one for one in PerformanceAmbit if bare in _names(one)), None)


def letters_of(ambits: Iterable[PerformanceAmbit]) -> str:
    chosen = set(ambits)
    return "; ".join(one.italian[0] for one in PerformanceAmbit if one in chosen)


def _names(ambit: PerformanceAmbit) -> Iterator[str]:
    words = ambit.italian.casefold()
    yield from (words[0], words, words[2:].strip())


def _words(resolved: Resolved, key: str) -> list[str] | None:
    text = resolved.text(key)
    return None if text is None else [word.strip() for word in _SEPARATORS.split(text) if word.strip()]
