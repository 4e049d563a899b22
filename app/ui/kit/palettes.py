"""The colours of the program, light and dark: the blue of the public administration and neutral greys."""

from dataclasses import dataclass

from PySide6.QtGui import QColor, QPalette

from app.domain.issues import Severity

Role = QPalette.ColorRole
DISABLED = QPalette.ColorGroup.Disabled


@dataclass(frozen=True, slots=True)
class Colours:
    """One set of colours, as #RRGGBB."""

    window: str
    base: str
    stripe: str
    button: str
    text: str
    quiet: str
    disabled: str
    line: str
    edge: str
    accent: str
    highlight: str
    on_highlight: str
    error: str
    warning: str
    note: str
    good: str


LIGHT = Colours(
    window="#f4f6f9",
    base="#ffffff",
    stripe="#f7f9fc",
    button="#ffffff",
    text="#17324d",
    quiet="#4d6378",
    disabled="#8594a5",
    line="#c5cfda",
    edge="#76869a",
    accent="#0066cc",
    highlight="#0066cc",
    on_highlight="#ffffff",
    error="#b3261e",
    warning="#8a5000",
    note="#0059b3",
    good="#00693e",
)
DARK = Colours(
    window="#16191d",
    base="#1d2126",
    stripe="#21262c",
    button="#2a3037",
    text="#e6eaef",
    quiet="#aab6c3",
    disabled="#76828f",
    line="#3d4651",
    edge="#7d8a98",
    accent="#66b0ff",
    highlight="#0b5cad",
    on_highlight="#ffffff",
    error="#ff9d94",
    warning="#ffc266",
    note="#8cc4ff",
    good="#6fd6a4",
)


def palette_of(colours: Colours) -> QPalette:
    """Build the Qt palette of a set of colours."""
    palette = QPalette(QColor(colours.button), QColor(colours.window))
    for role, colour in _roles(colours).items():
        palette.setColor(role, QColor(colour))
    for role in (Role.WindowText, Role.Text, Role.ButtonText, Role.PlaceholderText):
        palette.setColor(DISABLED, role, QColor(colours.disabled))
    palette.setColor(DISABLED, Role.Highlight, QColor(colours.line))
    return palette


def control_palette_of(colours: Colours) -> QPalette:
    """Build the palette of what one types in or ticks: the Fusion style draws its edge from the window's colour."""
    palette = palette_of(colours)
    palette.setColor(Role.Window, QColor(colours.edge).lighter(140))
    return palette


def _roles(colours: Colours) -> dict[QPalette.ColorRole, str]:
    return {
        Role.Window: colours.window,
        Role.WindowText: colours.text,
        Role.Base: colours.base,
        Role.AlternateBase: colours.stripe,
        Role.Text: colours.text,
        Role.PlaceholderText: colours.quiet,
        Role.Button: colours.button,
        Role.ButtonText: colours.text,
        Role.BrightText: colours.error,
        Role.Mid: colours.line,
        Role.Link: colours.accent,
        Role.LinkVisited: colours.accent,
        Role.Accent: colours.accent,
        Role.Highlight: colours.highlight,
        Role.HighlightedText: colours.on_highlight,
        Role.ToolTipBase: colours.text,
        Role.ToolTipText: colours.base,
    }


def is_dark(palette: QPalette) -> bool:
    return palette.color(Role.Window).lightness() < palette.color(Role.WindowText).lightness()


def colours_of(palette: QPalette) -> Colours:
    return DARK if is_dark(palette) else LIGHT


def severity_colour(severity: Severity, palette: QPalette) -> QColor:
    """Return the colour of a finding's words, readable on the background of this palette."""
    colours = colours_of(palette)
    by_severity = {Severity.ERROR: colours.error, Severity.WARNING: colours.warning, Severity.NOTE: colours.note}
    return QColor(by_severity[severity])
