"""The front matter of articles and standing pages: its keys."""

from __future__ import annotations

from typing import TYPE_CHECKING

from wardnews.addresses import parse_old_address
from wardnews.article import Attachment, Correction, Status
from wardnews.fields import Field, parse_mappings
from wardnews.scalars import (
    parse_day,
    parse_flag,
    parse_language,
    parse_list,
    parse_moment,
    parse_number,
    parse_slug,
    parse_tags,
    parse_text,
    parse_url,
    parse_views,
)
from wardnews.yamltext import Mistake, Node

if TYPE_CHECKING:
    from datetime import tzinfo


def parse_status(node: Node, zone: tzinfo) -> Status:
    """Return what the editor says of the article."""
    typed = parse_text(node, zone)
    try:
        return Status(typed.casefold())
    except ValueError:
        known = ", ".join(status.value for status in Status)
        raise Mistake("unknown-status", node.line, node.column, value=typed, known=known) from None


def parse_portal_address(node: Node, zone: tzinfo) -> str:
    """Return an address of the old portal as it was typed."""
    typed = parse_text(node, zone)
    try:
        parse_old_address(typed)
    except ValueError:
        raise Mistake("bad-portal-address", node.line, node.column, value=typed) from None
    return typed


ATTACHMENT_FIELDS = (
    Field(key="file", parse=parse_text, required=True, names=("tệp",), example="ke-hoach.pdf"),
    Field(key="title", parse=parse_text, required=True, names=("tên",), example="Kế hoạch số 15"),
    Field(key="number", parse=parse_text, names=("số hiệu",), example="15-KH/ĐU"),
    Field(key="date", parse=parse_day, names=("ngày",), example="10/10/2020"),
    Field(key="issuer", parse=parse_text, names=("cơ quan ban hành",), example="Đảng ủy phường"),
)

CORRECTION_FIELDS = (
    Field(key="date", parse=parse_day, required=True, names=("ngày",), example="20/10/2020"),
    Field(
        key="note",
        parse=parse_text,
        required=True,
        names=("nội dung",),
        example="Sửa số đại biểu dự họp",
    ),
)

ARTICLE_FIELDS = (
    Field(
        key="title",
        parse=parse_text,
        required=True,
        missing="missing-title",
        is_text=True,
        names=("tiêu đề", "tên bài", "nhan đề"),
        example="Đảng ủy phường tổ chức hội nghị",
        hint="Tiêu đề của bài, viết trên một dòng",
    ),
    Field(
        key="date",
        parse=parse_moment,
        required=True,
        missing="missing-date",
        names=("ngày", "ngày đăng", "thời gian"),
        example="16/10/2020 15:34",
        hint="Ngày giờ đăng, ngày trước tháng sau",
    ),
    Field(
        key="category",
        parse=parse_text,
        required=True,
        missing="missing-category",
        is_text=True,
        names=("chuyên mục", "danh mục", "mục"),
        example="Công tác Đảng",
        hint="Tên một chuyên mục có trong content/site.yml",
    ),
    Field(
        key="views",
        parse=parse_views,
        names=("lượt xem", "số lượt xem"),
        example="162",
        hint="Số lượt xem; không ghi thì là 0",
    ),
    Field(
        key="summary",
        parse=parse_text,
        is_text=True,
        names=("tóm tắt", "sapo", "trích yếu"),
        example="Sáng 16/10, Đảng ủy phường tổ chức hội nghị…",
        hint="Tóm tắt; không ghi thì lấy đoạn đầu của bài",
    ),
    Field(
        key="slug",
        parse=parse_slug,
        names=("đường dẫn",),
        example="gap-mat-cac-ban-dang",
        hint="Phần cuối của địa chỉ; không ghi thì lấy từ tên tệp",
    ),
    Field(
        key="image",
        parse=parse_text,
        names=("ảnh", "hình", "ảnh đại diện"),
        example="hoi-truong.jpg",
        hint="Tệp ảnh chính, để cạnh bài",
    ),
    Field(
        key="image_alt",
        parse=parse_text,
        is_text=True,
        names=("mô tả ảnh",),
        example="Toàn cảnh hội trường",
        hint="Lời tả ảnh cho người không nhìn thấy ảnh",
    ),
    Field(
        key="image_caption",
        parse=parse_text,
        is_text=True,
        names=("chú thích ảnh",),
        example="Quang cảnh buổi gặp mặt",
        hint="Lời chú thích dưới ảnh",
    ),
    Field(
        key="author",
        parse=parse_text,
        is_text=True,
        names=("tác giả", "người viết"),
        example="Ban Tuyên giáo Đảng ủy phường",
        hint="Người hoặc bộ phận viết bài",
    ),
    Field(
        key="source",
        parse=parse_text,
        is_text=True,
        names=("nguồn",),
        example="Cổng thông tin điện tử thành phố",
        hint="Nơi bài được lấy về",
    ),
    Field(
        key="source_url",
        parse=parse_url,
        names=("địa chỉ nguồn",),
        example="https://hanoi.gov.vn/tin",
        hint="Địa chỉ của bài gốc",
    ),
    Field(
        key="tags",
        parse=parse_tags,
        names=("từ khóa", "thẻ"),
        example="[dân vận, kiểm tra]",
        hint="Các từ khóa",
    ),
    Field(
        key="attachments",
        parse=parse_mappings(ATTACHMENT_FIELDS, Attachment),
        items=ATTACHMENT_FIELDS,
        names=("tệp đính kèm", "đính kèm", "văn bản"),
        example="[{file: ke-hoach.pdf, title: Kế hoạch}]",
        hint="Các văn bản đi kèm: file, title, number, date, issuer",
    ),
    Field(
        key="updated",
        parse=parse_moment,
        names=("ngày sửa", "cập nhật"),
        example="20/10/2020",
        hint="Ngày sửa bài gần nhất",
    ),
    Field(
        key="corrections",
        parse=parse_mappings(CORRECTION_FIELDS, Correction),
        items=CORRECTION_FIELDS,
        names=("đính chính",),
        example="[{date: 20/10/2020, note: Sửa số đại biểu}]",
        hint="Các lần đính chính: date, note",
    ),
    Field(
        key="status",
        parse=parse_status,
        names=("trạng thái", "tình trạng"),
        example="draft",
        hint="published (đăng), draft (bản nháp) hoặc withdrawn (đã gỡ)",
    ),
    Field(
        key="publish",
        parse=parse_moment,
        names=("ngày hiện", "hẹn đăng"),
        example="20/10/2020 08:00",
        hint="Chỉ hiện bài từ lúc này",
    ),
    Field(
        key="expires",
        parse=parse_moment,
        names=("hết hạn", "ngày hết hạn"),
        example="31/12/2020",
        hint="Thôi hiện bài từ lúc này",
    ),
    Field(
        key="pinned",
        parse=parse_flag,
        names=("ghim", "tin nổi bật"),
        example="true",
        hint="true để giữ bài ở đầu trang chủ",
    ),
    Field(
        key="lang", parse=parse_language, names=("ngôn ngữ",), example="en", hint="Ngôn ngữ của bài"
    ),
    Field(
        key="translation_of",
        parse=parse_text,
        names=("bản dịch của",),
        example="2020-10-16-gap-mat.md",
        hint="Tệp của bài gốc",
    ),
    Field(
        key="aliases",
        parse=parse_list(parse_text),
        names=("địa chỉ cũ",),
        example="[tin-cu/90-nam.html]",
        hint="Các địa chỉ cũ phải dẫn về bài này",
    ),
    Field(
        key="legacy_url",
        parse=parse_portal_address,
        names=("địa chỉ cổng cũ",),
        example="https://cong-cu.example/tin?id=15521595",
        hint="Địa chỉ của bài trên cổng cũ",
    ),
    Field(
        key="allow",
        parse=parse_tags,
        names=("cho phép", "bỏ qua"),
        example="[personal-data]",
        hint="Mã các cảnh báo không cần nhắc ở bài này",
    ),
)

PAGE_FIELDS = (
    *(field for field in ARTICLE_FIELDS if field.key in {"title", "summary", "slug"}),
    Field(
        key="order",
        parse=parse_number,
        names=("thứ tự",),
        example="1",
        hint="Thứ tự trong danh mục trang",
    ),
    *(field for field in ARTICLE_FIELDS if field.key in {"updated", "allow"}),
)
