"""Strumenti › Metodologia: the methods of the archive, their editor, an imaginary sheet, the comparison."""
