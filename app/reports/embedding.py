"""The faces as fonts of a PDF: each font draws at most 224 signs, from code 32 on.

The signs of every day are always the same font, made once: a thousand files each with one sheet embed the same bytes.
"""

from dataclasses import dataclass
from functools import lru_cache

from app.reports.fonts import Face
from app.reports.object_file import ObjectFile, compressed

FIRST, MOST = 32, 224
_ASCII = "".join(map(chr, range(FIRST, 127)))
_OTHERS = "\u00a0àèéìíòóùúçñüöäÀÈÉÌÒÙ’‘“”–—…€°«»·≥≤×÷±•ªº½§√"
_SYMBOLIC, _NONSYMBOLIC = 1 << 2, 1 << 5
Signs = tuple[int, ...]
"""The signs of a font by code point, the first of which has the code 32."""


@lru_cache(maxsize=8)
def everyday(face: Face) -> Signs:
    """Return the signs that every file with this face embeds: of the fallback none, it is embedded as it is needed."""
    if face is Face.FALLBACK:
        return ()
    drawn = [ord(sign) for sign in _OTHERS if ord(sign) in face.own_widths]
    return (*map(ord, _ASCII), 0, *drawn)  # 0 where the code 127 would be, which is no sign


@dataclass(frozen=True, slots=True)
class _Program:
    """What the objects of a font hold."""

    name: str
    data: bytes
    length: int
    widths: str
    descriptor: str
    to_unicode: bytes


@lru_cache(maxsize=16)
def _program(face: Face, signs: Signs, number: int) -> _Program:
    drawn = face.font.face
    data = drawn.makeSubset([0] * FIRST + list(signs))
    name = f"{'AAAAA'}{chr(ord('A') + number)}+{drawn.name.decode('ascii')}"
    widths = " ".join([f"{face.own_widths.get(sign, 0):g}" for sign in signs])
    box = " ".join([f"{edge:g}" for edge in drawn.bbox])
    descriptor = (
        f"/FontName/{name}/Flags {drawn.flags & ~_NONSYMBOLIC | _SYMBOLIC}/FontBBox[{box}]"
        f"/ItalicAngle {drawn.italicAngle:g}/Ascent {drawn.ascent:g}/Descent {drawn.descent:g}"
        f"/CapHeight {drawn.capHeight:g}/StemV {drawn.stemV:g}/MissingWidth {drawn.defaultWidth:g}"
    )
    return _Program(name, compressed(data), len(data), widths, descriptor, compressed(_to_unicode(signs)))


def _to_unicode(signs: Signs) -> bytes:
    """Say which sign each code is, so that a text can be selected and read: at most 100 to a section."""
    told = [f"<{code:02X}> <{sign:04X}>" for code, sign in enumerate(signs, FIRST) if sign]
    sections = [told[start : start + 100] for start in range(0, len(told), 100)]
    ranges = "\n".join(f"{len(one)} beginbfchar\n{chr(10).join(one)}\nendbfchar" for one in sections)
    return (
        "/CIDInit /ProcSet findresource begin\n12 dict begin\nbegincmap\n"
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def\n/CMapName /Signs def\n"
        f"/CMapType 2 def\n1 begincodespacerange\n<00> <FF>\nendcodespacerange\n{ranges}\n"
        "endcmap\nCMapName currentdict /CMap defineresource pop\nend\nend"
    ).encode("ascii")


def embed(objects: ObjectFile, face: Face, signs: Signs, number: int) -> int:
    """Write a font that draws `signs`, the `number`-th of its face in this file; return the number of its object."""
    font = _program(face, signs, number)
    program = objects.add_stream(font.data, f"/Length1 {font.length}/Filter/FlateDecode")
    words = objects.add_stream(font.to_unicode, "/Filter/FlateDecode")
    descriptor = objects.add(f"<</Type/FontDescriptor{font.descriptor}/FontFile2 {program} 0 R>>")
    return objects.add(
        f"<</Type/Font/Subtype/TrueType/BaseFont/{font.name}/FirstChar {FIRST}/LastChar {FIRST + len(signs) - 1}"
        f"/Widths[{font.widths}]/FontDescriptor {descriptor} 0 R/ToUnicode {words} 0 R>>"
    )
