"""The evaluation method as data: its definition and the checks on it."""
