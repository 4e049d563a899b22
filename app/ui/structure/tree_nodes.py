"""The tree of the structure as nodes: units with their counts, people with the sign of who is EQ."""

from app.domain.issues import Link
from app.domain.structure.area_charges import AreaHead
from app.domain.structure.tree import StructureTree, TreePerson, TreeUnit
from app.domain.structure.units import UnitKey, UnitKind, name_without_kind
from app.ui.kit.tree_model import Node

HEADINGS = ("Unità e persone",)
UNPLACED = Link("unplaced", 0)
ICONS = {UnitKind.AREA: "buildings", UnitKind.SECTOR: "folder", UnitKind.OFFICE: "folder-simple"}


def nodes_of(tree: StructureTree) -> tuple[Node, ...]:
    nodes = tuple(_unit_node(unit) for unit in tree.areas)
    if not tree.unplaced:
        return nodes
    people = tuple(_person_node(person) for person in tree.unplaced)
    hint = "Sono in servizio ma non hanno un'assegnazione in questo giorno"
    return (*nodes, Node(UNPLACED, ("Senza assegnazione", "", str(len(people))), people, "warning", tooltip=hint))


def keys_of(tree: StructureTree) -> dict[Link, UnitKey]:
    """Index the units by the link of their node."""
    found: dict[Link, UnitKey] = {}

    def gather(unit: TreeUnit) -> None:
        found[_unit_link(unit)] = unit.row.key
        for below in unit.units:
            gather(below)

    for area in tree.areas:
        gather(area)
    return found


def homes_of(tree: StructureTree) -> dict[Link, UnitKey | None]:
    """Tell in which unit each person of the tree is."""
    homes: dict[Link, UnitKey | None] = {_person_link(person): None for person in tree.unplaced}

    def gather(unit: TreeUnit) -> None:
        homes.update({_person_link(person): unit.row.key for person in unit.members})
        for below in unit.units:
            gather(below)

    for area in tree.areas:
        gather(area)
    return homes


def _unit_node(unit: TreeUnit) -> Node:
    row = unit.row
    link = _unit_link(unit)
    children = (*map(_person_node, unit.members), *map(_unit_node, unit.units))
    head = AreaHead(row.head, row.head_office).sentence
    tooltip = "\n".join(part for part in (row.name, f"{row.kind.italian} {row.code}", head) if part)
    texts = (name_without_kind(row.kind, row.name), unit.note, str(row.people))
    return Node(link, texts, children, ICONS[row.kind], link, tooltip, is_strong=True)


def _person_node(person: TreePerson) -> Node:
    link = _person_link(person)
    tooltip = ", ".join(part for part in (person.name, person.note) if part)
    return Node(link, (person.name, person.note), (), "user-circle" if person.is_eq else "user", link, tooltip)


def _unit_link(unit: TreeUnit) -> Link:
    return Link(unit.row.kind.value, unit.row.id)


def _person_link(person: TreePerson) -> Link:
    return Link("employee", person.id)
