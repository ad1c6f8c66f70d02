-- The record: identities, and versions that are only ever added.
-- `server` is a Discord server's id, or NULL for what every server sees (the shipped record).
-- `editor` is a Discord user's id, or NULL where a pack or the operator acted.
-- `made_at` is ISO 8601 in UTC.

CREATE TABLE couples (
    id INTEGER PRIMARY KEY,
    server INTEGER,
    slug TEXT NOT NULL CHECK (length(slug) BETWEEN 1 AND 32 AND slug NOT GLOB '*[^a-z0-9-]*')
) STRICT;
CREATE UNIQUE INDEX couples_by_slug ON couples (slug, ifnull(server, 0));

CREATE TABLE couple_versions (
    id INTEGER PRIMARY KEY,
    couple_id INTEGER NOT NULL REFERENCES couples (id),
    action TEXT NOT NULL CHECK (action IN ('add', 'change', 'retract', 'restore')),
    name TEXT NOT NULL CHECK (name <> ''),
    aliases TEXT NOT NULL CHECK (json_valid(aliases)),
    people TEXT NOT NULL CHECK (json_valid(people) AND json_array_length(people) = 2),
    editor INTEGER,
    made_at TEXT NOT NULL,
    reason TEXT NOT NULL
) STRICT;
CREATE INDEX couple_versions_by_couple ON couple_versions (couple_id, id);

CREATE TABLE sources (
    id INTEGER PRIMARY KEY,
    couple_id INTEGER NOT NULL REFERENCES couples (id),
    server INTEGER,
    key TEXT NOT NULL CHECK (key <> '')
) STRICT;
CREATE UNIQUE INDEX sources_by_key ON sources (couple_id, key, ifnull(server, 0));

CREATE TABLE source_versions (
    id INTEGER PRIMARY KEY,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    action TEXT NOT NULL CHECK (action IN ('add', 'change', 'retract', 'restore')),
    title TEXT CHECK (title <> ''),
    publisher TEXT CHECK (publisher <> ''),
    url TEXT CHECK (url LIKE 'https://%' OR url LIKE 'http://%'),
    published TEXT CHECK (published <> ''),
    published_first TEXT CHECK (published_first IS date(published_first, '+0 days')),
    published_earliest TEXT CHECK (published_earliest IS date(published_earliest, '+0 days')),
    published_latest TEXT CHECK (published_latest IS date(published_latest, '+0 days')),
    editor INTEGER,
    made_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    CHECK (
        (published IS NULL) = (published_first IS NULL)
        AND (published IS NULL) = (published_earliest IS NULL)
        AND (published IS NULL) = (published_latest IS NULL)
    ),
    CHECK (title IS NOT NULL OR (publisher IS NOT NULL AND url IS NOT NULL))
) STRICT;
CREATE INDEX source_versions_by_source ON source_versions (source_id, id);

CREATE TABLE events (
    id INTEGER PRIMARY KEY,
    couple_id INTEGER NOT NULL REFERENCES couples (id),
    server INTEGER,
    key TEXT NOT NULL CHECK (key <> '')
) STRICT;
CREATE UNIQUE INDEX events_by_key ON events (couple_id, key, ifnull(server, 0));

-- `layer` is the server whose eyes a version is for, NULL for everybody's: a server's own edit of
-- a shipped event is a version in that server's layer. `place` is an event's place in its pack.
CREATE TABLE event_versions (
    id INTEGER PRIMARY KEY,
    event_id INTEGER NOT NULL REFERENCES events (id),
    layer INTEGER,
    action TEXT NOT NULL CHECK (action IN ('add', 'change', 'retract', 'restore')),
    place INTEGER,
    kind TEXT NOT NULL CHECK (
        kind IN (
            'dating_started', 'engaged', 'engagement_ended', 'married', 'separated', 'divorce_filed',
            'divorce_withdrawn', 'declared_legally_single', 'divorce_finalized', 'broke_up',
            'reconciled', 'new_partner', 'new_partner_ended', 'child_born', 'seen_together',
            'supportive_gesture', 'reconciliation_plea', 'statement', 'denial'
        )
    ),
    certainty TEXT NOT NULL CHECK (certainty IN ('confirmed', 'reported', 'rumoured', 'denied')),
    summary TEXT NOT NULL CHECK (length(summary) BETWEEN 1 AND 200),
    about TEXT NOT NULL CHECK (json_valid(about)),
    partner TEXT CHECK (partner <> ''),
    date TEXT CHECK (date <> ''),
    date_first TEXT CHECK (date_first IS date(date_first, '+0 days')),
    date_earliest TEXT CHECK (date_earliest IS date(date_earliest, '+0 days')),
    date_latest TEXT CHECK (date_latest IS date(date_latest, '+0 days')),
    known_from TEXT CHECK (known_from <> ''),
    known_from_first TEXT CHECK (known_from_first IS date(known_from_first, '+0 days')),
    known_from_earliest TEXT CHECK (known_from_earliest IS date(known_from_earliest, '+0 days')),
    known_from_latest TEXT CHECK (known_from_latest IS date(known_from_latest, '+0 days')),
    editor INTEGER,
    made_at TEXT NOT NULL,
    reason TEXT NOT NULL,
    CHECK (kind NOT IN ('new_partner', 'new_partner_ended') OR (partner IS NOT NULL AND json_array_length(about) = 1)),
    CHECK (
        (date IS NULL) = (date_first IS NULL)
        AND (date IS NULL) = (date_earliest IS NULL)
        AND (date IS NULL) = (date_latest IS NULL)
    ),
    CHECK (
        (known_from IS NULL) = (known_from_first IS NULL)
        AND (known_from IS NULL) = (known_from_earliest IS NULL)
        AND (known_from IS NULL) = (known_from_latest IS NULL)
    ),
    CHECK (date_earliest <= date_first AND date_first <= date_latest)
) STRICT;
CREATE INDEX event_versions_by_event ON event_versions (event_id, ifnull(layer, 0), id);

CREATE TABLE event_sources (
    version_id INTEGER NOT NULL REFERENCES event_versions (id),
    place INTEGER NOT NULL,
    source_id INTEGER NOT NULL REFERENCES sources (id),
    PRIMARY KEY (version_id, place)
) STRICT, WITHOUT ROWID;

CREATE TABLE event_disputes (
    version_id INTEGER NOT NULL REFERENCES event_versions (id),
    place INTEGER NOT NULL,
    event_id INTEGER NOT NULL REFERENCES events (id),
    PRIMARY KEY (version_id, place)
) STRICT, WITHOUT ROWID;

-- `origin` tells a pack of the packs folder from one that the operator loaded by hand.
CREATE TABLE pack_loads (
    id INTEGER PRIMARY KEY,
    couple_id INTEGER NOT NULL REFERENCES couples (id),
    version INTEGER NOT NULL CHECK (version >= 1),
    digest TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (origin IN ('folder', 'file')),
    loaded_at TEXT NOT NULL
) STRICT;
CREATE INDEX pack_loads_by_couple ON pack_loads (couple_id, id);

-- What an editor typed into a form and has not saved yet; no part of the record. A number is never
-- given again: an old button must not open a newer draft.
CREATE TABLE drafts (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server INTEGER NOT NULL,
    editor INTEGER NOT NULL,
    couple TEXT NOT NULL,
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    made_at TEXT NOT NULL
) STRICT;

-- What the bot remembers of Discord between starts, such as the commands it last synced.
CREATE TABLE memory (
    key TEXT PRIMARY KEY,
    value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- Nothing is overwritten; only an editor's id may be erased, on that person's request.
CREATE TRIGGER couples_stay BEFORE DELETE ON couples
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER couples_keep BEFORE UPDATE ON couples
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER sources_stay BEFORE DELETE ON sources
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER sources_keep BEFORE UPDATE ON sources
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER events_stay BEFORE DELETE ON events
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER events_keep BEFORE UPDATE ON events
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_sources_stay BEFORE DELETE ON event_sources
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_sources_keep BEFORE UPDATE ON event_sources
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_disputes_stay BEFORE DELETE ON event_disputes
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_disputes_keep BEFORE UPDATE ON event_disputes
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER pack_loads_stay BEFORE DELETE ON pack_loads
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER pack_loads_keep BEFORE UPDATE ON pack_loads
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER couple_versions_stay BEFORE DELETE ON couple_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER couple_versions_keep BEFORE UPDATE OF
    id, couple_id, action, name, aliases, people, made_at, reason
ON couple_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER couple_versions_erase BEFORE UPDATE OF editor ON couple_versions WHEN new.editor IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER source_versions_stay BEFORE DELETE ON source_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER source_versions_keep BEFORE UPDATE OF
    id, source_id, action, title, publisher, url, published, published_first, published_earliest,
    published_latest, made_at, reason
ON source_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER source_versions_erase BEFORE UPDATE OF editor ON source_versions WHEN new.editor IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_versions_stay BEFORE DELETE ON event_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_versions_keep BEFORE UPDATE OF
    id, event_id, layer, action, place, kind, certainty, summary, about, partner, date, date_first,
    date_earliest, date_latest, known_from, known_from_first, known_from_earliest,
    known_from_latest, made_at, reason
ON event_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_versions_erase BEFORE UPDATE OF editor ON event_versions WHEN new.editor IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
