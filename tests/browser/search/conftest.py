from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.conftest import served
from browser.search.asking import Site
from search_site import built_site, shared_folder

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = built_site(shared_folder(tmp_path_factory))
    with served(folder) as url:
        yield Site(folder, url)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    context = chromium.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    errors: list[str] = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    yield page
    context.close()
    assert not errors
