"""The text file of a method: read with its errors by line, written, its Italian keys."""
