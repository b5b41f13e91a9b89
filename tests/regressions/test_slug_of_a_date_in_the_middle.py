"""A date was cut out of the middle of a file's name, not only from its beginning."""

import pytest

from wardnews.parse import slug_of_file


@pytest.mark.parametrize(
    ("name", "slug"),
    [
        ("ke-hoach-2020-10-16-sua-doi.md", "ke-hoach-2020-10-16-sua-doi"),
        ("2020-10-16-tu-2019-01-02-den-nay.md", "tu-2019-01-02-den-nay"),
        ("12020-10-16-so.md", "12020-10-16-so"),
    ],
)
def test_only_a_leading_date_leaves_the_slug(name: str, slug: str) -> None:
    assert slug_of_file(f"content/articles/{name}") == slug
