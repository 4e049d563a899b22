"""A PDF of ours read back: what each page draws, so that a printer gets its letters and lines and not a picture.

It knows what `PdfFile` writes, and nothing else of the format.
"""

import re
import zlib
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, NamedTuple

from app.domain.documents.drawn import DrawnBox, DrawnLine, DrawnPicture, DrawnText, Mark, Rgb
from app.reports.fonts import Face, font_file

_STREAM = b"\nstream\n"
_TOKEN = re.compile(r"BI .*?\nEI|\((?:[^()\\]|\\.)*\)|<<.*?>>|/[^\s()<>/\[\]]+|[-+]?[\d.]+|[A-Za-z*]+", re.DOTALL)
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_INLINE = re.compile(r"BI /W (\d+) .*? ID\n([0-9a-f]*)>", re.DOTALL)


class DrawnFile:
    """The pages of one of our PDFs."""

    def __init__(self, data: bytes) -> None:
        self._data = data
        table = int(data[data.rindex(b"startxref") + 9 :].split(maxsplit=1)[0])
        self._entries = data.index(b"\n", table + 5) + 1
        root = _reference("Root", data[data.rindex(b"trailer") :])
        pages = self._object(_reference("Pages", self._object(root)))
        self._pages = [int(number) for number in re.findall(rb"(\d+) 0 R", pages.partition(b"/Kids")[2])]

    def __len__(self) -> int:
        return len(self._pages)

    @property
    def faces(self) -> Mapping[str, Path]:
        return {face.value: font_file(face.value) for face in Face}

    def marks(self, page: int) -> Sequence[Mark]:
        """Return what a page draws, in its order; pages are counted from 0."""
        contents = self._stream(_reference("Contents", self._object(self._pages[page])))
        reader = _Reader(self._fonts, self._pictures)
        return reader.read(contents.decode("latin-1"))

    def _start(self, number: int) -> int:
        entry = self._entries + 20 * number
        return self._data.index(b"obj", int(self._data[entry : entry + 10])) + 4

    def _object(self, number: int) -> bytes:
        """Return an object; of a stream what is before it."""
        start = self._start(number)
        end = self._data.index(b"\nendobj", start)
        return self._data[start:end].partition(_STREAM)[0]

    def _stream(self, number: int) -> bytes:
        start = self._data.index(_STREAM, self._start(number)) + len(_STREAM)
        [length] = re.findall(rb"/Length (\d+)", self._object(number))
        return zlib.decompress(self._data[start : start + int(length)])

    @cached_property
    def _resources(self) -> bytes:
        return self._object(_reference("Resources", self._object(self._pages[0])))

    @cached_property
    def _fonts(self) -> dict[str, "_Font"]:
        named = re.findall(rb"(/F\d+x\d+) (\d+) 0 R", self._resources)
        return {name.decode(): self._font(self._object(int(number))) for name, number in named}

    def _font(self, font: bytes) -> "_Font":
        [name] = re.findall(rb"/BaseFont/\w+\+([\w-]+)", font)
        words = self._stream(_reference("ToUnicode", font))
        signs = {int(code, 16): chr(int(sign, 16)) for code, sign in re.findall(rb"<(\w\w)> <(\w{4})>", words)}
        return _Font(Face(name.decode()), signs)

    @cached_property
    def _pictures(self) -> dict[str, tuple[int, int, bytes]]:
        named = re.findall(rb"(/X\d+) (\d+) 0 R", self._resources)
        return {name.decode(): self._picture(int(number)) for name, number in named}

    def _picture(self, number: int) -> tuple[int, int, bytes]:
        ((columns, rows),) = re.findall(rb"/Width (\d+)/Height (\d+)", self._object(number))
        return int(columns), int(rows), self._stream(number)


def _reference(name: str, dictionary: bytes) -> int:
    [number, *_] = re.findall(rb"/%b (\d+) 0 R" % name.encode(), dictionary)
    return int(number)


class _Font(NamedTuple):
    """A font of the file: its face, and the sign that each code stands for."""

    face: Face
    signs: dict[int, str]


class _State(NamedTuple):
    """Where and how what follows is drawn: `q` keeps it, `Q` brings it back."""

    x: float = 0
    y: float = 0
    across: float = 1
    up: float = 1
    fill: Rgb = (0, 0, 0)
    stroke: Rgb = (0, 0, 0)
    thickness: float = 1
    font: str = ""
    size: float = 0
    leading: float = 0


class _Reader:
    """Follows the operators of one page."""

    def __init__(self, fonts: Mapping[str, _Font], pictures: Mapping[str, tuple[int, int, bytes]]) -> None:
        self._fonts, self._pictures = fonts, pictures
        self._state, self._kept = _State(), list[_State]()
        self._pen = self._line = (0.0, 0.0)
        self._path: list[tuple[str, list[float]]] = []
        self._marks: list[Mark] = []

    def read(self, operators: str) -> list[Mark]:
        operands: list[str] = []
        for token in _TOKEN.findall(operators):
            if token.startswith("BI "):
                self._stencil(token)
            elif token[0].isalpha():
                if known := _OPERATORS.get(token):
                    known(self, operands)
                operands = []
            else:
                operands.append(token)
        return self._marks

    def set(self, **changes: Any) -> None:
        self._state = self._state._replace(**changes)

    def keep(self, _operands: list[str]) -> None:
        self._kept.append(self._state)

    def restore(self, _operands: list[str]) -> None:
        self._state = self._kept.pop()

    def move(self, operands: list[str]) -> None:
        across, _, _, up, x, y = map(float, operands)
        now = self._state
        self.set(x=now.x + now.across * x, y=now.y + now.up * y, across=now.across * across, up=now.up * up)

    def begin_line(self, operands: list[str]) -> None:
        x, y = map(float, operands)
        self._pen = self._line = x, y

    def next_line(self, _operands: list[str]) -> None:
        self._pen = self._line = self._line[0], self._line[1] - self._state.leading

    def show(self, operands: list[str]) -> None:
        now, (x, y) = self._state, self._pen
        font = self._fonts[now.font]
        codes = _ESCAPE.sub(r"\1", operands[0][1:-1])
        words = "".join([font.signs.get(ord(code), "") for code in codes])
        place = now.x + now.across * x, now.y + now.up * y
        self._marks.append(DrawnText(*place, words, font.face.value, now.size * now.up, now.fill))
        self._pen = x + sum(font.face.own_widths[ord(sign)] for sign in words) * now.size / 1000, y

    def add_rectangle(self, operands: list[str]) -> None:
        self._path.append(("re", [float(one) for one in operands]))

    def add_line(self, operands: list[str]) -> None:
        self._path.append(("l", [*self._path.pop()[1], *map(float, operands)]))

    def start_line(self, operands: list[str]) -> None:
        self._path.append(("m", [float(one) for one in operands]))

    def fill_path(self, _operands: list[str]) -> None:
        self._marks += [DrawnBox(*self._box(numbers), self._state.fill) for _, numbers in self._path]
        self._path = []

    def stroke_path(self, _operands: list[str]) -> None:
        now = self._state
        thickness = now.thickness * now.up
        for kind, numbers in self._path:
            if kind == "re":
                self._marks.append(DrawnBox(*self._box(numbers), now.stroke, thickness))
            else:
                start, end = self._place(*numbers[:2]), self._place(*numbers[2:])
                self._marks.append(DrawnLine(*start, *end, now.stroke, thickness))
        self._path = []

    def place_picture(self, operands: list[str]) -> None:
        now = self._state
        self._marks.append(DrawnPicture(now.x, now.y, now.across, now.up, *self._pictures[operands[0]]))

    def _stencil(self, inline: str) -> None:
        """Read the modules of a code: black where a bit is set."""
        [(side, packed)] = _INLINE.findall(inline)
        columns = int(side)
        stride = (columns + 7) // 8
        data = bytes.fromhex(packed)
        rows = [data[start : start + stride] for start in range(0, len(data), stride)]
        bits = [format(int.from_bytes(row), f"0{8 * stride}b")[:columns] for row in rows]
        pixels = b"".join(b"\0\0\0" if bit == "1" else b"\xff\xff\xff" for row in bits for bit in row)
        now = self._state
        self._marks.append(DrawnPicture(now.x, now.y, now.across, now.up, columns, columns, pixels))

    def _place(self, x: float, y: float) -> tuple[float, float]:
        return self._state.x + self._state.across * x, self._state.y + self._state.up * y

    def _box(self, numbers: Sequence[float]) -> tuple[float, float, float, float]:
        x, y, width, height = numbers
        return *self._place(x, y), width * self._state.across, height * self._state.up


def _colour(operands: Sequence[str]) -> Rgb:
    red, green, blue = map(float, operands)
    return red, green, blue


_OPERATORS: dict[str, Callable[[_Reader, list[str]], None]] = {
    "q": _Reader.keep,
    "Q": _Reader.restore,
    "cm": _Reader.move,
    "rg": lambda reader, operands: reader.set(fill=_colour(operands)),
    "RG": lambda reader, operands: reader.set(stroke=_colour(operands)),
    "w": lambda reader, operands: reader.set(thickness=float(operands[0])),
    "Tf": lambda reader, operands: reader.set(font=operands[0], size=float(operands[1])),
    "TL": lambda reader, operands: reader.set(leading=float(operands[0])),
    "Td": _Reader.begin_line,
    "T*": _Reader.next_line,
    "Tj": _Reader.show,
    "re": _Reader.add_rectangle,
    "m": _Reader.start_line,
    "l": _Reader.add_line,
    "f": _Reader.fill_path,
    "S": _Reader.stroke_path,
    "Do": _Reader.place_picture,
}
"""What our pages are made of; marks of the structure (BDC, BMC, EMC) draw nothing."""
