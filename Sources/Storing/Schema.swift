internal import GRDB

/// The tables, and how an older file gets them. A published migration never changes.
enum Schema {
  static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("1") { database in try database.execute(sql: first) }
    migrator.registerMigration("moves") { database in try database.execute(sql: moves) }
    migrator.registerMigration("rediscovery") { database in try database.execute(sql: rediscovery) }
    migrator.registerMigration("edition") { database in try database.execute(sql: edition) }
    migrator.registerMigration("hub") { database in try database.execute(sql: hub) }
    migrator.registerMigration("neighbour") { database in try database.execute(sql: neighbour) }
    migrator.registerMigration("search") { database in try database.execute(sql: search) }
    migrator.registerMigration("filters") { database in try database.execute(sql: filters) }
    migrator.registerMigration("preferences") { database in try database.execute(sql: preferences) }
    migrator.registerMigration("clusters", migrate: cluster)
    migrator.registerMigration("lightTriggers", migrate: lighten)
    migrator.registerMigration("pace") { database in try database.execute(sql: pace) }
    return migrator
  }

  /// Keys are 64-bit hashes, and contents are in a table of their own: pages of entry, story and key stay dense.
  private static let first = """
    CREATE TABLE subscription (
      id INTEGER PRIMARY KEY,
      feedURL TEXT NOT NULL UNIQUE,
      isListed INTEGER NOT NULL,
      position INTEGER NOT NULL,
      siteURL TEXT,
      title TEXT,
      groups TEXT NOT NULL,
      interval REAL,
      added REAL NOT NULL,
      isPaused INTEGER NOT NULL,
      source BLOB,
      etag TEXT,
      lastModified TEXT,
      validatorsURL TEXT,
      bodyHash INTEGER,
      lastFetched REAL,
      lastSucceeded REAL,
      lastChanged REAL,
      unmodifiedSince REAL,
      failures INTEGER NOT NULL DEFAULT 0,
      failingSince REAL,
      lastOutcome TEXT,
      lastMessage TEXT,
      lastStatus INTEGER,
      nextDue REAL,
      dueReason TEXT,
      retryAfter REAL,
      hints TEXT,
      isGone INTEGER NOT NULL DEFAULT 0,
      moveURL TEXT,
      moveFirstSeen REAL,
      moveLastSeen REAL,
      moveSightings INTEGER
    );
    -- What is made once and never again, such as the id of the published feed.
    CREATE TABLE constant (
      name TEXT PRIMARY KEY,
      value TEXT NOT NULL
    ) WITHOUT ROWID;
    -- atomKey is the hash of atomID: no two stories are ever published under one id.
    -- primaryEntry: whose words are published; null: the story's first.
    -- isHeldBack: known but not published, one of a flood of old entries.
    -- isAnnounced: its id may have been published, so that it stands.
    CREATE TABLE story (
      id INTEGER PRIMARY KEY,
      atomID TEXT NOT NULL,
      atomKey INTEGER NOT NULL UNIQUE,
      published REAL NOT NULL,
      primaryEntry INTEGER,
      mergedInto INTEGER,
      isHeldBack INTEGER NOT NULL,
      isAnnounced INTEGER NOT NULL DEFAULT 0
    );
    CREATE INDEX story_published ON story (published);
    CREATE INDEX story_unannounced ON story (id) WHERE NOT isAnnounced;
    -- Stories that the owner took out of what is published, and since when.
    CREATE TABLE hiding (
      story INTEGER PRIMARY KEY REFERENCES story (id),
      since REAL NOT NULL
    );
    CREATE INDEX story_merged ON story (mergedInto) WHERE mergedInto IS NOT NULL;
    -- began: the story that the entry began; null when it joined one.
    -- identity is the hash of what names the entry inside its feed: one feed's entry can never be another's.
    CREATE TABLE entry (
      id INTEGER PRIMARY KEY,
      subscription INTEGER NOT NULL REFERENCES subscription (id),
      identity INTEGER NOT NULL,
      story INTEGER NOT NULL REFERENCES story (id),
      began INTEGER,
      firstSeen REAL NOT NULL,
      published REAL NOT NULL,
      updated REAL NOT NULL,
      contentHash INTEGER NOT NULL,
      words INTEGER NOT NULL,
      length INTEGER NOT NULL,
      titleBits INTEGER NOT NULL,
      opening INTEGER NOT NULL,
      reason TEXT
    );
    CREATE UNIQUE INDEX entry_identity ON entry (subscription, identity);
    CREATE INDEX entry_story ON entry (story);
    CREATE INDEX entry_posting ON entry (subscription, published);
    -- Further identities of an entry: its feed has changed its ids.
    CREATE TABLE alias (
      subscription INTEGER NOT NULL,
      identity INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      PRIMARY KEY (subscription, identity)
    ) WITHOUT ROWID;
    -- Why two entries were found to be one article.
    CREATE TABLE evidence (
      entry INTEGER NOT NULL,
      other INTEGER NOT NULL,
      rule TEXT NOT NULL,
      title REAL NOT NULL,
      text REAL NOT NULL,
      common INTEGER NOT NULL,
      PRIMARY KEY (entry, other)
    ) WITHOUT ROWID;
    CREATE INDEX evidence_other ON evidence (other);
    -- What the owner said of two entries: that wins for ever.
    CREATE TABLE ruling (
      entry INTEGER NOT NULL,
      other INTEGER NOT NULL,
      isOneStory INTEGER NOT NULL,
      PRIMARY KEY (entry, other)
    ) WITHOUT ROWID;
    CREATE TABLE content (
      entry INTEGER PRIMARY KEY REFERENCES entry (id),
      bytes BLOB NOT NULL
    );
    -- Hashes under which an entry is found as another's possible copy: its address, its title, its id in its feed.
    CREATE TABLE lookup (
      key INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      PRIMARY KEY (key, entry)
    ) WITHOUT ROWID;
    -- The same for a few shingles of its text; old ones are pruned.
    CREATE TABLE sample (
      key INTEGER NOT NULL,
      entry INTEGER NOT NULL,
      PRIMARY KEY (key, entry)
    ) WITHOUT ROWID;
    -- Rows of lookup and sample that are still to be written there (KeyIndex).
    CREATE TABLE freshKeys (
      id INTEGER PRIMARY KEY,
      ofTable TEXT NOT NULL,
      bytes BLOB NOT NULL
    );
    """

  private static let moves = """
    ALTER TABLE subscription ADD COLUMN moveOverlaps INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE subscription ADD COLUMN moveIsRefused INTEGER NOT NULL DEFAULT 0;
    -- Changes of a subscription's address, with what led to them.
    -- isWritten: feeds.opml has the address that the row gives: toURL, or fromURL once it is undone.
    CREATE TABLE relocation (
      id INTEGER PRIMARY KEY,
      subscription INTEGER NOT NULL REFERENCES subscription (id),
      fromURL TEXT NOT NULL,
      toURL TEXT NOT NULL,
      since REAL NOT NULL,
      sightings INTEGER NOT NULL,
      applied REAL NOT NULL,
      undone REAL,
      isWritten INTEGER NOT NULL
    );
    CREATE INDEX relocation_subscription ON relocation (subscription);
    """

  /// Feeds that were looked for on their sites' pages, and what was found.
  private static let rediscovery = """
    CREATE TABLE rediscovery (
      subscription INTEGER PRIMARY KEY REFERENCES subscription (id),
      searched REAL NOT NULL,
      searches INTEGER NOT NULL,
      foundURL TEXT,
      foundTitle TEXT
    );
    """

  /// document is the hash of what is published at topic, told the hash of what the hub has taken note of.
  private static let hub = """
    CREATE TABLE hub (
      hub TEXT NOT NULL,
      topic TEXT NOT NULL,
      document INTEGER NOT NULL,
      told INTEGER,
      lastTold REAL,
      lastAsked REAL,
      failures INTEGER NOT NULL DEFAULT 0,
      message TEXT,
      PRIMARY KEY (hub, topic)
    ) WITHOUT ROWID;
    """

  /// Packed files that we have put, or were about to put, beside published ones.
  private static let neighbour = """
    CREATE TABLE neighbour (
      path TEXT PRIMARY KEY
    ) WITHOUT ROWID;
    """

  /// What the last publish left. A change of anything that a publish shows takes it away: here, and not in the code that
  /// makes the change, so that no such code can forget it. Rows that are new are known by their numbers.
  private static let edition = """
    CREATE TABLE edition (
      id INTEGER PRIMARY KEY CHECK (id = 1),
      settings INTEGER NOT NULL,
      newestEntry INTEGER,
      newestStory INTEGER,
      report TEXT NOT NULL
    );
    CREATE TRIGGER edition_entryUpdate AFTER UPDATE ON entry BEGIN DELETE FROM edition; END;
    CREATE TRIGGER edition_entryDelete AFTER DELETE ON entry BEGIN DELETE FROM edition; END;
    CREATE TRIGGER edition_contentUpdate AFTER UPDATE ON content BEGIN DELETE FROM edition; END;
    CREATE TRIGGER edition_storyUpdate
      AFTER UPDATE OF atomID, published, primaryEntry, mergedInto, isHeldBack ON story BEGIN DELETE FROM edition; END;
    CREATE TRIGGER edition_storyDelete AFTER DELETE ON story BEGIN DELETE FROM edition; END;
    CREATE TRIGGER edition_hidingInsert AFTER INSERT ON hiding BEGIN DELETE FROM edition; END;
    CREATE TRIGGER edition_hidingDelete AFTER DELETE ON hiding BEGIN DELETE FROM edition; END;
    CREATE TRIGGER edition_sourceInsert AFTER INSERT ON subscription BEGIN DELETE FROM edition; END;
    CREATE TRIGGER edition_sourceDelete AFTER DELETE ON subscription BEGIN DELETE FROM edition; END;
    CREATE TRIGGER edition_sourceUpdate AFTER UPDATE ON subscription WHEN
      old.feedURL IS NOT new.feedURL OR old.isListed IS NOT new.isListed OR old.position IS NOT new.position
      OR old.siteURL IS NOT new.siteURL OR old.title IS NOT new.title OR old.groups IS NOT new.groups
      OR old.interval IS NOT new.interval OR old.isPaused IS NOT new.isPaused OR old.source IS NOT new.source
      OR old.isGone IS NOT new.isGone OR old.failingSince IS NOT new.failingSince
      OR (old.lastSucceeded IS NULL) <> (new.lastSucceeded IS NULL)
      OR new.failingSince IS NOT NULL AND (
        old.lastOutcome IS NOT new.lastOutcome OR old.lastMessage IS NOT new.lastMessage
        OR old.lastStatus IS NOT new.lastStatus)
    BEGIN DELETE FROM edition; END;
    """

  private static let filters = """
    -- Which keys lookup and sample may hold, by sixteenths of the keys (KeyFilter). A row that is missing is made anew.
    CREATE TABLE keyFilter (
      ofTable TEXT NOT NULL,
      slice INTEGER NOT NULL,
      pairs INTEGER NOT NULL,
      bits BLOB NOT NULL,
      PRIMARY KEY (ofTable, slice)
    );
    """

  private static let preferences = """
    -- Sources whose entries stand first for their stories; those of all stories do so already.
    CREATE TABLE preference (
      subscription INTEGER PRIMARY KEY REFERENCES subscription (id)
    );
    """

  /// atomKey was the bare hash of atomID (StoryKey).
  private static func cluster(_ database: Database) throws {
    let key = DatabaseFunction("storyKey", argumentCount: 1, pure: true) { values in
      String.fromDatabaseValue(values[0]).map { StoryKey.of($0) }
    }
    database.add(function: key)
    defer { database.remove(function: key) }
    try database.execute(sql: "UPDATE story SET atomKey = storyKey(atomID)")
  }

  /// Without a WHERE, SQLite empties a table that is empty already, and writes its page: once in every transaction.
  private static func lighten(_ database: Database) throws {
    let triggers = try Row.fetchAll(
      database,
      sql: """
        SELECT name, replace(sql, 'DELETE FROM edition;', 'DELETE FROM edition WHERE id = 1;')
        FROM sqlite_master WHERE type = 'trigger' AND name GLOB 'edition_*'
        """)
    for trigger in triggers {
      let name: String = trigger[0]
      try database.execute(sql: "DROP TRIGGER \(name)")
      try database.execute(sql: trigger[1])
    }
  }

  /// How long a source takes to answer, and documents in a row that were not well formed.
  private static let pace = """
    ALTER TABLE subscription ADD COLUMN answerTime REAL;
    ALTER TABLE subscription ADD COLUMN malformed INTEGER NOT NULL DEFAULT 0;
    ALTER TABLE subscription ADD COLUMN malformedSince REAL;
    """
}
