"""Certifying the results of objectives, and opening again what was certified."""
