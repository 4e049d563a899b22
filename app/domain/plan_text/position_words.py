"""How plans name the position of who heads a unit: «P.O. n. 2», «Incarico di Elevata Qualificazione 3 – …»."""

POSITION = r"(?:(?:incarico\s+di\s+)?(?:p\.\s?o\.|posizione\s+organizzativa|e\.\s?q\.|elevata\s+qualificazione))"
"""The words of a position, whatever follows; to be matched without regard to capitals."""
NUMBER_SIGN = r"(?:n\s?[.°]?\s*|nr\.?\s*)?"
"""What stands before its number, if anything does: `n.`, `n°`, `nr.`."""
ORDER = r"(?:\d{1,2}|[IVX]{1,4})"
