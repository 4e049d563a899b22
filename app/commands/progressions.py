"""`merito progressions`: the rankings of a year and what is missing, on the screen or as all their papers."""

import argparse

from app.commands.opening import chosen_year, opened_to_tell
from app.commands.papers import extracts, of_the_year, tell_printed
from app.commands.streams import put_out, tell
from app.domain.documents.award_kinds import PROGRESSION_EXTRACTS, PROGRESSIONS
from app.domain.progressions.rows import EXCLUDED_COLUMNS, RANK_COLUMNS, excluded_rows, rank_rows
from app.services.progressions.reading import ProgressionPage, read_progressions_of


def run(options: argparse.Namespace) -> int:
    """List the rankings, or what they lack (then 1); with `--out` write graduatoria and extracts in a folder."""
    with opened_to_tell(options.archive) as workspace:
        year = chosen_year(workspace, options.year)
        page = read_progressions_of(workspace, year)
        if page.procedure is None:
            tell(f"Per il {year} non c'è una procedura di progressione: si comincia nella pagina Progressioni.")
            return 1
        _show(page)
        if options.out and page.result.rankings:
            papers = of_the_year(workspace, (PROGRESSIONS,), year, options.out)
            tell_printed([*papers, extracts(workspace, PROGRESSION_EXTRACTS, year, options.out)])
    return 0 if page.result.rankings else 1


def _show(page: ProgressionPage) -> None:
    result = page.result
    for columns, rows in ((RANK_COLUMNS, rank_rows(result)), (EXCLUDED_COLUMNS, excluded_rows(result))):
        if rows:
            put_out("\t".join(one.heading for one in columns))
        for row in rows:
            put_out("\t".join(one.text(row) for one in columns))
    for ranking in result.rankings:
        for note in ranking.notes:
            tell(f"{ranking.title}: {note}")
    for sentence in (*result.problems, *(one.sentence for one in result.lacks)):
        tell(f"Manca: {sentence}")
    for finding in page.findings:
        tell(f"{finding.severity.italian}: {finding.sentence}")
    for sentence in filter(None, (page.changed, page.why_not_final)):
        tell(sentence)
