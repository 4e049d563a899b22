"""The names under which choices of the ente and facts of the archive are kept in its settings, and their words."""

from collections.abc import Mapping

EXAMPLE_BUILT = "example_built"
"""The day of the example until which it was made, not worked on."""
CERTIFIED_FIRST = "certificazione_prima_della_chiusura"
"""Whether the method of the ente wants results certified before sheets are closed: 1 or 0."""
SMALLEST_CLASS_KEY = "classe_minima"
"""How many people the smallest class published has."""
ENTERED = "entered_{year}"
"""The day on which a year that was already over was added to an archive."""
METHOD_OF = "method_of_{year}"
"""The number of the version of the method that a year goes by before it has a session."""

DAYS: Mapping[str, str] = {
    EXAMPLE_BUILT: "Giorno di preparazione del comune di esempio",
    ENTERED: "Giorno di inserimento dell'anno {year}, già finito",
}
"""The settings that are a day, as the audit says them."""
OTHERS: Mapping[str, str] = {
    CERTIFIED_FIRST: "Certificazione prima della chiusura",
    SMALLEST_CLASS_KEY: "Classe minima da pubblicare",
    METHOD_OF: "Metodologia del {year}",
}


def key_and_year(key: str) -> tuple[str, str]:
    """Return the key without its year, as the tables here have it, and the year: empty where it has none."""
    name, _, year = key.rpartition("_")
    return (f"{name}_{{year}}", year) if year.isdecimal() else (key, "")
