"""What the Nucleo certifies of the objectives of a year."""
