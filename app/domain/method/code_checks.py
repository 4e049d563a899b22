"""Findings on codes: what the archive keeps scores under must be there, short, legible and nobody else's."""

from collections.abc import Iterator

from app.domain.issues import Issue, Severity
from app.domain.method.definition import MethodDefinition
from app.domain.method.template import Section, SheetTemplate

LONGEST = 50
"""Characters that the archive keeps of the code of a section or of a factor."""

RESERVED = "degree"
"""What a section keeps a certified figure under, beside the scores of its factors."""

TAKEN = ("objective:", "second:", "contribution:")
"""How the keys of what else a section keeps begin, beside the codes of its factors."""


def code_issues(definition: MethodDefinition) -> Iterator[Issue]:
    """Yield the codes with which a score would be lost, or taken for another."""
    if any(sign.isspace() for sign in definition.code):
        sentence = f"Il codice della metodologia «{definition.code}» ha uno spazio: scriverlo con i trattini."
        yield Issue("code_space", sentence, "codice", Severity.WARNING)
    for place, scale in enumerate(definition.scales):
        yield from _issues(scale.code, "Una scala", f"scala[{place}]")
    for place, template in enumerate(definition.templates):
        yield from _issues(template.code, "Una scheda", f"scheda[{place}]")
        yield from _template_issues(template, f"scheda[{place}]")


def _template_issues(template: SheetTemplate, field: str) -> Iterator[Issue]:
    for place, section in enumerate(template.sections):
        inside = f"{field}.sezione[{place}]"
        yield from _issues(section.code, f"Scheda «{template.code}»: una sezione", inside)
        yield from _factors_issues(section, f"Scheda «{template.code}», sezione «{section.code}»", inside)


def _factors_issues(section: Section, where: str, field: str) -> Iterator[Issue]:
    for place, factor in enumerate(section.factors):
        inside = f"{field}.fattore[{place}]"
        yield from _issues(factor.code, f"{where}: un fattore", inside)
        if factor.code == RESERVED or factor.code.startswith(TAKEN):
            sentence = f"{where}: un fattore non può avere il codice «{factor.code}», che il programma usa già."
            yield Issue("code", sentence, f"{inside}.codice")


def _issues(code: str, which: str, field: str) -> Iterator[Issue]:
    if wrong := code_sentence(code):
        yield Issue("code", f"{which} ha un codice {wrong}.", f"{field}.codice")


def code_sentence(code: str) -> str:
    """Say what is wrong with a code; nothing when it can be kept."""
    if not code.strip():
        return "vuoto"
    if len(code) > LONGEST:
        return f"di {len(code)} caratteri: al massimo {LONGEST}"
    if "/" in code or not code.isprintable():
        return "con «/», a capo o altri segni che non si leggono"
    return ""
