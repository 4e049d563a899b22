"""Backups of an archive: why one is made, what its file is called, which ones are kept."""
