"""The page Valutazioni: the session, the list of its sheets, the sheet filled from the keyboard."""
