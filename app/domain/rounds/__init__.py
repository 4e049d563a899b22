"""Preparing an evaluation round: dated facts, spans of the year, absences, differences."""
