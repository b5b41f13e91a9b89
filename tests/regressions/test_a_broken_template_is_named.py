"""A template in UTF-16, or one that divides by zero, ended in "an unforeseen error"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from builders import build_site
from wardnews.errors import TemplateBroken

if TYPE_CHECKING:
    from conftest import MakeSite

BROKEN: dict[str, str | bytes] = {
    "in UTF-16": "{{ page.entry.title }}".encode("utf-16"),
    "a sum of words and numbers": "{{ page.entry.title + 1 }}",
    "a division by zero": "{{ 1 / 0 }}",
    "no such item": "{{ (1, 2)[page.entry.title] }}",
    "itself without end": '{% include "article.html" %}',
}


@pytest.mark.parametrize("template", BROKEN.values(), ids=BROKEN)
def test_a_broken_template_is_named(make_site: MakeSite, template: str | bytes) -> None:
    with pytest.raises(TemplateBroken) as caught:
        build_site(make_site({"templates/article.html": template}))
    assert caught.value.code == "bad-template"
    assert dict(caught.value.args_)["file"].endswith("article.html")


def test_a_template_saved_by_notepad_brings_no_mark_onto_the_page(make_site: MakeSite) -> None:
    root = make_site({"templates/article.html": "\ufeff<!doctype html>"})
    build_site(root)
    assert (root / "build/2020/10/16/gap-mat.html").read_bytes() == b"<!doctype html>"
