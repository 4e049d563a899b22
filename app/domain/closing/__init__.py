"""Closing a year: what must stand, on what ground it is closed, why it is opened again."""
