"""Fixed lists: what is renamed as what, and the invented words that stand in for names."""

from __future__ import annotations


def _list(words: str) -> tuple[str, ...]:
    return tuple(words.split())


def _set(words: str) -> frozenset[str]:
    return frozenset(words.split())


# People whom summaries name beside couples and partners, as written there.
PEOPLE = ("Drake", "Brandy", "Bradley Cooper", "Laura Wasser", "Diane Sawyer", "Adam Sandler")
# Outlets that summaries name; publishers are outlets anyway.
OUTLETS = (
    "ABC",
    "CBS",
    "CNN",
    "Complex",
    "Daily Mail",
    "E!",
    "Fox News",
    "GQ",
    "Page Six",
    "People",
    "Pop Crave",
    "TMZ",
    "Time",
    "Us Weekly",
    "Vanity Fair",
    "Yeezy Mafia",
)
PLACES = (
    "Arizona",
    "Atlanta",
    "Beverly Hills",
    "Buenos Aires",
    "California",
    "Chicago",
    "Florence",
    "Forte di Belvedere",
    "France",
    "Georgia",
    "Italy",
    "Kansas City",
    "Las Vegas",
    "London",
    "Los Angeles",
    "Madison Square Garden",
    "Malibu",
    "Missouri",
    "Montana",
    "New York",
    "Nobu",
    "Paris",
    "Rhode Island",
    "San Francisco",
    "Soldier Field",
    "Tokyo",
    "Venice",
    "Wembley",
    "West Hollywood",
)
# Capitalised without being anybody's name, or known to everybody: they mean the same of any couple.
STAYING = (
    "Christmas",
    "Father's Day",
    "Fourth of July",
    "God",
    "Halloween",
    "I",
    "Instagram",
    "Mother's Day",
    "New Year",
    "OK",
    "PA",
    "PR",
    "Thanksgiving",
    "TikTok",
    "Twitter",
    "UK",
    "US",
    "USA",
    "Valentine's Day",
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
# The part of a name that says what it is a name of; people fall back on it ("the gala").
GENERIC = _set(
    "the of and de di in a mrs mr jr sr news daily weekly magazine times fm radio tv sports press journal mail sun post"
    " gala field mission bowl night show tour city island square garden hills los las san new group english american"
    " entertainment lifestyle chapel festival gazette law television saturday sunday monday friday morning day"
)
# Words that are also everyday ones, beside those that a pack itself uses so: renamed only where written as a name.
EVERYDAY = _set(
    "met page six people time complex extra insider slate shine vice bet capital gear live style life capitol express"
    " star rolling out hip hop pop sky national cut independent guardian mirror business standard buzz music good king"
    " stone tonight today radar hello heat closer grace look vanity fair vulture bustle stage state super crown"
)
# Given names that are renamed to a woman's; all others are to a man's.
WOMEN = _set(
    "Amber Amelia Ana Angelina Anna Ariana Bella Beyoncé Bianca Blake Brandy Britney Chaney Diane Dua Emma Emily Gigi"
    " Hailey Irina Jennifer Jessica Julia Kate Katy Kelly Kendall Kim Kimberly Kourtney Kylie Lady Laura Lily Margot"
    " Maria Mary Megan Mila Miley Olivia Rihanna Sabrina Scarlett Selena Shakira Sofia Sophie Taylor Vanessa Zendaya"
)
# Holidays that fall on another day when the years are moved by 28: those that follow the moon.
MOVING = _set("easter ramadan eid passover hanukkah chanukah diwali lent pentecost whitsun purim holi")
MOVING_PHRASES = ("good friday", "mardi gras", "lunar new year", "chinese new year", "ash wednesday", "palm sunday")

WOMENS = _list(
    "Viv Romy Cleo Juno Dagny Elowen Petra Ottilie Ingrid Briony Ottoline Sunniva Hedda Beatrix Cosima Thora Annika"
    " Wilhelmina Gudrun Philippa Ottoline Zelda Clementina Magda Isolde Freya Undine Perpetua Tamsin"
)
MENS = _list(
    "Olaf Bruno Rolf Ezra Igor Dorian Hugo Alvin Edgar Jonas Ludovic Anselm Tobias Casimir Barnaby Ivor Florian Magnus"
    " Quentin Wendell Rufus Aldous Benedikt Crispin Edmund Leopold Otto Percival Sven Thaddeus Viggo"
)
LASTS = _list(
    "Dunn Holt Varga Quill Ostrander Pemberton Falkner Lindqvist Marchetti Ravn Oakhurst Thornbury Wexler Zoltan Brandt"
    " Castellan Eklund Fenwick Grimaldi Hollis Ibsen Kowalczyk Lunde Montague Novak Okafor Prentiss Rosenthal Szabo"
    " Tremaine Ulbricht Vandermeer Winterbourne Yarrow Ashgrove Birkeland"
)
NICKNAMES = _list("Zo Bix Dax Fitz Jojo Mux Pim Roo Wolfy Kipper Bunty Sparky Zigzag Doodle Maximus")
SHIPS = _list("Olida Bruda Doriet Hugotte Elvion Wexdun Quillia Varquen Holtingrid Dunnolaf Ludriony Ostraval")

_BEGINNINGS = _list(
    "Bel Cor Dav Elm Fen Gar Hes Ivo Jun Kel Lor Mun Nev Orl Pav Quo Rud Sol Tarn Umb Vex Wyl Yor Zan Bryn Clov Drex"
    " Fjor Glyn Hurst Krav Lund Mox Plin Skel Thra Vald Zeph"
)
_ENDINGS = {
    "place": _list("by mere ovia holm wick stead dale ona moor essa combe gard"),
    "outlet": _list("ix ora ant ula erox ent avo is um ester ag ibix"),
    "thing": _list("a uli ess ando ique ova etta ir umo ash izar ox"),
}


def coined(kind: str) -> tuple[str, ...]:
    """Words that exist nowhere, with the look of places, outlets or things; neighbours differ most."""
    ends = _ENDINGS[kind]
    return tuple(
        start + ends[(number + shift) % len(ends)]
        for shift in range(len(ends))
        for number, start in enumerate(_BEGINNINGS)
    )
