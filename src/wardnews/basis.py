"""What a plan is made from, and what stands in for sources that are broken while one watches."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, TypeAlias

from wardnews.article import Article, StandingPage
from wardnews.problem import Severity
from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from wardnews.article import Asset
    from wardnews.config import Config
    from wardnews.problem import Problem

Source: TypeAlias = Article | StandingPage
Decoded: TypeAlias = "Mapping[str, tuple[str, Source]]"
"""By path, how the cache keeps a source, and the source: what a process need not decode again."""

LET_BE = frozenset({"broken-link"})
"""What may be wrong with a version that was good once: a link to what has gone since."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Basis:
    """Settings, sources and other files, both by path.

    `absent` are the sources that are on the disk and not here, for they do not parse or do not
    fit; `held` those that stand here in their last good version, which only a preview has.
    """

    config: Config
    sources: Mapping[str, Source]
    assets: Mapping[str, Asset]
    held: frozenset[str] = frozenset()
    absent: frozenset[str] = frozenset()

    @property
    def articles(self) -> tuple[Article, ...]:
        """The articles."""
        return tuple(each for each in self.sources.values() if isinstance(each, Article))

    @property
    def pages(self) -> tuple[StandingPage, ...]:
        """The standing pages."""
        return tuple(each for each in self.sources.values() if isinstance(each, StandingPage))


@dataclass(frozen=True, slots=True, kw_only=True)
class LastGood:
    """What a preview goes on showing of what is broken now: the basis of its last plan, if any.

    `decoded` saves the next build from decoding what it finds in the cache unchanged.
    """

    basis: Basis | None = None
    decoded: Decoded | None = None

    @property
    def sources(self) -> Mapping[str, Source]:
        """The last good versions, by path."""
        return self.basis.sources if self.basis else {}

    @property
    def assets(self) -> Mapping[str, Asset]:
        """The files that these refer to, by path."""
        return self.basis.assets if self.basis else {}


def standing(basis: Basis, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems without those that a version which was good once is let be with."""
    return tuple(
        problem
        for problem in found
        if not (problem.place.path in basis.held and problem.code in LET_BE)
    )


def reported(basis: Basis, found: Iterable[Problem]) -> tuple[Problem, ...]:
    """Return the problems that an editor can see: not those of versions that are held."""
    return tuple(problem for problem in found if problem.place.path not in basis.held)


def sources_at_fault(basis: Basis, found: Iterable[Problem]) -> tuple[str, ...]:
    """Return the sources of the basis that cannot stand in it as they are, sorted."""
    errors = {each.place.path for each in found if each.severity is Severity.ERROR}
    return tuple(sorted(errors & basis.sources.keys()))


def step_back(
    basis: Basis, last_good: LastGood, at_fault: Iterable[str], has_body: Callable[[str], bool]
) -> Basis:
    """Return the basis with each of the sources one step further back.

    First to its last good version, with the files that this refers to; and where there is none,
    or it is that version which does not fit any more, the source is left out. `has_body` tells
    whether the body with that digest can still be shown.
    """
    sources, assets = dict(basis.sources), dict(basis.assets)
    held, absent = set(basis.held), set(basis.absent)
    for path in at_fault:
        good = last_good.sources.get(path) if path not in held else None
        if good is None or not has_body(good.body):
            sources.pop(path, None)
            held.discard(path)
            absent.add(path)
            continue
        sources[path] = good
        held.add(path)
        absent.discard(path)
        for file in (*good.files, *(each.path for each in good.references)):
            if file not in assets and file in last_good.assets:
                assets[file] = last_good.assets[file]
    return replace(
        basis,
        sources=dict(sorted(sources.items())),
        assets=assets,
        held=frozenset(held),
        absent=frozenset(absent),
    )
