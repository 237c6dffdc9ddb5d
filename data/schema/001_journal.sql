-- The journal as it was first. A migration is never edited once released: what comes after is a new numbered file.
-- Times are Unix milliseconds; a workshop is named by its id's number (table << 40 | counter).

-- What the home screen shows of each workshop, kept up from the changes as they are written.
CREATE TABLE workshops (
  id         INTEGER PRIMARY KEY,
  definition TEXT    NOT NULL DEFAULT '',
  title      TEXT    NOT NULL DEFAULT '',
  challenge  TEXT    NOT NULL DEFAULT '',
  created_ms INTEGER NOT NULL DEFAULT 0,
  changed_ms INTEGER NOT NULL DEFAULT 0,
  seq        INTEGER NOT NULL DEFAULT 0,  -- of the last change
  notes      INTEGER NOT NULL DEFAULT 0,  -- live ones
  closed     INTEGER NOT NULL DEFAULT 0,
  alive_ms   INTEGER NOT NULL DEFAULT 0   -- when the kiosk last said that it was alive with this workshop
) STRICT;

-- The facts. Tables keep their rowid (no WITHOUT ROWID), because rows are then found page by page in a damaged file.
CREATE TABLE changes (
  workshop INTEGER NOT NULL REFERENCES workshops(id),
  seq      INTEGER NOT NULL,
  body     TEXT    NOT NULL,  -- the change, as JSON
  inverse  TEXT    NOT NULL,  -- the change that takes it back, as JSON
  PRIMARY KEY (workshop, seq)
) STRICT;

-- Derived: the board at a number, so that opening costs this and the changes since. The newest two are kept.
CREATE TABLE snapshots (
  workshop INTEGER NOT NULL REFERENCES workshops(id),
  seq      INTEGER NOT NULL,
  body     BLOB    NOT NULL,  -- the board, as CBOR
  checksum INTEGER NOT NULL,
  PRIMARY KEY (workshop, seq)
) STRICT;

-- Rows that a damaged disk left unusable, kept for whoever can read them. (What is read back from a damaged file, page by
-- page, is told apart by its columns: no two tables here may have the same ones.)
CREATE TABLE lost (
  workshop INTEGER NOT NULL,
  seq      INTEGER NOT NULL,
  body     TEXT    NOT NULL,
  inverse  TEXT    NOT NULL,
  why      TEXT    NOT NULL
) STRICT;

-- One row: what belongs to the whole data folder.
CREATE TABLE folder (
  one        INTEGER PRIMARY KEY CHECK (one = 1),
  next_table INTEGER NOT NULL
) STRICT;
INSERT INTO folder (one, next_table) VALUES (1, 1);
