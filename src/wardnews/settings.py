"""`content/site.yml` → `Config`, or everything that is wrong with it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC
from typing import TYPE_CHECKING, cast
from zoneinfo import ZoneInfo

from wardnews import text
from wardnews.addresses import MAX_SEGMENT, is_device, is_own_folder
from wardnews.config import Category, Config, Contact, RelatedLink
from wardnews.decode import decode_source
from wardnews.digest import digest_bytes
from wardnews.fields import Field, parse_mapping_of, parse_mappings, read_fields
from wardnews.policy import monitoring_origin
from wardnews.problem import Problem, build_problem, with_excerpts
from wardnews.recover import recover_mapping
from wardnews.scalars import (
    parse_base_url,
    parse_flag,
    parse_number,
    parse_slug,
    parse_tags,
    parse_text,
    parse_url,
)
from wardnews.yamltext import Mapping, Mistake, Node, Sequence

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import tzinfo

    from wardnews.article import SourceFile


def parse_config(source: SourceFile) -> Config | tuple[Problem, ...]:
    """Return the settings, or every problem of the file in its order."""
    try:
        content = decode_source(source.data)
        recovered = recover_mapping(content, 1, frozenset(field.key for field in SITE_FIELDS))
    except Mistake as mistake:
        shown = source.data.decode("utf-8", "replace")
        return with_excerpts((problem_of(mistake, source.path),), {source.path: shown})
    values, mistakes = read_fields(recovered.mapping, SITE_FIELDS, UTC, recovered.lost)
    same = _same_categories(recovered.mapping, values)
    found = (*recovered.mistakes, *mistakes, *same)
    if not found:
        config = Config(**values)  # type: ignore[arg-type]  # each field's parser gives its own type
        categories = _by_order(config.categories)
        return replace(config, categories=categories, digest=digest_bytes(source.data))
    problems = sorted((problem_of(each, source.path) for each in found), key=_order)
    return with_excerpts(problems, {source.path: content})


def problem_of(mistake: Mistake, path: str) -> Problem:
    """Return the problem that a mistake is in the file at `path`."""
    args = dict(mistake.args_)
    return build_problem(mistake.code, path, mistake.line, mistake.column, **args)


def parse_time_zone(node: Node, zone: tzinfo) -> str:
    """Return the name of a time zone that exists."""
    name = parse_text(node, zone)
    try:
        ZoneInfo(name)
    except (OSError, ValueError):  # ZoneInfoNotFoundError is a KeyError before it is anything else
        raise Mistake("bad-time-zone", node.line, node.column, value=name) from None
    except KeyError:
        raise Mistake("bad-time-zone", node.line, node.column, value=name) from None
    return name


def parse_monitoring(node: Node, zone: tzinfo) -> str:
    """Return the https address of a script, on a host that a page's policy can name."""
    url = parse_url(node, zone)
    if not monitoring_origin(url):
        raise Mistake("bad-url", node.line, node.column, value=url)
    return url


def parse_page_size(node: Node, zone: tzinfo) -> int:
    """Return how many entries a list page holds, from 5 to 100."""
    size = parse_number(node, zone)
    if not 5 <= size <= 100:
        raise Mistake("bad-page-size", node.line, node.column, value=str(size))
    return size


def _build_category(name: str, slug: str = "", description: str = "", order: int = 0) -> Category:
    slug = slug or text.slug(name)
    return Category(name=name, slug=slug, description=description, order=order)


def _same_categories(mapping: Mapping, values: dict[str, object]) -> Iterator[Mistake]:
    """Yield a mistake for every category without an address, or with another one's name or address.

    The categories must still stand as the file lists them.
    """
    categories = cast("tuple[Category, ...]", values.get("categories", ()))
    if not categories:
        return
    node = next(node for key, node in mapping.entries if key.text == "categories")
    items = node.items if isinstance(node, Sequence) else (node,)
    seen: dict[str, str] = {}
    for item, category in zip(items, categories, strict=True):
        keys = ("name:" + text.fold(category.name), "slug:" + category.slug)
        earlier = next((seen[key] for key in keys if key in seen), None)
        if not category.slug:
            args = {"key": "slug", "value": category.name, "example": "cong-tac-dang"}
            yield Mistake("bad-slug", item.line, item.column, **args)
        elif is_own_folder(category.slug) or is_device(category.slug):
            args = {"key": "slug", "value": category.slug, "example": f"tin-{category.slug}"}
            yield Mistake("reserved-slug", item.line, item.column, **args)
        elif len(category.slug) > MAX_SEGMENT:
            args = {"key": "slug", "limit": str(MAX_SEGMENT), "example": "cong-tac-dang"}
            yield Mistake("long-slug", item.line, item.column, **args)
        elif earlier is not None:
            args = {"name": category.name, "other": earlier}
            yield Mistake("duplicate-category", item.line, item.column, **args)
        seen.update(dict.fromkeys(keys, category.name))


def _by_order(categories: tuple[Category, ...]) -> tuple[Category, ...]:
    """Return the categories by `order`, then as listed."""
    return tuple(sorted(categories, key=lambda category: category.order))


def _order(problem: Problem) -> tuple[object, ...]:
    return problem.order


CATEGORY_FIELDS = (
    Field(key="name", parse=parse_text, required=True, names=("tên",), example="Công tác Đảng"),
    Field(key="slug", parse=parse_slug, names=("đường dẫn",), example="cong-tac-dang"),
    Field(key="description", parse=parse_text, names=("mô tả",), example="Tin của Đảng bộ"),
    Field(key="order", parse=parse_number, names=("thứ tự",), example="1"),
)

CONTACT_FIELDS = (
    Field(key="address", parse=parse_text, names=("địa chỉ",), example="Số 1 phố …"),
    Field(key="phone", parse=parse_text, names=("điện thoại",), example="024 0000 0000"),
    Field(key="email", parse=parse_text, names=("thư điện tử",), example="vanphong@phuong.example"),
)

LINK_FIELDS = (
    Field(key="name", parse=parse_text, required=True, names=("tên",), example="Chính phủ"),
    Field(
        key="url",
        parse=parse_url,
        required=True,
        names=("địa chỉ",),
        example="https://chinhphu.vn",
    ),
)

SITE_FIELDS = (
    Field(
        key="title",
        parse=parse_text,
        required=True,
        names=("tên trang", "tiêu đề"),
        example="Đảng ủy phường Đức Giang",
        hint="Tên của trang tin",
    ),
    Field(
        key="description",
        parse=parse_text,
        names=("mô tả",),
        example="Tin tức của Đảng bộ phường",
        hint="Một câu nói trang tin này là gì",
    ),
    Field(
        key="base_url",
        parse=parse_base_url,
        required=True,
        names=("địa chỉ trang",),
        example="https://ducgiang.example",
        hint="Địa chỉ của trang trên mạng",
    ),
    Field(
        key="time_zone",
        parse=parse_time_zone,
        names=("múi giờ",),
        example="Asia/Ho_Chi_Minh",
        hint="Múi giờ",
    ),
    Field(key="language", parse=parse_slug, names=("ngôn ngữ",), example="vi", hint="Ngôn ngữ"),
    Field(
        key="page_size",
        parse=parse_page_size,
        names=("số bài mỗi trang",),
        example="20",
        hint="Số bài trên một trang danh sách, từ 5 đến 100",
    ),
    Field(
        key="categories",
        parse=parse_mappings(CATEGORY_FIELDS, _build_category),
        items=CATEGORY_FIELDS,
        required=True,
        names=("chuyên mục", "danh mục"),
        example="[{name: Công tác Đảng}]",
        hint="Các chuyên mục: name, slug, description, order",
    ),
    Field(
        key="responsible",
        parse=parse_text,
        names=("chịu trách nhiệm",),
        example="Ban Tuyên giáo Đảng ủy phường",
        hint="Ai chịu trách nhiệm nội dung",
    ),
    Field(
        key="contact",
        parse=parse_mapping_of(CONTACT_FIELDS, Contact),
        items=CONTACT_FIELDS,
        is_one=True,
        names=("liên hệ",),
        example="{address: …, phone: …, email: …}",
        hint="Liên hệ: address, phone, email",
    ),
    Field(
        key="links",
        parse=parse_mappings(LINK_FIELDS, RelatedLink),
        items=LINK_FIELDS,
        names=("liên kết",),
        example="[{name: Chính phủ, url: https://chinhphu.vn}]",
        hint="Liên kết đến các cơ quan: name, url",
    ),
    Field(
        key="footer",
        parse=parse_text,
        names=("chân trang",),
        example="Ghi rõ nguồn khi dùng lại tin",
        hint="Câu ở cuối mỗi trang",
    ),
    Field(
        key="monitoring",
        parse=parse_monitoring,
        names=("theo dõi",),
        example="https://theo-doi.example/do.js",
        hint="Địa chỉ của tập lệnh đo đếm, nếu có",
    ),
    Field(
        key="search",
        parse=parse_flag,
        names=("tìm kiếm",),
        example="true",
        hint="false để không làm trang tìm kiếm",
    ),
    Field(
        key="allow",
        parse=parse_tags,
        names=("cho phép", "bỏ qua"),
        example="[personal-data]",
        hint="Mã các cảnh báo không cần nhắc",
    ),
)
