import json

import pytest

from wardnews.addresses import Move, parse_old_address
from wardnews.config import Contact
from wardnews.page import RedirectMap, RedirectShard, Server
from wardnews.redirects import render_map, render_shard
from wardnews.views import Site

NEW = "2020/10/16/gap-mat.html"


def site(base_url: str = "https://moi.example") -> Site:
    return Site(
        title="Phường", description="", base_url=base_url, language="vi", categories=(),
        standing_pages=(), assets=(), responsible="", contact=Contact(), links=(), footer="",
        monitoring="", search=False,
    )  # fmt: skip


def rendered(server: Server, *olds: str, base_url: str = "https://moi.example") -> list[str]:
    moves = tuple(Move(old=parse_old_address(old), target=NEW) for old in olds)
    text = render_map(site(base_url), RedirectMap(server=server, moves=moves)).decode()
    return text.splitlines()


def test_netlify_has_a_line_an_address() -> None:
    lines = rendered(Server.NETLIFY, "/tin cũ/a", "/tin?id=1&b=x y", "/w?_1_assetEntryId=15")
    assert lines == [
        f"/tin%20c%C5%A9/a /{NEW} 301!",
        f"/tin id=1 b=x%20y /{NEW} 301!",
        f"/* _1_assetEntryId=15 /{NEW} 301!",
    ]


def test_apache_matches_the_whole_path() -> None:
    lines = rendered(Server.APACHE, "/tin.aspx", base_url="https://moi.example/ward")
    assert lines[-1] == (
        rf'RewriteRule "^/ward/tin\x2easpx/?$" "/ward/{NEW}" [R=301,L,QSD,NE]'
    )  # fmt: skip


def test_nginx_keys_are_given_once_whatever_their_case() -> None:
    lines = rendered(Server.NGINX, "/tin?id=A", "/tin?id=a")
    assert sum("/tin?id=" in line.lower() for line in lines) == 1


@pytest.mark.parametrize("server", list(Server))
@pytest.mark.parametrize(
    "old",
    ['/a"; } server { listen 1; } #', "/a\tb c", "/$uri/${host}", "/~^.*$", "/a;b{c}", "/a'b`c"],
)
def test_no_letter_of_an_address_leaves_its_place(server: Server, old: str) -> None:
    plain, odd = (rendered(server, each) for each in ("/plain", old.replace("\t", "%09")))
    assert len(odd) == len(plain)
    for line in odd:
        if server is Server.NGINX and NEW in line:
            key, _, rest = line.strip().removeprefix('"').rpartition('" "')
            assert rest == f'/{NEW}";'
            assert '"' not in key.replace('\\"', "")
        elif server is Server.NETLIFY:
            assert len(line.split()) == 3
        elif NEW in line:
            assert line.count('"') == 4


def test_a_shard_is_a_plain_object() -> None:
    shard = render_shard(RedirectShard(targets=(("/tin?t=Đảng", NEW), ("__proto__", NEW))))
    assert json.loads(shard) == {"/tin?t=Đảng": NEW, "__proto__": NEW}
