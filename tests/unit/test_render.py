from __future__ import annotations

import re
from typing import get_args

import pytest

from builders import archive, article, entry, site, theme
from wardnews.errors import TemplateBroken
from wardnews.page import Page
from wardnews.plan.articles import plan_articles
from wardnews.render import TEMPLATES, render_page
from wardnews.theme import Frame
from wardnews.views import (
    DayPage,
    HtmlContent,
    MostReadPage,
    NotFoundPage,
    RedirectPage,
    StandingPageView,
)

LINK = "{{ root }}{{ page.target }}"


def render(path: str, content: HtmlContent, template: str, **more: str) -> str:
    """Return the page with that template; `more` are further templates by name."""
    name = TEMPLATES[type(content)].removesuffix(".html")
    frame = Frame(site=site(), templates=theme(**{name: template}, **more).templates)
    page = Page(path=path, content=content, origin="")
    return render_page(frame, page, {"digest": '<p><a href="b.md">B</a> <b>&amp;</b></p>'}).decode()


@pytest.mark.parametrize(
    ("path", "link"),
    [
        ("index.html", "a/b.html"),
        ("cu/index.html", "../a/b.html"),
        ("2020/10/index.html", "../../a/b.html"),
        ("2020/10/16/x.html", "../../../a/b.html"),
    ],
)
def test_links_are_relative_from_every_depth(path: str, link: str) -> None:
    assert render(path, RedirectPage(title="A", target="a/b.html"), LINK) == link


def test_the_page_for_no_page_has_absolute_links() -> None:
    found = render("404.html", NotFoundPage(), "{{ root }}index.html")
    assert found == "https://hoasua.example/index.html"


def test_what_an_editor_wrote_is_escaped() -> None:
    page = MostReadPage(entries=(entry(1, title='<script>"A" & B</script>'),))
    assert render("doc-nhieu.html", page, "{{ page.entries[0].title }}") == (
        "&lt;script&gt;&#34;A&#34; &amp; B&lt;/script&gt;"
    )


def test_a_body_is_shown_as_it_was_cleaned_with_its_links_resolved() -> None:
    page = StandingPageView(
        title="A",
        summary="",
        body="digest",
        links=(("b.md", "b.html"),),
        pictures=(),
        documents=(),
        updated=None,
    )
    assert render("x/a.html", page, "{{ body }}") == '<p><a href="../b.html">B</a> <b>&amp;</b></p>'


@pytest.mark.parametrize(
    ("expression", "text"),
    [
        ("page.entries[0].date | day", "02/01/2020"),
        ("page.entries[0].date | clock", "08:00"),
        ("page.entries[0].date | long_date", "Thứ Năm, ngày 02 tháng 01 năm 2020"),
        ("page.entries[0].date | month", "Tháng 01 năm 2020"),
        ("page.entries[0].date | iso", "2020-01-02T08:00:00+07:00"),
        ("1656 | number", "1.656"),
        ("2048 | file_size", "2 KB"),
        ("day_url(page.date)", "2020/01/02/index.html"),
        ("month_url(page.date)", "2020/01/index.html"),
        ("year_url(page.date.year)", "2020/index.html"),
        ("absolute('2020/index.html')", "https://hoasua.example/2020/"),
        ("asset('wardnews.css')", "assets/wardnews.0123.css"),
        ("calendar(page.date)[0] | map('string') | join(' ')", None),
    ],
)
def test_what_a_template_may_call(expression: str, text: str | None) -> None:
    page = DayPage(date=entry(1).date.date(), entries=(entry(1),), newer=None, older=None)
    found = render("2020/01/02/index.html", page, f"{{{{ {expression} }}}}")
    expected = "None None 2020-01-01 2020-01-02 2020-01-03 2020-01-04 2020-01-05"
    assert found == (text or expected)


BROKEN: dict[str, tuple[str, str]] = {
    "not closed": ("{% if page %}", "not-found.html"),
    "an unknown field": ("{{ page.nothing }}", "not-found.html"),
    "an unknown name": ("{{ nothing }}", "not-found.html"),
    "an unknown filter": ("{{ page | nothing }}", "not-found.html"),
    "an unknown asset": ("{{ asset('nothing.css') }}", "not-found.html"),
    "an unknown template": ("{% include 'nothing.html' %}", "nothing.html"),
    "an unknown tag": ("{% hỏng %}", "not-found.html"),
    "a broken include": ("{% include 'part.html' %}", "part.html"),
}


@pytest.mark.parametrize(("template", "file"), BROKEN.values(), ids=BROKEN)
def test_a_broken_template_is_named(template: str, file: str) -> None:
    with pytest.raises(TemplateBroken) as caught:
        render("404.html", NotFoundPage(), template, part="{% for %}")
    assert dict(caught.value.args_)["file"] == file
    reason = dict(caught.value.args_)["reason"]
    assert reason
    assert not reason.endswith(".")  # the sentence around it has a full stop of its own


def test_a_template_sees_the_page_and_the_site_and_nothing_else() -> None:
    names: list[str] = ["config", "request", "os", "archive", "article"]
    for name in names:
        with pytest.raises(TemplateBroken):
            render("404.html", NotFoundPage(), f"{{{{ {name} }}}}")


def test_an_article_is_rendered_from_its_plan() -> None:
    (page,) = plan_articles(archive(article("a.md", slug="a", body="digest")), {}, {})
    frame = Frame(
        site=site(), templates=theme(article="{{ page.entry.title }} {{ body }}").templates
    )
    assert render_page(frame, page, {"digest": "<p>B</p>"}) == "Gặp mặt <p>B</p>".encode()


def test_every_kind_of_page_has_a_template_of_its_own() -> None:
    assert len(set(TEMPLATES.values())) == len(TEMPLATES)
    assert all(re.fullmatch(r"[a-z-]+\.html", name) for name in TEMPLATES.values())
    assert set(TEMPLATES) == set(get_args(HtmlContent))
