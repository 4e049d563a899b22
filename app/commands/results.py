"""`merito results`: the results of the evaluation, as data."""

import argparse

from app.commands.opening import chosen_year, opened_to_tell
from app.commands.streams import put_out
from app.services.audit.exports import export_results


def run(options: argparse.Namespace) -> int:
    """Write the results to stdout: CSV, or JSON with the explanation of every sheet."""
    with opened_to_tell(options.archive) as workspace:
        year = chosen_year(workspace, options.year)
        put_out(export_results(workspace, year, options.format).rstrip())
    return 0
