"""The verbs of the command line: each is one small module over the same services as the window."""
