"""Norms and thresholds of law in the window."""
