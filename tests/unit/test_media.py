import pytest

from wardnews.article import Asset
from wardnews.media import kind_of, media_url, theme_url


def asset(path: str) -> Asset:
    return Asset(path=path, digest="0123456789abcdef0123456789abcdef", size=1)


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("content/articles/2020/Hội trường.JPG", "hoi-truong.0123456789ab.jpg"),
        ("content/articles/ke-hoach.tar.gz", "ke-hoach-tar.0123456789ab.gz"),
        ("content/articles/…….pdf", "tep.0123456789ab.pdf"),
        ("content/articles/LICENSE", "license.0123456789ab"),
    ],
)
def test_a_file_is_published_under_its_name_and_digest(path: str, name: str) -> None:
    assert media_url(asset(path)) == f"media/{name}"
    assert theme_url(asset(path)) == f"assets/{name}"


@pytest.mark.parametrize(
    ("path", "kind"), [("a/b.pdf", "PDF"), ("a.b/c.Docx", "DOCX"), ("a.b/c", "tệp")]
)
def test_readers_see_the_kind_of_a_file(path: str, kind: str) -> None:
    assert kind_of(path) == kind
