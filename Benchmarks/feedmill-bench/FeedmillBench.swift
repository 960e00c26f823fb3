import ArgumentParser

/// In-process measurements of single stages; `make bench` measures the whole program.
@main
struct FeedmillBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feedmill-bench", abstract: "Measures single stages of Feedmill, in process.",
    subcommands: [Parse.self, Sanitize.self, Score.self, Speed.self, Publish.self, Formats.self, Searching.self])

  struct Parse: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "CPU time of one pass over all files of a folder, as a line of JSON.")
    @Argument(help: "A folder of feeds.") var directory: String
    @Argument(help: "Seconds of CPU to spend.") var seconds: Double

    func run() throws { try ParseBench.speed(directory, seconds: seconds) }
  }

  struct Sanitize: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "CPU time of one pass over the entries' markup of all feeds below a folder, as a line of JSON.")
    @Argument(help: "A folder of feeds.") var directory: String
    @Argument(help: "Seconds of CPU to spend.") var seconds: Double

    func run() throws { try SanitizeBench.speed(directory, seconds: seconds) }
  }

  struct Score: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "The story of each labelled entry, 'label TAB story' a line.")
    @Argument(help: "A folder with entries.jsonl.") var directory: String
    @Option(help: "Shuffles the order of arrival; 0 keeps it.") var seed: UInt64 = 0
    @Flag(help: "Save each feed at once instead of entry by entry.") var byFeed = false

    func run() throws { try MergeBench.score(directory, seed: seed, byFeed: byFeed) }
  }

  struct Speed: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "New entries a second of CPU time, beside entries that are stored already.")
    @Argument(help: "A folder with entries.jsonl.") var directory: String
    @Option(help: "Entries in the store beforehand.") var stored = 0
    @Option(help: "The database's path; it must not exist.") var database: String

    @Flag(help: "One answer a transaction, instead of as many as a refresh stores at once.") var singly = false

    func run() throws { try MergeBench.speed(directory, stored: stored, singly: singly, path: database) }
  }

  struct Publish: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "CPU time of writing an Atom feed of entries of 2 KB, as a line of JSON.")
    @Argument(help: "How many.") var entries: Int
    @Argument(help: "The file to write; mem: none.") var path: String

    func run() throws { try PublishBench.atom(entries: entries, to: path) }
  }

  struct Formats: ParsableCommand {
    static let configuration = CommandConfiguration(
      abstract: "Time of a river of entries of 2 KB in every format, checked and replaced on disk, as a line of JSON.")
    @Argument(help: "How many.") var entries: Int
    @Argument(help: "The folder to write to.") var folder: String

    func run() throws { try PublishBench.formats(entries: entries, to: folder) }
  }

  struct Searching: ParsableCommand {
    static let configuration = CommandConfiguration(
      commandName: "search", abstract: "Makes a store for 'feedmill search', and indexes it.")
    @Argument(help: "A folder with entries.jsonl.") var directory: String
    @Option(help: "Entries in it.") var stored = 100_000
    @Option(help: "The database's path; it must not exist.") var database: String

    func run() throws { try SearchBench.fill(directory, count: stored, path: database) }
  }
}
