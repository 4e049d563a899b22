"""The libraries that the program is made with, their versions and licences, as each of them tells."""

import platform
from dataclasses import dataclass
from importlib.metadata import PackageMetadata, PackageNotFoundError, metadata

LIBRARIES = (
    "alembic", "cffi", "charset-normalizer", "cryptography", "defusedxml", "et-xmlfile", "fontpkg",
    "fontpkg-titillium-web", "lxml", "mako", "markupsafe", "odfdo", "openpyxl", "packaging", "pillow", "platformdirs",
    "pycparser", "pypdfium2", "PySide6-Addons", "PySide6-Essentials",
    "python-calamine", "python-codicefiscale", "python-dateutil",
    "python-docx", "python-fsutil",
    "python-slugify", "qtawesome", "qtpy", "reportlab", "segno", "shiboken6", "six", "sqlcipher3", "SQLAlchemy",
    "text-unidecode", "typing-extensions",
)  # fmt: skip
"""All that ships with the program, which is all that the lock pins; a test compares the two."""
ASSETS = (
    ("Titillium Web (caratteri)", "OFL-1.1"),
    ("Phosphor (icone)", "MIT"),
    ("SQLCipher (cifratura)", "BSD-3-Clause"),
    ("OpenSSL (cifratura)", "Apache-2.0"),
    ("PDFium (lettura dei PDF)", "BSD-3-Clause e Apache-2.0"),
)
ONLY_AS_TEXT = {"sqlcipher3": "Zlib"}
"""Licences of the libraries that give the text alone."""
SHORT = 60
"""Some libraries put the whole text of their licence where its name belongs: longer than this is a text."""


@dataclass(frozen=True, slots=True)
class LibraryLicence:
    """A library, its version and the name of its licence."""

    name: str
    version: str
    licence: str


def library_licences() -> list[LibraryLicence]:
    """Return Python and the libraries that are installed, in the order of their names."""
    found = [LibraryLicence("Python", platform.python_version(), "PSF-2.0")]
    for name in sorted(LIBRARIES, key=str.casefold):
        try:
            told = metadata(name)
        except PackageNotFoundError:
            continue
        found.append(LibraryLicence(told["Name"], told["Version"], licence_of(told)))
    return found


def licence_of(told: PackageMetadata) -> str:
    """Return the name of a licence: the expression, the field, or the last words of the classifiers."""
    for name in ("License-Expression", "License"):
        words = str((told.get_all(name) or [""])[0]).strip()
        if words and len(words) <= SHORT:
            return words
    classified = [line for line in told.get_all("Classifier", []) if line.startswith("License ::")]
    if told["Name"] in ONLY_AS_TEXT:
        return ONLY_AS_TEXT[told["Name"]]
    return ", ".join(str(line).rpartition(" :: ")[2] for line in classified) or "vedi la libreria"
