"""`attachments: - {file: …}`, which an editor was told to type, is no YAML."""

from datetime import UTC

import pytest

from wardnews.fields import Field, read_fields
from wardnews.frontmatter import ARTICLE_FIELDS, ATTACHMENT_FIELDS, CORRECTION_FIELDS, PAGE_FIELDS
from wardnews.settings import CATEGORY_FIELDS, CONTACT_FIELDS, LINK_FIELDS, SITE_FIELDS
from wardnews.yamltext import parse_mapping

TABLES = (
    ARTICLE_FIELDS,
    ATTACHMENT_FIELDS,
    CORRECTION_FIELDS,
    PAGE_FIELDS,
    SITE_FIELDS,
    CATEGORY_FIELDS,
    CONTACT_FIELDS,
    LINK_FIELDS,
)
FIELDS = [field for table in TABLES for field in table]


@pytest.mark.parametrize("field", FIELDS, ids=lambda field: field.key)
def test_the_example_of_a_field_is_good_as_it_stands(field: Field) -> None:
    mapping, _ = parse_mapping(f"{field.key}: {field.example}")
    values, mistakes = read_fields(mapping, (field,), UTC)
    assert list(values) == [field.key]
    assert mistakes == ()
