"""Canonical text forms of frozen dataclasses: plain data and JSON."""
