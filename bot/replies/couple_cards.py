"""What editors of couples see: what a change did, what stands in its way, and how the commands are typed."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from bot.couple_outcomes import CoupleChanged, CoupleOutdated, CoupleRemoved, Deed, MinorKept
from bot.mistakes import Mistake
from bot.questions import Question
from bot.replies.cards import Card, Line, Remark, Section, Tone
from bot.replies.commands import Commands
from bot.replies.editor_cards import not_saved_reply, repeatable
from bot.replies.markdown import Blocks, fitting
from bot.replies.notices import notice
from bot.replies.people import who
from bot.replies.words import couple_words as words
from bot.replies.words import editor_words
from db.records import MAX_TEXT, Couple

# Of many mistakes in a pack, so many are listed.
_MOST_MISTAKES = 12


def couple_changed_reply(changed: CoupleChanged, commands: Commands) -> Blocks:
    """What a change did to a couple."""
    sections = [Section(tuple(_told(changed))), Section(tuple(_hints(changed, commands)), small=True)]
    return fitting([Card(Remark(_title(changed)), tuple(section for section in sections if section.lines))])


def couple_meanwhile_reply(outdated: CoupleOutdated, fields: Mapping[str, str]) -> Blocks:
    """What somebody else changed, and what was typed, handed back."""
    now = outdated.now
    lines: list[Line] = [Remark(words.by_whom(who(now.editor)))]
    lines += _differences(outdated.seen.says, now.says) if outdated.seen else _described(now.says)
    sections = [Section(tuple(lines), entries=True), Section((Remark(words.MEANWHILE_DO),))]
    typed = tuple(Remark(text, f"{words.LABELS[name]}:") for name, text in fields.items() if text)
    sections += [Section(typed, editor_words.TYPED, entries=True)] if typed else []
    return fitting([Card(Remark(words.meanwhile(now.says.name)), tuple(sections), Tone.WRONG)])


def couple_not_saved_reply(title: str, mistakes: Sequence[Mistake], fields: Mapping[str, str]) -> Blocks:
    """What is wrong with a couple, and what was typed, handed back."""
    shown = [*mistakes[:_MOST_MISTAKES]]
    if len(mistakes) > len(shown):
        shown.append(Mistake(None, words.more_wrong(len(mistakes) - len(shown))))
    said = repeatable(shown, fields)
    labelled = {words.LABELS[name]: text for name, text in said.items() if name in words.LABELS}
    return not_saved_reply(title, tuple(shown), labelled)


def couple_stays_reply(mistakes: Sequence[Mistake], reason: str) -> Blocks:
    """Why a couple was not removed, with all of the reason that was typed: no form keeps it."""
    blocks = couple_not_saved_reply(words.NOT_DONE, mistakes, {"reason": reason})
    whole = len(reason) > MAX_TEXT and not any(mistake.private for mistake in mistakes)
    return replace(blocks, attached=reason) if whole else blocks


def removed_before_reply(removed: CoupleRemoved) -> Blocks:
    """A couple that this server had and removed."""
    return notice(words.removed_before(removed.couple.name), words.REMOVED_BEFORE_DO)


def removed_here_reply(removed: CoupleRemoved) -> Blocks:
    """The same, where a command names it that needs it to be there."""
    return notice(words.removed_before(removed.couple.name), words.REMOVED_HERE_DO)


def minor_kept_reply(kept: MinorKept) -> Blocks:
    """A name that is kept out, which stands nowhere in the reply, and the events that hold it still."""
    sections = [Section((Remark(words.MINOR_KEPT_SAYS.format(kept.changed.couple.name)),))]
    if kept.held_by:
        held = tuple(Remark(key) for key in kept.held_by)
        sections.append(Section(held, words.MINOR_HELD, entries=True))
    return fitting([Card(Remark(words.MINOR_KEPT), tuple(sections))])


def unreachable_reply(slug: str, why: str, prefix: str) -> Blocks:
    """A couple that has no slash command of its own yet, and how it is asked about."""
    return notice(words.no_command_of_its_own(slug, why), words.reach_it(slug, prefix))


def couple_how_reply(prefix: str, slug: str, wrong: str | None) -> Blocks:
    """How every command is typed, after what was wrong with one."""
    examples = Section(tuple(map(Remark, words.how(prefix, slug))), entries=True)
    lines = (Section((Remark(wrong),)),) if wrong else ()
    return fitting([Card(Remark(words.HOW), (*lines, examples))])


def _title(changed: CoupleChanged) -> str:
    name = changed.couple.name
    match changed.deed:
        case Deed.ADDED:
            return words.added(name)
        case Deed.EDITED:
            return words.edited(name)
        case Deed.REMOVED:
            return words.removed(name)
        case Deed.UNDONE:
            return words.undone(name, stands=changed.after is not None)
        case Deed.PUT_BACK:
            return words.put_back(name) if changed.before is None else words.edited(name)


def _told(changed: CoupleChanged) -> Iterator[Line]:
    if changed.before and changed.after:
        yield from _differences(changed.before, changed.after)
    elif changed.after:
        yield from _described(changed.after)
        if changed.pack:
            yield Remark(words.from_pack(len(changed.pack.events), len(changed.pack.sources)))
    else:
        if changed.reason:
            yield Remark(changed.reason, f"{words.LABELS['reason']}:")
        yield Remark(words.REMOVED_EVENTS)
        if not changed.own:
            yield Remark(words.REMOVED_SHIPPED)


def _hints(changed: CoupleChanged, commands: Commands) -> Iterator[Line]:
    """How the couple is asked about now."""
    if changed.after and not changed.before:
        question = Question(changed.after.slug)
        slash, typed = (Commands(commands.prefix, slash=by).asking(question) for by in (True, False))
        yield Remark(words.ask_with(slash, typed), words.ASK)


def _described(couple: Couple) -> Iterator[Line]:
    for name, value in _fields(couple).items():
        if value:
            yield Remark(value, f"{words.LABELS[name]}:")
    if couple.aliases:
        yield Remark(", ".join(couple.aliases), f"{words.LABELS['aliases']}:")


def _differences(before: Couple, after: Couple) -> Iterator[Line]:
    """What is otherwise, field by field."""
    was, now = _fields(before), _fields(after)
    for name in (name for name in was if was[name] != now[name]):
        yield Remark(editor_words.from_to(was[name], now[name]), f"{words.LABELS[name]}:")
    if before.aliases != after.aliases:
        left = [alias for alias in before.aliases if alias not in after.aliases]
        came = [alias for alias in after.aliases if alias not in before.aliases]
        yield Remark(words.left_and_came(left, came), f"{words.LABELS['aliases']}:")
    if before.minors != after.minors:
        yield Remark(editor_words.from_to(f"{len(before.minors)}", f"{len(after.minors)}"), words.MINORS_LABEL)


def _fields(couple: Couple) -> dict[str, str]:
    """What is shown whole: the names and the slug."""
    first, second = (", ".join([person.name, *person.aliases]) for person in couple.people)
    return {"name": couple.name, "first": first, "second": second, "slug": couple.slug}
