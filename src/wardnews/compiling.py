"""Compiles templates to quicker Python than Jinja2 alone does, for the same output.

A site's pages show millions of short texts. Jinja2 asks a function for each attribute and another
for each call, makes a `Markup` of each text that it escapes, and hands on each piece by itself.
Here attributes and calls are Python's own, what stands between two statements is one text, and
what cannot hold a character to escape is not looked at. A template that wants more of Jinja2 than
that (the key of a dictionary as an attribute, a function that takes the context) raises, and is
for `templating` to compile as Jinja2 does.
"""

from __future__ import annotations

import keyword
import re
from typing import TYPE_CHECKING, Any

import jinja2
from jinja2 import nodes
from jinja2.compiler import CodeGenerator
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

if TYPE_CHECKING:
    from collections.abc import MutableMapping

    from jinja2.compiler import Frame

PLAIN_FILTERS = frozenset({"clock", "day", "day_url", "iso", "month_url", "number"})
"""Filters of ours that return digits, points and other marks, none of which is ever escaped."""

_TO_ESCAPE = re.compile("[&<>\"']").search


def shown(value: object) -> str:
    """Return a value as it stands in HTML: escaped, unless it is `Markup` already."""
    if type(value) is str:
        return escape(value) if _TO_ESCAPE(value) else value
    if type(value) is Markup:
        return value
    return str(value) if type(value) is int else escape(value)


class QuickMacro(Macro):
    """A macro that can be called with arguments by their places, as most are, without ado."""

    def __call__(self, *args: Any, **kwargs: Any) -> str:
        """Return what the macro shows for these arguments."""
        left = self._argument_count - len(args)
        if kwargs or left < 0 or self.caller or self.catch_kwargs or self.catch_varargs:
            return super().__call__(*args, **kwargs)
        made = self._func(*args, *[missing] * left)
        return Markup(made) if self._default_autoescape else made  # noqa: S704  # as `Macro` does


class QuickEnvironment(jinja2.Environment):
    """An environment whose templates are compiled by `_QuickGenerator`, and found once."""

    shown = staticmethod(shown)
    macro = QuickMacro

    def __init__(self, **options: Any) -> None:  # what `jinja2.Environment` takes
        super().__init__(**options)
        self.code_generator_class = _QuickGenerator
        self._found: dict[str, jinja2.Template] = {}

    def get_template(
        self,
        name: str | jinja2.Template,
        parent: str | None = None,
        globals: MutableMapping[str, Any] | None = None,  # noqa: A002  # jinja2's own name
    ) -> jinja2.Template:
        """Return a template; as none ever changes, its name alone tells which."""
        if not isinstance(name, str):
            return name
        found = self._found.get(name)
        if found is None:
            found = self._found[name] = super().get_template(name, parent, globals)
        return found


class _QuickGenerator(CodeGenerator):
    """Writes the Python of a template; its methods are those of its base, by the same names."""

    def write_commons(self) -> None:
        super().write_commons()
        self.writeline("shown = environment.shown")
        self.writeline("Macro = environment.macro")

    def visit_Output(self, node: nodes.Output, frame: Frame) -> None:  # noqa: N802
        """Hand on all that stands between two statements as one text."""
        if frame.buffer is not None or frame.require_output_check or not _escapes(frame):
            super().visit_Output(node, frame)
            return
        self.writeline("yield ''.join((", node)
        for child in node.nodes:
            if isinstance(child, nodes.TemplateData):
                self.write(repr(child.data))
            else:
                self._output_child_pre(child, frame)
                self.visit(child, frame)
                self._output_child_post(child, frame)
            self.write(", ")
        self.write("))")

    def _output_child_pre(self, node: nodes.Expr, frame: Frame, finalize: Any = None) -> None:
        if _escapes(frame):  # no environment of ours has a `finalize`
            self.write("(" if _is_plain(node) else "shown(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _output_child_post(self, node: nodes.Expr, frame: Frame, finalize: Any = None) -> None:
        if _escapes(frame):
            self.write(")")
        else:
            super()._output_child_post(node, frame, finalize)

    def visit_Getattr(self, node: nodes.Getattr, frame: Frame) -> None:  # noqa: N802
        """Look an attribute up as Python does."""
        if keyword.iskeyword(node.attr):
            super().visit_Getattr(node, frame)
            return
        self.visit(node.node, frame)
        self.write(f".{node.attr}")

    def visit_Call(  # noqa: N802
        self, node: nodes.Call, frame: Frame, forward_caller: bool = False
    ) -> None:
        """Call as Python does, unless the names of the arguments are words of Python's."""
        words = [each.key for each in node.kwargs]
        if forward_caller or node.dyn_args or node.dyn_kwargs or any(map(keyword.iskeyword, words)):
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for each in (*node.args, *node.kwargs):
            self.visit(each, frame)
            self.write(", ")
        self.write(")")


def _escapes(frame: Frame) -> bool:
    """Return whether texts are escaped here: everywhere, but where a template says otherwise."""
    return bool(frame.eval_ctx.autoescape) and not frame.eval_ctx.volatile


def _is_plain(node: nodes.Expr) -> bool:
    """Return whether what the node shows holds nothing to escape, whatever its values are."""
    return isinstance(node, nodes.Filter) and node.name in PLAIN_FILTERS
