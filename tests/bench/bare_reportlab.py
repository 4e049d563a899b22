"""How fast sheets are printed, against a bare ReportLab script that draws the same text and lines.

The bare script knows every string and every place beforehand: it only draws. What it draws is recorded from the
sheets themselves. Both compress the pages and neither encodes them in ASCII; ours alone are tagged and archive copies.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from io import BytesIO
from time import perf_counter

from reportlab import rl_config
from reportlab.pdfgen.canvas import Canvas

from app.domain.documents.sheet import EvaluationSheetDocument
from app.reports.logo import Logo
from app.reports.page import Page
from app.reports.print_sheets import print_sheets
from app.reports.sheet import sheet_pages
from app.reports.style import PAGE_HEIGHT, PAGE_WIDTH, Colour, TextStyle
from app.reports.text import clean, text_width

Text = tuple[float, float, str, TextStyle]
Line = tuple[float, float, float, float, Colour, float]
Box = tuple[float, float, float, float, Colour]


@dataclass(slots=True)
class RecordedPage(Page):
    """A page that remembers what was asked of it instead of writing operators."""

    drawn: list[Text | Line | Box] = field(default_factory=list)

    def lines(self, x: float, baseline: float, lines: Sequence[str], style: TextStyle, align: str = "left") -> None:
        for line in map(clean, lines):
            shift = {"left": 0.0, "right": 1.0, "centre": 0.5}[align]
            self.drawn.append((x - shift * text_width(line, style), baseline, line, style))
            baseline -= style.leading

    def line(
        self, start: tuple[float, float], end: tuple[float, float], colour: Colour, thickness: float = 0.5
    ) -> None:
        self.drawn.append((*start, *end, colour, thickness))

    def box(self, x: float, y: float, width: float, height: float, fill: Colour) -> None:
        self.drawn.append((x, y, width, height, fill))

    def frame(self, x: float, y: float, width: float, height: float, colour: Colour) -> None:
        right, top = x + width, y + height
        for start, end in (
            ((x, y), (right, y)),
            ((right, y), (right, top)),
            ((right, top), (x, top)),
            ((x, top), (x, y)),
        ):
            self.line(start, end, colour, 0.7)

    def stencil(self, x: float, y: float, side: float, rows: Sequence[Sequence[int]]) -> None:
        """The bare script draws text and lines: it is spared the QR code."""

    def stamp(self, logo: Logo, x: float, y: float) -> None:
        """And the logo."""


class Recorder:
    """Takes the place of the file while sheets are recorded."""

    def new_page(self) -> RecordedPage:
        return RecordedPage(None)

    def logo(self, data: bytes | None) -> Logo | None:
        return Logo("logo", 40, 56) if data else None


def record(documents: Iterable[EvaluationSheetDocument]) -> list[RecordedPage]:
    recorder = Recorder()
    return [page for document in documents for page in sheet_pages(document, recorder)]


def draw_bare(pages: Iterable[RecordedPage], out: BytesIO) -> None:
    """The bare script: one canvas call for each string, line and box."""
    rl_config.useA85 = 0
    canvas = Canvas(out, pagesize=(PAGE_WIDTH, PAGE_HEIGHT), pageCompression=1)
    for page in pages:
        for item in page.drawn:
            if len(item) == 4:
                x, y, text, style = item
                canvas.setFont(style.face.value, style.size)
                canvas.setFillColorRGB(*style.colour)
                canvas.drawString(x, y, text)
            elif len(item) == 6:
                canvas.setStrokeColorRGB(*item[4])
                canvas.setLineWidth(item[5])
                canvas.line(*item[:4])
            else:
                canvas.setFillColorRGB(*item[4])
                canvas.rect(*item[:4], stroke=0, fill=1)
        canvas.showPage()
    canvas.save()


@dataclass(frozen=True)
class Comparison:
    """Seconds of either, and the memory that grew between the first tenth and the end of the print."""

    sheets: int
    pages: int
    ours: float
    bare: float
    grown_kib: int

    @property
    def ratio(self) -> float:
        return self.ours / self.bare


class Memory:
    """A progress that looks at the memory of the process."""

    def __init__(self) -> None:
        self.seen: list[int] = []

    def step(self, done: int, total: int, what: str = "") -> None:
        if not done % max(total // 10, 1):
            self.seen.append(resident_kib())


def resident_kib() -> int:
    """Memory of the process in KiB; the peak, where the system does not tell the present."""
    try:
        with open("/proc/self/statm", encoding="ascii") as counts:  # noqa: PTH123 (not a file of ours)
            return int(counts.read().split()[1]) * 4
    except OSError:
        import resource

        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss


def compare(documents: Sequence[EvaluationSheetDocument], target: BytesIO | None = None) -> Comparison:
    """Print the sheets in both ways; ours goes first, with cold caches."""
    memory = Memory()
    out = target or _Sink()
    start = perf_counter()
    printed = print_sheets(documents, out, memory)
    ours = perf_counter() - start
    recorded = record(documents)
    start = perf_counter()
    draw_bare(recorded, BytesIO())
    bare = perf_counter() - start
    return Comparison(len(documents), printed.pages, ours, bare, memory.seen[-1] - memory.seen[1])


def compare_apart(documents: Sequence[EvaluationSheetDocument]) -> Comparison:
    """Print each sheet to a file of its own in both ways."""
    memory, pages = Memory(), 0
    start = perf_counter()
    for done, document in enumerate(documents):
        pages += print_sheets([document], _Sink()).pages
        memory.step(done, len(documents))
    ours = perf_counter() - start
    recorded = [record([document]) for document in documents]
    start = perf_counter()
    for sheet in recorded:
        draw_bare(sheet, BytesIO())
    bare = perf_counter() - start
    return Comparison(len(documents), pages, ours, bare, memory.seen[-1] - memory.seen[1])


class _Sink(BytesIO):
    """A file that keeps nothing, so that the memory measured is the printing's own."""

    def write(self, data: bytes) -> int:
        return len(data)
