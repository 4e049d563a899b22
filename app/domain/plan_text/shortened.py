"""Headings shortened, as the programs that keep the plans export them: «DES_OB», «IND», «VAL_ATT», «UO»."""

_WRITTEN_OUT = {
    "ob": "obiettivo", "obb": "obiettivo", "obt": "obiettivo", "obiett": "obiettivo",
    "des": "descrizione", "desc": "descrizione", "descr": "descrizione", "den": "denominazione",
    "denom": "denominazione", "tit": "titolo",
    "ind": "indicatore", "indic": "indicatore", "val": "valore", "att": "atteso", "ris": "risultato",
    "resp": "responsabile", "serv": "servizio", "sett": "settore", "uff": "ufficio",
    "dip": "dipartimento", "uo": "unita organizzativa", "uu": "unita organizzativa", "cdc": "centro di costo",
    "scad": "scadenza", "term": "termine", "pond": "ponderazione", "pesat": "peso",
    "op": "operativo", "oper": "operativo", "strat": "strategico", "gest": "gestionale", "cod": "codice",
    "org": "organizzativa", "progr": "programma", "miss": "missione",
}  # fmt: skip


def written_out(key: str) -> str:
    """Return the words of a heading (without case, accents and punctuation) with the shortened ones whole."""
    return " ".join(_WRITTEN_OUT.get(word, word) for word in key.split())
