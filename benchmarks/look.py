"""The sample site, built and served on this machine, for whoever looks at its pages."""

from __future__ import annotations

import contextlib
import gzip
import io
import tempfile
import threading
from datetime import datetime
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from wardnews.build import build
from wardnews.executors import SerialExecutor
from wardnews.outcome import Project

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

ROOT = Path(__file__).parent.parent
AS_OF = datetime(2021, 12, 31, 8, tzinfo=ZoneInfo("Asia/Ho_Chi_Minh"))
PAGES = {
    "home": "",
    "category": "cong-tac-dang/index.html",
    "older": "cong-tac-dang/trang-1.html",
    "day": "2020/10/16/index.html",
    "month": "2020/10/index.html",
    "year": "2020/index.html",
    "archive": "luu-tru/index.html",
    "most-read": "doc-nhieu.html",
    "day-of-year": "ngay-nay/10-16.html",
    "statistics": "thong-ke.html",
    "standing": "gioi-thieu.html",
    "article": "2020/10/16/uy-ban-kiem-tra-so-ket-chin-thang.html",
    "pictures": "2019/06/14/ngo-xanh-pho-sach.html",
    "withdrawn": "2019/08/09/dieu-chinh-khu-vuc-de-xe.html",
    "corrected": "2020/04/08/huong-dan-phong-chong-dich-o-khu-dan-cu.html",
    "search": "tim-kiem.html",
    "not-found": "404.html",
}
PACKED = ("html", "css", "javascript", "json", "xml", "svg")
"""What of a media type says that a file is sent packed."""


class HostHandler(SimpleHTTPRequestHandler):
    """Sends files as `docs/deploy.md` asks of a host: texts packed, digests kept for ever."""

    def send_head(self) -> io.BytesIO | BinaryIO | None:
        file = Path(self.translate_path(self.path))
        file = file / "index.html" if file.is_dir() else file
        kind = self.guess_type(file)
        packed = any(each in kind for each in PACKED)
        if not file.is_file() or not packed:
            return super().send_head()
        data = gzip.compress(file.read_bytes(), 9)
        self.send_response(200)
        self.send_header("Content-Type", f"{kind}; charset=utf-8")
        self.send_header("Content-Encoding", "gzip")
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        return io.BytesIO(data)

    def end_headers(self) -> None:
        if self.path.startswith(("/assets/", "/media/")):
            self.send_header("Cache-Control", "public, max-age=31536000, immutable")
        super().end_headers()

    def log_message(self, *_: object) -> None:
        pass


@contextlib.contextmanager
def served_site() -> Iterator[str]:
    """Build the sample content into a folder for this once and yield its address."""
    with tempfile.TemporaryDirectory() as folder:
        handler = partial(HostHandler, directory=folder)
        with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
            url = f"http://127.0.0.1:{server.server_port}"
            project = Project(root=ROOT, as_of=AS_OF, base_url=url)
            build(project, Path(folder), executor=SerialExecutor(), use_cache=False)
            threading.Thread(target=server.serve_forever, daemon=True).start()
            yield f"{url}/"
            server.shutdown()
