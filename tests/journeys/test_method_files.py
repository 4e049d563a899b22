"""A method goes out to a file, is changed by hand and comes back as the next version; a wrong one names its lines."""

import hashlib
import shutil
import sqlite3
from pathlib import Path

import pytest

from app.cli import main
from app.domain.method_file.toml import read_method
from app.services.methods.presets import read_preset
from tests.journeys.terminal import Terminal

WORD = 'soglia = "sessanta"'


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("methods") / "prova.merito"
    assert main(["new", str(path), "--name", "Comune di Prova", "--year", "2024", "--method", "tre-ambiti"]) == 0
    return path


@pytest.fixture
def archive(made: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(made, tmp_path / "prova.merito"))


@pytest.fixture
def merito(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


def content(path: Path) -> str:
    connection = sqlite3.connect(path)
    dump = "\n".join(connection.iterdump())
    connection.close()
    return hashlib.sha256(dump.encode()).hexdigest()


def exported(merito: Terminal, archive: Path, *words: object) -> str:
    target = archive.with_name("fuori.toml")
    code, _, err = merito("export", archive, target, "--kind", "metodo", *words)
    assert (code, err) == (0, f"Scritto: {target}\n")
    return target.read_text(encoding="utf-8")


def test_that_a_method_goes_out_and_in_without_changes(merito: Terminal, archive: Path) -> None:
    text = exported(merito, archive)
    assert read_method(text)[0] == read_preset("tre-ambiti")
    before = content(archive)
    code, out, err = merito("import", archive, archive.with_name("fuori.toml"))
    assert (code, out) == (0, "Metodologia «Tre ambiti», versione 1: già presente\n")
    assert "Nessuna novità" in err
    assert content(archive) == before


def test_that_a_changed_method_is_shown_then_kept_as_the_next_version(merito: Terminal, archive: Path) -> None:
    file = archive.with_name("nuova.toml")
    file.write_text(exported(merito, archive).replace("soglia = 60", "soglia = 65"), encoding="utf-8")
    before = content(archive)
    line = "Metodologia «Tre ambiti», versione 2: da aggiungere\n"
    assert merito("import", archive, file, "--dry-run")[:2] == (0, line)
    assert content(archive) == before
    code, out, err = merito("import", archive, file, "--kind", "metodo")
    assert (code, out, err) == (0, line, "Importa metodologia «Tre ambiti»\n")
    assert "soglia = 65" in exported(merito, archive)


def test_that_another_method_is_taken_in_beside_the_first(merito: Terminal, archive: Path) -> None:
    file = archive.with_name("altra.txt")
    file.write_text(exported(merito, archive).replace('nome = "Tre ambiti"', 'nome = "Altra"'), encoding="utf-8-sig")
    assert merito("import", archive, file, "--kind", "metodo")[1] == "Metodologia «Altra», versione 1: da aggiungere\n"
    assert 'nome = "Altra"' in exported(merito, archive)


def test_that_the_method_of_the_last_session_goes_out(merito: Terminal, archive: Path) -> None:
    file = archive.with_name("nuova.toml")
    file.write_text(exported(merito, archive).replace("soglia = 60", "soglia = 65"), encoding="utf-8")
    merito("import", archive, file)
    connection = sqlite3.connect(archive)
    cycle = connection.execute("SELECT id FROM cycles").fetchone()[0]
    for kind, version in (("interim", 2), ("final", 1)):
        connection.execute(
            "INSERT INTO evaluation_rounds (cycle_id, kind, method_version_id, state, opened_on, version)"
            " VALUES (?, ?, ?, 'open', '2024-12-01', 1)",
            (cycle, kind, version),
        )
    connection.commit()
    connection.close()
    assert "soglia = 60" in exported(merito, archive)
    assert "soglia = 60" in exported(merito, archive, "--year", 2024)
    assert "soglia = 65" in exported(merito, archive, "--year", 2023)


def test_that_a_wrong_method_is_refused_with_its_lines(merito: Terminal, archive: Path) -> None:
    file = archive.with_name("errata.toml")
    text = exported(merito, archive).replace("peso = 50", "pesi = 50", 1).replace("soglia = 60", WORD, 1)
    file.write_text(text, encoding="utf-8")
    before = content(archive)
    code, out, err = merito("import", archive, file)
    lines = {row: place for place, row in enumerate(file.read_text(encoding="utf-8").splitlines(), 1)}
    assert (code, out) == (1, "")
    assert f"Errore: Riga {lines['pesi = 50']}: scheda 1, sezione 2, pesi: voce sconosciuta: forse «peso»?" in err
    assert f"Errore: Riga {lines[WORD]}: scheda 1, fasce, soglia" in err
    assert "non è stata importata" in err
    assert content(archive) == before


@pytest.mark.parametrize("data", [b"\xff\xfe\x00", b"", b"nome = ", b"x" * (5 << 20), b"\x00", b"nome = 3"])
def test_that_what_is_not_a_method_is_refused(merito: Terminal, archive: Path, data: bytes) -> None:
    file = archive.with_name("strano.toml")
    file.write_bytes(data)
    before = content(archive)
    code, out, err = merito("import", archive, file)
    assert (code, out) == (1, "")
    assert err.strip()
    assert "Traceback" not in err
    assert content(archive) == before


def test_that_a_warning_is_told_and_the_method_is_kept(merito: Terminal, archive: Path) -> None:
    file = archive.with_name("avviso.toml")
    text = exported(merito, archive).replace("quota_tempi_di_pagamento = 30", "quota_tempi_di_pagamento = 10")
    file.write_text(text, encoding="utf-8")
    code, _, err = merito("import", archive, file)
    assert code == 0
    assert "Avviso: Riga" in err
    assert "almeno il 30 %" in err
