"""A browser that looks for script that ran, and for what must not stand in a page.

All pages of a case are loaded at once, as frames of one page; a string that runs calls `top.hit`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from attacks import attacks
from wardnews.body import TAGS

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Browser, Route

ORIGIN = "https://thu.example"
PATIENCE = 180_000  # milliseconds for hundreds of frames on a machine that has other things to do
STRINGS = [attacks(f"top.hit({number})")[number] for number in range(len(attacks("")))]
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
    page.goto(f"{ORIGIN}/khung", wait_until="load", timeout=PATIENCE)
    found = page.evaluate(FORBIDDEN, [*TAGS, *FROM_TEMPLATES])
    page.evaluate(PROVOKE)
    page.wait_for_timeout(300)  # what is to run runs within the events above or right after them
    context.close()
    return Seen(frozenset(ran), tuple(found))


def read_pages(output: Path) -> dict[str, bytes]:
    """Return the files of a built site by their paths."""
    files = (file for file in output.rglob("*") if file.is_file())
    return {file.relative_to(output).as_posix(): file.read_bytes() for file in files}


def without_policy(pages: dict[str, bytes]) -> dict[str, bytes]:
    """Return the pages with their policy made void; raises `AssertionError` where one has none."""
    policy = b'http-equiv="Content-Security-Policy"'
    assert all(policy in data for path, data in pages.items() if path.endswith(".html"))
    return {path: data.replace(policy, b"data-off") for path, data in pages.items()}
