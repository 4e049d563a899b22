"""What whoever copies a year has to know, in few sentences."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from app.domain.issues import Issue, Severity
from app.domain.italian import agreeing, plural, some_of
from app.domain.next_year.choice import YearCopy

MOST_NAMED = 4
Codes = dict[str, list[str]]


@dataclass(slots=True)
class Remarks:
    """Gathered while the objectives are copied; each list holds codes, each mapping codes by a name."""

    copy: YearCopy
    gone: Codes = field(default_factory=lambda: defaultdict(list))
    elsewhere: Codes = field(default_factory=lambda: defaultdict(list))
    owners: Codes = field(default_factory=lambda: defaultdict(list))
    units: Codes = field(default_factory=lambda: defaultdict(list))
    lines: list[str] = field(default_factory=list)
    orphans: list[str] = field(default_factory=list)
    reached: list[str] = field(default_factory=list)
    passed: list[str] = field(default_factory=list)
    unmeasured: list[str] = field(default_factory=list)
    recoded: list[str] = field(default_factory=list)
    withdrawn: list[str] = field(default_factory=list)
    neutralised: list[str] = field(default_factory=list)
    known: list[str] = field(default_factory=list)
    same: list[str] = field(default_factory=list)
    dated: list[str] = field(default_factory=list)
    others: list[str] = field(default_factory=list)

    def issues(self) -> tuple[Issue, ...]:
        warnings = [*self._of_what_is_there(), *self._of_people(), *self._of_places(), *self._of_aims()]
        told = [Issue("copy", sentence, severity=Severity.WARNING) for sentence in (*self.others, *warnings)]
        return (*told, *(Issue("copy", sentence, severity=Severity.NOTE) for sentence in self._of_the_rest()))

    def _of_what_is_there(self) -> Iterator[str]:
        target = self.copy.target
        if self.known:
            one = agreeing(len(self.known), "è già stato copiato", "sono già stati copiati")
            yield f"{_objectives(self.known)} {one} nel {target}: {_as_is(self.known)}."
        if self.same:
            one = agreeing(len(self.same), "è già scritto", "sono già scritti")
            yield f"{_objectives(self.same)} {one} nel {target}, con le stesse parole: {named(self.same)}."

    def _of_people(self) -> Iterator[str]:
        target = self.copy.target
        for person, codes in self.gone.items():
            yield f"{person} non è in servizio nel {target}: non riceve {named(codes)}."
        for person, codes in self.elsewhere.items():
            yield f"{person} nel {target} non è più nell'unità: non riceve {named(codes)}."
        for person, codes in self.owners.items():
            one = agreeing(len(codes), "resta", "restano")
            yield f"{person} non è in servizio nel {target}: {one} senza responsabile {named(codes)}."

    def _of_places(self) -> Iterator[str]:
        for unit, codes in self.units.items():
            yield f"{unit} nel {self.copy.target} non c'è più: si toglie da {named(codes)}."
        if self.lines:
            yield f"Il mandato della loro linea è finito: {named(self.lines)} {_left(self.lines)} da collegare."

        if self.orphans:
            one = agreeing(len(self.orphans), "discende", "discendono")
            yield f"{named(self.orphans)} {one} da un obiettivo che non si copia: da collegare a un altro."

    def _of_aims(self) -> Iterator[str]:
        if self.reached:
            one = agreeing(len(self.reached), "è già stato raggiunto", "sono già stati raggiunti")
            many = plural(len(self.reached), "valore atteso", "valori attesi")
            yield f"{many} {one}: da scrivere in {named(self.reached)}."
        if self.passed:
            one = agreeing(len(self.passed), "chiede", "chiedono")
            many = plural(len(self.passed), "valore atteso", "valori attesi")
            yield f"{many} {one} meno di ciò che si è già fatto: da rivedere in {named(self.passed)}."
        if self.unmeasured:
            many = plural(len(self.unmeasured), "indicatore", "indicatori")
            yield (
                f"{many} senza consuntivo {self.copy.source}: il valore di partenza resta da scrivere in"
                f" {named(self.unmeasured)}."
            )

    def _of_the_rest(self) -> Iterator[str]:
        if self.withdrawn:
            yield f"Stralciati nel {self.copy.source}, non si copiano: {named(self.withdrawn)}."
        if self.neutralised:
            yield f"Neutralizzati nel {self.copy.source}, tornano in corso: {named(self.neutralised)}."
        if self.recoded:
            yield f"Prendono un altro codice: {named(self.recoded)}."
        if self.dated:
            yield f"Nominano il {self.copy.source} nelle loro parole: {named(self.dated)}."


def named(codes: Iterable[str]) -> str:
    """Name the first of some codes and count the others."""
    return some_of(list(dict.fromkeys(codes)), MOST_NAMED)


def _objectives(codes: list[str]) -> str:
    return plural(len(codes), "obiettivo", "obiettivi")


def _as_is(codes: list[str]) -> str:
    return agreeing(len(codes), "resta com'è", "restano come sono")


def _left(codes: list[str]) -> str:
    return agreeing(len(codes), "resta", "restano")
