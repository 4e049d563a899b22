"""The text file of the rules of progressions: its Italian keys, read and written as a method file is."""
