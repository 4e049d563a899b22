"""The manual: its pages, what is in them, and which of them helps in a place of the program."""
