"""Why there is nothing in the page of the objectives."""

EMPTY = "Nessuna unità\nLe unità si scrivono nella pagina Struttura, o le porta un piano importato."
NO_ROWS = "Nessun obiettivo passa tutti i filtri\nI filtri si sommano: toglierne uno, o tutti."
