"""The record of a build, `manifest.json`: what it wrote, from which sources, with what.

Nothing in it comes from a clock, and nothing names what is not public: a draft's file name does
not stand there. So two machines that build the same site write the same record.
"""

from __future__ import annotations

import contextlib
import json
from bisect import bisect_left
from hashlib import sha256
from typing import TYPE_CHECKING, Any

from wardnews.values import dataclass

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

MANIFEST_PATH = "manifest.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class OutputRecord:
    """A file of the output: its path, the SHA-256 of its bytes in hex, their number."""

    path: str
    sha256: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceRecord:
    """A published source: the digest of its bytes, and of an article the title and the address."""

    path: str
    digest: str
    title: str = ""
    url: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a build published; outputs and sources are sorted by path, versions by name.

    With `has_drafts` it is that of a preview, which shows what is not public.
    """

    base_url: str
    versions: tuple[tuple[str, str], ...]
    outputs: tuple[OutputRecord, ...]
    sources: tuple[SourceRecord, ...]
    has_drafts: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """How a folder differs from its record, as sorted paths."""

    missing: tuple[str, ...] = ()
    altered: tuple[str, ...] = ()
    foreign: tuple[str, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.missing or self.altered or self.foreign)


def build_record(path: str, data: bytes) -> OutputRecord:
    """Return the record of a file that holds these bytes."""
    return OutputRecord(path=path, sha256=sha256(data).hexdigest(), size=len(data))


def render_manifest(manifest: Manifest) -> bytes:
    """Return the record as JSON, a line a file, so that two of them can be compared by eye."""
    parts = (
        f'"base_url": {_json(manifest.base_url)}',
        *(['"drafts": true'] if manifest.has_drafts else []),
        f'"versions": {_json(dict(manifest.versions))}',
        f'"outputs": {{{_lines(map(_output_line, manifest.outputs))}}}',
        f'"sources": {{{_lines(map(_source_line, manifest.sources))}}}',
    )
    return ("{\n" + ",\n".join(parts) + "\n}\n").encode()


def with_records(
    data: bytes,
    outputs: Iterable[OutputRecord],
    sources: Iterable[SourceRecord],
    removed: Iterable[str] = (),
) -> bytes:
    """Return a rendered record with these among the others, or in place of those of their paths.

    `removed` are outputs that are gone. Each has a line of its own, so the others are not read.
    Raises `ValueError` where the bytes are no record of anything.
    """
    head, opened, rest = data.decode().partition('"outputs": {\n')
    files, between, rest = rest.partition('\n},\n"sources": {\n')
    named, closed, _ = rest.partition("\n}\n}\n")
    if not closed:
        raise ValueError("not a manifest")
    files = _with_lines(files, map(_output_line, outputs), removed)
    named = _with_lines(named, map(_source_line, sources), ())
    return "".join((head, opened, files, between, named, closed)).encode()


def parse_manifest(data: bytes) -> Manifest:
    """Return the record; raises `ValueError` where the bytes are none."""
    with _as_manifest():
        value = json.loads(data)
        if not all(map(is_inside, value["outputs"])):
            raise ValueError("a path leads out of its folder")
        return Manifest(
            base_url=_text(value["base_url"]),
            versions=tuple((name, _text(each)) for name, each in value["versions"].items()),
            outputs=tuple(
                OutputRecord(path=path, sha256=_text(each["sha256"]), size=int(each["size"]))
                for path, each in value["outputs"].items()
            ),
            sources=_sources(value),
            has_drafts=value.get("drafts") is True,
        )


def parse_sources(data: bytes) -> tuple[SourceRecord, ...]:
    """Return the sources of a record; raises `ValueError` where the bytes are none."""
    with _as_manifest():
        return _sources(json.loads(data))


def is_inside(path: str) -> bool:
    """Return whether a path can only mean a file below the folder that it is written for."""
    segments = path.split("/")
    return not {"", ".", ".."} & set(segments) and not set(path) & set("\\:\0")


def compare_outputs(manifest: Manifest, found: Iterable[OutputRecord]) -> Difference:
    """Return how the files found in a folder differ from what the build wrote there."""
    recorded = {each.path: each for each in manifest.outputs}
    standing = {each.path: each for each in found if each.path != MANIFEST_PATH}
    both = recorded.keys() & standing.keys()
    return Difference(
        missing=tuple(sorted(recorded.keys() - standing.keys())),
        altered=tuple(sorted(path for path in both if recorded[path] != standing[path])),
        foreign=tuple(sorted(standing.keys() - recorded.keys())),
    )


@contextlib.contextmanager
def _as_manifest() -> Iterator[None]:
    """Raise `ValueError` for whatever shows that a JSON value is no record."""
    try:
        yield
    except (KeyError, TypeError, AttributeError, RecursionError, OverflowError) as error:
        raise ValueError("not a manifest") from error


def _sources(value: Any) -> tuple[SourceRecord, ...]:  # JSON of anybody's: `_as_manifest`
    return tuple(
        SourceRecord(
            path=path,
            digest=_text(each["blake2b"]),
            title=_text(each.get("title", "")),
            url=_text(each.get("url", "")),
        )
        for path, each in value["sources"].items()
    )


def _lines(entries: Iterable[str]) -> str:
    lines = ",\n".join(entries)
    return f"\n{lines}\n" if lines else ""


def _with_lines(section: str, changed: Iterable[str], removed: Iterable[str]) -> str:
    """Return a section, whose lines are sorted by path, with these lines among the others."""
    lines = section.split(",\n")
    for path, line in (
        *((_path_of(each), [each]) for each in changed),
        *((each, []) for each in removed),
    ):
        at = bisect_left(lines, path, key=_path_of)
        stands = at < len(lines) and _path_of(lines[at]) == path
        lines[at : at + stands] = line
    return ",\n".join(lines)


def _path_of(line: str) -> str:
    """Return the path of a line: in it every quote is escaped, so none stands between `: {` and it."""
    path: str = json.loads(line.partition(': {"')[0])
    return path


def _output_line(output: OutputRecord) -> str:
    return f'{_json(output.path)}: {{"sha256": {_json(output.sha256)}, "size": {output.size}}}'


def _source_line(source: SourceRecord) -> str:
    digest = f'{_json(source.path)}: {{"blake2b": {_json(source.digest)}'
    if not source.url:
        return f"{digest}}}"
    return f'{digest}, "title": {_json(source.title)}, "url": {_json(source.url)}}}'


_json = json.JSONEncoder(ensure_ascii=False).encode


def _text(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("not a text")
    return value
