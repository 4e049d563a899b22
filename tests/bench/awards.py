"""How long the awards of a year take: computed for 1,000 and 2,000 people, and gathered from a large archive."""

from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from fractions import Fraction
from pathlib import Path
from time import process_time

from app.domain.awards.participants import Evaluation, Participant, Spell
from app.domain.awards.pool import FundPool
from app.domain.awards.rows import AwardFundDraft, AwardRulesDraft
from app.domain.awards.statement import computed_statement
from app.domain.ids import EmployeeId
from app.domain.periods import Period
from app.domain.structure.hierarchy import Party
from app.services.awards.funds import save_fund
from app.services.awards.presets import read_award_preset
from app.services.awards.reading import read_awards
from app.services.awards.rules import add_rules
from app.services.opening import open_workspace

YEAR = 2024
_AREAS = ("Operatori", "Operatori esperti", "Istruttori", "Funzionari ed EQ")
_WHOLE = Period(date(YEAR, 1, 1), date(YEAR, 12, 31))


def award_times(large: Path, year: int) -> Iterator[str]:
    """Yield the seconds of the processor for each preset, then those of a reading of the page."""
    for code in ("proporzionale", "fasce"):
        one, two = (_computing(code, count) for count in (1000, 2000))
        yield f"{code:14} 1,000 people {one:.2f} s, 2,000 people {two / one:.1f} × as long   (promise < 1 s, linear)"
    yield f"gathered and computed from the archive of 1,000 people: {_reading(large, year):.2f} s"


def _computing(code: str, count: int) -> float:
    rules = read_award_preset(code)
    pools = tuple(FundPool(fund.code, 5_000_000, YEAR) for fund in rules.funds)
    people = tuple(map(_person, range(count)))
    start = process_time()
    computed_statement(YEAR, rules, pools, people)
    return process_time() - start


def _person(number: int) -> Participant:
    spell = Spell(_WHOLE, _AREAS[number % 4], Decimal(50 + number % 51))
    score = Fraction(6000 + number * 7 % 4000, 100)
    evaluations = (Evaluation("totale", score), Evaluation("individuale", score))
    party = Party(EmployeeId(number + 1))
    return Participant(party, f"Persona {number:04}", f"{number:04}", spells=(spell,), evaluations=evaluations)


def _reading(large: Path, year: int) -> float:
    workspace = open_workspace(large)
    try:
        add_rules(workspace, read_award_preset("proporzionale"), AwardRulesDraft(year_from=year))
        for fund in read_award_preset("proporzionale").funds:
            save_fund(workspace, year, AwardFundDraft(fund.code, Decimal(50000)))
        read_awards(workspace, year)  # the first time the totals of the sheets are counted, as for any list
        start = process_time()
        read_awards(workspace, year)
        return process_time() - start
    finally:
        workspace.archive.close()
