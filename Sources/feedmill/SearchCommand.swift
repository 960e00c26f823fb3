import ArgumentParser
import Files
import FoundationEssentials
import Pipeline
import Storing

extension SearchOrder: ExpressibleByArgument {}

struct Search: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search",
    abstract: "Find entries by their words: titles, authors, categories and texts.",
    discussion: """
      All words must be there, in any of their forms; "words in a row" are looked for as they stand; -word must not be \
      there; begin* finds what begins so. Letter case, accents and ё do not matter.

      The first search reads all entries into an index; after that, each refresh keeps it.

      Examples:
        feedmill search биткоин регулирование
        feedmill search '"proof of stake" -ethereum' --since 30d
        feedmill search 東京 --source forklog --order rank
      """)

  @OptionGroup var options: ProjectOptions
  @OptionGroup var selection: SelectionOptions
  @Option(
    help: ArgumentHelp("date: the newest first; rank: those first whose titles have all the words.", valueName: "order")
  )
  var order = SearchOrder.date
  @Flag(help: "Print them as JSON.") var json = false
  @Argument(help: ArgumentHelp("What to look for.", valueName: "words")) var words: [String]

  private var query: SearchQuery { SearchQuery(words.joined(separator: " ")) }

  func validate() throws {
    guard !query.isEmpty else {
      throw ValidationError("Name at least one word that is to be found; -word alone finds nothing.")
    }
  }

  func run() throws {
    let now = Date()
    let store = try options.project.openStore()
    try completeIndex(of: store)
    let found = try Pipeline.search(query, by: order, in: selection.selection(options, in: store, now: now), of: store)
    if json { return try Terminal.print(json: found.map(EntryReport.init)) }
    if found.isEmpty { return options.say("Nothing found.") }
    EntryReport.table(found, now: now).print()
    if found.count == selection.limit {
      options.say("\(found.count) shown; there may be more: --limit \(found.count * 5)")
    }
  }

  /// A run that writes just now goes before: then what it brings is not found yet.
  private func completeIndex(of store: Store) throws {
    let index = SearchIndex(store)
    guard try index.backlog != 0 else { return }
    do {
      var line = CountLine(isOn: !options.quiet) { "\($0) entries read into the search index" }
      try index.complete { line.draw($0) }
      line.clear()
    } catch StoreError.locked {
      Terminal.complain(
        "another program is writing to the store; its newest entries are not found yet", prefix: "note: ")
    }
  }

  /// `arguments`, where what `search` must not find is not read as options: `-word` with U+2212 for its hyphen.
  static func shielding(_ arguments: ArraySlice<String>) -> [String] {
    guard arguments.contains("search") else { return Array(arguments) }
    return arguments.map { argument in
      let isWord = argument.hasPrefix("-") && argument.count > 3 && argument.dropFirst().first?.isLetter == true
      return isWord ? "\u{2212}" + argument.dropFirst() : argument
    }
  }
}
