"""The Italian spelling of a file of progressions: keys for the fields."""

from collections.abc import Mapping

from app.domain.method_file.words import word_of
from app.domain.serial.plain import Dialect

KEYS: Mapping[str, str] = {
    "adoption": "adozione",
    "amounts": "importo",
    "by": "campo",
    "cap": "limite",
    "code": "codice",
    "contract_area": "area",
    "criteria": "criterio",
    "day": "giorno",
    "description": "descrizione",
    "digits": "decimali",
    "direction": "verso",
    "experience": "esperienza",
    "extra": "maggiorazione",
    "for_eq": "per_eq",
    "group": "gruppo",
    "groups": "gruppo",
    "is_eq_apart": "eq_a_parte",
    "items": "voce",
    "kind": "tipo",
    "label": "etichetta",
    "maximum": "massimo",
    "maximum_years": "anni_massimi",
    "minimum_score": "punteggio_minimo",
    "name": "nome",
    "number": "numero",
    "organ": "organo",
    "percent": "percentuale",
    "performance": "performance",
    "places": "posti",
    "points": "punti",
    "ranking": "graduatoria",
    "remarks_days": "giorni_per_le_osservazioni",
    "requirements": "requisiti",
    "rounding": "arrotondamento",
    "sanction_years": "anni_senza_sanzioni",
    "scope": "ambito",
    "several": "piu_voci",
    "share": "quota",
    "ties": "parita",
    "unit": "unita",
    "value": "valore",
    "weight": "peso",
    "years": "anni",
    "years_since": "anni_dall_ultima",
}

ITALIAN = Dialect(key=KEYS.__getitem__, word=word_of)
