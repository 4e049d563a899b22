"""Format 2 of closed sheets: format 1, and what was recorded around the sheet. Written in schemas 6 and 7.

Frozen as format 1 is: for a new key there is a new format.
"""
