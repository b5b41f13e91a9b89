"""Sources for tests of the parsing side, from bytes or from front matter and a body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.article import Article, Parsed, SourceFile, StandingPage
from wardnews.parse import ParseOptions, parse_source
from wardnews.settings import parse_config
from wardnews.yamltext import Scalar

if TYPE_CHECKING:
    from collections.abc import Iterable

    from wardnews.config import Config
    from wardnews.parse import Outcome
    from wardnews.problem import Problem

FRONT = "title: Hội nghị tổng kết\ndate: 16/10/2020 15:34\ncategory: Công tác Đảng"
BODY = "Sáng 16/10, Đảng ủy phường tổ chức hội nghị."
PATH = "content/articles/2020/2020-10-16-hoi-nghi.md"
HANOI = "Asia/Ho_Chi_Minh"


def parse_bytes(data: bytes, path: str = PATH) -> Outcome:
    """Parse the bytes of a file at the path."""
    return parse_source(SourceFile(path=path, data=data), ParseOptions(time_zone=HANOI))


def parse_parts(front: str = FRONT, body: str = BODY, *, more: str = "") -> Outcome:
    """Parse an article; `more` is what stands in its front matter from line 5 on."""
    between = f"{front}\n{more}" if more else front
    return parse_bytes(f"---\n{between}\n---\n\n{body}\n".encode())


def good_article(front: str = FRONT, body: str = BODY, *, more: str = "") -> Article:
    """Return the article, which must have no error."""
    return article_of(parse_parts(front, body, more=more))


def article_of(outcome: Outcome) -> Article:
    """Return the article that a source became, which must have no error."""
    assert isinstance(outcome, Parsed), outcome
    assert isinstance(outcome.source, Article)
    return outcome.source


def page_of(outcome: Outcome) -> StandingPage:
    """Return the standing page that a source became, which must have no error."""
    assert isinstance(outcome, Parsed), outcome
    assert isinstance(outcome.source, StandingPage)
    return outcome.source


def body_of(outcome: Outcome) -> str:
    """Return the HTML of a source's body, which must have no error."""
    assert isinstance(outcome, Parsed), outcome
    return outcome.body.decode()


def problems_of(parsed: Outcome | Config | tuple[Problem, ...]) -> tuple[Problem, ...]:
    """Return what is wrong with a source, or what there is to warn of in a good one."""
    if isinstance(parsed, tuple):
        return parsed
    return parsed.source.warnings if isinstance(parsed, Parsed) else ()


def places(found: Iterable[Problem]) -> list[tuple[str, int, int]]:
    """Return code, line and column of each problem."""
    return [(each.code, each.place.line, each.place.column) for each in found]


def problems(front: str = FRONT, body: str = BODY, *, more: str = "") -> list[tuple[str, int, int]]:
    """Return code, line and column of all that is wrong with an article, or worth a warning."""
    return places(problems_of(parse_parts(front, body, more=more)))


def parse_settings(text: str) -> Config | tuple[Problem, ...]:
    """Parse the text of a `site.yml`."""
    return parse_config(SourceFile(path="content/site.yml", data=text.encode()))


def typed(value: str) -> Scalar:
    """Return the node of a value that stands on line 3 after `date: `."""
    return Scalar(value, 3, 7, plain=True)
