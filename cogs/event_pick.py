"""A private card on which an editor picks what the form for an event has no room for."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any, ClassVar, Self

import discord
from discord import ui

from bot.access import Right
from bot.client import Shiplog
from bot.replies.cards import Card, Remark, Section
from bot.replies.controls import MAX_CHOICES
from bot.replies.layout import cut
from bot.replies.markdown import fitting
from bot.replies.words import editor_words, event_words, shared_words
from cogs.acting import By
from cogs.buttons import GuardedButton, GuardedMenu, chosen
from cogs.event_buttons import FixForm
from cogs.speaking import Interaction, Reply, answer_click, change_card, private
from db.records import PARTNER_KINDS, Kind, Record
from db.store import Draft

_PICK = re.compile(r"event:pick:(?P<what>couple|kind|about|partner):(?P<number>m?\d{1,18})")
# What is chosen where a menu has to offer something for nothing.
_BOTH, _ELSE = "-both-", "-else-"
# Discord's own limit for what an option of a menu sends.
_MAX_VALUE = 100


class Pick(GuardedMenu, template=_PICK):
    """One choice on the card; it shows the card anew, with what the choice leaves to choose."""

    begins: ClassVar[str] = "event:pick"
    purpose: ClassVar[str] = "add"
    title: ClassVar[str] = event_words.PICK_TITLE
    gone: ClassVar[str] = editor_words.DRAFT_GONE

    @classmethod
    def buttons(cls, number: str, *, ready: bool) -> tuple[GuardedButton, ...]:
        """What stands under the card of a draft: the form, once it can be opened."""
        return (FixForm.opening(number),) if ready else ()

    @classmethod
    def of(cls, what: str, number: str, prompt: str, choices: Iterable[tuple[str, str]], picked: str) -> Self:
        """A menu of values with their labels."""
        options = [
            discord.SelectOption(label=cut(label, 100), value=value, default=value == picked)
            for value, label in choices
            if len(value) <= _MAX_VALUE
        ]
        menu: ui.Select[Any] = ui.Select(
            custom_id=f"{cls.begins}:{what}:{number}", placeholder=prompt, options=options[:MAX_CHOICES]
        )
        return cls(menu)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Keep what was chosen with what was chosen before."""
        bot, what = interaction.client, said["what"]
        draft = await bot.drafts.find(said["number"], server=by.server, editor=by.editor)
        if draft is None or draft.purpose != self.purpose:
            await answer_click(interaction, private(self.gone))
            return
        value = next(iter(chosen(interaction)), "")
        kept = "" if value in {_BOTH, _ELSE} else value
        if what == "couple":
            # Whom it is about, and with whom, are people of the couple chosen before.
            fields = {name: text for name, text in draft.fields.items() if name not in {"about", "partner"}}
            draft = replace(draft, couple=kept, fields=fields)
        else:
            draft = replace(draft, fields={**draft.fields, what: kept})
        await change_card(interaction, await pick_reply(bot, draft, type(self)))


async def pick_reply(bot: Shiplog, draft: Draft, pick: type[Pick] = Pick) -> Reply:
    """The card for a draft: menus for what is still to be chosen, and a button that opens the form."""
    names = await bot.answers.archive.names(draft.server)
    stored = names.by_slug(draft.couple) if draft.couple else None
    number = await bot.drafts.keep(draft)
    couples = [(each.couple.slug, each.couple.name) for each in names.couples[:MAX_CHOICES]]
    menus = [pick.of("couple", number, event_words.PICK_COUPLE, couples, draft.couple)] if couples else []
    hints = [] if stored else [event_words.PICK_FIRST]
    if len(names.couples) > MAX_CHOICES:
        hints.append(event_words.PICK_MORE)
    if stored is not None:
        # Who may not edit is offered no name that only a hidden rumour has.
        whole = pick.right is not Right.SUGGEST
        record = await bot.answers.archive.record(stored, draft.server, whole=whole)
        menus += _menus(pick, number, record, draft.fields)
        hints += _missing(draft.fields)
    lines = tuple(Remark(hint) for hint in hints)
    card = Card(Remark(pick.title), (Section(lines),) if lines else ())
    buttons = pick.buttons(number, ready=stored is not None and not _missing(draft.fields))
    return Reply(fitting([card]), (*menus, *buttons), private=True)


def _menus(pick: type[Pick], number: str, record: Record, fields: Mapping[str, str]) -> list[Pick]:
    """What is asked once the couple is known."""
    kind, about = fields.get("kind", ""), fields.get("about", "")
    kinds = [(each.value, shared_words.capital(editor_words.KIND[each])) for each in Kind]
    people = [(person.name, person.name) for person in record.couple.people]
    with_whom = kind in PARTNER_KINDS
    both = [] if with_whom else [(_BOTH, event_words.BOTH)]
    menus = [
        pick.of("kind", number, event_words.PICK_KIND, kinds, kind),
        pick.of("about", number, event_words.PICK_PERSON, [*both, *people], about or ("" if with_whom else _BOTH)),
    ]
    if with_whom:
        partners = [(_ELSE, event_words.SOMEBODY_ELSE), *((name, name) for name in _partners(record, about))]
        picked = fields.get("partner") or _ELSE
        menus.append(pick.of("partner", number, event_words.PICK_PARTNER, partners, picked))
    return menus


def _partners(record: Record, about: str) -> list[str]:
    """Whom the record has been with whom: the newest first."""
    told = [event for event in record.events if event.partner and (not about or about in event.about)]
    return list(dict.fromkeys(event.partner for event in reversed(told) if event.partner))


def _missing(fields: Mapping[str, str]) -> list[str]:
    """What has to be chosen before the form can be opened."""
    alone = fields.get("kind") in PARTNER_KINDS and not fields.get("about")
    return [event_words.NEW_PARTNER_NEEDS] if alone else []
