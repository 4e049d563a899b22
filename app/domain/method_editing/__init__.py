"""Editing a method: places in it, the fields of each part, what changed between two."""
