import pytest

from wardnews.urls import absolute_url, root_of


@pytest.mark.parametrize(
    ("path", "root"),
    [("index.html", ""), ("luu-tru/index.html", "../"), ("2020/10/16/a.html", "../../../")],
)
def test_the_way_up_has_a_step_for_each_folder(path: str, root: str) -> None:
    assert root_of(path) == root


@pytest.mark.parametrize(
    ("url", "public"),
    [
        ("index.html", "https://p.example/tin/"),
        ("luu-tru/index.html", "https://p.example/tin/luu-tru/"),
        ("2020/10/16/a.html", "https://p.example/tin/2020/10/16/a.html"),
        ("chi-index.html", "https://p.example/tin/chi-index.html"),
    ],
)
def test_a_folder_stands_for_its_index(url: str, public: str) -> None:
    assert absolute_url("https://p.example/tin", url) == public
