"""The words of the verbs on the workbook of the staff, wherever they stand."""

IMPORT = "Importa l'Anagrafica…"
MODEL = "Salva il modello dell'Anagrafica…"
