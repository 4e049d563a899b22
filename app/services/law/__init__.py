"""Texts and thresholds of law: those that ship with the program, and what the ente sets in their place."""
