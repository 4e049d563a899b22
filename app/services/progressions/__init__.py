"""Progressions of a year: the procedure with its rules, the facts of people, the rankings published."""
