"""Reading and writing what is certified outside the sheets."""
