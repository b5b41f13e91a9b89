"""How long `wardnews views` takes for a million lines of an access log; the goal is 30 seconds.

    python -m benchmarks.access_log [LINES]

The log is made up: readers on many networks, robots, pictures, old addresses, forged lines. Printed
are the seconds, and how often as long as one plain reading of the same file they are.
"""

from __future__ import annotations

import contextlib
import io
import random
import sys
import tempfile
import time
from pathlib import Path

from wardnews.cli import main as wardnews

ARTICLES = 400
AGENTS = (
    "Mozilla/5.0 (Linux; Android 9; SM-J260G) AppleWebKit/537.36 Chrome/{}.0 Mobile Safari/537.36",
    "Mozilla/5.0 (iPhone; CPU iPhone OS 15_{} like Mac OS X) AppleWebKit/605.1.15 Safari/604.1",
    "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/{}.0 Safari/537.36",
    "Mozilla/5.0 (compatible; Googlebot/2.{}; +http://www.google.com/bot.html)",
    "curl/8.{}.0",
)
OTHERS = ("/", "/assets/wardnews.0123456789.css", "/media/anh.1.webp", "/wp-login.php", "/tin?id=7")
FORGED = ('- - - "', '203.0.113.9 - - [x] "GET /\\x00 HTTP/1.1" 200 1', "[" * 300)


def write_site(root: Path) -> list[str]:
    """Write and build a small site; return the addresses of its articles."""
    folder = root / "content/articles"
    folder.mkdir(parents=True)
    settings = "title: A\nbase_url: https://a.example\ncategories: [{name: B}]\nsearch: false\n"
    (root / "content/site.yml").write_text(settings, "utf-8")
    urls = []
    for number in range(ARTICLES):
        day = number % 28 + 1
        text = f"---\ntitle: Tin {number}\ndate: {day}/10/2020\ncategory: B\n---\n\na\n"
        (folder / f"tin-{number}.md").write_text(text, "utf-8")
        urls.append(f"2020/10/{day:02}/tin-{number}.html")
    with contextlib.redirect_stdout(io.StringIO()):
        assert wardnews(["build", "--source", str(root), "--as-of", "2021-12-31"]) == 0
    return urls


def write_log(file: Path, lines: int, urls: list[str]) -> None:
    """Write that many lines of a month, always the same ones."""
    chance = random.Random(1)
    with file.open("w", encoding="utf-8") as stream:
        for number in range(lines):
            if number % 500 == 0:
                stream.write(chance.choice(FORGED) + "\n")
                continue
            host = f"203.{chance.randrange(256)}.{chance.randrange(256)}.{chance.randrange(256)}"
            path = "/" + chance.choice(urls) if chance.random() < 0.6 else chance.choice(OTHERS)
            clock = f"{number * 24 // lines:02}:{chance.randrange(60):02}:{chance.randrange(60):02}"
            agent = chance.choice(AGENTS).format(chance.randrange(60))
            stream.write(
                f"{host} - - [{chance.randrange(1, 31):02}/Nov/2021:{clock} +0700] "
                f'"GET {path} HTTP/1.1" 200 5120 "-" "{agent}"\n'
            )


def main(lines: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        root, log = Path(folder, "site"), Path(folder, "access.log")
        write_log(log, lines, write_site(root))
        started = time.perf_counter()
        with log.open("rb") as stream:
            size = sum(map(len, stream))
        plain = time.perf_counter() - started
        for name in ("first", "again"):
            started, worked = time.perf_counter(), time.process_time()
            assert wardnews(["views", str(log), "--source", str(root)]) == 0
            taken, worked = time.perf_counter() - started, time.process_time() - worked
            print(
                f"{name}: {taken:.1f} s ({worked:.1f} s of a processor) for {lines:,} lines, "
                f"{size / 1e6:.0f} MB; {taken / plain:.0f} times a plain reading"
            )
        side = root / "content/views.json"
        print(f"side file: {side.stat().st_size / 1e6:.1f} MB")


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
