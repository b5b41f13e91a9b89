from datetime import datetime, timedelta, timezone

from sources import article_of, parse_bytes, parse_settings
from wardnews.article import Parsed, Status
from wardnews.config import Config
from wardnews.scaffold import new_article, site_files

NOW = datetime(2020, 10, 6, 5, 4, tzinfo=timezone(timedelta(hours=7)))


def test_a_new_site_has_nothing_to_complain_of() -> None:
    for path, source in site_files(NOW):
        if path == "content/site.yml":
            assert isinstance(parse_settings(source), Config)
        elif path.endswith(".md"):
            parsed = parse_bytes(source.encode(), path)
            assert isinstance(parsed, Parsed), parsed
            assert parsed.source.warnings == ()


def test_its_first_article_is_of_a_category_that_it_has() -> None:
    files = dict(site_files(NOW))
    config = parse_settings(files["content/site.yml"])
    (path,) = (path for path in files if path.startswith("content/articles/"))
    article = article_of(parse_bytes(files[path].encode(), path))
    assert isinstance(config, Config)
    assert article.front.category in [category.name for category in config.categories]
    assert article.front.date == NOW


def test_its_output_is_not_kept_in_git() -> None:
    assert dict(site_files(NOW))[".gitignore"] == "/build/\n/.wardnews/\n"


def test_a_new_article_is_a_draft() -> None:
    draft = new_article("Hội nghị: tổng kết", NOW, "Dân vận")
    article = article_of(parse_bytes(draft.source.encode(), f"content/articles/{draft.file}"))
    assert draft.file == "2020/2020-10-06-hoi-nghi-tong-ket.md"
    assert article.front.title == "Hội nghị: tổng kết"
    assert article.front.date == NOW
    assert article.front.category == "Dân vận"
    assert article.front.status is Status.DRAFT
