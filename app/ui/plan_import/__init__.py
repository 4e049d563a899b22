"""Importa un piano: the lines of a document at the left, what they become at the right, and the yes."""
