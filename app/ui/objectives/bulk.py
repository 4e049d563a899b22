"""Operations on many: how many things out of sight they change is said, and agreed to, before anything is written."""

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from app.domain.changes import Changes
from app.domain.ids import ObjectiveId
from app.domain.italian import agreeing, plural, some_of
from app.domain.objectives.sharing import Sharing
from app.domain.objectives.weights import PlannedWeight
from app.services.objectives.named_people import NamedPeople, assign_named, named_people
from app.services.objectives.own_units import NewlyGiven, assign_own_units, newly_given_in_own_units
from app.services.objectives.responsibles import assign_responsibles, lacking_count
from app.services.objectives.units import Chosen, planned_unit_weights, share_unit_weights
from app.ui.kit.desk import Desk
from app.ui.kit.notice import Notice, NoticeAction, NoticeKind

if TYPE_CHECKING:
    from app.services.workspace import Workspace

NO_STAFF = "Nelle unità di {} non c'è personale in servizio nell'anno."
MOST_CODES = 4
NOBODY_NAMED = (
    "Fra le risorse umane degli obiettivi non c'è il nome di nessuno in servizio che non li abbia già: si assegnano da"
    " «Assegna a…», o al personale delle loro unità."
)
FIRST = "Chi non ha ancora pesi li riceve in parti uguali"
FIRST_OF_HEADS = f"{FIRST}, chi dirige l'area nelle proporzioni del piano"
Tell = Callable[[Notice], object]
Apply = Callable[[], object]


def share_weights(
    desk: Desk,
    query: "Callable[[Workspace], tuple[PlannedWeight, ...]]",
    use_case: "Callable[[Workspace], Changes]",
    seen: Callable[[], Collection[Hashable]],
    tell: Tell | None = None,
    *,
    cross: Collection[int] = (),
) -> None:
    """Bring weights to their total; `seen` are the ids of the planned weights that the user has in sight.

    `cross` are the objectives that weigh in other units too: there they keep their weight, and that is told.
    """
    apply = partial(desk.save, use_case)
    desk.read(query, on_done=partial(_ask_about_weights, tell or desk.tell, apply, seen, cross))


def share_unit_weights_of(
    desk: Desk, chosen: Chosen, sharing: Sharing, seen: Callable[[], Collection[Hashable]], cross: Collection[int]
) -> None:
    """Bring to 100 the weights of some units, changing those of the objectives chosen in each."""
    query = partial(planned_unit_weights, year=desk.year, chosen=chosen, sharing=sharing)
    use_case = partial(share_unit_weights, year=desk.year, chosen=chosen, sharing=sharing)
    share_weights(desk, query, use_case, seen, cross=cross)


def _ask_about_weights(
    tell: Tell,
    apply: Apply,
    seen: Callable[[], Collection[Hashable]],
    cross: Collection[int],
    planned: Sequence[PlannedWeight],
) -> None:
    known = set(seen())
    hidden = {one.objective_id for one in planned if one.id not in known}
    across = {one.objective_id for one in planned} & set(cross)
    words = []
    if hidden:
        objectives = plural(len(hidden), "obiettivo che non si vede", "obiettivi che non si vedono")
        words.append(f"Cambiano anche i pesi di {objectives}.")
    if across:
        objectives = plural(len(across), "obiettivo è trasversale", "obiettivi sono trasversali")
        words.append(f"{objectives}: il peso cambia qui, nelle altre unità resta com'è.")
    if words:
        ask(tell, " ".join(words), "Distribuisci", apply)
    elif planned:
        apply()
    else:
        tell(Notice("I pesi sono già così: non cambia nulla."))


def ask_about_people(tell: Tell, whom: str, apply: Apply, count: int) -> None:
    """Ask before something is given to people who are not in sight."""
    if count:
        people = plural(count, "persona che non ce l'ha", "persone che non ce l'hanno")
        ask(tell, f"Si assegna a {whom}: {people}.", "Assegna", apply)
    else:
        tell(Notice(f"{whom[:1].upper()}{whom[1:]}: ce l'hanno già tutti."))


def assign_own_units_of(desk: Desk, objectives: Sequence[ObjectiveId]) -> None:
    """Give objectives to the staff of their units, after saying to how many."""
    apply = partial(desk.save, assign_own_units, objectives)
    desk.read(newly_given_in_own_units, objectives, on_done=partial(_ask_about_staff, desk.tell, apply))


def assign_named_of(desk: Desk) -> None:
    """Give the objectives of the year to whom the plan names for them, once it is said how many they are."""
    apply = partial(desk.save, partial(assign_named, year=desk.year))
    desk.read(named_people, desk.year, on_done=partial(_ask_about_named, desk.tell, apply))


def assign_responsibles_of(desk: Desk) -> None:
    """Give the objectives of the year to who answers for them, once it is said how many they are."""
    apply = partial(desk.save, partial(assign_responsibles, year=desk.year))
    desk.read(lacking_count, desk.year, on_done=partial(_ask_about_responsibles, desk.tell, apply))


def _ask_about_responsibles(tell: Tell, apply: Apply, lacking: tuple[int, int]) -> None:
    people, count = lacking
    if not people:
        tell(Notice("Chi è responsabile di un obiettivo lo ha già."))
        return
    which = plural(count, "obiettivo di cui risponde", "obiettivi di cui rispondono")
    words = f"A {plural(people, 'responsabile', 'responsabili')}: {which} e che non hanno ancora. {FIRST_OF_HEADS}."
    ask(tell, words, "Assegna", apply)


def offer_to_named(desk: Desk, words: str) -> None:
    """Say after `words` that people just entered are named by the plan, and offer to give them their objectives."""
    desk.read(named_people, desk.year, on_done=partial(_offer_to_named, desk, words))


def _offer_to_named(desk: Desk, words: str, named: NamedPeople) -> None:
    if named.assignments:
        people = plural(named.people, "persona", "persone")
        which = plural(named.objectives, "obiettivo", "obiettivi")
        offer = NoticeAction("Assegna a loro…", partial(assign_named_of, desk))
        desk.tell(Notice(f"{words} Il piano nomina {people} in {which} che non hanno ancora.", actions=(offer,)))


def _ask_about_named(tell: Tell, apply: Apply, named: NamedPeople) -> None:
    if not named.assignments:
        tell(Notice(NOBODY_NAMED))
        return
    people = plural(named.people, "persona in servizio", "persone in servizio")
    which = plural(named.objectives, "obiettivo", "obiettivi")
    words = f"Il piano nomina {people} in {which}, con la quota di tempo dove la dice. {FIRST_OF_HEADS}."
    ask(tell, words, "Assegna", apply)


def _ask_about_staff(tell: Tell, apply: Apply, given: NewlyGiven) -> None:
    without = (
        f" {NO_STAFF.format(plural(given.without_staff, 'obiettivo', 'obiettivi'))}" if given.without_staff else ""
    )
    if given.assignments:
        count = plural(given.assignments, "assegnazione nuova", "assegnazioni nuove")
        people = plural(given.people, "persona", "persone")
        ask(
            tell,
            f"Al personale delle unità: {count} a {people}. {first_weights_words(given)}{without}",
            "Assegna",
            apply,
        )
    elif without:
        tell(Notice(without.strip(), NoticeKind.WARNING))
    else:
        tell(Notice("Il personale delle unità ha già questi obiettivi."))


def first_weights_words(given: NewlyGiven) -> str:
    """Say which weights who has none yet gets, and why those of a head are not in the proportions of the plan."""
    if not given.heads:
        return f"{FIRST}."
    if not given.without_weight:
        return f"{FIRST_OF_HEADS}."
    codes = some_of(given.without_weight, MOST_CODES)
    has = agreeing(len(given.without_weight), f"c'è {codes}, che non ha", f"c'è uno fra {codes}, che non hanno")
    told = f"{FIRST_OF_HEADS}; ma in parti uguali"
    return f"{told} se fra i suoi obiettivi {has} un peso nell'unità (Griglia, colonna Peso)."


def ask(tell: Tell, words: str, verb: str, apply: Apply) -> None:
    """Say what is about to happen and wait for a yes."""
    give_up = NoticeAction("Annulla", _nothing)
    tell(Notice(words, NoticeKind.WARNING, (give_up, NoticeAction(verb, apply, is_primary=True))))


def _nothing() -> None:
    """Leave things as they are."""
