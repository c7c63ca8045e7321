"""The site files: that they load, that they are found, and that a wrong one is refused with its file and line."""

from __future__ import annotations

import pytest
from lxml import etree

from newsparse.lexicon import sections
from newsparse.sites import SiteError, find_site, load_sites, outlet_of, parse_sites, select, site, xpath


def test_every_site_says_something() -> None:
    for entry in load_sites().values():
        assert entry.hosts or entry.mark, entry.id
        assert entry.body or entry.title, entry.id


@pytest.mark.parametrize(
    ("asked", "id"),
    [
        ("www.hani.co.kr", "hani"),
        ("한겨레", "hani"),
        ("n.news.naver.com", "naver"),
        ("m.sports.naver.com", "naver-sports"),
        ("news.chosun.com", "chosun"),
        ("NEWS.V.DAUM.NET.", "daum"),
        ("m.daejonilbo.com", "daejonilbo-m"),
        ("www.daejonilbo.com", "daejonilbo"),
        ("hani.co.kr.example", None),
        ("nothani.co.kr", None),
        ("co.kr", None),
        ("", None),
    ],
)
def test_find_site(asked: str, id: str | None) -> None:
    found = find_site(asked)
    assert (found.id if found else None) == id


def test_like_takes_over_what_a_file_does_not_say() -> None:
    paper, family = site("daejonilbo"), site("ndsoft")
    assert (paper.body, paper.title) == (family.body, family.title)
    assert (paper.name, paper.mark) == ("대전일보", ())


def test_outlet_of_a_host() -> None:
    assert outlet_of("www.hani.co.kr") == "한겨레"
    assert outlet_of("www.kyongbuk.co.kr") == "경북일보"
    assert outlet_of("blog.example") is None
    assert not [host for host in sections("outlet_hosts")[""] if host.startswith("www.")]


@pytest.mark.parametrize(
    ("files", "message"),
    [
        ({"a": 'hosts = ["a.kr"]\nboddy = ["p"]'}, r"a\.toml:2: 'boddy' is no key"),
        ({"a": '\n\nbody = "p"'}, r"a\.toml:3: body must be a list"),
        ({"a": 'body = ["p > a"]'}, r"a\.toml:1: selector 'p > a'"),
        ({"a": 'name = ["x"]'}, r"a\.toml:1: name must be a string"),
        ({"a": 'like = "b"'}, r"a\.toml:1: there is no site 'b'"),
        ({"a": 'like = "b"', "b": 'like = "a"'}, r"ring"),
        ({"a": "name = 'x'\nbody = [1 2]"}, r"a\.toml: .*line 2"),
    ],
)
def test_wrong_files_are_refused(files: dict[str, str], message: str) -> None:
    with pytest.raises(SiteError, match=message):
        parse_sites(files)


def test_unknown_id_names_the_nearest() -> None:
    with pytest.raises(SiteError, match="did you mean 'hani'"):
        site("hani2")


@pytest.mark.parametrize(
    ("selector", "ids"),
    [
        ("#b", ["b"]),
        ("p.x", ["b", "c"]),
        ("div.k p.x", ["c"]),
        ("[itemprop=articleBody]", ["c"]),
        ("p[itemprop]", ["c"]),
        (".xx", []),
    ],
)
def test_selectors(selector: str, ids: list[str]) -> None:
    page = '<body><p id="b" class="y x"/><div class="k"><p id="c" class="x" itemprop="articleBody"/></div></body>'
    root = etree.fromstring(page)
    assert [element.get("id") for element in select(root, (selector,))] == ids
    assert xpath(selector) is xpath(selector)


def test_outlets_are_known_by_host_and_by_name() -> None:
    outlets = [entry for entry in load_sites().values() if entry.name]
    assert len({entry.name for entry in outlets}) >= 130
    for entry in outlets:
        assert all(find_site(f"www.{host}") is entry and outlet_of(host) == entry.name for host in entry.hosts), (
            entry.id
        )
        found = find_site(entry.name or "")
        assert found is not None and found.name == entry.name
    assert not {host for entry in outlets for host in entry.hosts} & set(sections("outlet_hosts")[""])
