"""The dialogs by which a year is closed and opened again."""
