import ArgumentParser
import Pipeline
import Subscribing
import Syndication

/// What a shell offers where a source or a group is to be named: what feeds.opml has.
enum SourceCompletion {
  /// Addresses from their host on, which name a source as well. Bash and zsh take a colon for the end of a word.
  static let kind = CompletionKind.custom { arguments, _, prefix in
    list(arguments).map { subscription in
      let address = subscription.shownURL
      return Terminal.harmless(String(address[(address.firstRange(of: "://")?.upperBound ?? address.startIndex)...]))
    }.filter { $0.hasPrefix(prefix) && !$0.contains(":") }
  }

  static let groups = CompletionKind.custom { arguments, _, prefix in
    var paths: [String] = []
    for subscription in list(arguments) {
      let path = GroupPath.text(subscription.groups)
      if !path.isEmpty, path.hasPrefix(prefix), !paths.contains(path) { paths.append(path) }
    }
    return paths.map { Terminal.harmless($0) }
  }

  /// Reads feeds.opml alone, of the folder that `--directory` names in `arguments`; a project that cannot be read
  /// has nothing to offer.
  private static func list(_ arguments: [String]) -> [Subscription] {
    var folder = "."
    for (index, argument) in arguments.enumerated() {
      if argument == "-d" || argument == "--directory", index + 1 < arguments.count { folder = arguments[index + 1] }
      if argument.hasPrefix("--directory=") { folder = String(argument.dropFirst("--directory=".count)) }
    }
    return (try? SubscriptionFile(Project(folder).subscriptionList).read())?.subscriptions ?? []
  }
}
