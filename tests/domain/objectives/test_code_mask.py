"""The codes that a mask makes, and new codes for all the objectives of a year."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.ids import ObjectiveId
from app.domain.method.objective_kind import ObjectiveKind
from app.domain.objectives.code_mask import EXAMPLE, CodePlace, mask_issues, mask_preview, read_mask, same_letters
from app.domain.objectives.recoding import Recoded, waves

OPERATIONAL = ObjectiveKind.OPERATIONAL
SECTOR = CodePlace(OPERATIONAL, 2024, "AG", "AG-SEG")
AREA = CodePlace(OPERATIONAL, 2024, "AG")
CROSS = CodePlace(OPERATIONAL, 2024, is_cross=True)
COMMON = CodePlace(ObjectiveKind.STRATEGIC_COMMON, 2024)


@pytest.mark.parametrize(
    ("mask", "place", "code"),
    [
        (EXAMPLE, SECTOR, "AG-SEG-07"),
        (EXAMPLE, AREA, "AG-07"),
        (EXAMPLE, CROSS, "T-07"),
        (EXAMPLE, COMMON, "SC-07"),
        (EXAMPLE, CodePlace(OPERATIONAL, 2024, "TECNICA", "LL.PP."), "TE-LL.-07"),
        ("{anno}/{settore}.{n:3}", SECTOR, "2024/SEG.007"),
        ("{anno:2}/{settore}.{n:3}", AREA, "24/007"),
        ("{tipo}{area:1}{settore:2}-{n}", SECTOR, "OASE-7"),
        ("{tipo}-{area}-{n}", CROSS, "T-7"),
        ("Ob. {n}", COMMON, "Ob. 7"),
        (" {N:02} ", COMMON, "07"),
    ],
)
def test_that_a_mask_makes_the_code(mask: str, place: CodePlace, code: str) -> None:
    assert mask_issues(mask) == []
    assert read_mask(mask).code(place, 7) == code


@pytest.mark.parametrize(
    ("mask", "said"),
    [
        ("{area}", "ci vuole {n}"),
        ("{n}{n}", "una volta sola"),
        ("{x}-{n}", "«{x}» non è un segno"),
        ("{n:0}", "un numero da 1 a 10"),
        ("{n:²}", "un numero da 1 a 10"),
        ("{n", "non si chiude"),
        ("ab}", "non si chiude"),
        ("{area}{settore}-{n}", "30 caratteri"),
        ("{n}" + "x" * 98, "al massimo 100"),
    ],
)
def test_that_a_wrong_mask_is_told_why(mask: str, said: str) -> None:
    assert said in mask_issues(mask)[0].sentence


def test_that_a_mask_shows_what_it_gives() -> None:
    assert mask_preview(EXAMPLE)[0].sentence == (
        "Dà AG-SEG-01 a un settore AG-SEG, T-01 a un trasversale, SC-01 a un obiettivo comune."
    )
    assert mask_preview("{boh}") == mask_preview("") == []


def test_that_the_number_goes_on_from_those_alike() -> None:
    mask = read_mask(EXAMPLE)
    assert mask.last_number(SECTOR, ["AG-SEG-03", "ag-seg-11", "AG-SEG-x", "AG-12", "AG-SEG-9bis"]) == 11
    assert mask.last_number(AREA, ["AG-SEG-03"]) == 0


def test_that_units_with_the_same_letters_are_told() -> None:
    places = [("Affari", CodePlace(OPERATIONAL, 2024, "AFFA")), ("Anagrafe", CodePlace(OPERATIONAL, 2024, "AFRO"))]
    assert list(same_letters(read_mask(EXAMPLE), places)) == [("AF-…", ("Affari", "Anagrafe"))]
    assert list(same_letters(read_mask("{area}-{n:02}"), places)) == []


@given(st.permutations(list(range(8))), st.integers(0, 8))
def test_that_new_codes_are_given_so_that_no_two_objectives_ever_share_one(places: list[int], outside: int) -> None:
    codes = {place: f"C{place}" for place in range(8)}
    rows = [Recoded(ObjectiveId(one), f"C{one}", f"C{to + outside}", "") for one, to in enumerate(places)]
    for wave in waves(row for row in rows if row.is_changed):
        codes.update(dict(wave))
        assert len(set(codes.values())) == len(codes)
    assert codes == {row.id: row.after for row in rows}
