"""`merito awards`: the awards of a year, on the screen or as all their papers; `merito publish`: what is published."""

import argparse

from app.commands.opening import chosen_year, opened_to_tell
from app.commands.papers import extracts, of_the_year, tell_printed
from app.commands.streams import put_out, tell
from app.domain.awards.rows import FUND_COLUMNS
from app.domain.columns import Column
from app.domain.documents.award_kinds import AWARD_EXTRACTS, AWARD_TOTALS, AWARDS
from app.domain.documents.catalogue import TRANSPARENCY
from app.services.awards.reading import AwardsPage, read_awards

_SHOWN: tuple[Column, ...] = tuple(one for one in FUND_COLUMNS if one.key not in {"kind", "residual_use"})


def run(options: argparse.Namespace) -> int:
    return _publish(options) if options.verb == "publish" else _awards(options)


def _awards(options: argparse.Namespace) -> int:
    """List the funds with what is missing (then 1); with `--out` write prospetto, totals and extracts in a folder."""
    with opened_to_tell(options.archive) as workspace:
        year = chosen_year(workspace, options.year)
        page = read_awards(workspace, year)
        _show(page)
        if options.out and page.funds and not page.lacks:
            papers = of_the_year(workspace, (AWARDS, AWARD_TOTALS), year, options.out)
            tell_printed([*papers, extracts(workspace, AWARD_EXTRACTS, year, options.out)])
    return 1 if page.lacks or not page.funds else 0


def _publish(options: argparse.Namespace) -> int:
    """Write the files of Amministrazione trasparente (D.Lgs. 33/2013 art. 20) in a folder, in every format."""
    with opened_to_tell(options.archive) as workspace:
        year = chosen_year(workspace, options.year)
        tell_printed(of_the_year(workspace, (TRANSPARENCY,), year, options.out))
    return 0


def _show(page: AwardsPage) -> None:
    if page.rules is None:
        tell(f"Per il {page.year} non ci sono regole dei premi: si scelgono nella pagina Premi.")
        return
    put_out("\t".join(one.heading for one in _SHOWN))
    for fund in page.funds:
        put_out("\t".join(one.text(fund) for one in _SHOWN))
    for lack in page.lacks:
        tell(f"Manca: {lack.fund}: {lack.sentence}")
