from __future__ import annotations

from datetime import datetime
from functools import cache
from types import SimpleNamespace

import jinja2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup, escape

from wardnews import text
from wardnews.compiling import PLAIN_FILTERS, QuickEnvironment, shown
from wardnews.plan.calendar import day_url, month_url

SHAPES = (
    "{{ x }}",
    "a{{ x }}b{{ x.y }}c",
    "{{ x.y | upper }}{{ x.y ~ 1 }}",
    "{% if x.y %}{{ x.y }}{% else %}-{% endif %}",
    "{% for each in x.list %}{{ loop.index }}{{ each }}{{ ', ' if not loop.last }}{% endfor %}",
    "{% macro m(a, b='<') %}[{{ a }}{{ b }}{{ varargs }}]{% endmacro %}{{ m(x.y) }}{{ m(1, 2, 3) }}",
    "{% macro m() %}<{{ caller() }}>{% endmacro %}{% call m() %}{{ x.y }}{% endcall %}",
    "{% set z %}{{ x.y }}{% endset %}{{ z }}{{ z ~ x.y }}",
    "{{ x.call(x.y, key=x.y) }}{{ x.call(*x.list) }}{{ x.call(class=2) }}",
    "{% filter upper %}{{ x.y }}&amp;{% endfilter %}",
    "{% block b %}{{ x.y }}{% endblock %}",
    "{{ x.list[0] }}{{ x.y.upper() }}{{ '<' | safe }}{{ '<' }}",
    "{% autoescape false %}{{ x.y }}{% endautoescape %}",
    "\"\"\"'''\\{{ x.y }}\n\t{% raw %}{{ }}{% endraw %}\u2028&",
)
TEXTS = st.text(alphabet="ađ<>&\"' \n{}%\\")
MOMENT = datetime(2020, 1, 2, 3, 4)  # noqa: DTZ001  # only its digits are looked at
SHOWN_BY_FILTERS = {
    "clock": text.clock(MOMENT),
    "day": text.day(MOMENT),
    "day_url": day_url(MOMENT),
    "iso": MOMENT.isoformat(),
    "month_url": month_url(MOMENT),
    "number": text.number(-1_234_567),
}


@cache
def template(name: str, shape: str) -> jinja2.Template:
    kind = {"quick": QuickEnvironment, "plain": jinja2.Environment}[name]
    made: jinja2.Template = kind(autoescape=True, undefined=jinja2.StrictUndefined).from_string(
        shape
    )
    return made


def value_of(words: str) -> object:
    def call(*args: object, **named: object) -> str:
        return f"{args}{sorted(named.items())}"

    return SimpleNamespace(y=words, list=[words, Markup("<b>"), 3], call=call)


@given(st.one_of(st.text(), TEXTS, st.integers(), st.none(), TEXTS.map(Markup)))
def test_what_is_shown_is_what_markupsafe_escapes(value: object) -> None:
    assert shown(value) == escape(value)


@pytest.mark.parametrize("shape", SHAPES)
@given(words=TEXTS)
def test_quick_templates_show_what_jinja2_shows(shape: str, words: str) -> None:
    value = value_of(words)
    quick, plain = template("quick", shape), template("plain", shape)
    assert quick.render(x=value) == plain.render(x=value)


def test_filters_that_are_not_escaped_show_nothing_to_escape() -> None:
    assert SHOWN_BY_FILTERS.keys() == PLAIN_FILTERS
    assert all(escape(each) == each for each in SHOWN_BY_FILTERS.values())
