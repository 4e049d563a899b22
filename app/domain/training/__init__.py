"""Hours of training of the people of a year: planned, done, due."""
