"""The ente: words, logo, population and cost."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from PIL import Image

from app.domain.errors import UserError
from app.domain.structure.municipality import PersonnelCostDraft, PopulationDraft
from app.domain.validation import NotValid
from app.services.audit import undoing
from app.services.structure.municipality import (
    delete_cost,
    delete_population,
    list_costs,
    list_population,
    read_municipality,
    remove_logo,
    save_cost,
    save_municipality,
    save_population,
    set_logo,
)
from tests.archives.town import Town


def picture() -> bytes:
    kept = BytesIO()
    Image.new("RGB", (40, 30), "#0066CC").save(kept, "PNG")
    return kept.getvalue()


def test_that_the_words_of_the_ente_are_kept(town: Town) -> None:
    draft = read_municipality(town.workspace)
    save_municipality(town.workspace, replace(draft, letterhead="Codice fiscale 00000000000 ", istat_code="018001"))
    kept = read_municipality(town.workspace)
    assert (kept.letterhead, kept.istat_code, kept.province) == ("Codice fiscale 00000000000", "018001", "Pavia")
    with pytest.raises(UserError, match="altra finestra"):
        save_municipality(town.workspace, draft)


def test_that_an_ente_without_name_is_refused(town: Town) -> None:
    with pytest.raises(NotValid, match="Manca la denominazione"):
        save_municipality(town.workspace, replace(read_municipality(town.workspace), name=" "))


def test_that_a_logo_is_kept_removed_and_comes_back(town: Town, tmp_path: Path) -> None:
    path = tmp_path / "stemma.png"
    path.write_bytes(picture())
    set_logo(town.workspace, path)
    assert read_municipality(town.workspace).logo == picture()
    remove_logo(town.workspace)
    assert read_municipality(town.workspace).logo is None
    undoing.undo_last(town.workspace)
    assert read_municipality(town.workspace).logo == picture()


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (None, "non si può leggere"),
        (b"GIF89a not a picture", "non è un'immagine"),
        (b"", "non è un'immagine"),
        (picture()[:60], "non è un'immagine"),
        (b"x" * 2_000_001, "troppo grande"),
    ],
    ids=["missing", "not a picture", "empty", "cut", "too large"],
)
def test_that_a_bad_logo_is_refused_in_words(town: Town, tmp_path: Path, data: bytes | None, words: str) -> None:
    path = tmp_path / "stemma.png"
    if data is not None:
        path.write_bytes(data)
    with pytest.raises(UserError, match=words):
        set_logo(town.workspace, path)
    assert read_municipality(town.workspace).logo is None


def test_that_changes_of_the_population_are_computed(town: Town) -> None:
    lines = list_population(town.workspace)
    assert [(line.counted_on.year, line.residents, line.change) for line in lines] == [
        (2020, 8100, None),
        (2021, 8070, -30),
        (2022, 8100, 30),
        (2023, 8050, -50),
    ]
    assert lines[1].change_percent == Decimal("-0.37")
    assert (lines[0].members_per_family, lines[1].members_per_family) == (Decimal("2.45"), None)


def test_that_a_count_is_corrected_and_deleted(town: Town) -> None:
    line = list_population(town.workspace)[1]
    save_population(town.workspace, replace(line.draft, families=3305))
    assert list_population(town.workspace)[1].members_per_family == Decimal("2.44")
    delete_population(town.workspace, line.id)
    assert len(list_population(town.workspace)) == 3


def test_that_a_day_is_counted_once(town: Town) -> None:
    with pytest.raises(NotValid, match="Al 31/12/2023 c'è già un dato"):
        save_population(town.workspace, PopulationDraft(date(2023, 12, 31), 1, 1))


def test_that_the_cost_of_a_year_is_kept_once(town: Town) -> None:
    [row] = list_costs(town.workspace)
    assert row.total == Decimal("960000.75")
    save_cost(town.workspace, replace(row.draft, pay=Decimal("700000.51")))
    assert list_costs(town.workspace)[0].total == Decimal("960000.76")
    with pytest.raises(NotValid, match="Per il 2023 la spesa c'è già"):
        save_cost(town.workspace, PersonnelCostDraft(2023, Decimal(1), Decimal(1), Decimal(1)))
    delete_cost(town.workspace, row.id)
    assert list_costs(town.workspace) == []
