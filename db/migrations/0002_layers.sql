-- What a server keeps of its own: layers over couples and sources too, imports, suggestions, settings,
-- and the channels that are told of changes. And couples that the operator took down.

-- `layer` is as in event_versions. A version with `follows` 1 says that from then on its layer is as
-- the shipped record is; its content is what the shipped record said then. `batch` is the import that
-- wrote it. `minors` are marks of the names of minor children, one-way digests: no name is stored.
DROP TRIGGER couple_versions_keep;
DROP TRIGGER source_versions_keep;
DROP TRIGGER event_versions_keep;
ALTER TABLE couple_versions ADD COLUMN layer INTEGER;
ALTER TABLE couple_versions ADD COLUMN follows INTEGER NOT NULL DEFAULT 0 CHECK (follows IN (0, 1));
ALTER TABLE couple_versions ADD COLUMN batch INTEGER;
ALTER TABLE couple_versions ADD COLUMN minors TEXT NOT NULL DEFAULT '[]' CHECK (json_valid(minors));
ALTER TABLE source_versions ADD COLUMN layer INTEGER;
ALTER TABLE source_versions ADD COLUMN follows INTEGER NOT NULL DEFAULT 0 CHECK (follows IN (0, 1));
ALTER TABLE source_versions ADD COLUMN batch INTEGER;
ALTER TABLE event_versions ADD COLUMN follows INTEGER NOT NULL DEFAULT 0 CHECK (follows IN (0, 1));
ALTER TABLE event_versions ADD COLUMN batch INTEGER;
UPDATE couple_versions SET layer = (SELECT server FROM couples WHERE id = couple_id);
UPDATE source_versions SET layer = (SELECT server FROM sources WHERE id = source_id);
DROP INDEX couple_versions_by_couple;
DROP INDEX source_versions_by_source;
CREATE INDEX couple_versions_by_couple ON couple_versions (couple_id, ifnull(layer, 0), id);
CREATE INDEX source_versions_by_source ON source_versions (source_id, ifnull(layer, 0), id);
CREATE INDEX couple_versions_by_layer ON couple_versions (layer, id) WHERE layer IS NOT NULL;
CREATE INDEX source_versions_by_layer ON source_versions (layer, id) WHERE layer IS NOT NULL;
CREATE INDEX event_versions_by_layer ON event_versions (layer, id) WHERE layer IS NOT NULL;
CREATE INDEX events_by_name ON events (key);

-- A row is as it was written, but for the editor's id, which may be erased.
CREATE TRIGGER couple_versions_keep BEFORE UPDATE OF
    id, couple_id, action, name, aliases, people, made_at, reason, layer, follows, batch, minors
ON couple_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER source_versions_keep BEFORE UPDATE OF
    id, source_id, action, title, publisher, url, published, published_first, published_earliest,
    published_latest, made_at, reason, layer, follows, batch
ON source_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER event_versions_keep BEFORE UPDATE OF
    id, event_id, layer, action, place, kind, certainty, summary, about, partner, date, date_first,
    date_earliest, date_latest, known_from, known_from_first, known_from_earliest,
    known_from_latest, made_at, reason, follows, batch
ON event_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

-- A draft's `purpose` is the form that it is for; `target` is what the form changes, and `seen` the
-- version of it that its editor saw.
ALTER TABLE drafts ADD COLUMN purpose TEXT NOT NULL DEFAULT 'add';
ALTER TABLE drafts ADD COLUMN target INTEGER;
ALTER TABLE drafts ADD COLUMN seen INTEGER;

-- Packs that were attached: `packs` holds their texts until they are applied or given up.
CREATE TABLE imports (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server INTEGER NOT NULL,
    editor INTEGER,
    name TEXT NOT NULL,
    packs TEXT CHECK (packs IS NULL OR json_valid(packs)),
    made_at TEXT NOT NULL,
    applied_at TEXT
) STRICT;

-- What members propose to the editors of their server; no part of the record until it is accepted.
CREATE TABLE suggestions (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server INTEGER NOT NULL,
    member INTEGER,
    couple_id INTEGER NOT NULL REFERENCES couples (id),
    fields TEXT NOT NULL CHECK (json_valid(fields)),
    made_at TEXT NOT NULL,
    channel INTEGER,
    message INTEGER,
    decision TEXT CHECK (decision IN ('accepted', 'rejected', 'withdrawn')),
    decided_by INTEGER,
    decided_at TEXT,
    reason TEXT,
    event_id INTEGER REFERENCES events (id)
) STRICT;
CREATE INDEX suggestions_by_member ON suggestions (server, member, id);

-- A server's settings, each time as a whole; the newest count.
CREATE TABLE setting_versions (
    id INTEGER PRIMARY KEY,
    server INTEGER NOT NULL,
    editor_role INTEGER,
    suggestions_channel INTEGER,
    log_channel INTEGER,
    prefix TEXT CHECK (length(prefix) BETWEEN 1 AND 10),
    hide_rumours INTEGER NOT NULL CHECK (hide_rumours IN (0, 1)),
    editor INTEGER,
    made_at TEXT NOT NULL
) STRICT;
CREATE INDEX setting_versions_by_server ON setting_versions (server, id);
CREATE TRIGGER setting_versions_stay BEFORE DELETE ON setting_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER setting_versions_keep BEFORE UPDATE OF
    id, server, editor_role, suggestions_channel, log_channel, prefix, hide_rumours, made_at
ON setting_versions
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER setting_versions_erase BEFORE UPDATE OF editor ON setting_versions WHEN new.editor IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;

-- A channel that is told of a couple's changes, and up to which event version it has been told.
CREATE TABLE follows (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    server INTEGER NOT NULL,
    couple_id INTEGER NOT NULL REFERENCES couples (id),
    channel INTEGER NOT NULL,
    told_up_to INTEGER NOT NULL,
    failures INTEGER NOT NULL DEFAULT 0,
    editor INTEGER,
    made_at TEXT NOT NULL,
    ended_at TEXT
) STRICT;
CREATE UNIQUE INDEX follows_of_channel ON follows (server, couple_id, channel) WHERE ended_at IS NULL;

-- The message by which a channel was told of a version of an event.
CREATE TABLE notices (
    follow_id INTEGER NOT NULL REFERENCES follows (id),
    version_id INTEGER NOT NULL REFERENCES event_versions (id),
    message INTEGER NOT NULL,
    PRIMARY KEY (follow_id, version_id)
) STRICT, WITHOUT ROWID;

-- Up to which row of a table of versions a server's log channel has been told.
CREATE TABLE logged (
    server INTEGER NOT NULL,
    versions TEXT NOT NULL CHECK (versions IN ('couple_versions', 'source_versions', 'event_versions')),
    told_up_to INTEGER NOT NULL,
    PRIMARY KEY (server, versions)
) STRICT, WITHOUT ROWID;

-- Couples that the operator took down everywhere, or put back: of each slug the newest row counts.
-- `names` is all that the couple was called, `people` are the names of the two.
CREATE TABLE takedowns (
    id INTEGER PRIMARY KEY,
    slug TEXT NOT NULL,
    names TEXT NOT NULL CHECK (json_valid(names)),
    people TEXT NOT NULL CHECK (json_valid(people)),
    lifted INTEGER NOT NULL CHECK (lifted IN (0, 1)),
    reason TEXT NOT NULL,
    made_at TEXT NOT NULL
) STRICT;
CREATE TRIGGER takedowns_stay BEFORE DELETE ON takedowns
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
CREATE TRIGGER takedowns_keep BEFORE UPDATE ON takedowns
BEGIN SELECT RAISE(ABORT, 'the record is append-only'); END;
