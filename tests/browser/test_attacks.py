"""Script in every field of an article and of the settings, in a real browser: none may run.

All pages of a case are loaded at once, as frames of one page; a string that runs calls `top.hit`.
"""

from __future__ import annotations

import base64
import json
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, unquote, urlsplit

import pytest

import wardnews.body
from attacks import attacks
from builders import article_text, build_site, write_files
from wardnews.body import TAGS, render_body
from wardnews.policy import page_policy

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Route

ORIGIN = "https://thu.example"
STRINGS = [attacks(f"top.hit({number})")[number] for number in range(len(attacks("")))]
TOGETHER = 6
"""How many strings stand in one field: a browser loads fewer pages."""

FROM_TEMPLATES = {"div", "figure", "figcaption", "section", "span", "picture", "source"}

PROVOKE = """
() => {
  const events = ["mouseover", "mouseenter", "focus", "blur", "animationstart", "transitionend",
    "toggle", "scroll", "wheel", "copy", "paste", "drag", "keydown", "input", "change", "reset",
    "invalid", "auxclick", "contextmenu", "hashchange", "pageshow", "message", "error", "load"];
  for (const frame of document.querySelectorAll("iframe")) {
    const inner = frame.contentDocument;
    if (!inner) continue;
    inner.addEventListener("click", (event) => {
      const link = event.target.closest("a[href]");
      if (!link || !/^javascript:/i.test(link.href)) event.preventDefault();
    }, true);
    inner.addEventListener("submit", (event) => event.preventDefault(), true);
    for (const element of inner.querySelectorAll("body *")) {
      for (const name of events) element.dispatchEvent(new Event(name));
      if (element.click) element.click();
    }
  }
}
"""

# The page of figures draws its own charts where other pages show an editor's text.
FORBIDDEN = """
(allowed) => {
  const found = [];
  for (const frame of document.querySelectorAll("iframe")) {
    const inner = frame.contentDocument;
    const say = (what) => found.push(`${frame.getAttribute("src")}: ${what}`);
    if (!inner || !inner.body) { say("no page"); continue; }
    for (const element of inner.querySelectorAll("*")) {
      const name = element.localName;
      if (["iframe", "object", "embed", "base", "math", "frameset", "applet", "style"].includes(name))
        say(`<${name}>`);
      if (name === "script" && element.type !== "application/ld+json" &&
          !/^(\\.\\.\\/)*assets\\/[a-z0-9.-]+\\.js$/.test(element.getAttribute("src") || ""))
        say("<script>");
      if (element.closest(".body") && frame.getAttribute("src") !== "/thong-ke.html" && !element.matches(".body") && !allowed.includes(name))
        say(`<${name}> in a body`);
      for (const { name: key, value } of element.attributes) {
        if (/^on|^style$|^srcdoc$|^formaction$|^ping$|^background$/i.test(key))
          say(`${key} on <${name}>`);
        if (/^(href|src|action|srcset|data|poster|cite)$/.test(key) &&
            /^[\\s\\x00-\\x1f]*(javascript|vbscript|data|blob):/i.test(value))
          say(`${key}="${value}"`);
      }
    }
  }
  return found;
}
"""


@dataclass(frozen=True, slots=True)
class Seen:
    """What a browser made of the pages: the strings that ran, and what must not stand there."""

    ran: frozenset[int]
    forbidden: tuple[str, ...]


def seen(chromium: Browser, pages: dict[str, bytes]) -> Seen:
    """Load the HTML pages among the files, provoke them, and return what was seen."""
    context = chromium.new_context()
    page = context.new_page()
    ran: list[int] = []
    page.expose_function("hit", lambda number: ran.append(number))  # noqa: PLW0108  # no builtin
    shown = sorted(
        path
        for path, data in pages.items()
        if path.endswith(".html") and path != "404.html" and b'http-equiv="refresh"' not in data
    )
    frames = "".join(f'<iframe src="/{path}"></iframe>' for path in shown)

    def answer(route: Route) -> None:
        asked = urlsplit(route.request.url)
        path = unquote(asked.path).lstrip("/")
        if not route.request.url.startswith(ORIGIN):
            route.abort()
        elif path == "khung":
            route.fulfill(body=frames, content_type="text/html; charset=utf-8")
        elif path in pages:
            types = {"html": "text/html; charset=utf-8", "css": "text/css", "js": "text/javascript"}
            kind = types.get(path.rpartition(".")[2], "application/octet-stream")
            route.fulfill(body=pages[path], content_type=kind)
        else:
            route.fulfill(status=404, body="")

    context.route("**/*", answer)
    page.goto(f"{ORIGIN}/khung", wait_until="load")
    found = page.evaluate(FORBIDDEN, [*TAGS, *FROM_TEMPLATES])
    page.evaluate(PROVOKE)
    page.wait_for_timeout(300)  # what is to run runs within the events above or right after them
    context.close()
    return Seen(frozenset(ran), tuple(found))


def as_pages(bodies: list[str], head: str = "") -> dict[str, bytes]:
    frame = '<!doctype html><meta charset="utf-8">{}<body><main class="body">{}</main>'
    return {f"{at:03}.html": frame.format(head, body).encode() for at, body in enumerate(bodies)}


@pytest.fixture(scope="module")
def unsanitised() -> list[str]:
    """Return the bodies as Markdown alone makes them."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(wardnews.body, "sanitise", lambda markup: markup)
        return [render_body(each, "content/articles/a.md", 1).html for each in STRINGS]


def test_there_are_enough_strings() -> None:
    assert len(STRINGS) >= 150


def test_without_the_sanitiser_many_run(chromium: Browser, unsanitised: list[str]) -> None:
    result = seen(chromium, as_pages(unsanitised))
    assert len(result.ran) >= 100
    assert len(result.forbidden) >= 100


def test_the_policy_alone_stops_all_of_them(chromium: Browser, unsanitised: list[str]) -> None:
    policy = f'<meta http-equiv="Content-Security-Policy" content="{page_policy("")}">'
    assert seen(chromium, as_pages(unsanitised, policy)).ran == frozenset()


def test_the_sanitiser_alone_stops_all_of_them(chromium: Browser) -> None:
    bodies = [render_body(each, "content/articles/a.md", 1).html for each in STRINGS]
    assert seen(chromium, as_pages(bodies)) == Seen(frozenset(), ())


def quoted(text: str) -> str:
    """Return the text as a quoted scalar of YAML, without what no source may hold."""
    plain = "".join(
        letter for letter in text if letter >= " " and letter not in "\u2028\u2029\ufeff"
    )
    return json.dumps(plain, ensure_ascii=False)


def attacked_article(strings: list[str]) -> str:
    """Return an article with the strings in every field of its own."""
    string = " ".join(strings)
    front = {
        key: quoted(f"{key} {string}")
        for key in ("title", "summary", "author", "source", "image_alt", "image_caption")
    }
    front["source_url"] = quoted("https://a.example/?" + string.replace(" ", ""))
    lists = {
        "tags": f"[{quoted(string)}]",
        "image": "anh.png",
        "attachments": f"\n  - {{file: tep.pdf, title: {quoted(string)}, number: {quoted(string)}, "
        f"issuer: {quoted(string)}}}",
        "corrections": f"\n  - {{date: 17/10/2020, note: {quoted(string)}}}",
        "aliases": "[]",
    }
    body = "\n\n".join(strings).replace("\x00", "").replace("\f", " ").replace("\x01", "")
    return article_text(f"Đoạn đầu.\n\n{body}", **front, **lists)


# A whole picture of one point: one that cannot be read is refused before it can attack.
DOT = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAIAAACQd1PeAAAADElEQVR42mP4//8/AAX+Av4N70a4AAAAAElFTkSuQmCC"
)


def attacked_site(root: Path) -> dict[str, bytes]:
    """Build a site whose every field attacks; returns its files."""
    fields = iter(range(9))

    def part() -> str:
        """Return a ninth of the strings: together they fill the settings."""
        return quoted(" ".join(STRINGS[next(fields) :: 9]))

    settings = (
        f"title: {part()}\ndescription: {part()}\nbase_url: {ORIGIN}\nresponsible: {part()}\n"
        f"footer: {part()}\ncontact: {{address: {part()}, phone: {part()}, email: {part()}}}\n"
        f"links: [{{name: {part()}, url: https://a.example/}}]\n"
        "categories: [{name: Công tác Đảng, description: "
        f"{quoted(STRINGS[0])}}}, {{name: {part()}, slug: a}}]\n"
    )
    files: dict[str, str | bytes] = {
        "content/site.yml": settings,
        "content/articles/anh.png": DOT,
        "content/articles/tep.pdf": b"%PDF-1.4\n",
        "content/articles/x": b"x",
    }
    names = ('"onerror=top.hit(999) x="', "'><img src=x onerror=top.hit(999)>", "a&quot;b", "${x}")
    for at, name in enumerate(names):
        files[f"content/articles/{name}.png"] = DOT + bytes([at])
        body = f"![Ảnh]({quote(name)}.png)"
        files[f"content/articles/{at}{name}.md"] = article_text(body, title=quoted(name))
    for at in range(0, len(STRINGS), TOGETHER):
        files[f"content/articles/bai-{at:03}.md"] = attacked_article(STRINGS[at : at + TOGETHER])
    write_files(root, files)
    refused = {each.place.path for each in build_site(root).problems if each.code != "missing-alt"}
    assert len(refused) < len(STRINGS) / TOGETHER / 2, refused
    for path in refused:  # its body leads to files that are not there; the tests above hold it
        file = root / path
        file.write_text(file.read_text("utf-8").partition("Đoạn đầu.")[0] + "Đoạn đầu.\n", "utf-8")
    report = build_site(root)
    assert report.published is not None, report.problems
    output = root / "build"
    return {
        file.relative_to(output).as_posix(): file.read_bytes()
        for file in output.rglob("*")
        if file.is_file()
    }


def test_no_field_of_a_site_runs(chromium: Browser, tmp_path: Path) -> None:
    pages = attacked_site(tmp_path)
    policy = b'http-equiv="Content-Security-Policy"'
    assert all(policy in data for path, data in pages.items() if path.endswith(".html"))
    with_policy = seen(chromium, pages)
    assert with_policy == Seen(frozenset(), ())
    without = {path: data.replace(policy, b"data-off") for path, data in pages.items()}
    assert seen(chromium, without) == Seen(frozenset(), ())
