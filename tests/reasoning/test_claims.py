"""What somebody's message claims, and of whom."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.packs import checked_pack, shipped_packs
from bot.reasoning.claims import kinds_claimed, rumours_like
from bot.reasoning.names import Names
from bot.reasoning.rumours import Rumour, rumours_of
from bot.reasoning.timeline import told_by
from db.records import Kind, Person
from tests.reasoning.making import ANN, TODAY, event, stored
from tests.reasoning.strategies import NASTY

SPLIT = "separated broke_up"


@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        # Back together.
        ("omg kim and kanye are BACK TOGETHER!!! 😱", "reconciled"),
        ("kimye r back 2gether lol", "reconciled"),
        ("did kim & ye get back together??", "reconciled"),
        ("they got back together last nite fr fr", "reconciled"),
        ("So Ye is getting back with Kim?", "reconciled"),
        ("Kanye and Kim reunited at the Met", "reconciled"),
        ("the reunion we all needed", "reconciled"),
        ("they’ve rekindled their romance", "reconciled"),
        ("a reconciliation is on the cards", "reconciled"),
        ("Bennifer is back on", "reconciled"),
        ("they renewed their vows in Vegas", "reconciled"),
        ("together again after all these years", "reconciled"),
        # Over.
        ("kimye split up again smh", SPLIT),
        ("They BROKE UP 😭", SPLIT),
        ("theyre breaking up arent they", SPLIT),
        ("the breakup was messy", SPLIT),
        ("TMZ: Ye and Bianca separated in October", "separated"),
        ("kanye moved out weeks ago", "separated"),
        ("she dumped him on live tv", "broke_up"),
        ("it's OVER between Taylor and Travis", "broke_up"),
        ("they called off the engagement", "engagement_ended"),
        ("he called it off, 2 weeks before the big day", "engagement_ended"),
        # Divorce.
        ("Is it true Kim filed for divorce?", "divorce_filed"),
        ("kim k divorced kanye in 2022 tho", "divorce_filed divorce_finalized"),
        ("the divorce is FINAL", "divorce_finalized"),
        ("divorcing?!?", "divorce_filed"),
        ("heard they called off the divorce", "divorce_withdrawn"),
        ("JLo is dropping the divorce", "divorce_filed"),
        # Together.
        ("are taylor n travis dating", "dating_started"),
        ("they're seeing each other, trust me", "dating_started"),
        ("are they an item now", "dating_started"),
        ("travis PROPOSED", "engaged"),
        ("engaged?! that ring tho 💍", "engaged"),
        ("his fiancée", "engaged"),
        ("they got married in secret", "married"),
        ("tied the knot in Italy", "married"),
        ("eloped lol", "married"),
        ("the wedding is this summer", "married"),
        # A child.
        ("Kim is pregnant again", "child_born"),
        ("they are expecting baby no. 5", "child_born"),
    ],
)
def test_what_a_message_claims(message: str, kinds: str) -> None:
    assert {kind.value for kind in kinds_claimed(message)} >= set(kinds.split())


# Ways to say it that a reader meets as often.
@pytest.mark.parametrize(
    ("message", "kinds"),
    [
        ("heard they're getting remarried", "married"),
        ("they got hitched in Vegas", "married"),
        ("the newlyweds were spotted in LA", "married"),
        ("Travis popped the question!!", "engaged"),
        ("they've called it quits", SPLIT),
        ("kimye r bk 2gether", "reconciled"),
        ("2gether again omg", "reconciled"),
    ],
)
def test_what_a_message_claims_in_other_words(message: str, kinds: str) -> None:
    assert {kind.value for kind in kinds_claimed(message)} & set(kinds.split())


@pytest.mark.parametrize(
    "message",
    [
        *("", "kimye", "lol", "are kim and kanye friends?", "Kim wore Balenciaga", "new album friday", "💍", "!?"),
        *(
            "Taylor's tour comes to Europe",
            "Travis scored twice",
            "bringing it home",
            "the string section",
            "apartment",
        ),
    ],
)
def test_a_message_about_nothing_of_the_kind_claims_nothing(message: str) -> None:
    assert kinds_claimed(message) == frozenset()


@pytest.mark.parametrize(
    "message", ["they were all over Paris this week", "saw them over the weekend", "see u wed 4pm"]
)
def test_a_common_word_alone_claims_nothing(message: str) -> None:
    assert kinds_claimed(message) == frozenset()


def test_the_rumours_like_a_message_come_best_first() -> None:
    told = [
        event("reconciled", "2020-01-01", "rumoured", key="back"),
        event("engaged", "2020-02-01", "rumoured", key="ring"),
        event("new_partner", "2020-03-01", "rumoured", about=(ANN,), partner="Cleo Cox", key="cleo"),
        replace(event("seen_together", "2020-04-01", "denied", key="outing"), summary="A fan met the pair at a zoo."),
    ]

    def like(text: str) -> list[str]:
        return [rumour.event.key for rumour in rumours_like(text, rumours_of(told))]

    assert like("are they back together??") == ["back"]
    assert like("engaged and back together with CLEO COX") == ["cleo", "ring", "back"]
    assert like("is she with Cox?") == ["cleo"]
    assert like("is she dating somebody?") == []
    assert like("my cousin, a fan, met the pair at the zoo!") == ["outing"], "worded alike"
    assert like("hello there") == []


def shipped_rumours_like(message: str, slug: str) -> tuple[Rumour, ...]:
    pack = checked_pack(slug, shipped_packs().joinpath(f"{slug}.toml").read_text(encoding="utf-8"))
    return rumours_like(message, rumours_of(told_by(pack.events, TODAY)))


@pytest.mark.parametrize(
    ("message", "first"),
    [
        ("Are Kim and Kanye back together?", "reconciled"),
        ("kim k & pete davidson??", "new_partner"),
        ("kim is dating Lewis Hamilton", "new_partner"),
        ("bianca censori left kanye", "new_partner_ended"),
    ],
)
def test_the_rumours_of_a_shipped_couple(message: str, first: str) -> None:
    found = shipped_rumours_like(message, "kimye")
    assert found
    assert found[0].event.kind.value == first


@pytest.mark.parametrize(
    ("message", "slug"),
    [("Swift and Kelce", "tayvis"), ("the", "kimye"), ("West and Kardashian at the store", "kimye"), ("a", "bennifer")],
)
def test_a_message_that_claims_nothing_is_like_no_rumour(message: str, slug: str) -> None:
    assert shipped_rumours_like(message, slug) == ()


KIM = Person("Kim Kardashian", ("Kim", "Kim K", "Kardashian"))
KANYE, PETE = Person("Kanye West", ("Ye", "Kanye", "West")), Person("Pete Davidson", ("Pete",))
JLO, BEN = Person("Jennifer Lopez", ("J.Lo", "JLo", "Jen")), Person("Ben Affleck", ("Ben",))
ZOE, JOSE = Person("Zoë Ünal", ("Zoë",)), Person("José Núñez", ("José",))
NAMES = Names(
    [
        stored("kimye", "Kim Kardashian & Kanye West", (KIM, KANYE), "Kimye", "Kim and Kanye", number=1),
        stored("kim-pete", "Kim Kardashian & Pete Davidson", (KIM, PETE), "Kete", number=2),
        stored("bennifer", "Jennifer Lopez & Ben Affleck", (JLO, BEN), "Bennifer 2.0", number=3),
        stored("zoe-jose", "Zoë Ünal & José Núñez", (ZOE, JOSE), number=4),
    ]
)


@pytest.mark.parametrize(
    ("message", "couples"),
    [
        ("kimye forever", "kimye"),
        ("I still ship KIMYE!!! #kimye @everyone", "kimye"),
        ("Kim&Kanye", "kimye"),
        ("kim + kanye = ❤", "kimye"),
        ("Kanye West was seen in Paris. Kim Kardashian too.", "kimye"),
        ("ye texted kim last night", "kimye"),
        ("Kim's sister says Kanye's fine", "kimye"),
        ("Kim’s ring, Ye’s money", "kimye"),
        ("KIM K??? AND YE???", "kimye"),
        ("**Kim** and __Kanye__", "kimye"),
        ("Kanye West\n> and Kim Kardashian", "kimye"),
        ("https://example.org/kim-kardashian-and-kanye-west-split", "kimye"),
        ("Kim left Pete", "kim-pete"),
        ("Kanye hates that Kim left Pete", "kimye kim-pete"),
        ("bennifer 2.0 is back", "bennifer"),
        ("Bennifer is back", "bennifer"),
        ("J.Lo's husband Ben", "bennifer"),
        ("jlo and affleck... ben affleck", "bennifer"),
        ("zoe unal & jose nunez", "zoe-jose"),
        ("José loves Zoë’s cooking", "zoe-jose"),
        ("ＫＩＭＹＥ", "kimye"),
        # One person only, or nobody.
        ("Kim K was seen alone", ""),
        ("kim kim kim kardashian", ""),
        ("Kim's mother", ""),
        ("Pete and Ben walk into a bar", ""),
        ("kimyes", ""),
        ("kimono, kanyon, yeti", ""),
        ("", ""),
        ("💍", ""),
        ("are they back together?", ""),
    ],
)
def test_whom_a_message_names(message: str, couples: str) -> None:
    assert {found.couple.slug for found in NAMES.in_message(message)} == set(couples.split())


@pytest.mark.parametrize(
    ("message", "couples"),
    [
        ("Kim K was seen alone", "kimye kim-pete"),
        ("Kanye's new album", "kimye"),
        ("who is pete", "kim-pete"),
        ("José", "zoe-jose"),
        ("nobody we know", ""),
        ("", ""),
    ],
)
def test_of_whom_a_message_names_one_person(message: str, couples: str) -> None:
    assert {found.couple.slug for found in NAMES.with_one_of(message)} == set(couples.split())


def test_a_long_message_is_read_to_the_end_that_discord_allows() -> None:
    assert [one.couple.slug for one in NAMES.in_message("lol " * 999 + "kimye")] == ["kimye"]
    assert [one.couple.slug for one in NAMES.in_message("kim " + "x " * 990 + "kanye")] == ["kimye"]


WORDS = ("kim", "ye", "pete", "and", "&", "'s", "kimye", *NASTY)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(st.text(max_size=60) | st.lists(st.sampled_from(WORDS)).map(" ".join))
def test_any_message_is_read(message: str) -> None:
    found = NAMES.in_message(message)
    assert len({one.id for one in found}) == len(found)
    assert set(found) <= set(NAMES.couples)
    assert kinds_claimed(message) <= set(Kind)
