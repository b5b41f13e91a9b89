"""`image: other.md` passed the checks, since that file is there, and broke the plan."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import article_text, build_site

if TYPE_CHECKING:
    from conftest import MakeSite


@pytest.mark.parametrize(
    "front",
    [
        {"image": "2020-10-16-gap-mat.md", "image_alt": "Ảnh"},
        {"attachments": "[{file: 2020-10-16-gap-mat.md, title: Bài}]"},
    ],
)
def test_an_article_named_as_a_file_is_a_problem(
    make_site: MakeSite, front: dict[str, str]
) -> None:
    root = make_site({"content/articles/2020/a.md": article_text(title="A", **front)})
    (problem,) = build_site(root).problems
    assert (problem.code, problem.place.line) == ("article-as-file", 5)
