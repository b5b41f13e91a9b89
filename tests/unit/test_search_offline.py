from __future__ import annotations

import json
import re
from base64 import b64decode

from wardnews.search.codec import deflate, inflate
from wardnews.search.offline import offline_files

PAGE = "<main><h1>Gặp mặt</h1><div data-searched><p>Một hai.</p><p>Ba</p></div></main>"


def test_each_file_comes_as_a_script_and_a_block_brings_its_texts() -> None:
    rows = [["Gặp mặt", "gap-mat", "2020-10-16T15:34+07:00", "dan-van"]]
    site = {
        "index.html": b"",
        "tim-kiem/0f/d0.bin": deflate(json.dumps(rows).encode()),
        "tim-kiem/0f/t12.bin": b"\x00\xff",
        "2020/10/16/gap-mat.html": PAGE.encode(),
    }
    scripts = dict(offline_files(site, site.__getitem__))
    assert list(scripts) == ["tim-kiem/0f/d0.js", "tim-kiem/0f/x0.js", "tim-kiem/0f/t12.js"]
    calls = {}
    for script in scripts.values():
        call = re.fullmatch(r'wardnewsFile\("([^"]+)","([^"]+)"\)\n', script.decode())
        assert call is not None
        calls[call[1]] = b64decode(call[2])
    assert calls["0f/t12"] == b"\x00\xff"
    assert json.loads(inflate(calls["0f/x0"])) == [["Một hai.", "Ba"]]
