"""The neutral wording of the Piano degli obiettivi (its own texts will be editable)."""

from app.domain.documents.plan import PlanText


def introduction(municipality: str, period: str) -> tuple[PlanText, ...]:
    return (
        PlanText(
            "Che cos'è questo piano",
            (
                f"Con il piano degli obiettivi {period} il {municipality} dichiara che cosa si impegna a fare, chi se ne"
                " occupa e come si misurerà il risultato. Il piano traduce gli indirizzi del mandato e del Documento unico"
                " di programmazione in obiettivi affidati alle aree e ai settori.",
                "Il riferimento è il decreto legislativo 27 ottobre 2009, n. 150: l'articolo 4 descrive il ciclo di gestione"
                " della performance, l'articolo 5 chiede obiettivi rilevanti, misurabili e confrontabili nel tempo, gli"
                " articoli 8 e 9 distinguono la performance dell'organizzazione da quella delle persone. Per gli enti locali"
                " il piano dettagliato degli obiettivi è unificato con il piano esecutivo di gestione (articolo 169 del"
                " decreto legislativo 18 agosto 2000, n. 267).",
            ),
        ),
        PlanText(
            "Come si legge",
            (
                "Gli obiettivi strategici comuni riguardano tutto l'ente e ogni persona che vi lavora. Gli obiettivi operativi"
                " sono raccolti per area e per settore. Quando lo stesso obiettivo impegna più settori è scritto una volta"
                " sola, come obiettivo trasversale, con l'elenco di chi vi concorre.",
            ),
        ),
    )


def closing() -> tuple[PlanText, ...]:
    return (
        PlanText(
            "Misurazione e valutazione",
            (
                "Il grado di raggiungimento degli obiettivi è calcolato dagli indicatori, con le regole del Sistema di"
                " misurazione e valutazione della performance adottato dall'ente. Nel corso dell'anno una verifica intermedia"
                " segnala le criticità; le variazioni agli obiettivi sono motivate e restano annotate.",
                "I risultati entrano nelle schede di valutazione individuale. Ai fini delle progressioni si considera la sola"
                " performance individuale, distintamente per i titolari di incarico di Elevata Qualificazione e per gli altri"
                " dipendenti.",
            ),
        ),
        PlanText(
            "Trasparenza",
            (
                "Il piano è pubblicato nella sezione «Amministrazione trasparente» del sito dell'ente, come chiede"
                " l'articolo 10 del decreto legislativo 14 marzo 2013, n. 33. Tabelle, conteggi e grafici sono ricavati dai"
                " dati registrati alla data di stampa.",
            ),
        ),
    )
