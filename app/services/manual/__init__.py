"""The manual that ships with the program: read, and printed."""
