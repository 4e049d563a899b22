"""Pictures made of points, the logo above all: read once, flattened on white, stored once in each file."""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, UnidentifiedImageError

from app.domain.issues import Issue, Severity
from app.reports.object_file import ObjectFile, compressed

_MOST_PIXELS = 25_000_000  # more than any camera needs for a logo: a small file may unpack to gigabytes
_NOT_A_LOGO = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
Issues = tuple[Issue, ...]
_LARGEST = 600  # pixels of the longer side: 150 points at 288 dots per inch


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo stored in a file: how its pages call it, and its size in points."""

    name: str
    width: float
    height: float


@lru_cache(maxsize=2)  # one file for each sheet of a session has the same logo a thousand times
def read_logo(data: bytes | None, largest: int = _LARGEST) -> tuple[Image.Image | None, Issues]:
    """Return the picture, its longer side of `largest` pixels at most, or why the letterhead is printed without it."""
    if not data:
        return None, ()
    try:
        with _opened(data) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None, (_UNREADABLE,)
            return _flattened(picture, largest), ()
    except _NOT_A_LOGO:
        return None, (_UNREADABLE,)


def _opened(data: bytes) -> Image.Image:
    with warnings.catch_warnings():
        warnings.simplefilter("error", Image.DecompressionBombWarning)
        return Image.open(BytesIO(data), formats=("PNG", "JPEG"))


_UNREADABLE = Issue(
    "logo_unreadable",
    "Il logo dell'ente non si può leggere: l'intestazione è stampata senza logo. "
    "Caricare un'immagine PNG o JPEG nei dati dell'ente.",
    field="logo",
    severity=Severity.WARNING,
)


def _flattened(picture: Image.Image, largest: int) -> Image.Image:
    """Put the picture on white: transparency is not allowed in archive copies."""
    picture.thumbnail((largest, largest))
    layered = picture.convert("RGBA")
    white = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(white, layered).convert("RGB")


@lru_cache(maxsize=2)
def _packed(data: bytes, largest: int) -> bytes:
    picture, _ = read_logo(data, largest)
    return compressed(picture.tobytes()) if picture else b""


def store_logo(
    objects: ObjectFile, data: bytes, *, tallest: float, widest: float, largest: int = _LARGEST
) -> tuple[Logo | None, Issues]:
    """Keep the picture in the file, to be placed in the given box; its name says the number of its object."""
    picture, issues = read_logo(data, largest)
    if picture is None:
        return None, issues
    number = objects.add_stream(
        _packed(data, largest),
        f"/Type/XObject/Subtype/Image/Width {picture.width}/Height {picture.height}"
        "/ColorSpace/DeviceRGB/BitsPerComponent 8/Filter/FlateDecode",
    )
    scale = min(widest / picture.width, tallest / picture.height)
    return Logo(f"/X{number}", picture.width * scale, picture.height * scale), issues
