"""A method as a tree to walk through, and its findings as a list; the key of a node is its place."""

from collections.abc import Sequence
from typing import Any

from app.domain.issues import Issue
from app.domain.italian import format_decimal
from app.domain.method.definition import MethodDefinition
from app.domain.method.scale import Scale
from app.domain.method.template import Factor, Section, SheetTemplate
from app.domain.method_editing.parts import title_of
from app.domain.method_editing.places import Place, place_of_field
from app.domain.method_file.words import ITALIAN
from app.domain.serial.plain import Dialect
from app.ui.kit.tree_model import Node

GENERAL: Place = ()


def method_nodes(definition: MethodDefinition) -> list[Node]:
    """Return the parts of a method, from the general ones to the single factors."""
    return [
        Node(GENERAL, ("Dati generali", ""), icon="identification-card", is_strong=True),
        Node(("templates",), ("Schede", ""), _templates(definition), icon="clipboard-text", is_strong=True),
        Node(("scales",), ("Scale", ""), _scales(definition), icon="list-numbers", is_strong=True),
        Node(("degree_tables",), ("Tabelle dei gradi", ""), _tables(definition), icon="table"),
        Node(("difficulties",), ("Difficoltà degli obiettivi", ""), icon="barbell"),
        Node(("certified_data",), ("Dati certificati", ""), icon="shield-check"),
        Node(("quota_rules",), ("Quote di merito", ""), icon="medal"),
        Node(("indicators",), ("Indicatori", ""), icon="target"),
        Node(("service",), ("Servizio", ""), icon="calendar-blank"),
        Node(("process",), ("Procedimento", ""), icon="path"),
        Node(("labels",), ("Nomi di organi e ruoli", ""), icon="text-aa"),
    ]


def node_place(nodes: Sequence[Node], place: Place) -> Place:
    """Return the place of the tree nearest to a place: a field is shown on the page of what it belongs to."""
    known = {node.key for node in _walk(nodes)}
    return next(place[:length] for length in range(len(place), -1, -1) if place[:length] in known)


def issue_nodes(definition: Any, issues: Sequence[Issue], dialect: Dialect = ITALIAN) -> list[Node]:
    """Return the findings; the key holds the number and the place to go to."""
    return [
        Node(
            (number, place_of_field(definition, issue.field, dialect)),
            (issue.sentence,),
            severity=issue.severity,
            tooltip=issue.sentence,
        )
        for number, issue in enumerate(issues)
    ]


def _walk(nodes: Sequence[Node]) -> list[Node]:
    return [found for node in nodes for found in (node, *_walk(node.children))]


def _scales(definition: MethodDefinition) -> tuple[Node, ...]:
    return tuple(_scale(scale, ("scales", number)) for number, scale in enumerate(definition.scales))


def _scale(scale: Scale, place: Place) -> Node:
    return Node(place, (_title(scale), ""), _children(scale.rows, (*place, "rows")))


def _tables(definition: MethodDefinition) -> tuple[Node, ...]:
    return _children(definition.degree_tables, ("degree_tables",))


def _templates(definition: MethodDefinition) -> tuple[Node, ...]:
    return tuple(_template(template, ("templates", number)) for number, template in enumerate(definition.templates))


def _template(template: SheetTemplate, place: Place) -> Node:
    """Begin with the code, by which the findings name a sheet: where there is little room titles look the same."""
    sections = (*place, "sections")
    below = [_section(section, (*sections, number)) for number, section in enumerate(template.sections)]
    multipliers = (
        Node((*place, "multipliers", number), (f"Moltiplicatore: {_title(one)}", ""))
        for number, one in enumerate(template.multipliers)
    )
    bands = Node((*place, "bands"), ("Fasce", ""), icon="chart-line-up")
    weights = sum((section.weight for section in template.sections), start=template.weights_total * 0)
    words = f"{template.code}: {_title(template)}"
    return Node(place, (words, format_decimal(weights, None)), (*below, *multipliers, bands), tooltip=words)


def _section(section: Section, place: Place) -> Node:
    below = tuple(_factor(factor, (*place, "factors", number)) for number, factor in enumerate(section.factors))
    return Node(place, (_title(section), format_decimal(section.weight, None)), below, tooltip=_title(section))


def _factor(factor: Factor, place: Place) -> Node:
    weight = "" if factor.weight is None else format_decimal(factor.weight, None)
    below = _children(factor.variants, (*place, "variants"))
    return Node(place, (_title(factor), weight), below, tooltip=_title(factor))


def _children(things: Sequence[Any], items: Place) -> tuple[Node, ...]:
    return tuple(Node((*items, number), (_title(thing), "")) for number, thing in enumerate(things))


def _title(thing: Any) -> str:
    return title_of(thing) or "senza titolo"
