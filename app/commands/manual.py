"""`merito manual`: the manual as a PDF."""

import argparse
from datetime import date

from app.commands.streams import tell
from app.services.manual.printing import print_manual


def run(options: argparse.Namespace) -> int:
    printed = print_manual(options.file, date.today())  # noqa: DTZ011 (the day on the wall)
    tell(f"Scritto: {options.file}, {printed.pages} pagine.")
    return 0
