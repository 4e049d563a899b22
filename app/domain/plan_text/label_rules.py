"""The one table of the words that say what a line or a column holds: «Peso:», «Indicatore», «Fasi di attuazione»."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.plan_text.roles import LineRole


@dataclass(frozen=True, slots=True)
class LabelRule:
    """Words (of a text without case, accents and punctuation) and the role of what stands beside or below them.

    `starts` are those with which a label, alone in a cell, may begin and then go on: «Grado di difficoltà». What they
    say is known only where the `words` fit.
    """

    role: LineRole
    words: str
    confidence: int = 90
    starts: str = ""

    def fits(self, key: str) -> bool:
        return bool(re.fullmatch(self.words, key))


RULES: tuple[LabelRule, ...] = (
    LabelRule(
        LineRole.TEXT,
        r"obiettiv[oi] (?:strategic[oi]|operativo|dup)?.*(?:di riferimento|del dup|collegat[oi]|dup)"
        r"|(?:collegamento|riferimento|rif|raccordo|coerenza)\b.*|(?:referente|responsabile) politic[oa].*",
        80,
    ),
    LabelRule(LineRole.STRATEGIC_OBJECTIVE, r"obiettivo strategico|obiettivo di mandato"),
    LabelRule(
        LineRole.OBJECTIVE,
        r"(?:titolo|denominazione|oggetto|nome|descrizione sintetica)"
        r"(?: (?:dell )?obiettivo.*| progetto| sintetico)?"
        r"|(?:scheda )?obiettivo(?: (?:operativo|gestionale|esecutivo|specifico|individuale|annuale|trasversale"
        r"|assegnato|(?:di|della|dell) .*|(?:del )?(?:peg|pdo)|anno))*"
        r"|progetto(?: obiettivo)?|obiettiv[oi] (?:assegnat[oi](?: a.*)?|operativi|gestionali)|ob"
        r"|(?:obiettivo (?:e )?|breve )?descrizione (?:dell )?obiettivo|obiettivo (?:e )?descrizione"
        r"|denominazione e descrizione.*|cosa (?:prevediamo|intendiamo|vogliamo|si (?:prevede|intende|vuole)).*",
        starts=r"ob|titolo|denominazione|(?:sotto ?)?obiettiv[oi]",
    ),
    LabelRule(
        LineRole.WEIGHT,
        r"pes[oi]\b.*|pond(?:erazione.*)?|pesatura.*|grado di rilevanza|valore ponderale|punteggio attribuito"
        r"|punt[io](?: (?:attribuiti|assegnati|max|massimi))?|punteggio(?: (?:max|massimo|assegnato))?"
        r"|rilevanza percentuale|quanto pesa"
        r"|rilevanza peso|coefficiente(?: di (?:peso|rilevanza))?|incidenza(?: percentuale)?|quota(?: percentuale)?",
        starts=r"pes[oi]|pond(?:erazione)?",
    ),
    LabelRule(
        LineRole.INDICATOR,
        r"indicator[ei].*|(?:descrizione|denominazione|nome|titolo) (?:dell )?indicatore"
        r"|come (?:l[oa] |si )?misur.*|si misura (?:con|da|attraverso).*"
        r"|(?:il )?dato da (?:portare|rilevare|fornire)"
        r"|da (?:che )?cosa (?:si |lo )?(?:capi|ved|misur)[^ ]*"
        r"|misura (?:del |di )(?:risultato|performance|efficacia|efficienza|esito)\b.*"
        r"|misurator[ei].*|parametr[oi]\b.*|kpi|metric(?:a|he)|prodott[oi] attes[oi]|output"
        r"|(?:unita|criteri[oi]?|element[oi]|strument[oi]|metod[oi]) di (?:verifica|misurazione)\b.*"
        r"|(?:che )?cosa misuriamo.*",
        starts=r"indicator[ei]",
    ),
    LabelRule(
        LineRole.TARGET,
        r"target.*|valor[ei] attes[oi].*|risultat[oi] (?:attes[oi]|da conseguire).*|attes[oi]"
        r"|(?:valore|livello|esito|dato|quantita) (?:obiettivo|target|programmato|attes[oa]|previst[oa]|finale"
        r"|desiderato|soglia|da (?:raggiungere|conseguire|ottenere)).*|attes[oi] 20\d\d|risultat[oi] previst[oi].*"
        r"|meta|standard.*|obiettivo numerico|soglia(?: .*)?|risultato finale.*"
        r"|traguardo|risultato|(?:performance|prestazione) attes[ao]"
        r"|qual e (?:il |la )?(?:traguardo|risultato|target|valore).*|dove vogliamo arrivare.*"
        r"|(?:(?:che )?cosa |quanto )?ci (?:si )?aspett(?:iamo|a)",
        starts=r"risultat[oi]|target|valore|valori",
    ),
    LabelRule(
        LineRole.DEADLINE,
        r"entro quando.*|quando .*"
        r"|scadenz[ae].*|termin[ei]\b.*|temp[io]\b(?! medi[oi]\b).*|tempistic.*|entro(?: il)?|periodo.*|durata.*"
        r"|data (?:di |ultima |finale )?(?:fine|conclusione|scadenza|previst[ao]|termine|completamento|limite|ultima"
        r"|ultimazione|attuazione|realizzazione|raggiungimento|consegna|chiusura).*"
        r"|(?:conclusione|fine|ultimazione)(?: previst[ao])?|data"
        r"|da (?:concludere|completare|realizzare) entro.*"
        r"|mes[ei]|inizio e fine",
        starts=r"scadenz[ae]|termin[ei]|temp[oi]|tempistica|data|dal|al|inizio|fine",
    ),
    LabelRule(
        LineRole.PHASE,
        r"fas[ei]\b.*|n fase|cronoprogramma.*|step.*|tappe.*|articolazione in fasi|programma operativo",
        starts=r"cronoprogramma|fas[ei]",
    ),
    LabelRule(
        LineRole.ACTIVITY,
        r"(?:descrizione (?:delle )?)?(?:attivita|azion[ei])\b.*|intervent[oi]\b.*|iniziative.*"
        r"|line[ae] di (?:attivita|azione|intervento)"
        r"|modalita (?:operative|di (?:attuazione|realizzazione)).*|principali attivita.*",
        80,
        starts=r"attivita|azion[ei]|intervent[oi]",
    ),
    LabelRule(
        LineRole.PERSON,
        r"(?:altro )?personale.*|dipendent[ei]\b.*|collaborator[ei].*|risorse? uman[ae].*|unita di personale.*"
        r"|addett[oi].*|partecipanti.*|(?:altri )?soggetti coinvolti.*|gruppo di lavoro.*|dotazione organica.*"
        r"|organico.*|composizione .*|chi(?: (?:ci )?(?:lavora|partecipa))?"
        r"|nominativ[oi]\b(?! (?:del |della |di )?(?:responsabil|dirigent|titolar)).*|team\b.*"
        r"|operator[ei] coinvolt.*|(?:figure|unita)(?: professionali)? coinvolte.*|gruppo di progetto.*",
        starts=r"personale|collaborator[ei]|dipendent[ei]|partecipanti|soggetti",
    ),
    LabelRule(
        LineRole.RESOURCE,
        r"risorse?\b.*|stanziament[oi].*|budget.*|capitol[oi]\b.*|mezzi.*|spesa prevista|import[oi].*|cost[oi]\b.*"
        r"|dotazion[ei](?: (?:strument|finanz|economic).*)?|beni strumentali.*|fonti di finanziamento",
        starts=r"risors[ae]|capitol[oi]|importo",
    ),
    LabelRule(
        LineRole.HEAD,
        r"(?:il |la |nominativo (?:del |della )?)?responsabil[ei].*"
        r"|resp(?: ?le)?\b.*|(?:il |la )?dirigent[ei].*|p o\b.*|titolar[ei]\b.*"
        r"|posizione organizzativa.*|(?:incaricato di )?elevata qualificazione.*|e q\b.*|eq\b.*|referent[ei].*"
        r"|valutat[oa](?: .*)?|chi (?:risponde(?:ra)?|e responsabile).*|ne risponde"
        r"|capo ?(?:area|settore|servizio|ufficio).*|funzionario.*|segretario.*|comandante.*|incaricato.*"
        r"|assegnatari[oi]\b.*|prepost[oa]\b.*|apicale\b.*|direttor[ei]\b.*|coordinator[ei]\b.*",
        starts=r"responsabil[ei]|referent[ei]|dirigente",
    ),
    LabelRule(
        LineRole.TEXT,
        r"descrizion[ei].*|finalita.*|motivazion.*|contenut[oi].*|not[ae]|stakeholder.*|portatori.*|programm[ai]\b.*"
        r"|mission[ei]?\b.*|dup.*|tipologia.*|tipo\b.*|area strategica.*|line[ae]\b.*|ambito.*|categoria"
        r"|(?:(?:percentuale|quota) )?(?:di )?(?:apporto|impegno|impiego|partecipazione|dedizione)(?: .*)?"
        r"|benefici(?:ari)?(?: (?:attes|final|previst|dirett)i)?"
        r"|codice.*|cod\b.*|n|nr|numero|num|priorita.*|ann[oi]\b.*|formula.*|font[ei]\b.*|unita (?:di )?misura.*|um|u m"
        r"|esercizio(?: finanziario)?|triennio(?: di riferimento)?|trasversale|destinatari(?: finali)?|valore pubblico"
        r"|impatto(?: atteso)?|outcome|osservazioni|sede|contesto|frequenza|cadenza|rendicontazione"
        r"|baseline|valore (?:iniziale|di partenza|attuale|storico).*|indirizz[oi].*|premess[ae].*|competenze.*"
        r"|funzioni.*|servizi (?:gestiti|erogati).*|assessor.*|amministratore.*|politic.*|criticita.*|vincoli.*"
        r"|verifica.*|monitoraggio.*|stato di attuazione.*|situazione .*|trasversalita.*|modalita.*|peg.*"
        r"|altri (?:servizi|settori|uffici).*|(?:settori|uffici|servizi) coinvolti.*|dimensione.*|rilevanza.*"
        r"|natura.*|grado.*|complessita.*|a chi (?:e|si) rivolt?.*|da dove (?:partiamo|si parte).*"
        r"|dove (?:sono|si) (?:verific|trov).*|(?:chi|quali|perche)\b.*|strategia"
        r"|(?:che )?cosa (?:facciamo|faremo|si fa)|(?:performance|prestazione) (?:realizzata|ottenuta|conseguita)",
        80,
        starts=r"n|nr|num|numero|cod|codic[ei]|descrizione|finalita|unita|formula|fonte|baseline|u m|um|anno"
        r"|mission[ei]|programm[ai]|note|ambito|tipologia|tipo|stakeholder|portatori|performance|prestazione|rilevanza"
        r"|benefici|assessor[ei]|assessorato|percentuale|grado|stato|verifica|consuntivo|2\d{3}(?! 2\d{3}$)",
    ),
)
_OF_A_UNIT = (
    r"(?: (?:e )?(?:responsabil[ei]|competent[ei]|interessat[oaei]|proponent[ei]|assegnatari[oaei]|titolar[ei]"
    r"|coordinator[ei]|di (?:riferimento|competenza|appartenenza)))?"
)
UNIT_COLUMNS: tuple[tuple[str, int], ...] = (
    (rf"dipartiment[oi]{_OF_A_UNIT}", 0),
    (rf"are[ae](?: organizzativ[ae]| (?:e )?settore)?{_OF_A_UNIT}|macroarea", 1),
    (rf"(?:direzion[ei]|ripartizion[ei]|cdr|centr[oi] di \w+|struttura(?: organizzativa)?){_OF_A_UNIT}", 1),
    (rf"posizion[ei] organizzativ[ae]{_OF_A_UNIT}", 1),
    (rf"settor[ei](?: servizio)?{_OF_A_UNIT}", 2),
    (rf"unita(?: di (?:riferimento|appartenenza))?{_OF_A_UNIT}", 3),
    (rf"(?:servizi[oi]?(?: ufficio)?|unita (?:organizzativa|operativa)|u o){_OF_A_UNIT}", 3),
    (rf"uffici[oi]?{_OF_A_UNIT}", 4),
)
_STARTS_OF_UNITS = r"dipartiment[oi]|settor[ei]|are[ae]|servizi[oi]?|uffic[io]+|direzione|centro"
_STARTS = re.compile(rf"(?:{'|'.join([*(rule.starts for rule in RULES if rule.starts), _STARTS_OF_UNITS])})\b")


@lru_cache(maxsize=16_384)
def begins_like_a_label(key: str) -> bool:
    """Whether a text (its key) begins with the words of a label, whatever comes after them."""
    return _STARTS.match(key) is not None
