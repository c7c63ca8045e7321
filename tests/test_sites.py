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
        ({"a": 'layout = ["p"]'}, r"a\.toml:1: layouts are tables"),
        ({"a": 'body = ["p"]\n[[layout]]\nbody = ["a"]'}, r"a\.toml:2: a layout has from or until"),
        ({"a": "[[layout]]\nuntil = 2019-12-31"}, r"a\.toml:1: a layout has from or until"),
        ({"a": 'body = ["p"]\n[[layout]]\nuntil = "2019"\nbody = ["a"]'}, r"a\.toml:3: until must be a day"),
        ({"a": "[[layout]]\nfrom = 2019-12-31T10:00:00\nbody = ['a']"}, r"a\.toml:2: from must be a day"),
        ({"a": "[[layout]]\nfrom = 2020-01-01\nuntil = 2019-12-31\nbody = ['a']"}, r"a\.toml:1: a layout has .* order"),
        (
            {
                "a": 'body = ["p"]\n[[layout]]\nuntil = 2019-12-31\nbody = ["a"]\n[[layout]]\nfrom = 2020-01-01\nbody = ["a > b"]'
            },
            r"a\.toml:7: selector 'a > b'",
        ),
        ({"a": '[[layout]]\nuntil = 2019-12-31\nname = "x"'}, r"a\.toml:3: 'name' is no key of a layout"),
    ],
)
def test_wrong_files_are_refused(files: dict[str, str], message: str) -> None:
    with pytest.raises(SiteError, match=message):
        parse_sites(files)


LAYOUTS = """
name = "한빛일보"
hosts = ["hanbit.example"]
body = ["div.new"]
title = ["h1"]

[[layout]]
until = 2015-12-31
body = ["div.old"]

[[layout]]
from = 2016-01-01
until = 2020-06-30
body = ["div.middle"]
title = ["h2.middle"]
"""


@pytest.mark.parametrize(
    ("day", "body", "title"),
    [
        ("2015-12-31T23:59", ("div.old", "div.new"), ("h1",)),
        ("2016-01-01", ("div.middle", "div.new"), ("h2.middle", "h1")),
        ("2020-06-30T09:00:00+09:00", ("div.middle", "div.new"), ("h2.middle", "h1")),
        ("2020-07-01", ("div.new",), ("h1",)),
        (None, ("div.new", "div.old", "div.middle"), ("h1", "h2.middle")),
    ],
)
def test_layouts_hold_for_the_articles_of_a_time(
    day: str | None, body: tuple[str, ...], title: tuple[str, ...]
) -> None:
    looks = parse_sites({"hanbit": LAYOUTS})["hanbit"].on(day)
    assert (looks.body, looks.title, looks.name) == (body, title, "한빛일보")


def test_layouts_are_inherited() -> None:
    sites = parse_sites({"hanbit": LAYOUTS, "sub": 'like = "hanbit"\nname = "한빛경제"\nbody = ["div.sub"]'})
    assert sites["sub"].on("2010-01-01").body == ("div.old", "div.sub")


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
