"""The page Documenti: every document with its preview, print, save."""
