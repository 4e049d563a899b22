"""Bad plans: a sentence that says what the file is, and nothing is written."""

import io
import zipfile

import pytest

from app.domain.errors import UserError
from app.domain.plan_text.reading import read_plan
from tests.domain.plan_text.parsing import parse_plan

GOOD = "COMUNE\n\nAREA AMMINISTRATIVA\n\n(Settore Segreteria)\n\n- Tenere l'albo è utile\n- Ridurre i tempi\n"


def zipped(*names: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        for name in names:
            package.writestr(name, "x")
    return stream.getvalue()


@pytest.mark.parametrize("coding", ["utf-8", "utf-16-le", "utf-16-be", "utf-16", "cp1252"])
def test_that_a_plan_is_read_whatever_its_coding(coding: str) -> None:
    plan = parse_plan(read_plan(GOOD.encode(coding)))
    assert plan.areas[0].sectors[0].bullets[0].text == "Tenere l'albo è utile"


@pytest.mark.parametrize(
    ("data", "says"),
    [
        (zipped("word/document.xml"), "Word"),
        (b"%PDF-1.4 x", "PDF"),
        (b"\x89PNG\r\n\x1a\n" + bytes(90), "immagine"),
        (GOOD.replace("albo", "al\0bo").encode(), "non è un testo"),
        (GOOD.encode("utf-32"), "non è un testo"),
        (b"AREA UNO\nAREA DUE\n", "nessun obiettivo"),
        (b"x" * 5_000_001, "troppo grande"),
        (b"AREA A\n" * 60_000, "60000 righe"),
        (b"AREA A\n(Settore B)\n" + b"- un obiettivo\n" * 5_001, "5001 righe che sembrano obiettivi"),
    ],
)
def test_that_what_is_not_a_plan_is_named(data: bytes, says: str) -> None:
    with pytest.raises(UserError, match=says) as caught:
        parse_plan(read_plan(data))
    assert caught.value.remedy
    assert ("Incolla testo" in caught.value.remedy) is (says == "immagine")  # nobody saves a picture as text
