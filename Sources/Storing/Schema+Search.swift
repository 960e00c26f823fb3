extension Schema {
  /// The words of entries, made by the first search and kept up after. Its rows are those of entry; it keeps no texts.
  ///
  /// Whoever writes contents need not know of it: new rows are those after `newest`, and triggers put aside what the
  /// index has of a content that changes, since it can only be taken out by its words.
  static let search = """
    CREATE VIRTUAL TABLE search USING fts5 (
      title, text, source, content = '', columnsize = 0, tokenize = 'ascii', detail = 'full'
    );
    -- newest: the last row of entry that is in the index. words: how its words were made.
    CREATE TABLE searched (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      newest INTEGER NOT NULL,
      words INTEGER NOT NULL
    );
    -- Contents that the index still has, and that are others now.
    CREATE TABLE outdated (
      entry INTEGER PRIMARY KEY,
      bytes BLOB NOT NULL
    );
    CREATE TRIGGER content_update BEFORE UPDATE OF bytes ON content
    WHEN old.entry <= (SELECT newest FROM searched) BEGIN
      INSERT INTO outdated (entry, bytes) SELECT old.entry, old.bytes
      WHERE NOT EXISTS (SELECT 1 FROM outdated WHERE entry = old.entry);
    END;
    CREATE TRIGGER content_delete BEFORE DELETE ON content
    WHEN old.entry <= (SELECT newest FROM searched) BEGIN
      INSERT INTO outdated (entry, bytes) SELECT old.entry, old.bytes
      WHERE NOT EXISTS (SELECT 1 FROM outdated WHERE entry = old.entry);
    END;
    """
}
