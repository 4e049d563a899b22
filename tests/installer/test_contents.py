"""What the installers take along of the libraries, and what they refuse to make."""

import hashlib
import shutil
import zipfile
from pathlib import Path, PurePosixPath

import pytest

from app import __version__
from installer.contents import is_kept
from installer.icons import NAMES, SIZES, write_ico
from installer.inspection import canonical, imported_modules, problems_of
from installer.payload import pinned, unpack
from installer.windows import make_installer, put_python, put_rest

ROOT = Path(__file__).parents[2]
KEPT = [
    "PySide6/QtCore.pyd",
    "PySide6/Qt6Core.dll",
    "PySide6/QtWidgets.abi3.so",
    "PySide6/Qt/lib/libQt6Core.so.6",
    "PySide6/Qt/lib/libQt6XcbQpa.so.6",
    "PySide6/Qt/lib/libicudata.so.73",
    "PySide6/plugins/platforms/qwindows.dll",
    "PySide6/Qt/plugins/platforms/libqxcb.so",
    "PySide6/Qt/translations/qtbase_it.qm",
    "PySide6/translations/qtbase_it.qm",
    "PySide6/__init__.py",
    "PySide6/pyside6.abi3.dll",
    "PySide6/msvcp140.dll",
    "qtawesome/fonts/phosphor-1.3.0.ttf",
    "PySide6/plugins/imageformats/qjpeg.dll",
    "sqlalchemy/engine/base.py",
    "pillow-13.0.0.dist-info/METADATA",
]
LEFT = [
    "PySide6/QtQml.pyd",
    "PySide6/Qt6Quick.dll",
    "PySide6/qml/QtQuick/qmldir",
    "PySide6/QtOpenGL.pyd",
    "PySide6/Qt6OpenGL.dll",
    "PySide6/Qt/lib/libQt6WebEngineCore.so.6",
    "PySide6/translations/qtbase_de.qm",
    "PySide6/plugins/sqldrivers/qsqlite.dll",
    "PySide6/Qt/plugins/platforms/libqvnc.so",
    "PySide6/plugins/imageformats/qpdf.dll",
    "PySide6/QtCore.pyi",
    "PySide6/designer.exe",
    "PySide6/pyside6qml.abi3.dll",
    "qtawesome/fonts/fontawesome5-solid-webfont-5.15.4.ttf",
    "PIL/__pycache__/Image.cpython-313.pyc",
    "sqlalchemy/util/_collections_cy.pyx",
    "shiboken6/vcamp140.dll",
    "reportlab/fonts/DarkGarden.sfd",
]


@pytest.mark.parametrize("name", KEPT)
def test_that_what_the_program_uses_comes_along(name):
    assert is_kept(PurePosixPath(name))


@pytest.mark.parametrize("name", LEFT)
def test_that_what_nobody_uses_stays_out(name):
    assert not is_kept(PurePosixPath(name))


def test_that_every_module_of_qt_that_is_imported_comes_along():
    of_qt = {name.partition(".")[2] for name in imported_modules() if name.startswith("PySide6.")}
    assert {"QtCore", "QtWidgets", "QtNetwork"} <= of_qt
    assert all(is_kept(PurePosixPath("PySide6", f"{name}.pyd")) for name in of_qt)


def wheel(folder, name, **files):
    target = folder / f"{name}-1.0-py3-none-any.whl"
    with zipfile.ZipFile(target, "w") as packed:
        for path, content in files.items():
            packed.writestr(path.replace("__", "/"), content)
    return target


def test_that_a_wheel_is_unpacked_without_what_stays_out(tmp_path):
    made = wheel(
        tmp_path,
        "lib",
        lib__a="x",
        **{"lib__tests__b": "x", "lib-1.0.data__purelib__c": "x", "lib-1.0.data__scripts__d": "x"},
    )
    unpack([made], tmp_path / "out")
    assert sorted(path.name for path in (tmp_path / "out").rglob("*") if path.is_file()) == ["a", "c"]


def test_that_a_folder_that_lacks_a_module_or_a_licence_is_not_installed(tmp_path):
    (tmp_path / "lib-1.0.dist-info").mkdir()
    (tmp_path / "lib-1.0.dist-info" / "METADATA").write_text("Name: lib\n", encoding="utf-8")
    (tmp_path / "stray.pyc").write_bytes(b"")
    (tmp_path / "paths.txt").write_text(f"made in {ROOT}", encoding="utf-8")
    found = problems_of(tmp_path)
    assert "manca il modulo sqlalchemy" in found
    assert "manca app/resources/methods/segretario.toml" in found
    assert "senza licenza: lib-1.0.dist-info" in found
    assert "di troppo: stray.pyc" in found
    assert "nomina questa macchina: paths.txt" in found


def test_that_another_python_than_the_one_expected_is_refused(tmp_path):
    python = tmp_path / "python-embed.zip"
    with zipfile.ZipFile(python, "w") as packed:
        packed.writestr("python313._pth", "python313.zip\n.\n")
        packed.writestr("pythonw.exe", "x")
    with pytest.raises(ValueError, match="SHA-256"):
        put_python(tmp_path / "refused", python, "0" * 64)
    put_python(tmp_path / "python", python, hashlib.sha256(python.read_bytes()).hexdigest())
    assert (tmp_path / "python" / "python313._pth").read_text(encoding="utf-8").split() == [
        "python313.zip",
        ".",
        "..\\pkgs",
    ]


def test_that_the_icons_of_windows_have_every_size(tmp_path):
    from PIL import Image

    for name in NAMES:
        write_ico(name, tmp_path / f"{name}.ico")
        with Image.open(tmp_path / f"{name}.ico") as icon:
            assert icon.info["sizes"] == {(size, size) for size in SIZES}


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not there")
def test_that_the_script_of_the_installer_is_accepted_and_asks_for_no_rights(tmp_path):
    program = tmp_path / "Merito"
    put_python(program / "python", None, "")
    put_rest(program)
    made = make_installer(program, tmp_path / "Merito.exe").read_bytes()
    assert b"asInvoker" in made
    assert __version__.encode("utf-16-le") in made


@pytest.mark.skipif(shutil.which("makensis") is None, reason="makensis is not there")
def test_that_an_installer_larger_than_the_goal_is_refused(tmp_path, monkeypatch):
    program = tmp_path / "Merito"
    put_python(program / "python", None, "")
    put_rest(program)
    monkeypatch.setattr("installer.windows.LARGEST", 50_000)
    with pytest.raises(ValueError, match="più di 0 MB"):
        make_installer(program, tmp_path / "Merito.exe")


def test_that_a_library_added_to_the_lock_comes_along_with_its_binary(tmp_path):
    """One row of the lock is all: the wheel that pip fetches for it is unpacked, and asked for by the inspection."""
    made = wheel(
        tmp_path,
        "cifra",
        **{
            "cifra___cifra.cp313-win_amd64.pyd": "binary",
            "cifra.libs__libcrypto-3.dll": "binary",
            "cifra-1.0.dist-info__METADATA": "Name: cifra\nLicense: MIT\n",
        },
    )
    unpack([made], tmp_path / "out")
    names = {path.relative_to(tmp_path / "out").as_posix() for path in (tmp_path / "out").rglob("*") if path.is_file()}
    assert {"cifra/_cifra.cp313-win_amd64.pyd", "cifra.libs/libcrypto-3.dll"} <= names
    missed = {line for line in problems_of(tmp_path / "out") if line.startswith("manca la libreria")}
    assert missed == {f"manca la libreria {canonical(name)} {version}" for name, version in pinned().items()}


def test_that_the_script_writes_the_association_and_never_an_archive():
    script = (ROOT / "installer" / "merito.nsi").read_text(encoding="utf-8")
    assert "RequestExecutionLevel user" in script
    assert 'WriteRegStr HKCU "Software\\Classes\\.merito" "" "Merito.Archivio"' in script
    assert "HKLM" not in script
    assert '"%1"' in script
    removed = [line.split()[-1] for line in script.splitlines() if line.strip().startswith(("RMDir /r", "Delete "))]
    assert all(name.startswith(('"$INSTDIR\\', '"$SMPROGRAMS\\')) and "*" not in name for name in removed)
