"""Format 3 of methods and closed sheets: format 2, and what the procedure says of review and half year.

Frozen as format 1 is: for a new key there is a new format.
"""
