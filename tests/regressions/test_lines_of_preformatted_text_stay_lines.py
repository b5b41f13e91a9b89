"""The lines of `<pre>` ran together or stood apart twice, and empty lines parted no paragraphs."""

from __future__ import annotations

import lxml.html
import pytest

from wardnews.importers.html_markdown import Converter


@pytest.mark.parametrize(
    ("source", "blocks"),
    [
        ("<pre>\nmột\nhai   ba\n</pre>", ["một  \nhai ba"]),
        ("<pre>một\n\nhai</pre>", ["một\n\nhai"]),
        ("<pre>một<br>\nhai<br>ba</pre>", ["một  \nhai  \nba"]),
        (
            "<pre>một<b>hai\nba</b>bốn\nnăm<i>x</i>\ny</pre>",
            ["một**hai**  \n**ba**bốn  \nnăm*x*  \ny"],
        ),
        ("<pre><p>một</p>\n<p>hai\nba</p></pre>", ["một", "hai  \nba"]),
        ("<pre># một\n- hai<!-- a\nb --> c</pre>", ["\\# một  \n\\- hai c"]),
        ("<p>một<br>hai<br><br> &nbsp;<br>ba</p>", ["một  \nhai\n\nba"]),
        ("<ul><li>một<br><br>hai</li></ul>", ["- một\n\n    hai"]),
        ("<table><tr><td>một<br><br>hai</td></tr></table>", ["| một<br>hai |\n|---|"]),
    ],
)
def test_a_line_stays_a_line(source: str, blocks: list[str]) -> None:
    root = lxml.html.fragment_fromstring(source, create_parent="div")
    assert Converter(picture=lambda _: None, link=lambda href: href).blocks([root]) == blocks
