import ArgumentParser
import Files
import Pipeline
import Subscribing
import Syndication

/// What a shell offers where a source is to be named: the addresses of feeds.opml.
enum SourceCompletion {
  static let kind = CompletionKind.custom { arguments, _, prefix in candidates(arguments, prefix: prefix) }

  /// Reads feeds.opml alone, of the folder that `--directory` names in `arguments`; a project that cannot be read
  /// has no candidates.
  static func candidates(_ arguments: [String], prefix: String) -> [String] {
    var folder = "."
    for (index, argument) in arguments.enumerated() {
      if argument == "-d" || argument == "--directory", index + 1 < arguments.count { folder = arguments[index + 1] }
      if argument.hasPrefix("--directory=") { folder = String(argument.dropFirst("--directory=".count)) }
    }
    guard let list = try? SubscriptionFile(Project(folder).subscriptionList).read() else { return [] }
    return list.subscriptions.map(\.shownURL).filter { $0.hasPrefix(prefix) }.map { Terminal.harmless($0) }
  }
}
