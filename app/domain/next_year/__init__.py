"""A year that begins with what the one before it held."""
