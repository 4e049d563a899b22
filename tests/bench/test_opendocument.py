"""What LibreOffice is timed with has the words of our own paper."""

import re
from collections import Counter
from html import unescape
from io import BytesIO

from pypdf import PdfReader

from app.reports.print_sheets import print_sheets
from tests.bench.opendocument import opendocument
from tests.reports.samples import sheet


def test_that_libreoffice_is_given_the_words_of_our_sheet() -> None:
    file = BytesIO()
    print_sheets([sheet()], file)
    printed = Counter(" ".join(page.extract_text() for page in PdfReader(file).pages).split())
    given = Counter(unescape(re.sub(r"<[^>]+>", " ", opendocument([sheet()]))).split())
    lacking = (printed - given).total()  # mostly the margins, which are on each page and given once
    assert lacking <= printed.total() / 7, printed - given
