"""The structure of the ente: units, people and their dated facts, as forms edit them and tables show them."""
