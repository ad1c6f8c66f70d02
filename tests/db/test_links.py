"""Two links to one article are equal, and two links to two articles are not."""

from __future__ import annotations

import re
from importlib import resources

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from db.links import same_link

STORY = "https://paper.example/2021/story"
SAME = (
    *("http://paper.example/2021/story", "HTTPS://Paper.Example/2021/story", " https://paper.example/2021/story\n"),
    *(
        "https://www.paper.example/2021/story",
        "https://m.paper.example/2021/story",
        "https://amp.paper.example/2021/story",
    ),
    *(
        "https://mobile.paper.example/2021/story",
        "https://www.m.paper.example/2021/story",
        "https://paper.example./2021/story",
    ),
    *(
        "https://paper.example:443/2021/story",
        "http://paper.example:80/2021/story",
        "https://paper.example/2021/story/",
    ),
    *(
        "https://paper.example/2021/story#comments",
        "https://paper.example/2021/story?",
        "https://paper.example/2021/story//",
    ),
    *(
        "https://paper.example/2021/story/amp",
        "https://paper.example/2021/story/amp/",
        "https://paper.example/amp/2021/story",
    ),
    *(
        "https://paper.example/2021/story.amp",
        "https://paper.example/2021/story?amp",
        "https://paper.example/2021/story/?amp=1",
    ),
    *("https://paper.example/2021/story?outputType=amp", "https://paper.example/2021/story/index.html?output=amp"),
    *(
        "https://paper.example/2021/story?utm_source=x&utm_medium=y",
        "https://paper.example/2021/story?&fbclid=1&&gclid=2",
    ),
    *("https://paper.example/2021/story?cmpid=rss&amp;ref=home#top", "https://paper.example/2021/story?UTM_Source=x"),
    *(
        "https://paper.example/2021/story/index.html",
        "https://paper.example/2021/st%6Fry",
        "https://paper.example/%32021/story",
    ),
    *(
        "https://www.google.com/amp/s/paper.example/2021/story",
        "https://google.co.uk/amp/www.paper.example/2021/story/",
    ),
    *("https://www.google.com/amp/s/amp.paper.example/2021/story/amp/?usqp=1",),
    *("https://paper-example.cdn.ampproject.org/c/s/paper.example/2021/story", STORY),
    *("https://paper-example.cdn.ampproject.org/v/s/www.paper.example/2021/story.amp?amp_js_v=0.1#aoh=2",),
    *("https://paper-example.bing-amp.com/c/s/paper.example/2021/story",),
)
PAIRS = (
    ("https://paper.example/?p=5", "http://www.paper.example?p=5&utm_source=feed"),
    ("https://paper.example", "http://www.paper.example/index.html"),
    ("https://paper.example/a.html", "https://paper.example/a.amp.html"),
    ("https://paper.example/story?id=123&page=1", "https://paper.example/story/?ref=rss&id=123&gclid=9&page=1"),
    ("https://paper.example/caf%C3%A9", "https://paper.example/caf%c3%a9"),
    ("https://paper.example/caf%C3%A9", "https://paper.example/café"),
    ("https://paper.example/~kim", "https://paper.example/%7Ekim"),
    ("https://paper.example/a?q=%c3%a9", "https://paper.example/a?q=é"),
    ("https://münchen.example/a", "https://XN--MNCHEN-3YA.example/a/"),
    ("https://MÜNCHEN.example/a", "https://www.mu\u0308nchen.example/a"),
    ("https://en.m.wikipedia.org/wiki/Ring", "https://en.wikipedia.org/wiki/Ring"),
    ("https://twitter.com/kim/status/1?s=20&t=abc", "https://x.com/kim/status/1"),
    ("https://mobile.twitter.com/kim/status/1", "https://x.com/kim/status/1?ref_src=twsrc"),
    ("https://www.youtube.com/watch?v=abc&si=1&feature=share", "https://m.youtube.com/watch?v=abc"),
    ("https://[::1]/a", "http://[::1]:80/a/"),
)
DIFFERENT = (
    (STORY, "https://paper.example/2021/story2"),
    (STORY, "https://paper.example/2021/Story"),
    (STORY, "https://other.example/2021/story"),
    (STORY, "https://blog.paper.example/2021/story"),
    (STORY, "https://paper.example:8080/2021/story"),
    (STORY, "https://paper.example/2021/story?p=5"),
    (STORY, "ftp://paper.example/2021/story"),
    (STORY, "https://paper.example/2021/story-amp"),
    (STORY, "https://paper.example/2021/storyamp"),
    (STORY, "https://paper.example/2021/amp/story"),
    (STORY, "https://paper.example/2021/story?output=full"),
    ("https://paper.example/?p=5", "https://paper.example/?p=6"),
    ("https://paper.example/story?id=1", "https://paper.example/story?id=2"),
    ("https://paper.example/watch?v=a", "https://paper.example/watch?v=A"),
    ("https://paper.example/?s=ring", "https://paper.example/?s=rings"),
    ("https://paper.example/?t-44808.html", "https://paper.example/?t-44809.html"),
    ("https://paper.example/a%2Fb", "https://paper.example/a/b"),
    ("https://paper.example/a%25b", "https://paper.example/a%b"),
    ("https://paper.example/a?x=1%262", "https://paper.example/a?x=1&2"),
    ("https://paper.example/ampere", "https://paper.example/ere"),
    ("https://amp.dev/a", "https://dev/a"),
    ("https://m.com/a", "https://com/a"),
    ("https://faß.example/a", "https://fass.example/a"),
    ("https://youtube.com/watch?v=abc", "https://youtube.com/watch?v=abd"),
    ("https://www.google.com/amp", "https://www.google.com/maps"),
)
ANYTHING = (
    *(
        "",
        " ",
        "no link",
        "paper.example/a",
        "https://",
        "https://[",
        "https://[::1",
        "https://a:b/c",
        "https://a:99999/",
    ),
    *(
        "https://\ud800/",
        "https://paper.example/\ud800",
        "https://a.example/%",
        "https://a.example/%zz",
        "mailto:a@b.example",
    ),
    *(
        "https://xn--/",
        "https://xn--a.example",
        "https://\u200b.example",
        "https://a℀b.example",
        "http:///a",
        "https://..",
        "\x00",
    ),
    *(
        "https://www.www.www./",
        "https://google.com/amp/s/google.com/amp/s/a.example/amp/amp",
        "https://a.example/%%34%31",
    ),
    *(
        "https://a.example/" + "amp/" * 200,
        "https://google.com/amp/s/" * 30,
        "javascript:alert(1)",
        "https://a.example?&amp;amp;",
    ),
)


@pytest.mark.parametrize("url", SAME)
def test_links_to_one_article_are_equal(url: str) -> None:
    assert same_link(url) == STORY


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_two_ways_of_writing_one_link_are_equal(one: str, other: str) -> None:
    assert same_link(one) == same_link(other)
    assert same_link(one).startswith("https://")


@pytest.mark.parametrize(("one", "other"), DIFFERENT)
def test_links_to_two_articles_differ(one: str, other: str) -> None:
    assert same_link(one) != same_link(other)


@pytest.mark.parametrize("text", [*ANYTHING, *SAME, *(url for pair in (*PAIRS, *DIFFERENT) for url in pair)])
def test_it_never_raises_and_twice_is_once(text: str) -> None:
    assert same_link(same_link(text)) == same_link(text)


def test_a_text_that_is_no_web_link_stays() -> None:
    for text in ("no link", "paper.example/a", "mailto:a@b.example", "https://[", "ftp://WWW.paper.example/amp/"):
        assert same_link(f" {text} ") == text


def test_the_articles_that_we_ship_stay_apart() -> None:
    urls = {
        url
        for file in resources.files("db.packs").iterdir()
        if file.name.endswith(".toml")
        for url in re.findall(r'^url = "(.*)"$', file.read_text(encoding="utf-8"), re.MULTILINE)
    }
    assert len({same_link(url) for url in urls}) == len(urls) > 100


PART = st.text("abcdeAMPxyz019-._~", min_size=1, max_size=8).filter(
    lambda part: not re.search(r"^\.+$|amp$|^index|^\.|\.$", part)
)
PATH = st.lists(PART, max_size=4).map("/".join)
PARAMETERS = st.lists(st.tuples(st.sampled_from(["id", "p", "v", "page", "story"]), PART), max_size=3)
NOISE = st.lists(
    st.sampled_from(["utm_source=a", "fbclid=b", "ref=c", "amp=1", "outputType=amp", "smid=d"]), max_size=3
)


def written(path: str, parameters: list[tuple[str, str]]) -> str:
    query = "&".join(f"{name}={value}" for name, value in parameters)
    return f"https://paper.example/{path}" + (f"?{query}" if query else "")


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PATH, PARAMETERS, PATH, PARAMETERS)
def test_what_is_different_stays_different(
    path: str, parameters: list[tuple[str, str]], other: str, others: list[tuple[str, str]]
) -> None:
    same = (path, parameters) == (other, others)
    assert (same_link(written(path, parameters)) == same_link(written(other, others))) is same


@settings(max_examples=300, deadline=None, derandomize=True)
@given(PATH, PARAMETERS, NOISE, st.sampled_from(["https://", "http://", "https://www.", "http://m.", "https://amp."]))
def test_what_says_how_one_came_there_makes_no_difference(
    path: str, parameters: list[tuple[str, str]], noise: list[str], start: str
) -> None:
    plain = written(path, parameters)
    query = "&".join([*noise, *(f"{name}={value}" for name, value in parameters)])
    assert same_link(f"{start}paper.example/{path}/?{query}#{path}") == same_link(plain)


LINKS = st.lists(
    st.sampled_from(
        [
            *(
                "https://",
                "http://",
                "www.",
                "m.",
                "amp.",
                "amp",
                "/amp/",
                "/",
                "//",
                ".",
                ".amp",
                ".html",
                "index.html",
                "?",
            ),
            *(
                "&",
                "&amp;",
                "amp;",
                "=",
                "#",
                "%",
                "%2",
                "%41",
                "%25",
                "%2f",
                "@",
                ":",
                ":80",
                "[",
                "]",
                "é",
                "ß",
                "\u0308",
                "xn--",
            ),
            *(
                "google.com",
                "google.com/amp/s/",
                "a.cdn.ampproject.org/c/s/",
                "x.com",
                "twitter.com",
                "a.example",
                "utm_a=",
                " ",
            ),
        ]
    ),
    max_size=14,
).map("".join)


@settings(max_examples=1500, deadline=None, derandomize=True)
@given(st.one_of(LINKS, LINKS.map("https://a.example/".__add__), LINKS.map("https://".__add__), st.text(max_size=60)))
def test_any_text_has_a_form_and_its_form_is_its_own(text: str) -> None:
    form = same_link(text)
    assert same_link(form) == form
