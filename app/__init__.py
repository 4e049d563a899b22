"""Merito: il ciclo della performance di un comune, su un solo PC."""

__version__ = "0.1.0"
