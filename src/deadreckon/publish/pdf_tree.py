"""The brief as a tree that a typesetter can walk: its HTML, without style and without scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from html.parser import HTMLParser
from math import sqrt
from typing import Any
from urllib.parse import unquote

from deadreckon.publish.markup import VOID

Tree = str | list[Any]
"""A text, or `[tag, attributes, child, child …]`, a child being a tree."""

_SKIPPED = frozenset({"head", "script", "style"})
_NARROW = "narrow"
_SVG = re.compile(r"<svg .*?</svg>", re.DOTALL)
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)
_DARK = re.compile(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*[^{}]*\}", re.DOTALL)
_VARIABLE = re.compile(r"--(\w+):([^;}]+)")
_USE = re.compile(r"var\(--(\w+)\)")
_FONT = re.compile(r'"Helvetica Neue"[^}]*?sans-serif')
_KEPT_TOGETHER = re.compile(r"(?<=\d) (?=%|\d{3}(?!\d))")
_HASH = re.compile(r"[0-9a-f]{64}")
_NARROWEST, _WIDEST = 4.0, 14.0
"""Bounds of a column's share, in square roots of characters."""


@dataclass(slots=True)
class Node:
    """An element on its way into the tree."""

    tag: str
    attributes: dict[str, str]
    children: list[Node | str] = field(default_factory=list)


def tree(html: str) -> tuple[Tree, list[str]]:
    """Give the body of a brief as a tree, and its figures as SVG that stands by itself.

    A figure is `["svg", {"n": number}]`. Of the two drawings of each the wide one stays. Links
    lead to what is in the tree; others are texts.
    """
    figures: list[str] = []

    def put_by(match: re.Match[str]) -> str:
        figures.append(_plain_svg(match[0]))
        return f'<figure-svg n="{len(figures) - 1}"></figure-svg>'

    parser = _Parser()
    parser.feed(_SVG.sub(put_by, html))
    parser.close()
    targets = {node.attributes["id"] for node in _nodes(parser.root) if "id" in node.attributes}
    return _plain(parser.root, targets), figures


class _Parser(HTMLParser):
    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = Node("body", {})
        self._open = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = Node(tag, {key: value or "" for key, value in attrs})
        self._open[-1].children.append(node)
        if tag not in VOID:
            self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        del self._open[max(n for n, node in enumerate(self._open) if node.tag == tag or not n) :]
        self._open = self._open or [self.root]

    def handle_data(self, data: str) -> None:
        self._open[-1].children.append(data)


def _nodes(node: Node) -> Iterable[Node]:
    if node.tag not in _SKIPPED and _NARROW not in node.attributes.get("class", "").split():
        yield node
        for child in node.children:
            if isinstance(child, Node):
                yield from _nodes(child)


def _plain(node: Node, targets: set[str]) -> Tree:
    kept: dict[str, str | list[float]] = {}
    for key in ("class", "id", "lang", "n"):
        if key in node.attributes:
            kept[key] = node.attributes[key]
    href = unquote(node.attributes.get("href", ""))
    if href.startswith("#") and href[1:] in targets:
        kept["to"] = href[1:]
    if node.tag == "table":
        kept["columns"] = _shares(node)
    children: list[Tree] = []
    for child in node.children:
        if isinstance(child, str):
            children.append(_KEPT_TOGETHER.sub("\N{NO-BREAK SPACE}", child))
        elif child.tag not in _SKIPPED and _NARROW not in child.attributes.get("class", "").split():
            children.append(_plain(child, targets))
    return ["svg" if node.tag == "figure-svg" else node.tag, kept, *children]


def _shares(table: Node) -> list[float]:
    """Give each column a share of the width by what it holds, none very narrow or wide."""
    shares: list[float] = []
    for row in (node for node in _nodes(table) if node.tag == "tr"):
        cells = [c for c in row.children if isinstance(c, Node) and c.tag in {"td", "th"}]
        for column, cell in enumerate(cells):
            shares += [_NARROWEST] * (column + 1 - len(shares))
            size = len(_HASH.sub("0" * 40, "".join(_texts(cell))))
            shares[column] = max(shares[column], min(sqrt(size), _WIDEST))
    return [round(share, 2) for share in shares]


def _texts(node: Node) -> Iterable[str]:
    for child in node.children:
        if isinstance(child, str):
            yield child
        else:
            yield from _texts(child)


def _plain_svg(svg: str) -> str:
    """Write out the light colours and the font: what draws SVG in a PDF knows no variables."""

    def written_out(match: re.Match[str]) -> str:
        style = _DARK.sub("", match[1])
        values = {name: value.strip() for name, value in _VARIABLE.findall(style)}
        style = _VARIABLE.sub("", style)
        style = _USE.sub(lambda use: values.get(use[1], "#000"), style)
        return f"<style>{_FONT.sub('Deadreckon Sans', style)}</style>"

    return _STYLE.sub(written_out, svg)
