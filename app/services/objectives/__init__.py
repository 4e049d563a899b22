"""Objectives of a year: making them, measuring them, giving them to units and people."""
