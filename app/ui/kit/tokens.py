"""The look of the program as values: colours in three sets, and the measures of the drawing at 100 %."""

from collections.abc import Mapping
from enum import Enum
from types import MappingProxyType
from typing import NamedTuple

from PySide6.QtGui import QColor, QPalette

from app.domain.issues import Severity

Role, Group = QPalette.ColorRole, QPalette.ColorGroup


class ToneName(Enum):
    """What a line of a plan or a dated fact is, each with its own ink and ground."""

    AREA = "area"
    SECTOR = "settore"
    OBJECTIVE = "obiettivo"
    INDICATOR = "indicatore"
    PHASE = "fase"
    PERSON = "persona"
    NOTHING = "niente"


class Tone(NamedTuple):
    """The ink of a word or of a border, and the ground under it, as #RRGGBB."""

    ink: str
    ground: str


class Colours(NamedTuple):
    """One set of colours, as #RRGGBB. `quiet` is never the only carrier of a meaning."""

    window: str
    base: str
    sunken: str
    text: str
    quiet: str
    disabled: str
    line: str
    edge: str
    accent: str
    fill: str
    fill_hover: str
    on_fill: str
    soft: str
    selected: str
    selected_line: str
    error: str
    error_soft: str
    warning: str
    warning_soft: str
    good: str
    good_soft: str
    tones: Mapping[ToneName, Tone]


class DrawnMeasures(NamedTuple):
    """Heights, spaces, radii and sizes of letters, in pixels of the drawing at 100 %."""

    menu: int = 24
    band: int = 44
    status: int = 24
    page_button: int = 28
    field: int = 28
    action_button: int = 32
    grid_row: int = 24
    tree_row: int = 26
    rail_row: int = 28
    factor_row: int = 48
    table_head: int = 24
    notice: int = 36
    chip: int = 24
    scroll: int = 12
    mark: int = 16
    radius: int = 4
    frame_radius: int = 2
    chip_radius: int = 12
    margin: int = 16
    gap_small: int = 4
    gap: int = 8
    gap_groups: int = 12
    key: int = 11
    caption: int = 12
    body: int = 14
    section: int = 16
    title: int = 20
    figure: int = 28
    icon: int = 16
    band_icon: int = 18


MEASURES = DrawnMeasures()


def _tones(*pairs: tuple[str, str]) -> Mapping[ToneName, Tone]:
    return MappingProxyType({name: Tone(*pair) for name, pair in zip(ToneName, pairs, strict=True)})


LIGHT = Colours(
    window="#f2f5f9",
    base="#ffffff",
    sunken="#e9eef4",
    text="#17324d",
    quiet="#4a6076",
    disabled="#7b8a9a",
    line="#d2dae3",
    edge="#6e8194",
    accent="#0066cc",
    fill="#0066cc",
    fill_hover="#0052a3",
    on_fill="#ffffff",
    soft="#e3effb",
    selected="#dae9f9",
    selected_line="#9cc3ec",
    error="#b3261e",
    error_soft="#fcebe9",
    warning="#8a5000",
    warning_soft="#fff3db",
    good="#00693e",
    good_soft="#e2f3ea",
    tones=_tones(
        ("#2f3c96", "#e3e6f9"),
        ("#0a5f6b", "#dbf0f1"),
        ("#1e5b2e", "#e1f2e3"),
        ("#5b2e91", "#eee4f8"),
        ("#7a4300", "#fcecd6"),
        ("#8c1d5a", "#fae3ef"),
        ("#55616e", "#eef1f4"),
    ),
)
DARK = Colours(
    window="#12171d",
    base="#1a212a",
    sunken="#242e39",
    text="#e8edf3",
    quiet="#aab8c7",
    disabled="#7f8d9c",
    line="#33404d",
    edge="#7c8c9d",
    accent="#74b6ff",
    fill="#2273c8",
    fill_hover="#1a5fa8",
    on_fill="#ffffff",
    soft="#1b324a",
    selected="#1f3e5e",
    selected_line="#3f6d9c",
    error="#ff9d94",
    error_soft="#3e2422",
    warning="#ffc266",
    warning_soft="#3a2e1a",
    good="#72d6a6",
    good_soft="#193529",
    tones=_tones(
        ("#bac3ff", "#282e52"),
        ("#7fd6e0", "#15343a"),
        ("#8fd8a0", "#1b3423"),
        ("#cfb0f5", "#33264a"),
        ("#ffc78a", "#3b2c18"),
        ("#f5a9cd", "#402236"),
        ("#aab4bf", "#28313b"),
    ),
)
HIGH_CONTRAST = Colours(
    window="#000000",
    base="#000000",
    sunken="#1c1c1c",
    text="#ffffff",
    quiet="#f0f0f0",
    disabled="#b8b8b8",
    line="#8c8c8c",
    edge="#ffffff",
    accent="#ffd83d",
    fill="#ffd83d",
    fill_hover="#fff0a8",
    on_fill="#000000",
    soft="#332b00",
    selected="#4a3f00",
    selected_line="#ffd83d",
    error="#ffb3ac",
    error_soft="#3d0a06",
    warning="#ffcf87",
    warning_soft="#3a2500",
    good="#8df0bd",
    good_soft="#04301b",
    tones=_tones(
        ("#ccd3ff", "#14183a"),
        ("#9ceaf3", "#04282d"),
        ("#a8ecb7", "#08280f"),
        ("#dfc8ff", "#241438"),
        ("#ffd5a6", "#301f06"),
        ("#ffc2df", "#330f24"),
        ("#e0e0e0", "#1c1c1c"),
    ),
)
SETS = (LIGHT, DARK, HIGH_CONTRAST)
BY_ACCENT = {QColor(colours.accent).rgb(): colours for colours in SETS}
"""A palette carries its set in the role Accent, which no widget changes and which each set has of its own."""


def palette_of(colours: Colours) -> QPalette:
    """Build the Qt palette of a set of colours."""
    palette = QPalette(QColor(colours.base), QColor(colours.window))
    for role, colour in _roles(colours).items():
        palette.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.PlaceholderText):
        palette.setColor(Group.Disabled, role, QColor(colours.disabled))
    palette.setColor(Group.Disabled, Role.Base, QColor(colours.sunken))
    palette.setColor(Group.Disabled, Role.Highlight, QColor(colours.line))
    return palette


def view_palette_of(colours: Colours) -> QPalette:
    """Build the palette of lists, tables and trees, whose chosen rows keep the colour of their words."""
    palette = palette_of(colours)
    palette.setColor(Role.Highlight, QColor(colours.selected))
    palette.setColor(Role.HighlightedText, QColor(colours.text))
    palette.setColor(Group.Inactive, Role.Highlight, QColor(colours.sunken))
    return palette


def _roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    return {
        Role.Window: colours.window,
        Role.WindowText: colours.text,
        Role.Base: colours.base,
        Role.AlternateBase: colours.base,
        Role.Text: colours.text,
        Role.PlaceholderText: colours.quiet,
        Role.Button: colours.base,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.error,
        Role.Light: colours.base,
        Role.Midlight: colours.line,
        Role.Mid: colours.line,
        Role.Dark: colours.edge,
        Role.Shadow: colours.edge,
        Role.Link: colours.accent,
        Role.LinkVisited: colours.accent,
        Role.Accent: colours.accent,
        Role.Highlight: colours.fill,
        Role.HighlightedText: colours.on_fill,
        Role.ToolTipBase: colours.text,
        Role.ToolTipText: colours.base,
    }


def colours_of(palette: QPalette) -> Colours:
    """Return the set a palette was built of; one that is not ours is light or dark by its ground."""
    known = BY_ACCENT.get(palette.color(Group.Active, Role.Accent).rgb())
    return known or (DARK if is_dark(palette) else LIGHT)


def is_dark(palette: QPalette) -> bool:
    return palette.color(Role.Window).lightness() < palette.color(Role.WindowText).lightness()


def severity_colour(severity: Severity, palette: QPalette) -> QColor:
    """Return the colour of a finding's words, readable on the background of this palette."""
    colours = colours_of(palette)
    by_severity = {Severity.ERROR: colours.error, Severity.WARNING: colours.warning, Severity.NOTE: colours.accent}
    return QColor(by_severity[severity])
