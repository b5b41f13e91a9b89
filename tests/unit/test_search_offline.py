from __future__ import annotations

import re
from base64 import b64decode

from wardnews.search.offline import offline_files


def test_each_file_of_the_index_comes_as_a_script_too() -> None:
    site = {
        "index.html": b"",
        "tim-kiem.html": b"",
        "tim-kiem/0f/index.bin": b"\x00\xff",
        "tim-kiem/0f/t12.bin": b"shard",
        "tim-kiem/x7-0f/127.bin": b"text",
    }
    scripts = dict(offline_files(site, site.__getitem__))
    assert list(scripts) == [path[:-3] + "js" for path in site if path.endswith(".bin")]
    calls = {}
    for script in scripts.values():
        call = re.fullmatch(r'wardnewsFile\("([^"]+)","([^"]+)"\)\n', script.decode())
        assert call is not None
        calls[call[1]] = b64decode(call[2])
    assert calls == {"0f/index": b"\x00\xff", "0f/t12": b"shard", "x7-0f/127": b"text"}
