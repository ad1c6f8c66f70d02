"""Links: the form in which two links to one article are equal."""

from __future__ import annotations

import re
from collections.abc import Iterator
from urllib.parse import SplitResult, quote, unquote, urlsplit

_DEFAULT_PORTS = frozenset({80, 443})
_DEVICES = ("www.", "m.", "mobile.", "amp.")
# Two names of one site.
_SAME_SITE = {"twitter.com": "x.com"}
# Parameters that say how a reader came to an article, never which one it is.
_TRACKING = frozenset(
    {
        # clicks on advertisements and in mails
        *(
            "fbclid",
            "gclid",
            "gbraid",
            "wbraid",
            "dclid",
            "gclsrc",
            "msclkid",
            "yclid",
            "twclid",
            "ttclid",
            "li_fat_id",
        ),
        *("mc_cid", "mc_eid", "mkt_tok", "vero_id", "_hsenc", "_hsmi", "oly_anon_id", "oly_enc_id", "_ga", "_gl"),
        # the social network or the feed
        *(
            "igshid",
            "igsh",
            "ref",
            "ref_src",
            "ref_url",
            "referrer",
            "via",
            "smid",
            "smtyp",
            "sr_share",
            "taid",
            "sfnsn",
        ),
        *("__twitter_impression", "sharetype", "share_id", "mibextid", "xtor"),
        # outlets' own: NBC and E! News, HuffPost, Daily Mail, MSN, Guardian, Yahoo
        *("cmpid", "ncid", "ito", "ocid", "cmp", "ns_campaign", "ns_mchannel", "ns_source"),
        *("guccounter", "guce_referrer", "guce_referrer_sig", "soc_src", "soc_trk"),
        # the fast copy of an article
        *("amp", "amp_js_v", "amp_gsa", "usqp", "aoh"),
    }
)
_TRACKING_FAMILIES = ("utm_", "at_custom", "at_campaign", "at_medium")
# Parameters that are tracking on one site, and may name an article on another.
_TRACKING_AT = {
    "x.com": frozenset({"s", "t"}),
    "youtube.com": frozenset({"si", "feature", "pp", "ab_channel"}),
}
# Parameters that ask for the fast copy where they say "amp", and may mean anything else where not.
_OUTPUTS = frozenset({"outputtype", "output", "view"})
# A viewer's link holds the article's own: host, path, and s/ where that is https.
_GOOGLE = r"google(?:\.[a-z]{2,3}){1,2}"
_GOOGLE_VIEWER = r"/amp/(?:s/)?([^/]+\.[^/]+.*)"
_CACHE = r".+\.(?:cdn\.ampproject\.org|bing-amp\.com)"
_CACHE_VIEWER = r"/[a-z]+/(?:s/)?([^/]+\.[^/]+.*)"
_PATH_MARKS = "!$%&'()*+,/:;=@[]~"
_QUERY_MARKS = _PATH_MARKS + "?"


def same_link(url: str) -> str:
    """The form in which two links to one article are equal; for comparing, not for showing.

    Equal are http and https, a site and its copies for phones, the fast (AMP) copy, and any
    tracking parameters. What is no web link stays as it is. Never raises.
    """
    form = _once(url.strip())
    # A link may hold a link, and decoding may lay bare what goes: after the first, each step makes it shorter.
    while (following := _once(form)) != form:
        form = following
    return form


def _once(url: str) -> str:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        return url
    name = (parts.hostname or "").rstrip(".")
    if parts.scheme not in {"http", "https"} or not re.fullmatch(r"\S+", name):
        return url
    host = _host(name)
    if inner := _viewed(host, parts):
        return inner
    user, at, _ = parts.netloc.rpartition("@")
    site = f"{user}{at}{host}" + (f":{port}" if port and port not in _DEFAULT_PORTS else "")
    query = "&".join(_kept(parts.query, host))
    return f"https://{site}{_path(parts.path)}" + (f"?{query}" if query else "")


def _host(name: str) -> str:
    """A site's name in lower case and ASCII, without what stands before it for a kind of device."""
    host = _ascii(name)
    if ":" in host:
        return f"[{host}]"
    # en.m.wikipedia.org
    host = re.sub(r"^([a-z-]+)\.m\.(?=[^.]+\.)", r"\1.", host)
    while device := next((device for device in _DEVICES if _stands_before(device, host)), None):
        host = host.removeprefix(device)
    return _SAME_SITE.get(host, host)


def _stands_before(device: str, host: str) -> bool:
    """Whether a host has one of the names before a site's own; amp.dev is a site's own."""
    return host.startswith(device) and "." in host.removeprefix(device)


def _ascii(host: str) -> str:
    """A site's name as its registry has it: münchen.example is xn--mnchen-3ya.example."""
    if host.isascii():
        return host
    # Few links need its tables.
    import idna

    try:
        return idna.encode(host, uts46=True).decode("ascii").lower()
    except (idna.IDNAError, UnicodeError):
        return host


def _viewed(host: str, parts: SplitResult) -> str | None:
    """The link to the article that a viewer of fast copies shows, or None for any other link."""
    if re.fullmatch(_GOOGLE, host):
        shown = re.fullmatch(_GOOGLE_VIEWER, parts.path, re.DOTALL)
    elif re.fullmatch(_CACHE, host):
        shown = re.fullmatch(_CACHE_VIEWER, parts.path, re.DOTALL)
    else:
        return None
    return f"https://{shown[1]}" + (f"?{parts.query}" if parts.query else "") if shown else None


def _path(path: str) -> str:
    """A path without what says "the fast copy" or "the index", and without a slash at its end."""
    path = _escaped(path, _PATH_MARKS)
    path = re.sub(r"^(?:/+amp(?=/|$))+", "", path)
    while (shorter := re.sub(r"(?:/+|/amp|/index\.html?|\.amp)$|\.amp(?=\.html?$)", "", path)) != path:
        path = shorter
    return path


def _kept(query: str, host: str) -> Iterator[str]:
    """The parameters that name the article, in their order."""
    here = _TRACKING_AT.get(host, frozenset[str]())
    # Copied from a page's source, & is &amp;
    for parameter in re.sub(r"&(?:amp;)+", "&", query).split("&"):
        name, _, value = parameter.partition("=")
        word = unquote(name).lower()
        tracking = word in _TRACKING or word in here or word.startswith(_TRACKING_FAMILIES)
        if parameter and not tracking and not (word in _OUTPUTS and value.lower() == "amp"):
            yield _escaped(parameter, _QUERY_MARKS)


def _escaped(text: str, marks: str) -> str:
    """A text with one way of writing each character: %7e is ~, é is %C3%A9, and %c3 is %C3."""

    def one(code: re.Match[str]) -> str:
        char = chr(int(code[1], 16))
        return char if char.isascii() and (char.isalnum() or char in "-._~") else code[0].upper()

    return quote(re.sub("%([0-9a-fA-F]{2})", one, text), safe=marks, errors="surrogatepass")
