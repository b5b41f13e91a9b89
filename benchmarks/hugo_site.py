"""The same archive for Hugo: the same texts and pictures, templates for the same kinds of pages.

They are what a careful user of Hugo would write: no partial where a line will do, nothing that is
computed twice, and none of Hugo's passes over finished pages (links leave the templates as they
stay, where wardnews makes them relative).

Days may be sections or terms of a taxonomy. Sections are quicker to build from nothing, by a sixth
of its processor time; with thousands of them `hugo server` takes many times as long for an edit.
Each race takes the quicker one.
"""

from __future__ import annotations

import json
import re
import shutil
from datetime import datetime
from typing import TYPE_CHECKING

from benchmarks.corpus import CATEGORIES, PAGE_SIZE

if TYPE_CHECKING:
    from pathlib import Path

FEED_LENGTH = 20
"""As many articles as a feed of wardnews has; Hugo's would have all."""

CONFIG = f"""\
baseURL = "https://phuong.example/"
title = "Trang tin thử nghiệm của một phường"
locale = "vi"
disableKinds = ["taxonomy"]
[pagination]
pagerSize = {PAGE_SIZE}
[taxonomies]
category = "categories"
day = "days"
[outputs]
home = ["HTML", "RSS"]
section = ["HTML"]
term = ["HTML"]
page = ["HTML"]
[services.rss]
limit = {FEED_LENGTH}
[markup.goldmark.extensions.typographer]
disable = true
"""

SLUGS = dict(CATEGORIES)
MENU = "".join(f'<li><a href="/categories/{slug}/">{name}</a></li>' for name, slug in CATEGORIES)

BASE = f"""\
<!doctype html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>{{{{ .Title }}}} – {{{{ site.Title }}}}</title>
{{{{ block "description" . }}}}{{{{ end }}}}
<link rel="canonical" href="{{{{ .Permalink }}}}">
<meta property="og:title" content="{{{{ .Title }}}}">
<meta property="og:url" content="{{{{ .Permalink }}}}">
<link rel="stylesheet" href="/wardnews.css">
</head>
<body>
<a class="skip" href="#noi-dung">Chuyển đến nội dung chính</a>
<header class="masthead"><a class="brand" href="/">{{{{ site.Title }}}}</a>
<nav class="menu"><ul>{MENU}</ul></nav></header>
<main id="noi-dung">{{{{ block "main" . }}}}{{{{ end }}}}</main>
<footer class="footer"><nav><ul>{MENU}</ul></nav><p>Chịu trách nhiệm nội dung: Ban Tuyên giáo</p></footer>
</body>
</html>
"""

ENTRY = """\
<li class="entry"><h2><a href="{{ .RelPermalink }}">{{ .Title }}</a></h2>
<p class="meta"><time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "02/01/2006" }}</time> | Lượt xem: {{ .Params.views }}</p>
<p class="summary">{{ .Summary | plainify | truncate 280 }}</p></li>
"""

SINGLE = """\
{{ define "description" }}<meta name="description" content="{{ .Summary | plainify | truncate 280 }}">{{ end }}
{{ define "main" }}
<nav class="breadcrumb"><ol>{{ range .GetTerms "categories" }}<li><a href="{{ .RelPermalink }}">{{ .LinkTitle }}</a></li>{{ end }}</ol></nav>
<article><h1>{{ .Title }}</h1>
<p class="dateline">Ngày đăng <time datetime="{{ .Date.Format "2006-01-02T15:04:05Z07:00" }}">{{ .Date.Format "02/01/2006 | 15:04" }}</time> | Lượt xem: {{ .Params.views }}</p>
<div class="body">{{ .Content }}</div>
<nav class="neighbours">{{ with .Next }}<a href="{{ .RelPermalink }}">Tin mới hơn {{ .Title }}</a>{{ end }}{{ with .Prev }}<a href="{{ .RelPermalink }}">Tin cũ hơn {{ .Title }}</a>{{ end }}</nav>
</article>
{{ end }}
"""

TERM = f"""\
{{{{ define "main" }}}}
<h1>{{{{ .Title }}}}</h1>
<ul class="entries">{{{{ range (.Paginate .Pages).Pages }}}}{ENTRY}{{{{ end }}}}</ul>
<nav>{{{{ with .Paginator.Prev }}}}<a href="{{{{ .URL }}}}">Tin mới hơn</a>{{{{ end }}}}{{{{ with .Paginator.Next }}}}<a href="{{{{ .URL }}}}">Tin cũ hơn</a>{{{{ end }}}}</nav>
{{{{ end }}}}
"""

# A year lists its months with counts, a month and a day their articles.
SECTION = f"""\
{{{{ define "main" }}}}
<h1>{{{{ .Title }}}}</h1>
{{{{ if eq .Params.level "year" }}}}<ul>{{{{ range .Sections }}}}<li><a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a> ({{{{ len .RegularPagesRecursive }}}})</li>{{{{ end }}}}</ul>
{{{{ else }}}}<ul class="entries">{{{{ range .RegularPagesRecursive }}}}{ENTRY}{{{{ end }}}}</ul>{{{{ end }}}}
{{{{ end }}}}
"""

DAY = f"""\
{{{{ define "main" }}}}
<h1>{{{{ .Title }}}}</h1>
<ul class="entries">{{{{ range .Pages }}}}{ENTRY}{{{{ end }}}}</ul>
{{{{ end }}}}
"""

HOME = f"""\
{{{{ define "main" }}}}
<ul class="entries">{{{{ range first {PAGE_SIZE} site.RegularPages }}}}{ENTRY}{{{{ end }}}}</ul>
<ul>{{{{ range .Sections }}}}<li><a href="{{{{ .RelPermalink }}}}">{{{{ .Title }}}}</a></li>{{{{ end }}}}</ul>
{{{{ end }}}}
"""

LAYOUTS = {
    "_default/baseof.html": BASE,
    "_default/single.html": SINGLE,
    "_default/section.html": SECTION,
    "_default/term.html": TERM,
    "days/term.html": DAY,
    "index.html": HOME,
}


def write_hugo_site(folder: Path, archive: Path, *, days_as_terms: bool) -> None:
    """Write the archive, as `corpus.write_archive` has made it, as a Hugo site."""
    _write(folder / "hugo.toml", CONFIG)
    for name, text in LAYOUTS.items():
        _write(folder / "layouts" / name, text)
    for name, slug in CATEGORIES:
        index = folder / "content" / "categories" / slug / "_index.md"
        front_matter = {"title": name, "outputs": ["html", "rss"]}
        _write(index, json.dumps(front_matter, ensure_ascii=False) + "\n")
    for source in sorted((archive / "content" / "articles").rglob("*")):
        if source.suffix == ".md":
            _write_article(folder / "content", source, days_as_terms=days_as_terms)
        elif source.is_file():
            copy = folder / "static" / "media" / source.parent.name / source.name
            copy.parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, copy)


def hugo_path(source: Path) -> str:
    """Return where an article stands below Hugo's content folder, and its page in the site."""
    year, month, day = source.name.split("-", 3)[:3]
    return f"{year}/{month}/{day}/{source.stem}"


def _write_article(content: Path, source: Path, *, days_as_terms: bool) -> None:
    _, front, body = source.read_text(encoding="utf-8").split("---\n", 2)
    fields = dict(re.findall(r"^(\w+): (.*)$", front, re.MULTILINE))
    date = datetime.strptime(fields["date"], "%d/%m/%Y %H:%M")  # noqa: DTZ007  # local, as written
    levels = (("year", 4), ("month", 7), ("day", 10))
    for level, depth in levels[:2] if days_as_terms else levels:
        path = f"{date:%Y/%m/%d}"[:depth]
        index = content / path / "_index.md"
        if not index.exists():
            _write(index, json.dumps({"title": path, "level": level}) + "\n")
    front_matter = {
        "title": fields["title"],
        "date": f"{date:%Y-%m-%dT%H:%M:%S}+07:00",
        "categories": [SLUGS[fields["category"]]],
        "views": int(fields["views"]),
        **({"days": [f"{date:%Y-%m-%d}"]} if days_as_terms else {}),
        **({"summary": fields["summary"]} if "summary" in fields else {}),
    }
    pictured = re.sub(r"\]\((anh-\d+\.png)\)", rf"](/media/{date:%Y}/\1)", body)
    text = json.dumps(front_matter, ensure_ascii=False) + "\n" + pictured
    _write(content / f"{hugo_path(source)}.md", text)


def _write(file: Path, text: str) -> None:
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(text, encoding="utf-8")
