"""Use cases on workbooks: the *Anagrafica* out and in, the *Risultati* out."""
