"""The versions of a method in a real archive."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from sqlalchemy import select

from app.domain.errors import ArchiveError, UserError
from app.domain.ids import EntryId, MethodVersionId
from app.domain.method.definition import Adoption, MethodDefinition
from app.domain.method_editing.places import put
from app.domain.method_editing.rows import VersionRow
from app.domain.method_file.toml_writing import write_method
from app.domain.permissions import Action
from app.domain.rounds.rounds import RoundDraft
from app.domain.structure.units import ContractAreaDraft
from app.domain.workflow import RoundKind
from app.models.audit import AuditEntry
from app.models.methods import MethodVersion
from app.services.access import reading
from app.services.audit.entries import entry_detail
from app.services.audit.exports import export_method_and_tell
from app.services.audit.method_words import method_changes
from app.services.audit.undoing import undo_last
from app.services.cycles import add_year
from app.services.methods.files import export_version, import_method, preview_method, read_method_file
from app.services.methods.guide import METHOD_GUIDE, read_guide, save_guide
from app.services.methods.keeping import ensure_preset
from app.services.methods.presets import list_presets, read_preset
from app.services.methods.versions import (
    VersionDetail,
    compare_versions,
    copy_version,
    delete_version,
    list_method_versions,
    new_version,
    read_version,
    save_version,
    version_of_year,
)
from app.services.rounds.rounds import list_rounds, open_round
from app.services.structure.contract_areas import save_contract_area
from app.services.transaction import unit_of_work
from app.services.workspace import Workspace
from tests.archives.comune import Comune
from tests.domain.method.sample import SMALL

WEIGHT = ("templates", 0, "sections", 0, "weight")


@pytest.fixture(name="kept")
def keep(workspace: Workspace) -> VersionDetail:
    return read_version(workspace, ensure_preset(workspace, "tre-ambiti"))


def made(workspace: Workspace, definition: MethodDefinition) -> MethodVersionId:
    return MethodVersionId(new_version(workspace, definition).ids[0])


def only(workspace: Workspace) -> VersionRow:
    [row] = list_method_versions(workspace)
    return row


def test_that_a_version_says_where_it_is_used(session_open: Comune) -> None:
    row = only(session_open.workspace)
    assert row.uses == ("valutazione finale 2024",)
    assert row.sheets == sum(evaluation_round.total for evaluation_round in list_rounds(session_open.workspace, 2024))
    assert row.is_used
    assert row.title == "Obiettivi comuni e specifici, versione 1"
    assert version_of_year(session_open.workspace, 2024) == row.id
    assert version_of_year(session_open.workspace, 2023) is None


def test_that_a_version_says_who_adopted_it_and_when_it_holds(workspace: Workspace, kept: VersionDetail) -> None:
    adopted = replace(
        kept.definition, adoption=Adoption("Giunta comunale", "12", date(2025, 1, 25)), valid_from=date(2025, 1, 1)
    )
    save_version(workspace, kept.row.id, adopted, kept.row.version)
    row = only(workspace)
    assert (row.adopted, row.validity) == ("Giunta comunale n. 12 del 25/01/2025", "dal 01/01/2025")
    assert not row.is_used
    assert replace(row, valid_to=date(2026, 12, 31)).validity == "dal 01/01/2025 al 31/12/2026"


def test_that_an_unused_version_is_changed_in_one_operation_that_can_be_undone(
    workspace: Workspace, kept: VersionDetail
) -> None:
    changed = put(kept.definition, WEIGHT, Decimal(55))
    changes = save_version(workspace, kept.row.id, changed, kept.row.version)
    assert changes.label == "Metodologia «Tre ambiti»"
    assert read_version(workspace, kept.row.id).definition == changed
    undo_last(workspace)
    assert read_version(workspace, kept.row.id).definition == kept.definition


def test_that_a_stale_edit_is_refused(workspace: Workspace, kept: VersionDetail) -> None:
    save_version(workspace, kept.row.id, put(kept.definition, WEIGHT, Decimal(55)), kept.row.version)
    with pytest.raises(UserError, match="un'altra finestra"):
        save_version(workspace, kept.row.id, kept.definition, kept.row.version)


def test_that_a_used_version_cannot_be_changed_nor_removed(session_open: Comune) -> None:
    workspace = session_open.workspace
    detail = read_version(workspace, only(workspace).id)
    changed = put(detail.definition, WEIGHT, Decimal(1))
    with pytest.raises(UserError, match="usata da: valutazione finale 2024") as refused:
        save_version(workspace, detail.row.id, changed, detail.row.version)
    assert "Copia e modifica" in refused.value.remedy
    with pytest.raises(UserError, match="usata da"):
        delete_version(workspace, detail.row.id)
    assert read_version(workspace, detail.row.id) == detail


def test_that_the_archive_itself_refuses_to_change_a_used_version(session_open: Comune) -> None:
    workspace = session_open.workspace
    with pytest.raises(UserError, match="già usata"), unit_of_work(workspace, "Forzatura") as unit:
        unit.get(MethodVersion, only(workspace).id).definition = "{}"


def test_that_copying_makes_the_next_version_free_to_be_changed(session_open: Comune) -> None:
    workspace = session_open.workspace
    first = only(workspace)
    copied = MethodVersionId(copy_version(workspace, first.id).ids[0])
    detail = read_version(workspace, copied)
    assert (detail.row.number, detail.row.is_used, detail.definition.adoption) == (2, False, None)
    save_version(workspace, copied, put(detail.definition, WEIGHT, Decimal(1)), detail.row.version)
    assert [one.what for one in compare_versions(workspace, first.id, copied)] == ["peso"]
    assert [row.number for row in list_method_versions(workspace)] == [2, 1]


def test_that_removing_the_only_version_removes_the_method(workspace: Workspace, kept: VersionDetail) -> None:
    copied = MethodVersionId(copy_version(workspace, kept.row.id).ids[0])
    delete_version(workspace, copied)
    assert only(workspace).id == kept.row.id
    delete_version(workspace, kept.row.id)
    assert list_method_versions(workspace) == []
    assert made(workspace, kept.definition)
    with pytest.raises(UserError, match="non c'è più"):
        read_version(workspace, MethodVersionId(999))


def test_that_a_definition_with_a_known_name_becomes_the_next_version(
    workspace: Workspace, kept: VersionDetail
) -> None:
    assert read_version(workspace, made(workspace, kept.definition)).row.number == 2
    other = read_version(workspace, made(workspace, replace(kept.definition, name="La nostra")))
    assert other.row.title == "La nostra, versione 1"
    with pytest.raises(UserError, match="non ha un nome"):
        new_version(workspace, replace(kept.definition, name=" "))


def test_that_the_name_changes_only_while_it_belongs_to_one_version(workspace: Workspace, kept: VersionDetail) -> None:
    renamed = replace(kept.definition, name="La nostra")
    save_version(workspace, kept.row.id, renamed, kept.row.version)
    assert only(workspace).name == "La nostra"
    with pytest.raises(UserError, match="non ha un nome"):
        save_version(workspace, kept.row.id, replace(renamed, name=""), only(workspace).version)
    made(workspace, kept.definition)
    row = read_version(workspace, kept.row.id).row
    with pytest.raises(UserError, match="C'è già una metodologia «Tre ambiti»"):
        save_version(workspace, kept.row.id, kept.definition, row.version)
    copy_version(workspace, kept.row.id)
    with pytest.raises(UserError, match="delle altre versioni"):
        save_version(workspace, kept.row.id, replace(renamed, name="Terza"), row.version)


def test_that_a_validity_upside_down_is_refused_in_words(workspace: Workspace, kept: VersionDetail) -> None:
    wrong = replace(kept.definition, valid_from=date(2025, 1, 1), valid_to=date(2024, 1, 1))
    with pytest.raises(UserError, match="finisce prima di cominciare"):
        save_version(workspace, kept.row.id, wrong, kept.row.version)


def test_that_an_unfinished_version_is_kept_but_opens_no_session(workspace: Workspace, kept: VersionDetail) -> None:
    with unit_of_work(workspace, "Anno") as unit:
        add_year(unit, 2024)
    save_version(workspace, kept.row.id, put(kept.definition, WEIGHT, Decimal(1)), kept.row.version)
    with pytest.raises(UserError, match=r"non si può usare: .*mancano") as refused:
        open_round(workspace, RoundDraft(2024, RoundKind.FINAL, kept.row.id))
    assert "Metodologia" in refused.value.remedy
    assert list_rounds(workspace, 2024) == []


def test_that_a_version_written_to_a_file_is_read_back_the_same(
    workspace: Workspace, kept: VersionDetail, tmp_path: Path
) -> None:
    path = export_version(workspace, kept.row.id, tmp_path / "metodo.toml")
    assert read_method_file(workspace, path) == kept.definition


def test_that_a_file_that_is_not_a_method_is_refused_with_its_lines(workspace: Workspace, tmp_path: Path) -> None:
    path = tmp_path / "metodo.toml"
    path.write_text("codice = \n", encoding="utf-8")
    with pytest.raises(UserError, match="Riga 1"):
        read_method_file(workspace, path)
    path.write_text("\n".join(f"voce{number} = 1" for number in range(12)), encoding="utf-8")
    text = SMALL.replace("performance_individuale = true\n", "").replace("peso = 60", "peso = 55")
    path.write_text(text, encoding="utf-8")
    with pytest.raises(UserError, match="sommano a 95") as refused:
        read_method_file(workspace, path)
    assert "performance individuale" not in refused.value.problem
    path.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(UserError, match="non è un testo"):
        read_method_file(workspace, path)
    path.write_bytes('codice = "a"\nnome = "Qualità"\n'.encode("cp1252"))
    with pytest.raises(UserError, match="Riga 2: una lettera non è scritta in UTF-8"):
        read_method_file(workspace, path)
    with pytest.raises(UserError, match="non si può leggere"):
        read_method_file(workspace, tmp_path / "manca.toml")


@pytest.mark.parametrize(("wrong", "last"), [(8, "Riga 8: "), (9, "… e un altro errore."), (10, "… e altri 2 errori.")])
def test_that_of_many_errors_of_a_method_the_first_are_told_and_the_others_counted(
    workspace: Workspace, tmp_path: Path, wrong: int, last: str
) -> None:
    path = tmp_path / "metodo.toml"
    words = write_method(read_preset("tre-ambiti")).splitlines()
    path.write_text("\n".join([*(f"voce{number} = 1" for number in range(wrong)), *words]), encoding="utf-8")
    with pytest.raises(UserError) as refused:
        read_method_file(workspace, path)
    lines = refused.value.problem.splitlines()
    assert (len(lines), lines[-1][: len(last)]) == (min(wrong + 1, 10), last)


def test_that_a_folder_that_is_not_there_takes_no_file(
    workspace: Workspace, kept: VersionDetail, tmp_path: Path
) -> None:
    with pytest.raises((UserError, ArchiveError), match="non esiste"):
        export_version(workspace, kept.row.id, tmp_path / "manca" / "metodo.toml")


def test_that_presets_are_sound_enough_to_open_a_session(workspace: Workspace) -> None:
    with unit_of_work(workspace, "Anno") as unit:
        add_year(unit, 2024)
    version = made(workspace, read_preset("segretario"))
    open_round(workspace, RoundDraft(2024, RoundKind.FINAL, version))
    assert only(workspace).uses == ("valutazione finale 2024",)


def test_that_the_audit_tells_what_changed_in_the_rules(workspace: Workspace, kept: VersionDetail) -> None:
    changes = save_version(workspace, kept.row.id, put(kept.definition, WEIGHT, Decimal(55)), kept.row.version)
    [thing] = entry_detail(workspace, EntryId(changes.entry or 0)).things
    section = kept.definition.templates[0].sections[0]
    [field] = [one for one in thing.fields if "peso" in one.name]
    assert field.name.endswith(f"sezione «{section.title}»: peso")
    assert (field.before, field.after) == (f"{section.weight}", "55")


def test_that_the_audit_tells_how_large_a_removed_method_was(workspace: Workspace, kept: VersionDetail) -> None:
    changes = delete_version(workspace, kept.row.id)
    things = entry_detail(workspace, EntryId(changes.entry or 0)).things
    told = [one for thing in things for one in thing.fields if one.name == "Regole della metodologia"]
    size = f"{len(kept.definition.templates)} schede, {len(kept.definition.scales)} scale"
    assert [(one.before, one.after) for one in told] == [(size, "")]


def test_that_spoiled_rules_do_not_stop_the_audit() -> None:
    [field] = method_changes("{", "{}")
    assert field.after == "non leggibili"


def test_that_a_file_whose_sheets_are_for_nobody_here_is_read_with_the_lines_of_the_names(
    workspace: Workspace, kept: VersionDetail, tmp_path: Path
) -> None:
    save_contract_area(workspace, ContractAreaDraft("OP", "Operatori"))
    path = export_version(workspace, kept.row.id, tmp_path / "metodo.toml")
    text = path.read_text(encoding="utf-8").replace(
        '\nruolo = "dipendente"', '\nruolo = "dipendente"\naree_contrattuali = ["Categoria C"]', 1
    )
    line = text[: text.index("aree_contrattuali")].count("\n") + 1
    told = [issue.sentence for issue in preview_method(workspace, text.encode()).issues]
    assert any(f"Riga {line}: " in one and "«Categoria C» non è nell'archivio" in one for one in told), told


def test_that_the_method_exported_is_that_of_the_session_of_the_year_or_the_last_kept(
    session_open: Comune, tmp_path: Path
) -> None:
    workspace = session_open.workspace
    [used] = list_method_versions(workspace)
    ensure_preset(workspace, "tre-ambiti")
    for name, year in (("uno", None), ("due", 2024)):
        assert read_method_file(workspace, export_method_and_tell(workspace, tmp_path / name, year)).name == used.name
    assert read_method_file(workspace, export_method_and_tell(workspace, tmp_path / "tre", 2019)).name != used.name


def test_that_without_a_method_there_is_nothing_to_export(workspace: Workspace, tmp_path: Path) -> None:
    with pytest.raises(UserError, match="nessuna metodologia da esportare"):
        export_method_and_tell(workspace, tmp_path / "metodo")
    assert list(tmp_path.glob("metodo*")) == []


def test_that_a_method_is_imported_once(workspace: Workspace) -> None:
    data = write_method(read_preset("tre-ambiti")).encode()
    import_method(workspace, data)
    import_method(workspace, data)
    assert only(workspace).number == 1
    with reading(workspace, Action.READ) as session:
        [entry] = session.scalars(select(AuditEntry).where(AuditEntry.label.startswith("Importa metodologia")))
        assert entry.action == Action.IMPORT.value
    with pytest.raises(UserError, match="La metodologia ha errori"):
        import_method(workspace, SMALL.replace("peso = 60", "peso = 55").encode())
    with pytest.raises(UserError, match="supera 1 MB"):
        import_method(workspace, b"#" * (4 * 2**20 + 1))


def test_that_the_guide_goes_into_a_folder_of_its_own_each_time(tmp_path: Path) -> None:
    first, second, third = (save_guide(tmp_path) for _ in range(3))
    name = METHOD_GUIDE.folder
    assert [one.name for one in (first, second, third)] == [name, f"{name} 2", f"{name} 3"]
    assert (second / "LEGGIMI.md").read_text(encoding="utf-8") == read_guide()
    assert {one.stem for one in third.glob("*.toml")} == {row.code for row in list_presets()}
