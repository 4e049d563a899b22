"""Lines that count or name the staff of a unit."""

import re
from collections.abc import Sequence

_STAFF = re.compile(
    r"(?:n\s?[.°]\s*)?\d{1,3}\s+(?:\w+\s+){0,2}?(?:istruttor|funzionar|operator|collaborator|esecutor|dirigent|agent[ei]|assistent|unità|dipendent"
    r"|post[oi]\b|assunzion|progression|vigil|autist|operai|cantonier|messo|messi|impiegat|ausiliar|specialist|ispettor)"
    r"|.{3,60}\bcat(?:egoria|\.)\s*[A-D]\b.*",
    re.IGNORECASE,
)
_QUALIFIED = re.compile(
    r"[A-ZÀ-Ü][\w'’]+(?:\s+[A-ZÀ-Ü][\w'’]+){1,3}\s*(?:,|\s[–—-])\s*"
    r"(?i:istruttore|funzionari[oa]|operatore|operatrice|operai[oa]|collaborat(?:ore|rice)|esecutore|assistente|agente|dirigente"
    r"|impiegat[oa]|geometra|ragionier[ea]|architett[oa]|ingegnere|istruttrice|vigile|segretari[oa]|tecnic[oa]|amministrativ[oa]|autista|messo|specialista|ispettore|cantoniere|cuoc[oa]|ausiliari[oa]|bibliotecari[oa]|educat(?:ore|rice))\b"
    r"(?:\s+[\w.'’]+){0,3}\s*[.;]?"
)
"""«Rossi Mario, istruttore tecnico»: a name and what the person is, and nothing else."""
_NAME = re.compile(
    r"(?!(?i:piano|comune|area|settore|servizi|uffici|obiettiv|progett|nuov|polizia|biblioteca))"
    r"[A-ZÀ-Ü][a-zà-ü'’]+(?:\s+(?:D[eai]|Del|Della|Lo|La))?(?:\s+[A-ZÀ-Ü][a-zà-ü'’]+){1,2}|[A-ZÀ-Ü'’]{2,}(?:\s+[A-ZÀ-Ü'’]{2,}){1,2}"
)
_FEWEST_PEOPLE = 3


def is_of_staff(text: str) -> bool:
    """Whether the item counts staff («n. 3 Istruttori», «Cuoco cat. B») or names somebody of it: never an objective."""
    return bool(_STAFF.match(text) or _QUALIFIED.fullmatch(text))


def looks_like_staff(texts: Sequence[str]) -> bool:
    """Whether most of the lines, three at least, are names of people or count staff: a staff list, not a plan."""
    people = sum(is_of_staff(text) or bool(_NAME.fullmatch(text.strip(" .;"))) for text in texts)
    return people >= _FEWEST_PEOPLE and people * 2 > len(texts)
