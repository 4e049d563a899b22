"""Opening a protected archive: by a password, by the paper, after too many wrong ones, after tampering."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.errors import ArchiveError, ArchiveTrouble, UserError
from app.domain.keys.recovery_key import recovery_text
from app.models.archive_file.key_places import key_file_beside
from app.models.archive_file.trailer import put_trailer, trailer_of
from app.models.keys.key_file import KeyFileError, read, written
from app.services.first_look import first_look
from app.services.keys.attempts import Attempts, own_attempts
from app.services.keys.reading import is_protected, slots_of
from app.services.keys.unlocking import unlock, unlock_by_recovery
from app.services.opening import open_workspace
from tests.services.keys.conftest import OTHER_PASSWORD, PASSWORD, Protected, Watch


def test_that_before_log_in_only_the_ente_and_the_offices_are_shown(protected: Protected) -> None:
    shown = slots_of(protected.path)
    assert shown.name == "Comune di Prova"
    assert [slot.title for slot in shown.slots] == ["Segretario comunale", "EQ Affari generali"]
    assert is_protected(protected.path)


def test_that_an_archive_in_clear_is_not_protected(clear: Path) -> None:
    assert not is_protected(clear)


def test_that_each_password_opens_and_no_other(protected: Protected, attempts: Attempts) -> None:
    path = protected.path
    assert unlock(path, protected.slot, PASSWORD, attempts) == protected.key
    assert unlock(path, protected.other_slot, OTHER_PASSWORD, attempts) == protected.key
    for slot, password in ((protected.slot, OTHER_PASSWORD), (protected.other_slot, PASSWORD), (protected.slot, "")):
        with pytest.raises(UserError, match="Password non riconosciuta"):
            unlock(path, slot, password, attempts)
    with pytest.raises(UserError, match="non c'è più"):
        unlock(path, "altro", PASSWORD, attempts)
    workspace = open_workspace(path, protected.key)
    assert first_look(workspace).name == "Comune di Prova"
    workspace.archive.close()


def wrong(protected: Protected, attempts: Attempts, times: int) -> None:
    for _ in range(times):
        with pytest.raises(UserError, match="Password non riconosciuta"):
            unlock(protected.path, protected.slot, "sbagliata sbagliata", attempts)


def test_that_after_five_wrong_passwords_one_waits_and_starting_again_does_not_help(
    protected: Protected, attempts: Attempts, watch: Watch, tmp_path: Path
) -> None:
    wrong(protected, attempts, 5)
    again = Attempts(tmp_path / "dati", watch)
    with pytest.raises(UserError, match="fra 1 minuto"):
        unlock(protected.path, protected.slot, PASSWORD, again)
    watch.wait(seconds=31)
    with pytest.raises(UserError, match="fra 29 secondi"):
        unlock(protected.path, protected.slot, PASSWORD, again)
    watch.wait(seconds=29)
    wrong(protected, again, 1)
    watch.wait(seconds=119)
    with pytest.raises(UserError, match="fra 1 secondo"):
        unlock(protected.path, protected.slot, PASSWORD, again)
    watch.wait(seconds=1)
    assert unlock(protected.path, protected.slot, PASSWORD, again) == protected.key
    wrong(protected, again, 4)
    assert unlock(protected.path, protected.slot, PASSWORD, again) == protected.key


def test_that_the_wait_of_one_is_not_that_of_another(protected: Protected, attempts: Attempts) -> None:
    wrong(protected, attempts, 5)
    assert unlock(protected.path, protected.other_slot, OTHER_PASSWORD, attempts) == protected.key


@pytest.mark.parametrize("content", [b"", b"[]", b'{"a": 3}', b"\xff", b'{"x": [1, "ieri"]}'])
def test_that_spoiled_attempts_keep_nobody_out(
    protected: Protected, watch: Watch, tmp_path: Path, content: bytes
) -> None:
    (tmp_path / "dati").mkdir()
    (tmp_path / "dati" / "tentativi.json").write_bytes(content)
    assert unlock(protected.path, protected.slot, PASSWORD, Attempts(tmp_path / "dati", watch)) == protected.key


def test_that_the_attempts_of_the_program_are_in_the_own_data_folder(protected: Protected, tmp_path: Path) -> None:
    wrong(protected, own_attempts(), 1)
    assert list((tmp_path / "home").rglob("tentativi.json"))


def test_that_the_paper_alone_opens_the_file_alone(protected: Protected) -> None:
    put_trailer(protected.path, b"")
    with pytest.raises(ArchiveError, match="non c'è, né accanto"):
        slots_of(protected.path)
    key = unlock_by_recovery(protected.path, protected.recovery_key.lower())
    workspace = open_workspace(protected.path, key)
    assert first_look(workspace).name == "Comune di Prova"
    workspace.archive.close()


def test_that_the_paper_of_another_archive_is_told(protected: Protected) -> None:
    with pytest.raises(UserError, match="scritta bene, ma non è quella di"):
        unlock_by_recovery(protected.path, recovery_text(bytes(48)))


def test_that_a_slot_taken_away_by_another_hand_is_told(protected: Protected, attempts: Attempts) -> None:
    content = trailer_of(protected.path)
    assert content
    file = read(content)
    changed = written(file.without_slot(protected.other_slot))
    key_file_beside(protected.path).write_bytes(changed)
    with pytest.raises(ArchiveError, match="cambiato da un'altra mano") as caught:
        unlock(protected.path, protected.slot, PASSWORD, attempts)
    assert caught.value.trouble is ArchiveTrouble.KEY
    assert unlock_by_recovery(protected.path, protected.recovery_key) == protected.key


def test_that_exchanged_titles_or_wrapped_keys_open_nothing(protected: Protected, attempts: Attempts) -> None:
    content = trailer_of(protected.path)
    assert content
    file = read(content)
    first, second = file.slots
    for changed in (
        replace(file, slots=(replace(first, title=second.title), replace(second, title=first.title))),
        replace(file, slots=(replace(first, wrapped=second.wrapped, salt=second.salt, nonce=second.nonce), second)),
        replace(file, slots=(replace(first, cost=replace(first.cost, passes=first.cost.passes + 1)), second)),
    ):
        key_file_beside(protected.path).write_bytes(written(changed))
        for password in (PASSWORD, OTHER_PASSWORD):
            with pytest.raises(UserError):
                unlock(protected.path, first.id, password, Attempts(protected.path.parent / "altri"))


def test_that_lowered_parameters_are_refused_before_any_password(protected: Protected, attempts: Attempts) -> None:
    content = trailer_of(protected.path)
    assert content
    lowered = content.replace(b'"memory_kib":19456', b'"memory_kib":1024')
    assert lowered != content
    with pytest.raises(KeyFileError):
        read(lowered)
    put_trailer(protected.path, b"")
    key_file_beside(protected.path).write_bytes(lowered)
    with pytest.raises(ArchiveError, match="è rovinato"):
        unlock(protected.path, protected.slot, PASSWORD, attempts)
