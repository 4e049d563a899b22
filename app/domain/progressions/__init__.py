"""Differenziali stipendiali: the rules of their rankings as data, and the rankings computed and explained."""
