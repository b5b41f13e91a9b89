from __future__ import annotations

import pytest

from builders import site, theme
from wardnews.errors import TemplateBroken
from wardnews.templating import Templates, load_templates
from wardnews.theme import Frame

MACROS = "{% macro up() %}{{ root }}up{% endmacro %}"


def templates(**texts: str) -> Templates:
    return Templates(Frame(site=site(), templates=theme(**texts).templates))


def test_templates_escape_everywhere() -> None:
    made = templates(a="{{ x }}|{{ x | upper }}|{% set y %}{{ x }}{% endset %}{{ y }}|{{ x ~ 1 }}")
    assert made.fill_in("a.html", "", {"x": "<&>"}) == (
        "&lt;&amp;&gt;|&lt;&amp;&gt;|&lt;&amp;&gt;|&lt;&amp;&gt;1"
    )


def test_macros_know_the_way_to_the_root_without_context() -> None:
    made = templates(a='{% from "m.html" import up %}{{ up() }}', m=MACROS)
    assert [made.fill_in("a.html", root, {}) for root in ("", "../", "../../")] == [
        "up",
        "../up",
        "../../up",
    ]


def test_a_site_may_still_import_with_context() -> None:
    made = templates(a='{% from "m.html" import up with context %}{{ up() }}', m=MACROS)
    assert made.fill_in("a.html", "../", {}) == "../up"


def test_the_templates_of_a_frame_are_compiled_once() -> None:
    frame = Frame(site=site(), templates=theme(a="A").templates)
    again = Frame(site=site(), templates=theme(a="A").templates)
    assert load_templates(frame) is load_templates(again)


@pytest.mark.parametrize(
    ("text", "named"),
    [("{% if %}", "a.html"), ('{% include "gone.html" %}', "gone.html"), ("{{ x / 0 }}", "a.html")],
)
def test_a_template_at_fault_is_named(text: str, named: str) -> None:
    with pytest.raises(TemplateBroken) as caught:
        templates(a=text).fill_in("a.html", "", {"x": 1})
    assert dict(caught.value.args_)["file"] == named


def test_what_the_quick_way_does_not_know_is_done_as_jinja2_does_it() -> None:
    text = '{% set known = {"key": "<"} %}{{ known.key }}{{ x.gone is defined }}'
    made = templates(a=text, b="{% block own %}{{ x }}{% endblock %}{{ self.own() }}")
    assert made.fill_in("a.html", "", {"x": 1}) == "&lt;False"
    assert made.fill_in("b.html", "", {"x": 1}) == "11"
