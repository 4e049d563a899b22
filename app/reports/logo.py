"""The logo of the comune: read once, flattened on white, stored once in each file."""

import warnings
from dataclasses import dataclass
from functools import lru_cache
from io import BytesIO

from PIL import Image, UnidentifiedImageError
from reportlab.lib.utils import ImageReader

from app.domain.issues import Issue, Severity
from app.reports.streamed import StreamedCanvas

_FORM = "logo"
_MOST_PIXELS = 25_000_000  # more than any camera needs for a logo: a small file may unpack to gigabytes
_NOT_A_LOGO = (
    UnidentifiedImageError,
    OSError,
    ValueError,
    SyntaxError,
    Image.DecompressionBombError,
    Image.DecompressionBombWarning,
)
_LARGEST = 600  # pixels of the longer side: 150 points at 288 dots per inch


@dataclass(frozen=True, slots=True)
class Logo:
    """A logo stored in a file as a form: its name and its size in points."""

    form: str
    width: float
    height: float


@lru_cache(maxsize=2)  # one file for each sheet of a session has the same logo a thousand times
def read_logo(data: bytes | None) -> tuple[Image.Image | None, tuple[Issue, ...]]:
    """Return the picture, or the reason why the letterhead is printed without it."""
    if not data:
        return None, ()
    try:
        with _opened(data) as picture:
            if picture.width * picture.height > _MOST_PIXELS:
                return None, (_UNREADABLE,)
            return _flattened(picture), ()
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


def _flattened(picture: Image.Image) -> Image.Image:
    """Put the picture on white: transparency is not allowed in archive copies."""
    picture.thumbnail((_LARGEST, _LARGEST))
    layered = picture.convert("RGBA")
    white = Image.new("RGBA", layered.size, "white")
    return Image.alpha_composite(white, layered).convert("RGB")


def store_logo(canvas: StreamedCanvas, picture: Image.Image, name: str, *, tallest: float, widest: float) -> Logo:
    """Keep the picture in the file as a form that fits the given box."""
    scale = min(widest / picture.width, tallest / picture.height)
    logo = Logo(f"{_FORM}{name}", picture.width * scale, picture.height * scale)
    canvas.beginForm(logo.form, 0, 0, logo.width, logo.height)
    canvas.drawImage(ImageReader(picture), 0, 0, logo.width, logo.height)
    canvas.endForm()
    return logo
