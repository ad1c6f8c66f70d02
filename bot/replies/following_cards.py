"""What who manages a server is told of the channels that follow a couple."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from bot.replies.cards import Card, Remark, Section, Tone
from bot.replies.markdown import Blocks, fitting
from bot.replies.people import channel
from bot.replies.words import told_words
from db.follows import MOST_OF_CHANNEL, MOST_OF_SERVER, Follow, NotFollowed
from db.records import Couple


def follows_reply(number: int, couple: Couple, following: Sequence[Couple]) -> Blocks:
    """A channel, by Discord's id, is told of a couple from now on; `following` is all that it follows."""
    return _listed(number, told_words.follows_now(channel(number), couple.name), following)


def unfollowed_reply(number: int, couple: Couple, following: Sequence[Couple]) -> Blocks:
    """A channel is told of a couple no more; `following` is what it goes on following."""
    return _listed(number, told_words.follows_no_more(channel(number), couple.name), following)


def not_followed_reply(why: NotFollowed, number: int, couple: Couple, following: Sequence[Couple]) -> Blocks:
    """Why a channel does not begin to follow a couple."""
    wrong = {
        NotFollowed.ALREADY: told_words.follows_already(channel(number), couple.name),
        NotFollowed.CHANNEL_FULL: told_words.channel_full(channel(number), MOST_OF_CHANNEL),
        NotFollowed.SERVER_FULL: told_words.server_full(MOST_OF_SERVER),
    }
    return _listed(number, told_words.NOTHING_CHANGED, following, wrong[why])


def follows_not_reply(number: int, couple: Couple, follows: Sequence[Follow], couples: Mapping[int, Couple]) -> Blocks:
    """A channel does not follow a couple; which channels of the server follow what."""
    by_channel: dict[int, list[str]] = {}
    for follow in follows:
        if followed := couples.get(follow.couple):
            by_channel.setdefault(follow.channel, []).append(followed.name)
    lines = tuple(Remark(", ".join(names), f"{channel(each)}:") for each, names in by_channel.items())
    sections = (
        Section((Remark(told_words.follows_not(channel(number), couple.name)),)),
        Section(lines or (Remark(told_words.FOLLOWS_NOTHING),), told_words.FOLLOWED_HERE, entries=True),
    )
    return fitting([Card(Remark(told_words.NOTHING_CHANGED), sections, Tone.WRONG)])


def _listed(number: int, title: str, following: Sequence[Couple], wrong: str | None = None) -> Blocks:
    names = tuple(Remark(couple.name) for couple in following) or (Remark(told_words.NOTHING),)
    sections = (
        *((Section((Remark(wrong),)),) if wrong else ()),
        Section((Remark(told_words.follows_in_all(channel(number))),)),
        Section(names, entries=True),
    )
    return fitting([Card(Remark(title), sections, Tone.WRONG if wrong else Tone.PLAIN)])
