"""The help of the window of the methods."""

METHODS_HELP = """
<p>La metodologia (SMVP) dice come si valuta: scale, schede, sezioni, fattori, pesi, fasce, procedimento. Qui se ne
tengono le versioni: a sinistra quelle dell'archivio con le sessioni che le usano, a destra quella scelta.</p>
<p>Una versione usata da una sessione non si cambia più: <b>Copia e modifica</b> ne fa la versione seguente.
<b>Nuova da…</b> comincia da quella dell'anno scorso, da una metodologia pronta, da un file o da una vuota.</p>
<h3>Metodologia</h3>
<p>L'albero elenca le parti; la pagina a destra ne mostra le voci. Ogni modifica si controlla subito: in basso c'è
ciò che manca («i pesi sommano a 95») e un clic, o Invio, porta al posto da correggere. <b>Ctrl+Z</b> annulla
l'ultima modifica, <b>Ctrl+Y</b> la ripete. Nulla è salvato prima di <b>Salva</b> (Ctrl+S); una versione si può
salvare anche incompleta, ma nessuna sessione si apre finché ha errori.</p>
<h3>Prova</h3>
<p>Una scheda di fantasia, da riempire per vedere totale, fascia e spiegazione. Nella colonna <b>Conta</b>, «no»
neutralizza un obiettivo, esclude un fattore o non sceglie un fattore a scelta. <b>F4</b>, o due clic sulla voce,
apre la voce scelta: un obiettivo si dà con un grado, con un giudizio o con un indicatore di qualsiasi regola. In
<b>Sezioni</b> si esclude una sezione e se ne cambia il peso, dove la metodologia lo lascia scegliere. <b>Perché</b>
spiega ogni numero.</p>
<p><b>Prova del procedimento</b> fa lo stesso con i giorni: finestre delle fasi, semaforo di metà anno, termini per
osservazioni, riesame e conciliazione, chi decide e da quando la scheda si chiude, sulle date che si scrivono.</p>
<h3>File</h3>
<p><b>Esporta…</b> scrive la versione scelta in un file di testo che un consulente può leggere e cambiare. <a
href="guida">Come si scrive il file di una metodologia</a>: la guida, con le metodologie pronte da salvare in una
cartella.</p>
"""
