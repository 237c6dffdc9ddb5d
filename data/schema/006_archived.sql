-- A workshop can be put away from the home screen. That is a property of its board; the column says it to the home screen, and comes last:
-- rows written before it have ten columns, and a damaged file is read row by row.
ALTER TABLE workshops ADD COLUMN archived INTEGER NOT NULL DEFAULT 0;
