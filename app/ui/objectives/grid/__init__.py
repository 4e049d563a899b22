"""The grid of Obiettivi: every indicator of the year as a row, edited in place as in a sheet."""
