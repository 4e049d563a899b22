"""Workbooks as values: their layout, what was read from the cells, and how it differs from the archive."""
