import json
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from wardnews.addresses import OldAddress, is_unsafe_segment, parse_old_address, shard_of

CASES = json.loads((Path(__file__).parents[1] / "data/old-addresses.json").read_text("utf-8"))


def below(url: str, root: str) -> str:
    """Return what an editor would type for the address: without the site's own folder."""
    path = urlsplit(root).path
    return url.replace(root, "https://cu.example/") if path != "/" else url


@pytest.mark.parametrize(("url", "root", "key"), CASES["cases"])
def test_every_spelling_of_an_address_has_one_key(url: str, root: str, key: str) -> None:
    assert parse_old_address(below(url, root)).key == key


@pytest.mark.parametrize(("key", "shard"), CASES["shards"])
def test_shards_are_named_by_fnv(key: str, shard: str) -> None:
    assert shard_of(key) == shard


@pytest.mark.parametrize(
    "typed",
    [
        "https://cu.example/",
        "https://cu.example",
        "https://",
        "javascript:alert(1)",
        "ftp://cu.example/a",
        "file:///etc/passwd",
        "https://cu.example/../../etc/passwd",
        "https://cu.example/a/%2e%2e/b?id=1",
        "https://cu.example/a\\b?id=1",
        "/a/../b",
        "..",
        "http://[",
    ],
)
def test_what_is_no_old_address_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"address|IPv6"):
        parse_old_address(typed)


@pytest.mark.parametrize(
    ("path", "answerable"),
    [
        ("tin-cu/90-nam.html", True),
        ("tin cũ/90 năm", True),
        ("tin/90-nam.aspx", True),
        (".git/config", False),
        (".wardnews", False),
        ("a/.htaccess", False),
        ("a/b.", False),
        ("a/b ", False),
        ("a:b", False),
        ('a"b', False),
        ("a\x00b", False),
        ("~$a.docx", False),
    ],
)
def test_only_a_plain_path_becomes_a_file(path: str, answerable: bool) -> None:
    assert OldAddress(path=path, parameters=()).is_answerable is answerable


@pytest.mark.parametrize("segment", ["", ".", "..", "...", ".a", "a.", " a", "a ", "a%2fb", "a\\b"])
def test_unsafe_segments(segment: str) -> None:
    assert is_unsafe_segment(segment)
