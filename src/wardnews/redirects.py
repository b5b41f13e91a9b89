"""The maps of old addresses, in the words of each web server.

Old addresses are an editor's text: every one of them is quoted or encoded so that it can be
nothing but an address, whatever letters it holds.
Sources: nginx `ngx_http_map_module`, Apache `mod_rewrite`, Netlify's `_redirects`.
"""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING, assert_never
from urllib.parse import quote, urlsplit

from wardnews.addresses import PORTAL_PARAMETER
from wardnews.page import RedirectMap, RedirectShard, Server

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from wardnews.addresses import Move, OldAddress
    from wardnews.views import Site


def render_map(site: Site, content: RedirectMap) -> bytes:
    """Return the file that one kind of server reads; targets are paths on the site's own host."""
    base = quote(urlsplit(site.base_url).path, safe="/%-._~")
    match content.server:
        case Server.NGINX:
            lines = _nginx_lines(base, content.moves)
        case Server.APACHE:
            lines = _apache_lines(base, content.moves)
        case Server.NETLIFY:
            lines = _netlify_lines(base, content.moves)
        case _:
            assert_never(content.server)
    return "".join(f"{line}\n" for line in lines).encode()


def render_shard(content: RedirectShard) -> bytes:
    """Return the JSON object in which the script of `404.html` looks an address up."""
    return (json.dumps(dict(content.targets), ensure_ascii=False, indent=0) + "\n").encode()


def _nginx_lines(base: str, moves: tuple[Move, ...]) -> Iterator[str]:
    """Yield maps that end in `$wardnews_moved`: portal numbers, then queries, then paths."""
    yield "# Old addresses. Include this file in the http block; see docs/deploy.md."
    parameter = rf'"~[?&][^=&]*{PORTAL_PARAMETER}=(?<portal_entry>[0-9]+)(?:&|$)"'
    yield f'map $request_uri $wardnews_entry {{ default ""; {parameter} $portal_entry; }}'
    paths = [
        (f"{base}/{move.old.path}{end}", f"{base}/{move.target}")
        for move in moves
        if not move.old.parameters
        for end in ("", "/")
    ]
    queries = [
        (_as_requested(move.old), f"{base}/{move.target}")
        for move in moves
        if move.old.parameters and not move.old.portal_entry
    ]
    entries = [
        (move.old.portal_entry, f"{base}/{move.target}") for move in moves if move.old.portal_entry
    ]
    yield from _nginx_map("$uri", "$wardnews_by_path", '""', paths)
    yield from _nginx_map('"$uri?$args"', "$wardnews_by_query", "$wardnews_by_path", queries)
    yield from _nginx_map("$wardnews_entry", "$wardnews_moved", "$wardnews_by_query", entries)


def _nginx_map(
    source: str, name: str, default: str, pairs: Iterable[tuple[str, str]]
) -> Iterator[str]:
    """Yield a map; nginx folds the case of keys and refuses one that is given twice."""
    yield f"map {source} {name} {{"
    yield f"  default {default};"
    unique = {old.lower(): (old, new) for old, new in pairs}
    for old, new in unique.values():
        yield f"  {_nginx_text(old)} {_nginx_text(new)};"
    yield "}"


def _nginx_text(text: str) -> str:
    """Return a quoted parameter; `$` starts no variable in a key, and a target holds none."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'


def _apache_lines(base: str, moves: tuple[Move, ...]) -> Iterator[str]:
    yield "# Old addresses. Include this file in the VirtualHost; see docs/deploy.md."
    yield "RewriteEngine On"
    for move in moves:
        entry = move.old.portal_entry
        for name, value in move.old.parameters:
            if entry and value != entry:
                continue
            pair = f"[^=&]*{PORTAL_PARAMETER}={entry}" if entry else re.escape(_pair(name, value))
            yield f'RewriteCond "%{{QUERY_STRING}}" "(?:^|&){pair}(?:&|$)"'
        pattern = "^" if entry else f"^{_apache_pattern(base, move.old)}/?$"
        target = f"{base}/{move.target}".replace("%", "\\%")  # `%1` would mean a group
        yield f'RewriteRule "{pattern}" "{target}" [R=301,L,QSD,NE]'


def _apache_pattern(base: str, old: OldAddress) -> str:
    """Return a pattern of ASCII letters alone: `%` and `"` would not stay what they are."""
    path = f"{base}/{old.path}" if not old.parameters else f"/{old.path}"
    return "".join(
        letter if re.fullmatch(r"[A-Za-z0-9/_-]", letter) else _hex(letter) for letter in path
    )


def _hex(letter: str) -> str:
    return "".join(rf"\x{byte:02x}" for byte in letter.encode("utf-8", "surrogatepass"))


def _netlify_lines(base: str, moves: tuple[Move, ...]) -> Iterator[str]:
    """Yield a line an address; `/*` stands for any path before a portal's number."""
    for move in moves:
        old = move.old
        path = "/" + quote(old.path, safe="/-._~")
        words = [path if old.parameters else base + path]
        words += [_pair(name, value) for name, value in old.parameters]
        if old.portal_entry:
            name = next(name for name, value in old.parameters if value == old.portal_entry)
            words = ["/*", _pair(name, old.portal_entry)]
        yield " ".join((*words, f"{base}/{move.target}", "301!"))


def _as_requested(old: OldAddress) -> str:
    """Return an old address with a query as nginx sees it: the path decoded, the query not."""
    return f"/{old.path}?" + "&".join(_pair(name, value) for name, value in old.parameters)


def _pair(name: str, value: str) -> str:
    return f"{quote(name, safe='-._~')}={quote(value, safe='-._~')}"
