"""The window of the hours of training of a year."""
