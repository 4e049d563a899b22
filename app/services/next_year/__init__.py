"""A year copied into the one after it."""
