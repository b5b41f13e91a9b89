from __future__ import annotations

import datetime as dt
import json
from typing import Any

from builders import archive, article, at, site
from wardnews.article import Correction
from wardnews.plan.articles import plan_articles
from wardnews.structured import render_web_manifest, structured_data
from wardnews.views import ArchivePage, HomePage, NotFoundPage


def graph_of(**front: Any) -> dict[str, Any]:
    (page,) = plan_articles(archive(article(**front)), {}, {})
    found = json.loads(structured_data(site(), page.path, page.content))  # type: ignore[arg-type]  # an ArticlePage
    assert found["@context"] == "https://schema.org"
    return {each["@type"]: each for each in found["@graph"]}


def test_an_article_says_what_it_is_and_where_it_stands() -> None:
    graph = graph_of(tags=("hội nghị",), author="Ban Tuyên giáo")
    news = graph["NewsArticle"]
    assert news["headline"] == "Gặp mặt"
    assert news["datePublished"] == news["dateModified"] == "2020-10-16T15:34:00+07:00"
    assert news["url"].startswith("https://hoasua.example/2020/10/16/")
    assert news["keywords"] == ["hội nghị"]
    assert news["author"] == {"@type": "Person", "name": "Ban Tuyên giáo"}
    names = [step["name"] for step in graph["BreadcrumbList"]["itemListElement"]]
    assert names == ["Trang chủ", "Công tác Đảng", "Gặp mặt"]


def test_an_article_was_last_changed_by_its_latest_update_or_correction() -> None:
    corrected = (Correction(date=dt.date(2020, 10, 20), note="Sửa ngày."),)
    begun = "2020-10-20T00:00:00+07:00"
    assert graph_of(corrections=corrected)["NewsArticle"]["dateModified"] == begun
    later = {"corrections": corrected, "updated": at("2020-10-21 09:00")}
    assert graph_of(**later)["NewsArticle"]["dateModified"] == "2020-10-21T09:00:00+07:00"


def test_nothing_an_editor_writes_can_leave_the_script() -> None:
    title = "</script><!-- &amp; \u2028"
    (page,) = plan_articles(archive(article(title=title)), {}, {})
    data = structured_data(site(), page.path, page.content)  # type: ignore[arg-type]  # an ArticlePage
    assert not {"<", ">", "&", "\u2028"} & set(data)
    assert json.loads(data)["@graph"][0]["headline"] == title


def test_other_pages_say_their_place_or_nothing() -> None:
    steps = structured_data(site(), "luu-tru/index.html", ArchivePage(years=(), count=0))
    assert json.loads(steps)["@graph"][0]["@type"] == "BreadcrumbList"
    home = HomePage(pinned=(), latest=(), blocks=(), most_read=(), past=None)
    assert (
        json.loads(structured_data(site(), "index.html", home))["@graph"][0]["@type"] == "WebSite"
    )
    assert structured_data(site(), "404.html", NotFoundPage()) == ""


def test_the_web_manifest_names_the_site() -> None:
    shown = json.loads(render_web_manifest(site(assets=(("favicon.svg", "assets/f.svg"),))))
    assert (shown["name"], shown["lang"]) == (site().title, "vi")
    assert [each["src"] for each in shown["icons"]] == ["assets/f.svg"]
    both = (("favicon.svg", "assets/f.svg"), ("icon.png", "assets/i.png"))
    icons = json.loads(render_web_manifest(site(assets=both)))["icons"]
    assert [each["sizes"] for each in icons] == ["any", "192x192"]
