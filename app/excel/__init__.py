"""Workbooks in and out, with openpyxl: rows of cells to drafts and back."""
