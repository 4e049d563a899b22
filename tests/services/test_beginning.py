"""An archive begun with all that the first start asks; what fails leaves nothing."""

import pytest

from app.domain.errors import UserError
from app.domain.structure.municipality import MunicipalityDraft
from app.services.backups.places import places_of
from app.services.beginning import ArchiveBeginning, begin_archive
from app.services.keys.reading import is_protected
from app.services.resources import RESOURCES
from app.services.structure.municipality import read_municipality
from app.services.users.users import list_users

LOGO = (RESOURCES / "example" / "logo.png").read_bytes()
ENTE = MunicipalityDraft(name="Comune di Prova", province="Prova", istat_code="001002", logo=LOGO)
PASSWORD = "cavallo batteria graffetta"  # noqa: S105 (of a test)


def test_that_ente_password_and_second_folder_are_kept_and_nothing_stays_in_clear(tmp_path):
    path, second = tmp_path / "archivio" / "prova.merito", tmp_path / "chiavetta"
    path.parent.mkdir()
    second.mkdir()
    begun = begin_archive(ArchiveBeginning(path, ENTE, 2025, "tre-ambiti", "Rossi Anna", PASSWORD, second))
    kept = read_municipality(begun.workspace)
    assert (kept.name, kept.province, kept.istat_code, kept.logo) == ("Comune di Prova", "Prova", "001002", LOGO)
    assert [one.full_name for one in list_users(begun.workspace)] == ["Rossi Anna"]
    assert begun.workspace.actor.name == "Rossi Anna"
    assert begun.protection.recovery_key
    assert places_of(begun.workspace).second == second
    begun.workspace.archive.close()
    assert is_protected(path)
    assert all(b"SQLite format 3" not in one.read_bytes()[:16] or one == path for one in path.parent.glob("*.merito"))
    assert not [one for one in path.parent.iterdir() if "in chiaro" in one.name]


def test_that_one_in_clear_is_begun_without_password(tmp_path):
    begun = begin_archive(ArchiveBeginning(tmp_path / "prova.merito", ENTE, 2025, "tre-ambiti"))
    assert begun.protection is None
    assert read_municipality(begun.workspace).logo == LOGO
    begun.workspace.archive.close()
    assert not is_protected(tmp_path / "prova.merito")


@pytest.mark.parametrize(
    "wrong",
    [
        {"password": "corta"},
        {"method": "che-non-c-è"},
        {"ente": MunicipalityDraft(name="Comune di Prova", istat_code="12")},
        {"second_folder": "non c'è"},
        {"year": 12},
    ],
    ids=lambda one: next(iter(one)),
)
def test_that_what_fails_leaves_no_file(tmp_path, wrong):
    told = {"ente": ENTE, "year": 2025, "method": "tre-ambiti", "administrator": "Rossi Anna", "password": PASSWORD}
    if "second_folder" in wrong:
        wrong = {"second_folder": tmp_path / wrong["second_folder"]}
    with pytest.raises(UserError):
        begin_archive(ArchiveBeginning(tmp_path / "prova.merito", **{**told, **wrong}))
    assert list(tmp_path.iterdir()) == []
