"""Closing a year and opening it again."""
