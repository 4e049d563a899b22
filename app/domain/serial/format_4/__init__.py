"""Format 4 of methods, of what is given on a sheet and of closed sheets: the words that real systems also need.

A key of this format is written only where it says more than when it is absent: what needs none of them is stored as
format 3 stored it. Frozen as format 1 is: for a new key there is a new format.
"""
