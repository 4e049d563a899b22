"""Format 1 of what the archive keeps as text: methods, closed sheets, what was delivered. Written since schema 1.

Frozen: the keys, the words and the values where a key is absent are those of archives already signed. What today's
classes call their fields may change, and the ties of these tables follow them; for a new key there is a new format.
"""
