"""Lines of a method file: the scanner sees exactly what `tomllib` reads, where it is written."""

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.method_file.positions import line_of, lines_of, path_of

FOLDERS = (
    Path(__file__).parents[3] / "app" / "resources" / "methods",
    Path(__file__).parents[1] / "method" / "methods",
)
FILES = [path for folder in FOLDERS for path in sorted(folder.glob("*.toml"))]
CURIOUS = '''\
a.b."c.d" = [1, {x = "]", y = [[],[2,],]}, """a
\\"""] = """"", '#']  # ]
[q]   # [r]
r = {}
'w' = \'\'\'a'b
""" = \'\'\'\'
[[ z . k ]]
[z.k.m]
h=2024-01-01 10:00:00
[[z.k]]
i = [
 1, # c,
 2
]
"\\u0065 s" = "\\\\"
'''


def paths_of(value, path=()):
    """All places of a value that `tomllib` has read."""
    if path:
        yield path
    pairs = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, item in pairs:
        yield from paths_of(item, (*path, key))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_that_every_place_of_a_method_file_has_its_line(path):
    text = path.read_text(encoding="utf-8")
    lines = lines_of(text)
    assert set(lines) == set(paths_of(tomllib.loads(text)))
    rows = text.splitlines()
    assert all(str(place[-1]) in rows[line - 1] for place, line in lines.items() if isinstance(place[-1], str))


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_that_curious_texts_are_read_as_tomllib_reads_them(end):
    text = CURIOUS.replace("\n", end)
    lines = lines_of(text)
    assert set(lines) == set(paths_of(tomllib.loads(text)))
    assert lines["a", "b", "c.d", 3] == 2
    assert lines["q", "w"] == 5
    assert lines["z", "k", 0, "m", "h"] == 9
    assert lines["z", "k", 1, "i", 1] == 13
    assert lines["z", "k", 1, "e s"] == 15


KEYS = st.sampled_from(["a", "b-1", "c_2", '"d.e"', "'f\"[#'", "g . h"])
NUMBERS = st.integers(0, 99).map(str)
TEXTS = st.sampled_from(['"x"', '"[#\\"]"', "'\\'", '"""\n#]\\""" """', "''''a''\n}'''", "true", "1.5", "2024-01-01"])


def arrays(inner):
    return st.lists(inner, max_size=3).map(lambda items: "[ " + " , # ]\n".join(items) + "\n]")


def inline(inner):
    return st.dictionaries(KEYS, inner, max_size=3).map(
        lambda pairs: "{" + ", ".join(f"{key} = {value}" for key, value in pairs.items()) + "}"
    )


ONE_LINE = st.recursive(NUMBERS, inline, max_leaves=4)
VALUES = st.recursive(st.one_of(TEXTS, ONE_LINE), arrays, max_leaves=6)
TABLES = st.sampled_from(["", "[t]\n", "[u.v]\n", "[[w]]\n", "[[w]]\n[w.x]\n[[w.y]]\n"])


@given(st.lists(st.tuples(TABLES, st.dictionaries(KEYS, VALUES, max_size=3)), max_size=4))
def test_that_any_text_is_read_as_tomllib_reads_it(groups):
    text = "".join(
        header + "".join(f"{key} = {value} # =\n" for key, value in pairs.items()) for header, pairs in groups
    )
    try:
        plain = tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return
    assert set(lines_of(text)) == set(paths_of(plain))


def test_that_what_is_not_written_stands_where_its_group_begins():
    lines = lines_of("[a]\n\n[a.b]\nc = 1\n")
    assert line_of(lines, ("a", "b", "d")) == 3
    assert line_of(lines, ("e",)) == 1
    assert line_of(lines, ()) == 1


def test_that_a_field_is_read_back_as_a_path():
    assert path_of("scheda[0].sezione[12].peso") == ("scheda", 0, "sezione", 12, "peso")
    assert path_of("") == ()
