from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import html

from builders import article_text, build_site

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

FOLDER = "content/articles/2020/"
VI = "2020/10/16/gap-mat.html"
EN = "2020/10/17/meeting.html"
ZH = "2020/10/18/hui-mian.html"
GROUP = {
    FOLDER + "2020-10-17-meeting.md": article_text(
        "Words.",
        title="A meeting",
        date="17/10/2020",
        lang="en",
        translation_of="2020-10-16-gap-mat.md",
    ),
    FOLDER + "2020-10-18-hui-mian.md": article_text(
        "话。", title="会面", date="18/10/2020", lang="zh", translation_of="2020-10-16-gap-mat.md"
    ),
}


def page(root: Path, path: str) -> html.HtmlElement:
    return html.document_fromstring((root / "build" / path).read_text("utf-8"))


def alternates(found: html.HtmlElement) -> dict[str, str]:
    links = found.findall(".//link[@rel='alternate'][@hreflang]")
    return {str(each.get("hreflang")): str(each.get("href")) for each in links}


def test_all_languages_of_an_article_know_each_other(make_site: Callable[..., Path]) -> None:
    root = make_site(GROUP)
    assert build_site(root).published
    base = "https://hoasua.example/"
    for path in (VI, EN, ZH):
        found = page(root, path)
        assert alternates(found) == {"vi": base + VI, "en": base + EN, "zh": base + ZH}
        assert found.get("lang") == "vi"  # the frame speaks Vietnamese; only the text does not
    english = page(root, EN)
    (heading,) = english.findall(".//h1")
    assert heading.get("lang") == "en"
    named = {a.text: a.get("lang") for a in english.findall(".//p[@class='dateline']/a[@hreflang]")}
    assert named == {"Tiếng Việt": "vi", "中文": "zh"}
    assert 'lang="en" hreflang="en">A meeting</a>' in (root / "build/index.html").read_text("utf-8")
    assert '"inLanguage":"en"' in (root / "build" / EN).read_text("utf-8")
    assert 'xml:lang="zh"' in (root / "build/feed.xml").read_text("utf-8")


def test_an_article_alone_says_nothing_of_languages(make_site: Callable[..., Path]) -> None:
    root = make_site()
    build_site(root)
    found = page(root, VI)
    assert alternates(found) == {}
    assert found.findall(".//h1")[0].get("lang") is None


def test_a_draft_in_another_language_is_not_led_to(make_site: Callable[..., Path]) -> None:
    draft = GROUP[FOLDER + "2020-10-17-meeting.md"].replace("lang: en", "lang: en\nstatus: draft")
    root = make_site({FOLDER + "2020-10-17-meeting.md": draft})
    build_site(root)
    assert alternates(page(root, VI)) == {}


def test_an_original_that_is_not_there_is_a_problem(make_site: Callable[..., Path]) -> None:
    for file in ("khong-co.md", "anh.txt"):
        text = article_text("Words.", title="x", lang="en", translation_of=file)
        root = make_site({FOLDER + "2020-10-17-x.md": text, FOLDER + "anh.txt": "x"})
        (problem,) = build_site(root).problems
        assert (problem.code, problem.place.line) == ("broken-link", 6)
