"""The links of built pages: each leads to a file and an anchor that are there, in exact case."""

from __future__ import annotations

import posixpath
from html.parser import HTMLParser
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from wardnews.problem import build_problem
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wardnews.problem import Problem

_ATTRIBUTES = frozenset({"href", "src", "action", "poster", "data"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """An address as it stands in a page, and where (1-based)."""

    url: str
    line: int
    column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class LinkedPage:
    """A built page: its path inside the site, its anchors, its links."""

    path: str
    anchors: frozenset[str]
    links: tuple[Link, ...]


def parse_links(path: str, markup: str) -> LinkedPage:
    """Return what the page at the path leads to, and what can be led to in it."""
    parser = _Parser()
    parser.feed(markup)
    parser.close()
    return LinkedPage(path=path, anchors=frozenset(parser.anchors), links=tuple(parser.links))


def check_links(
    pages: Iterable[LinkedPage], paths: Iterable[str], base_url: str
) -> tuple[Problem, ...]:
    """Return a problem for each target that is not there, at the first page that leads to it.

    `paths` are all files of the output.
    """
    site = _Site(tuple(pages), frozenset(paths), base_url.rstrip("/"))
    found: dict[tuple[str, str], Problem] = {}
    for page in site.pages:
        for link in page.links:
            problem = site.problem_of(page, link)
            if problem is not None:
                found.setdefault((problem.code, dict(problem.args)["target"]), problem)
    return tuple(found.values())


def external_links(pages: Iterable[LinkedPage], base_url: str) -> dict[str, str]:
    """Return the addresses on other sites, sorted, each with the first page that leads there."""
    found: dict[str, str] = {}
    for page in pages:
        for link in page.links:
            is_web = link.url.startswith(("http://", "https://", "//"))
            if is_web and not _is_below(link.url, base_url.rstrip("/")):
                found.setdefault(link.url, page.path)
    return dict(sorted(found.items()))


class _Site:
    """The output, to be asked for one link after the other."""

    def __init__(self, pages: tuple[LinkedPage, ...], paths: frozenset[str], base_url: str) -> None:
        self.pages = pages
        self.paths = paths
        self.base_url = base_url
        self.anchors = {page.path: page.anchors for page in pages}
        self.by_folded = {path.casefold(): path for path in sorted(paths, reverse=True)}

    def problem_of(self, page: LinkedPage, link: Link) -> Problem | None:
        """Return what is wrong with a link; `None` also for one to another site."""
        found = self.target(page, link.url)
        if found is None:
            return None
        target, anchor = found
        at = (page.path, link.line, link.column)
        if target in self.paths:
            known = self.anchors.get(target)
            if not anchor or anchor == "top" or known is None or anchor in known:
                return None
            return build_problem("dead-anchor", *at, target=f"{target}#{anchor}")
        if real := self.by_folded.get(target.casefold()):
            return build_problem("link-case", *at, target=target, nearest=real)
        return build_problem("dead-link", *at, target=target)

    def target(self, page: LinkedPage, url: str) -> tuple[str, str] | None:
        """Return the path inside the site and the anchor; `None` for an address elsewhere."""
        if _is_below(url, self.base_url):
            url = "/" + url[len(self.base_url) :].lstrip("/")
        try:
            parts = urlsplit(url)
        except ValueError:
            return url, ""
        if parts.scheme or parts.netloc:
            return None
        path = unquote(parts.path)
        if not path:
            return page.path, unquote(parts.fragment)
        base = "" if path.startswith("/") else posixpath.dirname(page.path)
        joined = posixpath.normpath(posixpath.join(base, path.lstrip("/")))
        if path.endswith("/") or joined == ".":
            joined = posixpath.join(joined, "index.html").removeprefix("./")
        return joined, unquote(parts.fragment)


class _Parser(HTMLParser):
    """Gathers anchors and links; the text of scripts and styles is none of its business."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.anchors: set[str] = set()
        self.links: list[Link] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        line, column = self.getpos()
        for name, value in attrs:
            if name == "id" or (tag == "a" and name == "name"):
                self.anchors.add(value or "")
            for url in _urls(tag, name, value or ""):
                self.links.append(Link(url=url, line=line, column=column + 1))

    handle_startendtag = handle_starttag


def _urls(tag: str, name: str, value: str) -> Iterator[str]:
    if name == "srcset":
        yield from (each.split()[0] for each in value.split(",") if each.strip())
    elif name in _ATTRIBUTES and tag != "base" and value.strip():
        yield value.strip()


def _is_below(url: str, base_url: str) -> bool:
    return bool(base_url) and (url == base_url or url.startswith((f"{base_url}/", f"{base_url}#")))
