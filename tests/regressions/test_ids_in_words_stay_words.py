"""The yearbook changed ` id="x"` and ` href="#y"` in the words of an article, not in its markup alone."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from builders import AS_OF, article_text
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project
from wardnews.yearbook import write_yearbook

if TYPE_CHECKING:
    from conftest import MakeSite

WORDS = 'Ghi id="muc" rồi href="#muc" vào đó.'


def test_words_of_a_yearbook_are_those_of_its_articles(make_site: MakeSite) -> None:
    body = f'{WORDS}\n\n    <a href="#muc">\n\nXem [chú](#chu "đặt id=\'x\'").\n\n## Chú'
    root = make_site({"content/articles/2020/hai.md": article_text(body, title="Hai")})
    data = write_yearbook(Project(root=root, as_of=AS_OF), 2020, SerialExecutor()).data
    assert data is not None
    book = data.decode()
    assert WORDS in book
    assert '&lt;a href="#muc"&gt;' in book
    assert re.search(r'<a href="#bai-\d-chu" title="đặt id=\'x\'">', book)
