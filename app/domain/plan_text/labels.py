"""The words that say what a line or a column holds: «Peso:», «Indicatore», «Fasi di attuazione»."""

import re
from dataclasses import dataclass
from functools import lru_cache

from app.domain.matching import text_key
from app.domain.plan_text.roles import LineRole
from app.domain.plan_text.shortened import written_out

_LABELLED = re.compile(
    r"(?P<label>[^\W\d_](?:[^:|]{0,58}?|[^:|?]{8,80}\?[^:|]{0,24}?))\s*(?::|\s[–—-](?=\s)|=)\s*(?P<value>.*)", re.DOTALL
)
_SPACED_WEIGHT = re.compile(
    r"(?P<label>peso(?:\s+[^\W\d]+)?)\s+(?P<value>\d{1,3}(?:[.,]\d+)?\s*(?:%|/\s*100|punti)?)", re.IGNORECASE
)
_SPACED_HEAD = re.compile(
    r"(?P<label>(?i:responsabile|resp\.(?:le)?|dirigente|titolare|referente)(?:\s+[\w.']+){0,3}?)"
    r"\s+(?P<value>(?i:dott|dr|ing|geom|arch|rag|avv|sig|comm?|isp|ten|cap|prof)\.?\s?(?i:ssa|ra)?\s+[A-ZÀ-Ü][\w'.]+(?:\s+[A-ZÀ-Ü][\w'.]+){1,3})"
)
"""«Responsabile E.Q. dott. Mario Rossi»: the title of the person parts the label from the name, without a colon."""
_BRACKETED_HEAD = re.compile(
    r"\(\s*(?P<label>(?i:resp(?:onsabile|\.)?|dirigente|referente|titolare))[\s:.–-]{1,3}(?P<value>[A-ZÀ-Ü][^()]{3,50}?)\s*\)"
)
"""«(resp. Bianchi Rita)» on a line of its own."""
_OF_A_DESCRIPTION = re.compile(
    r"(?:breve |sintetica )?descrizione(?: (?:sintetica|breve|estesa|analitica|dettagliata))?"
    r"(?: (?:dell |di )?obiettivo(?: (?:operativo|gestionale|esecutivo))?)?"
    r"|descrizione e finalita|finalita e descrizione|(?:che )?cosa (?:facciamo|faremo|si fa)"
    r"|(?:testo |contenuto |contenuti )?(?:dell )?obiettivo(?: (?:operativo|gestionale|esecutivo))?|contenut[oi]|testo"
)
"""A label whose value is the description itself: in the field *Descrizione* it is said twice."""
_NUMBERED = re.compile(r"(?:\s+n)?(?:\s+\d+)*$")
_DESCRIPTION_OF = re.compile(r"^(?:descr|desc|des|denom) (?=[^\W\d_]{2})")
_OF_THE_NAME = re.compile(r"^(?:descrizione|denominazione|nome) (?:d(?:el|ella|ello|ell) )?(?=[^\W\d_]{3})")
_QUESTION = re.compile(r"(?:(?:che )?cosa|come|(?:a )?chi|quanto|(?:entro )?quando|(?:da )?dove|quali?|perche)\b.*")
_START = re.compile(r"baseline|valore (?:iniziale|di partenza|attuale|storico)|partenza|da dove (?:partiamo|si parte)")
_SOME_OBJECTIVES = re.compile(
    r"(?:obiettivi(?: (?:anno )?20\d\d)?|(?:obiettiv[oi]|progett[oi])"
    r"(?! n\b)(?: (?!strategic|mandato|dup|riferiment|collegat|raggiun|consegui|valut|\d)[^\W\d_]+){1,4}(?: 20\d\d)?)"
)
"""Over a column, whatever kind of objectives it says; alone on its line the word only leads to a list."""
_IN_BRACKETS = re.compile(r"[^()]{4,80}\((?P<label>[^()]{3,40})\)\s*")
"""«Cosa faremo (azioni)»: what the brackets say, where the words before them are nobody's label."""
_LONGEST, _LONGEST_TITLE = 60, 150
_MOST_WORDS, _MOST_WORDS_ALONE = 4, 3
_ALSO_A_PHASE = "progetto"
"""Over a column it says objectives; at the left of a row it is as often the first phase of a work."""


@dataclass(frozen=True, slots=True)
class LabelRule:
    """Words (of a text without case, accents and punctuation) and the role of what stands beside or below them."""

    role: LineRole
    words: str
    confidence: int = 90

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
    ),
    LabelRule(
        LineRole.WEIGHT,
        r"pes[oi]\b.*|pond(?:erazione.*)?|pesatura.*|grado di rilevanza|valore ponderale|punteggio attribuito"
        r"|punt[io](?: (?:attribuiti|assegnati|max|massimi))?|punteggio(?: (?:max|massimo|assegnato))?"
        r"|rilevanza percentuale|quanto pesa"
        r"|rilevanza peso|coefficiente(?: di (?:peso|rilevanza))?|incidenza(?: percentuale)?|quota(?: percentuale)?",
    ),
    LabelRule(
        LineRole.INDICATOR,
        r"indicator[ei].*|(?:descrizione|denominazione|nome|titolo) (?:dell )?indicatore"
        r"|come (?:l[oa] |si )?misur.*"
        r"|misura (?:del |di )(?:risultato|performance|efficacia|efficienza|esito)\b.*"
        r"|misurator[ei].*|parametr[oi]\b.*|kpi|metric(?:a|he)|prodott[oi] attes[oi]|output"
        r"|(?:unita|criteri[oi]?|element[oi]|strument[oi]|metod[oi]) di (?:verifica|misurazione)\b.*"
        r"|(?:che )?cosa misuriamo.*",
    ),
    LabelRule(
        LineRole.TARGET,
        r"target.*|valor[ei] attes[oi].*|risultat[oi] (?:attes[oi]|da conseguire).*|attes[oi]"
        r"|(?:valore|livello|esito|dato|quantita) (?:obiettivo|target|programmato|attes[oa]|previst[oa]|finale"
        r"|desiderato|soglia|da (?:raggiungere|conseguire|ottenere)).*|attes[oi] 20\d\d|risultat[oi] previst[oi].*"
        r"|meta|standard.*|obiettivo numerico|soglia(?: .*)?|risultato finale.*"
        r"|traguardo|risultato|(?:performance|prestazione) attes[ao]"
        r"|qual e (?:il |la )?(?:traguardo|risultato|target|valore).*|dove vogliamo arrivare.*",
    ),
    LabelRule(
        LineRole.DEADLINE,
        r"entro quando.*|quando .*"
        r"|scadenz[ae].*|termin[ei]\b.*|temp[io]\b.*|tempistic.*|entro(?: il)?|periodo.*|durata.*"
        r"|data (?:di |ultima |finale )?(?:fine|conclusione|scadenza|previst[ao]|termine|completamento|limite|ultima"
        r"|ultimazione|attuazione|realizzazione|raggiungimento|consegna|chiusura).*"
        r"|(?:conclusione|fine|ultimazione)(?: previst[ao])?|data"
        r"|da (?:concludere|completare|realizzare) entro.*"
        r"|mes[ei]|inizio e fine",
    ),
    LabelRule(
        LineRole.PHASE, r"fas[ei]\b.*|n fase|cronoprogramma.*|step.*|tappe.*|articolazione in fasi|programma operativo"
    ),
    LabelRule(
        LineRole.ACTIVITY,
        r"(?:descrizione (?:delle )?)?(?:attivita|azion[ei])\b.*|intervent[oi]\b.*|iniziative.*"
        r"|line[ae] di (?:attivita|azione|intervento)"
        r"|modalita (?:operative|di (?:attuazione|realizzazione)).*|principali attivita.*",
        80,
    ),
    LabelRule(
        LineRole.PERSON,
        r"(?:altro )?personale.*|dipendent[ei]\b.*|collaborator[ei].*|risorse? uman[ae].*|unita di personale.*"
        r"|addett[oi].*|partecipanti.*|(?:altri )?soggetti coinvolti.*|gruppo di lavoro.*|dotazione organica.*"
        r"|organico.*|composizione .*|chi(?: (?:ci )?(?:lavora|partecipa))?"
        r"|nominativ[oi]\b(?! (?:del |della |di )?(?:responsabil|dirigent|titolar)).*|team\b.*"
        r"|operator[ei] coinvolt.*|(?:figure|unita)(?: professionali)? coinvolte.*|gruppo di progetto.*",
    ),
    LabelRule(
        LineRole.RESOURCE,
        r"risorse?\b.*|stanziament[oi].*|budget.*|capitol[oi]\b.*|mezzi.*|spesa prevista|import[oi].*|cost[oi]\b.*"
        r"|dotazion[ei](?: (?:strument|finanz|economic).*)?|beni strumentali.*|fonti di finanziamento",
    ),
    LabelRule(
        LineRole.HEAD,
        r"(?:il |la |nominativo (?:del |della )?)?responsabil[ei].*"
        r"|resp(?: ?le)?\b.*|(?:il |la )?dirigent[ei].*|p o\b.*|titolar[ei]\b.*"
        r"|posizione organizzativa.*|(?:incaricato di )?elevata qualificazione.*|e q\b.*|eq\b.*|referent[ei].*"
        r"|valutat[oa](?: .*)?|chi (?:risponde(?:ra)?|e responsabile).*"
        r"|capo ?(?:area|settore|servizio|ufficio).*|funzionario.*|segretario.*|comandante.*|incaricato.*"
        r"|assegnatari[oi]\b.*|prepost[oa]\b.*|apicale\b.*|direttor[ei]\b.*|coordinator[ei]\b.*",
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
    ),
)
_TITLED = LabelRule(LineRole.OBJECTIVE, "", 70)
_OF_A_UNIT = (
    r"(?: (?:e )?(?:responsabil[ei]|competent[ei]|interessat[oaei]|proponent[ei]|assegnatari[oaei]|titolar[ei]"
    r"|coordinator[ei]|di (?:riferimento|competenza|appartenenza)))?"
)
_UNIT_COLUMNS: tuple[tuple[str, int], ...] = (
    (rf"dipartiment[oi]{_OF_A_UNIT}", 0),
    (rf"are[ae](?: organizzativ[ae]| (?:e )?settore)?{_OF_A_UNIT}|macroarea", 1),
    (rf"(?:direzion[ei]|ripartizion[ei]|cdr|centr[oi] di \w+|struttura(?: organizzativa)?){_OF_A_UNIT}", 1),
    (rf"posizion[ei] organizzativ[ae]{_OF_A_UNIT}", 1),
    (rf"settor[ei](?: servizio)?{_OF_A_UNIT}", 2),
    (rf"unita(?: di (?:riferimento|appartenenza))?{_OF_A_UNIT}", 3),
    (rf"(?:servizi[oi]?(?: ufficio)?|unita (?:organizzativa|operativa)|u o){_OF_A_UNIT}", 3),
    (rf"uffici[oi]?{_OF_A_UNIT}", 4),
)


@dataclass(frozen=True, slots=True)
class LabelFound:
    """A label at the start of a line: what it calls for, what is written after it (empty when it stands alone)."""

    rule: LabelRule
    label: str
    value: str

    @property
    def role(self) -> LineRole:
        return self.rule.role


@lru_cache(maxsize=16_384)
def rule_of(words: str) -> LabelRule | None:
    """Return the rule of a label or of the heading of a column."""
    key = _named_key(words)
    bare = _NUMBERED.sub("", key)
    found = next((rule for rule in RULES if rule.fits(key) or (bare and rule.fits(bare))), None)
    if found is None and (within := _IN_BRACKETS.fullmatch(words)):
        return rule_of(within["label"])
    if found is None and "/" in words:
        return rule_of(words.partition("/")[0])
    is_loose = found is None or found.role is LineRole.TEXT
    return (rule_of(longer) or found) if is_loose and (longer := written_out(key)) != key else found


@lru_cache(maxsize=16_384)
def label_of(text: str) -> LabelFound | None:
    """Read «Peso: 30», «Indicatori», «FASI DI ATTUAZIONE:»; None when the line does not begin with a known label."""
    found = None if text.startswith("(") else _LABELLED.fullmatch(text)
    if found:
        rule = rule_of(found["label"]) or _rule_of_titled(found["label"], found["value"].strip())
        return LabelFound(rule, found["label"], found["value"].strip()) if rule else None
    if (
        spaced := _SPACED_WEIGHT.fullmatch(text) or _SPACED_HEAD.fullmatch(text) or _BRACKETED_HEAD.fullmatch(text)
    ) and (rule := rule_of(spaced["label"])):
        return LabelFound(rule, spaced["label"], spaced["value"])
    if len(text) <= _LONGEST and not text.endswith((".", ",", ";")) and len(text.split()) <= _MOST_WORDS:
        rule = rule_of(text)
        return LabelFound(rule, text, "") if rule else None
    return None


def _rule_of_titled(label: str, value: str) -> LabelRule | None:
    """«Obiettivi programmati: Riordino dell'archivio»: whatever kind of objective the label says, its title follows."""
    key = _named_key(label)
    is_title = 2 < len(value) <= _LONGEST_TITLE and not value.endswith((".", ";", ":")) and key.startswith("obiettiv")
    return _TITLED if is_title and _SOME_OBJECTIVES.fullmatch(key) else None


def _named_key(heading: str) -> str:
    """Return the words of a heading; a program that exports its tables shortens them: «DESCR_CDR», «DES_OBIETTIVO»."""
    return _DESCRIPTION_OF.sub("descrizione ", text_key(heading.replace("_", " ")))


def without_own_label(text: str) -> str:
    """Return what describes an objective without the words that only say so: «Descrizione:», «Obiettivo:»."""
    found = label_of(text)
    return found.value if found and _OF_A_DESCRIPTION.fullmatch(text_key(found.label)) else text


def is_question(label: str) -> bool:
    """Whether a label asks what its value answers («Come lo misuriamo», «Chi»): no item of a list begins so."""
    return _QUESTION.fullmatch(text_key(label)) is not None


def starting_value(text: str) -> str:
    """Return the number of «Valore di partenza (2025): 23»; empty for other words and for what is no number."""
    found = label_of(text)
    return found.value if found and is_start(found.label) and any(map(str.isdigit, found.value)) else ""


def is_start(label: str) -> bool:
    """Whether a label says where an indicator starts: «Valore di partenza (2025)», «Da dove partiamo»."""
    return _START.match(text_key(label)) is not None


def is_label_alone(text: str) -> bool:
    """Whether the line holds a label and nothing else: its value is on the next line, be it a bare number."""
    found = label_of(text) if len(text.split()) <= _MOST_WORDS_ALONE else None
    return found is not None and not found.value


def column_role(heading: str) -> LineRole | None:
    """Return the role of what a column holds; units are told by `unit_rank_of_column`."""
    rule = rule_of(heading)
    if rule is None:
        return LineRole.OBJECTIVE if _SOME_OBJECTIVES.fullmatch(_named_key(heading)) else None
    return rule.role


def names_a_column(text: str) -> bool:
    """Whether a few words are the heading of a column whose role is known, or of the units."""
    bare = text.rstrip(" :")
    is_short = len(bare.split()) <= _MOST_WORDS_ALONE and text_key(bare) != _ALSO_A_PHASE
    return is_short and (column_role(bare) is not None or unit_rank_of_column(bare) is not None)


def unit_rank_of_column(heading: str) -> int | None:
    """Return how high the units of a column are (0 the highest), None when the column names no units."""
    key = _OF_THE_NAME.sub("", _named_key(heading))
    first = _OF_THE_NAME.sub("", _named_key(heading.partition("/")[0]))
    keys = (key, written_out(key), first)
    return next((rank for words, rank in _UNIT_COLUMNS if any(re.fullmatch(words, one) for one in keys)), None)
