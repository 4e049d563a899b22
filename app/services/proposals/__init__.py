"""What is proposed to the Segretario of a sheet or of an objective, and how it is decided."""
