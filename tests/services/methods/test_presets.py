"""Methods taken into the archive."""

import pytest

from app.commands.take_in import looks_like_method
from app.domain.errors import UserError
from app.domain.permissions import Action
from app.models.methods import MethodVersion
from app.services.access import reading
from app.services.methods import presets
from app.services.methods.keeping import ensure_preset
from app.services.methods.versions import list_method_versions
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace


def test_that_a_preset_is_kept_once(workspace: Workspace) -> None:
    first = ensure_preset(workspace, presets.DEFAULT_PRESET)
    assert ensure_preset(workspace, presets.DEFAULT_PRESET) == first
    [row] = list_method_versions(workspace)
    assert (row.id, row.title) == (first, "Obiettivi comuni e specifici, versione 1")


def test_that_a_preset_kept_by_an_earlier_program_is_not_kept_twice(workspace: Workspace) -> None:
    """A field that came later, left at what it was before, makes no other version."""
    first = ensure_preset(workspace)
    with unit_of_work(workspace, "Come la scriveva il programma di prima") as unit:
        version = unit.get(MethodVersion, first)
        version.definition = version.definition.replace(',"mode":"half_up"', "")
        assert "half_up" not in version.definition
    assert ensure_preset(workspace) == first


def test_that_a_kept_method_is_read_back_as_it_was(workspace: Workspace) -> None:
    version = ensure_preset(workspace)
    with reading(workspace, Action.READ) as session:
        assert presets.method_of(session, version) == presets.read_preset(presets.DEFAULT_PRESET)
        assert presets.method_of(session, version) is presets.method_of(session, version)


def test_that_presets_are_listed_by_name_after_the_usual_one() -> None:
    usual, *others = presets.list_presets()
    assert usual.code == presets.DEFAULT_PRESET
    assert [row.name for row in others] == sorted(row.name for row in others)


def test_that_a_ready_method_says_before_it_is_chosen_what_the_checks_will_find() -> None:
    told = {row.code: row.description.partition("Da sapere: ")[2] for row in presets.list_presets()}
    assert [code for code, words in told.items() if words] == ["articolo-9"]
    assert "il risultato dell'organizzazione pesa 40 su 100: deve superare il 50 %." in told["articolo-9"]
    assert "Strumenti › Norme e soglie" in told["articolo-9"]


def test_that_an_unknown_preset_is_refused_naming_those_there_are(workspace: Workspace) -> None:
    with pytest.raises(UserError, match="«mia»") as refused:
        ensure_preset(workspace, "mia")
    assert presets.DEFAULT_PRESET in refused.value.remedy
    assert list_method_versions(workspace) == []


def test_that_the_sheet_of_the_segretario_joins_another_preset(workspace: Workspace) -> None:
    version = ensure_preset(workspace, "tre-ambiti+segretario")
    with reading(workspace, Action.READ) as session:
        found = presets.method_of(session, version)
    assert found.name == "Tre ambiti"
    assert [template.code for template in found.templates] == ["eq", "dipendenti", "operatori", "segretario"]
    with pytest.raises(UserError, match="«nessuna»"):
        presets.read_preset("tre-ambiti+nessuna")


def test_that_a_file_in_the_place_of_a_ready_method_is_told_with_what_to_do() -> None:
    with pytest.raises(UserError) as caught:
        presets.read_preset("./metodi/nostro.toml")
    assert "non un file: «./metodi/nostro.toml»" in caught.value.sentence
    assert "merito import ARCHIVIO FILE --kind metodo" in caught.value.sentence


def test_that_the_text_of_a_method_is_known_whatever_the_file_is_called() -> None:
    assert looks_like_method(b'codice = "x"\n\n[[scheda]]\n')
    assert not looks_like_method(b"SETTORE TRIBUTI\n1. Riscossione")
