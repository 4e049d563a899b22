"""Backups of the open archive: made, verified, thinned, listed, restored."""
