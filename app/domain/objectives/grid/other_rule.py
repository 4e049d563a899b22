"""What is typed as a target and says that the indicator is measured by another rule: a day, a yes."""

import re
from contextlib import suppress
from datetime import date

from app.domain.dates import parse_date
from app.domain.italian import NotReadable
from app.domain.matching import text_key
from app.domain.objectives.vocabulary import IndicatorRule

_THREE_PARTS = re.compile(r"\d{1,2}([/-])\d{1,2}\1\d{2}")
YES = frozenset({"si", "si no", "fatto"})


class WantsRule(NotReadable):
    """A target that cannot stand under the rule of its indicator, and the `rule` under which it could."""

    def __init__(self, message: str, rule: IndicatorRule) -> None:
        super().__init__(message)
        self.rule = rule


def plain_day(text: str, year: int | None) -> date | None:
    """Return the day that a text plainly is: eight figures in a row are a number, and so is «3.4»; «10/4/26» is one."""
    if not text.isdecimal():
        with suppress(NotReadable):
            return parse_date(text, year if _THREE_PARTS.fullmatch(text) else None)
    return None


def refuse_other_rule(text: str, year: int | None) -> None:
    """Raise `WantsRule` where the target of a number is a day or a yes."""
    if plain_day(text, year) is not None:
        message = f"«{text}» è una data e qui serve un numero: per un termine scrivere «data» in Unità"
        raise WantsRule(message, IndicatorRule.BY_DATE)
    if text_key(text) in YES:
        message = f"«{text}» non è un numero: per ciò che è fatto o non fatto scrivere «sì/no» in Unità"
        raise WantsRule(message, IndicatorRule.YES_NO)
