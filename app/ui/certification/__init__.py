"""Certifying the results of the objectives of a year."""
