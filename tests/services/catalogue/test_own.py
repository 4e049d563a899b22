"""The entries of the ente in its archive: kept, learned, taken along as a file."""

from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest

from app.domain.catalogue.entry import CatalogueEntry, CatalogueIndicator
from app.domain.catalogue.own import OwnEntryDraft
from app.domain.catalogue.proposals import proposals
from app.domain.errors import UserError
from app.domain.objectives.indicator import IndicatorDraft
from app.domain.permissions import Actor
from app.domain.roles import UserRole
from app.services.audit import undoing
from app.services.audit.exports import export_entries_of_catalogue
from app.services.catalogue.entry_files import import_entries, preview_entries, write_own_entries
from app.services.catalogue.learning import entries_to_learn, learn_entries
from app.services.catalogue.own import catalogue_of, delete_own_entries, list_own_entries, save_own_entry
from app.services.catalogue.using import add_from_catalogue
from app.services.objectives.detail import objective_detail
from app.services.objectives.indicators import save_indicator
from tests.archives.office import YEAR, Office, list_objectives
from tests.looking import list_entries

BIKES = CatalogueEntry(
    "", "Riparare le biciclette comunali", ("sport",), ("biciclett",), (), (CatalogueIndicator("Biciclette", "n."),)
)


def entries_of(office: Office) -> list[tuple[str, str]]:
    return [(draft.entry.code, draft.entry.title) for draft in list_own_entries(office.workspace)]


def test_that_an_entry_is_kept_proposed_changed_and_removed_with_undo(office: Office) -> None:
    save_own_entry(office.workspace, OwnEntryDraft(BIKES))
    (kept,) = list_own_entries(office.workspace)
    assert kept.entry == replace(BIKES, code="riparare-le-biciclette-comunali")
    found = proposals("Manutenzione biciclette", "", catalogue_of(office.workspace))[0]
    assert (found.entry, found.is_own) == (kept.entry, True)
    save_own_entry(office.workspace, replace(kept, entry=replace(kept.entry, title="Bici")))
    assert entries_of(office) == [("riparare-le-biciclette-comunali", "Bici")]
    with pytest.raises(UserError, match="Nel frattempo"):
        save_own_entry(office.workspace, kept)
    delete_own_entries(office.workspace, [kept.id or 0])
    assert entries_of(office) == []
    undoing.undo_last(office.workspace)
    assert entries_of(office) == [("riparare-le-biciclette-comunali", "Bici")]


def test_that_an_own_entry_with_a_shipped_code_takes_its_place_until_removed(office: Office) -> None:
    ours = CatalogueEntry("man-neve", "Sgomberare la neve noi", (), ("neve",), (), (CatalogueIndicator("Ore"),))
    save_own_entry(office.workspace, OwnEntryDraft(ours))
    assert catalogue_of(office.workspace).entry("man-neve") == ours
    delete_own_entries(office.workspace, [list_own_entries(office.workspace)[0].id or 0])
    assert catalogue_of(office.workspace).entry("man-neve") != ours


@pytest.mark.parametrize(
    ("entry", "sentence"),
    [
        (replace(BIKES, title="  "), "Manca il titolo"),
        (replace(BIKES, sectors=("marte",)), "il catalogo non ha il settore «marte»"),
        (replace(BIKES, indicators=(CatalogueIndicator(""),)), "Manca il nome dell'indicatore"),
    ],
)
def test_that_a_bad_entry_is_refused(office: Office, entry: CatalogueEntry, sentence: str) -> None:
    with pytest.raises(UserError, match=sentence):
        save_own_entry(office.workspace, OwnEntryDraft(entry))
    assert entries_of(office) == []


def test_that_objectives_of_the_year_are_learned_when_chosen(office: Office) -> None:
    identity = office.objective("Sportello del lunedì")
    office.objective("Senza misura")
    draft = IndicatorDraft(objective_id=identity, name="Lunedì aperti", unit="giorni", target=Decimal(50))
    save_indicator(office.workspace, draft)
    (found,) = entries_to_learn(office.workspace)
    assert found.entry.indicators[0].hint == f"Nel {YEAR}: 50 giorni"
    changes = learn_entries(office.workspace, [found])
    assert changes.label == "Catalogo: 1 voce dagli obiettivi dell'ente"
    assert [draft.origin for draft in list_own_entries(office.workspace)] == [f"Obiettivi del {YEAR}"]
    assert entries_to_learn(office.workspace) == ()


def test_that_a_file_brings_the_entries_to_another_archive_and_twice_changes_nothing(
    office: Office, tmp_path: Path
) -> None:
    save_own_entry(office.workspace, OwnEntryDraft(BIKES))
    path = export_entries_of_catalogue(office.workspace, tmp_path / "voci.toml")
    assert list_entries(office.workspace)[0].label.endswith("file voci.toml")
    delete_own_entries(office.workspace, [list_own_entries(office.workspace)[0].id or 0])
    assert preview_entries(office.workspace, path).sentence == "1 voce nuova"
    import_entries(office.workspace, path)
    assert entries_of(office) == [("riparare-le-biciclette-comunali", BIKES.title)]
    before = len(list_entries(office.workspace))
    assert preview_entries(office.workspace, path).sentence == "1 voce uguale"
    assert import_entries(office.workspace, path).is_empty
    assert len(list_entries(office.workspace)) == before
    path.write_text(path.read_text(encoding="utf-8").replace('"n."', '"numero"'), encoding="utf-8")
    assert preview_entries(office.workspace, path).sentence == "1 voce cambia"
    import_entries(office.workspace, path)
    assert list_own_entries(office.workspace)[0].entry.indicators[0].unit == "numero"


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ('[[obiettivo]]\ncodice = "a"', "voci.toml: obiettivo «a», «titolo»: voce obbligatoria che manca"),
        (
            '[[obiettivo]]\ncodice = "a"\ntitolo = "A"\nsettori = ["marte"]',
            "«a», «settori»: il catalogo non ha il settore",
        ),
        ("\x00\x01", "ci sono caratteri che non si possono leggere"),
    ],
)
def test_that_a_bad_file_is_told_and_changes_nothing(office: Office, tmp_path: Path, text: str, sentence: str) -> None:
    path = tmp_path / "voci.toml"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match=sentence):
        import_entries(office.workspace, path)
    assert entries_of(office) == []


def test_that_an_entry_becomes_an_objective_with_its_indicators_as_one_operation(office: Office) -> None:
    entry = next(one for one in catalogue_of(office.workspace).entries if one.code == "trib-evasione")
    before = len(list_entries(office.workspace))
    add_from_catalogue(office.workspace, YEAR, entry, office.units["Tributi"])
    (row,) = list_objectives(office.workspace, YEAR)
    assert (row.title, row.units, row.indicators) == (entry.title, "Settore Tributi", 3)
    weights = [one.weight for one in objective_detail(office.workspace, row.id).indicators]
    assert sum(weights) == 100
    assert len(list_entries(office.workspace)) == before + 1
    undoing.undo_last(office.workspace)
    assert list_objectives(office.workspace, YEAR) == []


def test_that_who_only_reads_changes_nothing_of_the_catalogue(office: Office, tmp_path: Path) -> None:
    body = replace(office.workspace, actor=Actor("Nucleo", UserRole.BODY))
    with pytest.raises(UserError):
        save_own_entry(body, OwnEntryDraft(BIKES))
    with pytest.raises(UserError):
        import_entries(body, tmp_path / "voci.toml")
    assert len(catalogue_of(body).entries) >= 310


def test_that_a_catalogue_without_own_entries_is_not_written_and_one_with_them_is_read_back(
    office: Office, tmp_path: Path
) -> None:
    path = tmp_path / "voci.catalogo"
    with pytest.raises(UserError, match="non ha ancora voci sue"):
        write_own_entries(office.workspace, path)
    assert not list(tmp_path.glob("voci*"))
    save_own_entry(office.workspace, OwnEntryDraft(BIKES))
    assert preview_entries(office.workspace, write_own_entries(office.workspace, path)).same == 1
