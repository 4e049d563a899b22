"""The numbered objects of one PDF, each written to the file as soon as it is complete: memory does not grow.

ReportLab measures the type and makes the fonts; its own objects stay in memory until the end of a file, and cost more
than all the rest. Through its private parts a thousand sheets, one file each and tagged, took as long as a bare script
of ReportLab that only draws them; so they take a third, in as much code.
"""

import zlib
from array import array
from collections.abc import Iterable
from hashlib import sha256
from typing import BinaryIO

_HEAD = b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n"
_TOGETHER = 4096
_ONCE, _EACH_TIME = 8, 3
"""How hard to press what is made once for many files, and the pages, where the usual level 6 takes 2.5 times as long
as 3 for a twelfth less."""


class ObjectFile:
    """The objects of one PDF on an open file; each is asked a number, which others may name before it is written."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._fingerprint = sha256()
        self._offset = 0
        self._offsets = array("Q", [0])
        self._write(_HEAD)

    def _write(self, data: bytes) -> None:
        self._out.write(data)
        self._fingerprint.update(data)
        self._offset += len(data)

    def reserve(self, count: int = 1) -> int:
        """Return the number of an object that will be written later, or the first of some in a row."""
        first = len(self._offsets)
        self._offsets.extend([0] * count)
        return first

    def put_objects(self, objects: Iterable[tuple[int, str]]) -> None:
        """Write objects whose numbers were reserved."""
        written, offset = [], self._offset
        for number, body in objects:
            self._offsets[number] = offset
            one = f"{number} 0 obj\n{body}\nendobj\n"
            written.append(one)
            offset += len(one)
        self._write("".join(written).encode("ascii"))

    def add(self, body: str) -> int:
        """Write an object and return its number."""
        number = self.reserve()
        self.put_objects([(number, body)])
        return number

    def add_stream(self, data: bytes, entries: str = "") -> int:
        """Write a stream as it is and return its number; its end is on a line of its own, as archive copies want."""
        number = self.reserve()
        self._offsets[number] = self._offset
        head = f"{number} 0 obj\n<<{entries}/Length {len(data)}>>\nstream\n".encode("ascii")
        self._write(b"%b%b\nendstream\nendobj\n" % (head, data))
        return number

    def add_compressed(self, data: bytes, entries: str = "") -> int:
        return self.add_stream(zlib.compress(data, _EACH_TIME), f"{entries}/Filter/FlateDecode")

    def finish(self, catalog: int, properties: int) -> None:
        """Write the table of the objects, some at a time, and the trailer."""
        size, table = len(self._offsets), self._offset
        self._write(f"xref\n0 {size}\n0000000000 65535 f \n".encode("ascii"))
        for first in range(1, size, _TOGETHER):
            offsets = tuple(self._offsets[first : first + _TOGETHER])
            self._write((len(offsets) * "%010d 00000 n \n" % offsets).encode("ascii"))
        identity = self._fingerprint.hexdigest()[:32]
        entries = f"/Size {size}/Root {catalog} 0 R/Info {properties} 0 R/ID[<{identity}><{identity}>]"
        self._write(f"trailer\n<<{entries}>>\nstartxref\n{table}\n%%EOF\n".encode("ascii"))


def compressed(data: bytes) -> bytes:
    """Press hard what many files will hold as it is."""
    return zlib.compress(data, _ONCE)


def text_string(text: str) -> str:
    """Write a text for people (a title, the words for a link) in the syntax of a PDF."""
    if text.isascii() and text.isprintable():
        return f"({escaped(text)})"
    return f"<FEFF{text.encode('utf-16-be').hex()}>"


def escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)")
