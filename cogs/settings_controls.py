"""The card of a server's settings, with what can be pressed on it."""

from __future__ import annotations

from collections.abc import Mapping

import discord
from discord import ui

from bot.access import NotInAServer, Right
from bot.client import Shiplog
from bot.replies.settings_card import Shown, settings_card
from bot.replies.words import settings_words as words
from bot.server_settings import CHANNELS, Choosing, Outcome, Setting, channel_trouble, role_trouble, troubles
from bot.settings import MAX_PREFIX
from cogs.acting import By
from cogs.buttons import GuardedButton, GuardedMenu, chosen
from cogs.forms import TextField, form
from cogs.speaking import Interaction, Reply, change_card
from db.servers import ServerSettings, SettingsChanged

# What the custom ids of the form begin with; then comes the number of a draft, if there is one.
FORM = "settings-form:"
# The name of the form's field, and what drafts of it are for.
PREFIX = "prefix"
# The number of a draft.
DRAFT = r"m?[0-9]{1,18}"


async def settings_reply(bot: Shiplog, by: By, outcome: Outcome | None = None, *, again: bool = False) -> Reply:
    """The settings as they are, below what came of a try to change them; raises RecordUnavailable.

    `again` says that the change was an undo.
    """
    guild = guild_of(bot, by)
    settings = await bot.servers.settings(by.server)
    shown = Shown(settings, bot.settings, troubles(guild, settings))
    menus = (RoleMenu.of(guild, settings), *(ChannelMenu.of(guild, settings, setting) for setting in CHANNELS))
    buttons = (
        PrefixButton.of(),
        RumoursButton.of(hide=not settings.hide_rumours),
        *UndoButton.of(outcome, again=again),
    )
    return Reply(settings_card(shown, outcome, by.editor), (*menus, *buttons))


def guild_of(bot: Shiplog, by: By) -> discord.Guild:
    """The server whose settings they are; raises NotInAServer where it has not been seen yet."""
    guild = bot.get_guild(by.server)
    if guild is None:
        raise NotInAServer
    return guild


def prefix_form(bot: Shiplog, typed: str, number: str = "") -> ui.Modal:
    """The form for the prefix, filled in; `number` is that of the draft which it comes from."""
    help_text = words.prefix_help(bot.settings.prefix)
    field = TextField(PREFIX, words.LABELS[Setting.PREFIX], help_text, MAX_PREFIX, needed=False)
    return form(words.FORM_TITLE, f"{FORM}{number}", [field], {PREFIX: typed})


class RoleMenu(GuardedMenu, template=r"settings:editor_role"):
    """Chooses the editors' role."""

    right = Right.MANAGE

    @classmethod
    def of(cls, guild: discord.Guild, settings: ServerSettings) -> RoleMenu:
        """The menu, with the role that is chosen now; one that cannot serve is shown on the card alone."""
        role = settings.editor_role
        known = [discord.Object(role)] if role and role_trouble(guild, role) is None else []
        menu = ui.RoleSelect[ui.LayoutView](
            custom_id=f"settings:{Setting.EDITOR_ROLE}",
            placeholder=words.PROMPTS[Setting.EDITOR_ROLE],
            min_values=0,
            default_values=known,
        )
        return cls(menu)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Save it."""
        del said
        bot = interaction.client
        outcome = await Choosing(bot.store).role(guild_of(bot, by), _number(interaction), editor=by.editor)
        await change_card(interaction, await settings_reply(bot, by, outcome))


class ChannelMenu(GuardedMenu, template=rf"settings:(?P<setting>{'|'.join(CHANNELS)})"):
    """Chooses the suggestions channel, or the log channel."""

    right = Right.MANAGE

    @classmethod
    def of(cls, guild: discord.Guild, settings: ServerSettings, setting: Setting) -> ChannelMenu:
        """The menu, with the channel that is chosen now, if it can serve."""
        channels = {
            Setting.SUGGESTIONS_CHANNEL: settings.suggestions_channel,
            Setting.LOG_CHANNEL: settings.log_channel,
        }
        channel = channels[setting]
        known = [discord.Object(channel)] if channel and channel_trouble(guild, channel) is None else []
        menu = ui.ChannelSelect[ui.LayoutView](
            custom_id=f"settings:{setting}",
            placeholder=words.PROMPTS[setting],
            channel_types=[discord.ChannelType.text],
            min_values=0,
            default_values=known,
        )
        return cls(menu)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Save it."""
        bot, setting = interaction.client, Setting(said["setting"])
        guild, number = guild_of(bot, by), _number(interaction)
        outcome = await Choosing(bot.store).channel(guild, setting, number, editor=by.editor)
        await change_card(interaction, await settings_reply(bot, by, outcome))


class PrefixButton(GuardedButton, template=r"settings:prefix"):
    """Opens the form for the prefix."""

    right = Right.MANAGE

    @classmethod
    def of(cls) -> PrefixButton:
        """The button."""
        return cls("settings:prefix", words.CHANGE_PREFIX)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open the form, filled in with the prefix that the server chose."""
        del said
        bot = interaction.client
        now = (await bot.servers.settings(by.server)).prefix
        await interaction.response.send_modal(prefix_form(bot, now or ""))


class FixPrefix(GuardedButton, template=rf"settings:fix:(?P<number>{DRAFT})"):
    """Opens the form again, filled in with what was typed."""

    right = Right.MANAGE
    style = discord.ButtonStyle.primary

    @classmethod
    def of(cls, number: str) -> FixPrefix:
        """The button for a draft."""
        return cls(f"settings:fix:{number}", words.FIX)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Open it; empty, where the draft is gone."""
        bot = interaction.client
        draft = await bot.drafts.find(said["number"], server=by.server, editor=by.editor)
        typed = draft.fields.get(PREFIX, "") if draft and draft.purpose == PREFIX else ""
        await interaction.response.send_modal(prefix_form(bot, typed, said["number"]))


class RumoursButton(GuardedButton, template=r"settings:rumours:(?P<to>hide|show)"):
    """Hides rumours, or shows them."""

    right = Right.MANAGE

    @classmethod
    def of(cls, *, hide: bool) -> RumoursButton:
        """The button; it says what it does, so that pressing it twice changes nothing more."""
        return cls(f"settings:rumours:{'hide' if hide else 'show'}", words.HIDE if hide else words.SHOW)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Save it."""
        bot = interaction.client
        outcome = await Choosing(bot.store).hide_rumours(by.server, said["to"] == "hide", editor=by.editor)
        await change_card(interaction, await settings_reply(bot, by, outcome))


class UndoButton(GuardedButton, template=r"settings:undo:(?P<version>[0-9]{1,18}):(?P<again>[01])"):
    """Takes the newest change back; pressed again, puts it back."""

    right = Right.MANAGE

    @classmethod
    def of(cls, outcome: Outcome | None, *, again: bool = False) -> tuple[UndoButton, ...]:
        """The button for a change, where there was one; `again` where that change was itself an undo."""
        if not isinstance(outcome, SettingsChanged) or outcome.version is None:
            return ()
        label = words.PUT_BACK if again else words.UNDO
        return (cls(f"settings:undo:{outcome.version}:{int(not again)}", label),)

    async def press(self, interaction: Interaction, by: By, said: Mapping[str, str]) -> None:
        """Save what was chosen before."""
        bot = interaction.client
        outcome = await Choosing(bot.store).take_back(by.server, int(said["version"]), editor=by.editor)
        reply = await settings_reply(bot, by, outcome, again=said["again"] == "1")
        await change_card(interaction, reply)


CONTROLS = (RoleMenu, ChannelMenu, PrefixButton, FixPrefix, RumoursButton, UndoButton)


def _number(interaction: Interaction) -> int | None:
    """The role or channel that was chosen; 0 for what is none, None where the choice was cleared."""
    values = chosen(interaction)
    if not values:
        return None
    return int(values[0]) if values[0].isascii() and values[0].isdecimal() and len(values[0]) <= 20 else 0
