"""`merito results`: the results of the evaluation, as data."""

import argparse

from app.commands.opening import chosen_year, opened
from app.commands.streams import put_out
from app.services.workbooks.results import results_csv, results_json


def run(options: argparse.Namespace) -> int:
    """Write the results to stdout: CSV, or JSON with the explanation of every sheet."""
    with opened(options.archive) as workspace:
        year = chosen_year(workspace, options.year)
        write = results_json if options.format == "json" else results_csv
        put_out(write(workspace, year).rstrip())
    return 0
