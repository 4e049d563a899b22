"""Backups in the window: made by themselves, listed, tried, restored."""
