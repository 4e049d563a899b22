"""Words of a cell as a text for spreadsheets (CSV) may hold them."""

_FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")
"""How a text begins that a spreadsheet takes for a formula."""


def harmless(text: str) -> str:
    """Keep a spreadsheet from taking a text for a formula; a number with its sign stays a number."""
    is_number = text[:1] in {"+", "-"} and text[1:2].isdigit()
    return f"'{text}" if text.startswith(_FORMULA_SIGNS) and not is_number else text
