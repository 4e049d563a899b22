"""The command line: exit codes, words on stderr, data on stdout, and nothing changed by what is refused."""

import hashlib
import json
import os
import shutil
import sqlite3
import sys
from pathlib import Path

import pytest

from app.cli import main
from app.commands.opening import Steps
from app.commands.take_in import LARGEST
from app.domain.catalogue.entry import CatalogueEntry, CatalogueIndicator
from app.domain.catalogue.writing import write_entries
from app.models.archive import open_archive
from tests.journeys.terminal import Terminal

PLAN = """COMUNE DI PROVA
PIANO DEGLI OBIETTIVI 2024-2026

Gli OBIETTIVI STRATEGICI comuni sono i seguenti:

- 1) Pagamenti puntuali: rispettare i termini di pagamento

Gli OBIETTIVI OPERATIVI sono i seguenti:

AREA AMMINISTRATIVA

(Settore Segreteria)

- Tenere aggiornato l'albo delle associazioni
- Ridurre i tempi di risposta ai cittadini

(settore Cultura)

- Ridurre i tempi di risposta ai cittadini
- Aprire la biblioteca il sabato
"""


@pytest.fixture
def merito(capsys: pytest.CaptureFixture[str]) -> Terminal:
    return Terminal(capsys)


@pytest.fixture(scope="module")
def new_archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("cli") / "prova.merito"
    assert main(["new", str(path), "--name", "Comune di Prova", "--year", "2024"]) == 0
    return path


@pytest.fixture
def archive(new_archive: Path, tmp_path: Path) -> Path:
    return Path(shutil.copyfile(new_archive, tmp_path / "prova.merito"))


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "piano.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def content(path: Path) -> str:
    """The whole content of the archive, whatever its pages look like."""
    connection = sqlite3.connect(path)
    dump = "\n".join(connection.iterdump())
    connection.close()
    return hashlib.sha256(dump.encode()).hexdigest()


def test_that_help_is_italian(merito: Terminal) -> None:
    code, out, _ = merito("--help")
    assert code == 0
    assert "uso: merito" in out
    assert not {"usage", "options", "show this"} & set(out.split())


@pytest.mark.parametrize(
    "words",
    [("new",), ("import", "a"), ("--boh",), ("print", "a", "lettera", "--out", "x"), ("new", "a", "--year", "x")],
)
def test_that_wrong_usage_leaves_with_two_and_an_italian_line(merito: Terminal, words: tuple[str, ...]) -> None:
    code, out, err = merito(*words)
    assert code == 2
    assert "uso: merito" in out + err
    assert not {"error:", "usage:", "required", "invalid", "unrecognized"} & set((out + err).split())


def test_that_a_plan_is_shown_then_written_then_unchanged(merito: Terminal, archive: Path, plan: Path) -> None:
    before = content(archive)
    code, out, _ = merito("import", archive, plan, "--dry-run")
    assert code == 0
    assert "Aree: 1 da creare" in out
    assert "Settori: 2 da creare" in out
    assert "Si ripete in 2 settori (uno solo): Ridurre i tempi di risposta ai cittadini" in out
    assert content(archive) == before
    assert merito("import", archive, plan)[0] == 0
    written = content(archive)
    assert written != before
    code, out, err = merito("import", archive, plan)
    assert code == 0
    assert "Nessuna novità" in err
    assert content(archive) == written


def test_that_a_sheet_with_a_column_of_objectives_is_a_plan(merito: Terminal, archive: Path, tmp_path: Path) -> None:
    path = tmp_path / "obiettivi.csv"
    path.write_text("Settore;Obiettivo;Peso\nTributi;Recupero IMU;60\n;Sportello;40\n", encoding="utf-8")
    code, out, _ = merito("import", archive, path)
    assert code == 0
    assert "Obiettivi operativi: 2 da creare" in out


def test_that_the_plan_of_another_comune_or_of_other_years_is_not_written_unasked(
    merito: Terminal, archive: Path, tmp_path: Path
) -> None:
    path = tmp_path / "piano.txt"
    path.write_text("COMUNE DI ALTROVE\nPIANO 2016-2018\nAREA TECNICA\n- Scuola\n", encoding="utf-8")
    before = content(archive)
    code, out, told = merito("import", archive, path, "--dry-run")
    assert code == 0
    assert (out + told).count("importarlo lo stesso?") == 1
    code, _, err = merito("import", archive, path)
    assert code == 1
    assert "Comune di Altrove" in err
    assert "--accept altri-anni" in err
    assert content(archive) == before
    assert merito("import", archive, path, "--accept", "altro-ente")[0] == 1
    code, _, err = merito("import", archive, path, "--accept", "altro-ente", "--accept", "altri-anni")
    assert (code, "1 area e 1 obiettivo operativo" in err) == (0, True)


def test_that_a_plan_without_units_is_taken_in_for_the_whole_ente_after_a_yes(
    merito: Terminal, archive: Path, tmp_path: Path
) -> None:
    path = tmp_path / "piano.txt"
    path.write_text(
        "Obiettivi dell'anno\n- Asfaltare le strade\n- Curare il verde\n- Aprire il nido\n", encoding="utf-8"
    )
    before = content(archive)
    code, out, told = merito("import", archive, path, "--dry-run")
    assert (code, "Obiettivi operativi: 3 da creare" in out) == (0, True)
    assert "3 righe sembrano obiettivi" in told
    code, _, told = merito("import", archive, path)
    assert (code, "--accept ente-intero" in told) == (1, True)
    assert content(archive) == before
    code, _, told = merito("import", archive, path, "--accept", "ente-intero")
    assert (code, "1 area e 3 obiettivi operativi" in told) == (0, True)


def test_that_what_the_items_of_a_plan_are_is_asked_once_for_its_layout(
    merito: Terminal, archive: Path, tmp_path: Path
) -> None:
    path = tmp_path / "piano.txt"
    text = "AREA TECNICA\n1. {}:\n- ricognizione\n- lavori\n2. Verde pubblico:\n- potature\n"
    path.write_text(text.format("Scuole sicure"), encoding="utf-8")
    before = content(archive)
    code, _, err = merito("import", archive, path)
    assert (code, "--layout attività" in err) == (1, True)
    assert content(archive) == before
    code, out, _ = merito("import", archive, path, "--layout", "obiettivi", "--dry-run")
    assert (code, "Obiettivi operativi: 5 da creare" in out) == (0, True)
    code, out, _ = merito("import", archive, path, "--layout", "attività")
    assert (code, "Obiettivi operativi: 2 da creare" in out) == (0, True)
    path.write_text(text.format("Strade sicure"), encoding="utf-8")
    assert merito("import", archive, path)[0] == 0


@pytest.mark.parametrize(
    ("option", "name", "target"),
    [
        ("minimo", "alberi potati (atteso: tra 5 e 10)", 5),
        ("massimo", "alberi potati (atteso: tra 5 e 10)", 10),
        ("parole", "alberi potati (atteso: tra 5 e 10)", None),
    ],
)
def test_that_a_span_is_not_taken_in_before_it_is_said_which_end_is_expected(
    merito: Terminal, archive: Path, tmp_path: Path, option: str, name: str, target: int | None
) -> None:
    path = tmp_path / "piano.txt"
    path.write_text("AREA TECNICA\nObiettivo n. 1: Potature\nIndicatore: alberi potati - Target: tra 5 e 10\n")
    before = content(archive)
    code, _, err = merito("import", archive, path)
    told = " ".join(err.split())
    assert (code, "«tra 5 e 10»" in told, "--span minimo o massimo" in told) == (1, True, True)
    assert content(archive) == before
    assert merito("import", archive, path, "--span", "medio")[0] == 2
    assert merito("import", archive, path, "--span", option)[0] == 0
    connection = sqlite3.connect(archive)
    [(written, number)] = connection.execute("SELECT name, target FROM indicators").fetchall()
    connection.close()
    assert (written, number) == (name, None if target is None else target * 10**6)


def test_that_a_word_of_a_plan_is_told_its_role_or_left_as_it_is(
    merito: Terminal, archive: Path, tmp_path: Path
) -> None:
    path = tmp_path / "piano.txt"
    sheets = ("Cura del verde", "Alberi potati"), ("Strade", "Buche")
    lines = [f"Mossa: {title}\nFrutto: {measure}\nQuota: 50\n" for title, measure in sheets]
    path.write_text("\n".join(["AREA TECNICA", *lines]), encoding="utf-8")
    told = ("--word", "Mossa=obiettivo", "--word", "Frutto=indicatore", "--word", "Quota=testo")
    assert merito("import", archive, path, "--kind", "piano", "--word", "Mossa=capo")[0] == 2
    code, _, err = merito("import", archive, path, "--kind", "piano", *told)
    assert code == 0, err
    connection = sqlite3.connect(archive)
    titles = [title for (title,) in connection.execute("SELECT title FROM objectives ORDER BY title")]
    indicators = [name for (name,) in connection.execute("SELECT name FROM indicators ORDER BY name")]
    connection.close()
    assert {"Cura del verde", "Strade"} <= set(titles)
    assert {"Alberi potati", "Buche"} <= set(indicators)


def test_that_the_catalogue_is_listed_written_and_taken_in(merito: Terminal, archive: Path, tmp_path: Path) -> None:
    code, out, _ = merito("catalogue", archive, "--search", "tempi di pagamento")
    assert (code, "programma\t" in out, "pagament" in out.splitlines()[0].casefold()) == (0, True, True)
    assert "Il catalogo non ha il settore" in merito("catalogue", archive, "--sector", "astronomia")[2]
    assert merito("catalogue", archive, "--export", tmp_path / "voci.toml")[0] == 1, "the ente has none yet"
    source = tmp_path / "voci.toml"
    draft = CatalogueEntry(
        "nostra", "Sportello unico di quartiere", ("trasversale",), (), (), (CatalogueIndicator("Accessi"),)
    )
    source.write_text(write_entries([draft]), encoding="utf-8")
    before = content(archive)
    code, out, _ = merito("catalogue", archive, "--import", source, "--dry-run")
    assert (code, out.split("\t")[:2], content(archive) == before) == (0, ["nuova", "nostra"], True)
    assert merito("catalogue", archive, "--import", source)[0] == 0
    assert "Nessuna novità" in merito("catalogue", archive, "--import", source)[2]
    assert merito("catalogue", archive, "--search", "sportello unico di quartiere")[1].startswith("ente\tnostra")
    code, _, err = merito("catalogue", archive, "--export", tmp_path / "fuori.toml")
    assert (code, (tmp_path / "fuori.toml").read_bytes() == source.read_bytes()) == (0, True), err


def test_that_repeated_lines_can_stay_separate(merito: Terminal, archive: Path, plan: Path) -> None:
    code, out, _ = merito("import", archive, plan, "--separate")
    assert code == 0
    assert "Obiettivi operativi: 4 da creare" in out


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("piano.txt", b"\x00\x01\x02\xff\xfe\xfa" * 50),
        ("piano.txt", b""),
        ("piano.txt", b"Un testo senza aree e senza elenchi."),
        ("piano.txt", b"%PDF-1.7 ..."),
        ("estranee.csv", b"Struttura;Azione;Metrica\nTecnico;Rifare i marciapiedi;metri\n"),
        ("anagrafica.xlsx", b"non e' un foglio"),
        ("anagrafica.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600),
    ],
)
def test_that_what_cannot_be_read_is_refused_and_changes_nothing(
    merito: Terminal, archive: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    before = content(archive)
    (tmp_path / name).write_bytes(data)
    assert merito("import", archive, tmp_path / name, "--dry-run")[0] == 1
    code, _, err = merito("import", archive, tmp_path / name)
    assert code == 1
    assert err.strip()
    assert "Traceback" not in err
    assert content(archive) == before


def test_that_a_missing_file_is_said(merito: Terminal, archive: Path, tmp_path: Path) -> None:
    code, _, err = merito("import", archive, tmp_path / "manca.txt")
    assert code == 1
    assert "non esiste" in err


def test_that_an_archive_that_cannot_be_opened_leaves_with_three(
    merito: Terminal, archive: Path, tmp_path: Path
) -> None:
    assert merito("check", tmp_path / "manca.merito")[0] == 3
    (tmp_path / "altro.merito").write_text("ciao")
    code, _, err = merito("check", tmp_path / "altro.merito")
    assert code == 3
    assert "non è un archivio di Merito" in err
    opened = open_archive(archive)
    code, _, err = merito("import", archive, tmp_path / "altro.merito", "--kind", "piano")
    opened.close()
    assert code == 3
    assert "già aperto" in err


def test_that_a_newer_archive_leaves_with_three(merito: Terminal, archive: Path) -> None:
    connection = sqlite3.connect(archive)
    connection.execute("PRAGMA user_version = 999")
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    code, _, err = merito("results", archive)
    assert code == 3
    assert "versione più recente" in err


def test_that_new_never_covers_what_is_there(merito: Terminal, archive: Path) -> None:
    before = content(archive)
    code, _, err = merito("new", archive, "--name", "Comune", "--year", "2024")
    assert code == 1
    assert "Esiste già" in err
    assert content(archive) == before


@pytest.mark.parametrize(
    ("name", "year", "method"), [("", "2024", None), ("Comune", "20", None), ("Comune", "2024", "nessuna")]
)
def test_that_new_refuses_nonsense_and_leaves_no_file(
    merito: Terminal, tmp_path: Path, name: str, year: str, method: str | None
) -> None:
    choice = ["--method", method] if method else []
    code, _, err = merito("new", tmp_path / "n.merito", "--name", name, "--year", year, *choice)
    assert code == 1
    assert err.strip()
    assert not list(tmp_path.glob("*n.merito*"))


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="/proc is the folder that refuses even root")
def test_that_a_folder_that_refuses_is_said(merito: Terminal, archive: Path, plan: Path) -> None:
    assert merito("new", "/proc/n.merito", "--name", "Comune", "--year", "2024")[0] == 3
    merito("import", archive, plan)
    code, _, err = merito("print", archive, "piano", "--out", "/proc/piano.pdf")
    assert code in {1, 3}
    assert err.strip()


def test_that_check_finds_what_is_missing_and_says_its_source(merito: Terminal, archive: Path, plan: Path) -> None:
    assert merito("check", archive)[0] == 0
    merito("import", archive, plan)
    code, out, _ = merito("check", archive)
    assert code == 1
    assert "non ha indicatori. [D.Lgs. 150/2009 art. 5 c. 2 lett. b), d), f)]" in out


def test_that_check_notices_a_rewritten_audit(merito: Terminal, archive: Path) -> None:
    connection = sqlite3.connect(archive)
    connection.execute("DROP TRIGGER audit_entries_frozen_update")
    connection.execute("UPDATE audit_entries SET actor = 'altro' WHERE id = 1")
    connection.commit()
    connection.close()
    code, out, _ = merito("check", archive)
    assert code == 1
    assert "La registrazione n. 1 è stata modificata" in out


def test_that_the_plan_is_printed(merito: Terminal, archive: Path, plan: Path, tmp_path: Path) -> None:
    merito("import", archive, plan)
    code, _, err = merito("print", archive, "piano", "--out", tmp_path / "piano.pdf")
    assert code == 0
    assert "1 file scritto" in err
    assert (tmp_path / "piano.pdf").read_bytes().startswith(b"%PDF")


def test_that_the_plan_is_written_in_word_where_its_name_or_the_format_says_so(
    merito: Terminal, archive: Path, tmp_path: Path
) -> None:
    assert merito("print", archive, "piano", "--out", tmp_path / "piano.docx")[0] == 0
    code, _, err = merito("print", archive, "piano", "--format", "docx", "--out", tmp_path / "carte")
    assert code == 0, err
    [made] = (tmp_path / "carte").iterdir()
    assert made.name == "Piano_degli_obiettivi_2024.docx"
    assert made.read_bytes() == (tmp_path / "piano.docx").read_bytes()
    code, _, err = merito("print", archive, "piano", "--format", "docx", "--out", tmp_path / "piano.pdf")
    assert code == 1
    assert "«piano.pdf» non è il nome di un file Word." in err
    code, _, err = merito("print", archive, "organigramma", "--out", tmp_path / "organigramma.docx")
    assert code == 1
    assert "«Organigramma» non si scrive in Word. Si scrive in PDF: sceglierlo." in " ".join(err.split())
    assert not (tmp_path / "organigramma.docx").exists()


def test_that_a_year_that_is_not_there_is_named(merito: Terminal, archive: Path) -> None:
    code, _, err = merito("results", archive, "--year", "2019")
    assert code == 1
    assert "2019" in err
    assert "2024" in err


def test_that_a_document_of_the_year_is_of_no_person(merito: Terminal, archive: Path, tmp_path: Path) -> None:
    code, _, err = merito("print", archive, "mancanze", "--person", "0001", "--out", tmp_path / "x.pdf")
    assert code == 1
    assert "«mancanze» è un documento dell'anno: non si stampa per persona." in err
    assert not (tmp_path / "x.pdf").exists()


def test_that_sheets_to_print_must_be_chosen(merito: Terminal, archive: Path, tmp_path: Path) -> None:
    code, _, err = merito("print", archive, "scheda", "--out", tmp_path)
    assert code == 1
    assert "--all" in err
    assert merito("print", archive, "scheda", "--person", "999", "--out", tmp_path)[0] == 1


def test_that_the_anagrafica_goes_out_and_in_without_changes(
    merito: Terminal, archive: Path, plan: Path, tmp_path: Path
) -> None:
    merito("import", archive, plan)
    assert merito("export", archive, tmp_path / "anagrafica.xlsx")[0] == 0
    before = content(archive)
    code, _, err = merito("import", archive, tmp_path / "anagrafica.xlsx")
    assert code == 0
    assert "Nessuna novità" in err
    assert content(archive) == before


def test_that_results_are_data_on_stdout(merito: Terminal, archive: Path) -> None:
    code, out, err = merito("results", archive, "--format", "json")
    assert (code, json.loads(out), err) == (0, [], "")
    code, out, _ = merito("results", archive)
    assert code == 0
    assert out.startswith("Persona;Matricola")


def test_that_without_a_screen_the_window_says_so(merito: Terminal, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    if sys.platform.startswith("linux"):
        code, _, err = merito()
        assert code == 3
        assert "schermo" in err


def test_that_a_file_beyond_reason_is_not_even_read(merito: Terminal, archive: Path, tmp_path: Path) -> None:
    huge = tmp_path / "metodologia.toml"
    huge.touch()
    os.truncate(huge, LARGEST + 1)
    code, out, err = merito("import", archive, huge)
    assert (code, out) == (1, "")
    assert "metodologia.toml è troppo grande (più di 50 MB)" in err


def test_that_each_part_of_a_long_work_is_told_once(capsys: pytest.CaptureFixture[str]) -> None:
    steps = Steps()
    for done, total, what in ((0, 3, "Lettura"), (1, 3, "Lettura"), (2, 3, ""), (2, 3, "Scrittura"), (1, 1, "Fine")):
        steps.step(done, total, what)
    assert capsys.readouterr().err == "  Lettura (0 di 3)\n  Scrittura (2 di 3)\n  Fine\n"
