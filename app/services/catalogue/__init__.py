"""The catalogue of objectives: the entries that ship with the program, those of the ente, what is taken from them."""
