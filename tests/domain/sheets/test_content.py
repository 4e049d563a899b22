"""How a title cut at the import is written in full."""

import pytest

from app.domain.sheets.content import whole_title


@pytest.mark.parametrize(
    ("title", "description", "shown"),
    [
        ("Controlli sugli atti…", "controlli sugli atti e sulle spese.", "controlli sugli atti e sulle spese."),
        ("Controlli sugli atti…", "Altro testo.", "Controlli sugli atti…"),
        ("Controlli sugli atti", "Controlli sugli atti e sulle spese.", "Controlli sugli atti"),
        ("Controlli sugli atti…", "", "Controlli sugli atti…"),
    ],
)
def test_that_only_a_cut_title_is_replaced_by_the_text_it_begins(title: str, description: str, shown: str) -> None:
    assert whole_title(title, description) == shown
