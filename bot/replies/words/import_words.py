"""What editors are told of an attached pack: what it would do, what is wrong with it, what was done."""

from __future__ import annotations

from bot.importing import Fate
from bot.replies.words.shared_words import counted
from db.dates import EdtfDate

APPLY, TAKE, UNDO, PUT_BACK = "Apply", "Apply, and take the file's side", "Undo", "Put it back"
EARLIER, LATER = "Back", "Next"
NOTHING_NEW = "Nothing to import: the record has all of it already."
WRONG = "Not imported: the file has something to mend."
TO_MEND = "What to mend"
CHANGED_SINCE = "Not applied: the record has changed since this was shown, so this is what it would do now."
CONFLICT_MEANS = (
    "In conflict is what this server has added, edited or retracted itself, and the file says otherwise. “Apply” keeps"
    " it as it is here."
)
ONLY_CONFLICTS = "Everything else in it is here already; there is nothing to apply without taking the file's side."
FATES = {Fate.CONFLICT: "In conflict", Fate.CHANGED: "Changed", Fate.ADDED: "Added"}
PEOPLE, PARTNER, CERTAINTY = "people", "partner", "certainty"
CONFIRMED_NEEDS_A_LINK = "is confirmed, and none of the event's articles has a url; add one, or write reported"
PARTNER_INSIDE = "names one of the couple; name somebody outside it"
THE_COUPLE = "the couple"
# For one whose own name holds what no text of the record may.
A_FILE = "a file"
MISSING = "Attach a pack (.toml), or a .zip of packs, such as one that /record export made."
GONE = "That import is no longer kept: attach the file again."
NOT_YOURS = "Only whoever attached that file may apply it: attach it yourself."
APPLIED_BEFORE = "That import was applied already."
BUSY = "Not applied: the record keeps changing just now; try again in a moment."
CANNOT_BE_READ = "That file could not be fetched from Discord: attach it again."
NOTHING_TAKEN_BACK = "Nothing was done: all of it has been changed or taken back since."
NO_SUCH_BATCH = "There is no such import in this server."


def title(name: str) -> str:
    """What is shown before anything is done."""
    return f"What {name} would do"


def counts(slug: str, fates: dict[Fate, int], same: int, *, new: bool) -> str:
    """What would become of one couple's entries."""
    parts = [f"{fates[fate]:,} {word}" for fate, word in _COUNTED.items() if fates[fate]]
    if same:
        parts.append(f"{same:,} as they are here")
    return f"{slug}{' (a new couple of this server)' if new else ''}: {', '.join(parts) or 'nothing'}."


_COUNTED = {Fate.ADDED: "added", Fate.CHANGED: "changed", Fate.CONFLICT: "in conflict"}


def shown(place: str) -> str:
    """Which of the entries a card shows."""
    return f"{place} entries."


def entry(kind: str, key: str, said: str, slug: str) -> str:
    """One entry of the file; a couple's id is its slug."""
    named = f"{kind} {key}" if kind == COUPLE else f"{kind} {key} of {slug}"
    return f"{named}: “{said}”" if said else named


COUPLE = "couple"
KINDS = {"Couple": COUPLE, "Source": "article", "Event": "event"}
FIELDS = {
    "name": "name",
    "aliases": "aliases",
    "people": "people",
    "minors": "marks of minors",
    "title": "title",
    "publisher": "publisher",
    "url": "url",
    "published": "published",
    "kind": "kind",
    "certainty": "certainty",
    "summary": "summary",
    "date": "date",
    "about": "about",
    "partner": "partner",
    "known_from": "known from",
    "sources": "articles",
    "disputes": "disputes",
}
RETRACTED = "it is retracted here"
NOTHING = "nothing"


def differs(field: str, here: str, there: str) -> str:
    """How the file's side of an entry differs from what is here."""
    return f"{FIELDS[field]}: {here or NOTHING} → {there or NOTHING}"


def at(slug: str, entry: str, field: str, wrong: str) -> str:
    """Something to mend: of which couple, in which entry and field."""
    return f"{slug}: {entry}, field `{field}`: {wrong}."


def of_event(key: str) -> str:
    """An event, as mistakes name it."""
    return f'event "{key}"'


def of_source(key: str) -> str:
    """An article, as mistakes name it."""
    return f'source "{key}"'


def to_come(value: EdtfDate, today: str) -> str:
    """A day that has not come yet."""
    return f"{value} is still to come ({today} is today); the record holds what has happened"


def other_people(here: list[str], there: list[str]) -> str:
    """A pack of other people under the same slug."""
    return (
        f"names {' and '.join(there)}; here the couple is {' and '.join(here)}, and people keep their names:"
        " choose another slug, or mend the names"
    )


def removed_here(slug: str) -> str:
    """A shipped couple that this server took out of its record."""
    return f"{slug}: this server removed the couple; put it back before you import it."


def leads_back(key: str) -> str:
    """Disputes that go round only together with what is here."""
    return f'Not imported: the disputes of event "{key}" would lead back to itself; leave one of them out.'


def more_wrong(count: int) -> str:
    """Mistakes that are not listed."""
    return f"and {counted(count, 'more', 'more')}; mend these first"


def reason(name: str) -> str:
    """Why the versions of an import were written."""
    return f"import of {name}"


def reason_back(name: str, *, again: bool) -> str:
    """Why the versions were written that took an import back, or put it back."""
    return f"import of {name} {'put back' if again else 'undone'}"


def applied(name: str) -> str:
    """An import is in the record."""
    return f"Imported {name}."


def kept_conflicts(count: int) -> str:
    """What was left as this server has it."""
    return f"{counted(count, 'entry', 'entries')} in conflict stayed as here."


def taken_back(name: str, entries: int, *, again: bool) -> str:
    """An import was undone, or put back."""
    done = "Put back" if again else "Undone"
    say = "says what the file says" if entries == 1 else "say what the file says"
    are = "is as it was before" if entries == 1 else "are as they were before"
    return f"{done}: {counted(entries, 'entry', 'entries')} of {name} {say if again else are}."


def not_taken_back(count: int) -> str:
    """What has been changed since."""
    return f"{counted(count, 'entry', 'entries')} could not be taken back: changed, or cited by another event, since."


def without_commands(slugs: list[str]) -> str:
    """Couples for whose slash commands Discord has no room."""
    return f"No room for slash commands of their own: {', '.join(slugs[:20])}. Ask about them with /ship or by typing."
