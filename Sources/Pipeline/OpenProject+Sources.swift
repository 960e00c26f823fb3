import Fetching
package import FoundationEssentials
package import Storing
import Subscribing
import Syndication

extension OpenProject {
  /// Whom a refresh asks as of `now`: those who are due, longest due first.
  ///
  /// - Parameters:
  ///   - isForced: ask all, due or not; who is paused, or asked for silence (Retry-After), is still left alone.
  ///   - subjects: what the owner calls sources; only these are asked, due or not. Throws `UnknownSource` or
  ///     `AmbiguousSource`.
  package func sources(isForced: Bool = false, only subjects: [String] = [], now: Date) throws -> [Followed] {
    if subjects.isEmpty && !isForced { return try store.due(now: now) }
    let followed = subjects.isEmpty ? try store.followed().filter { !$0.subscription.isPaused } : try named(subjects)
    return followed.filter { configuration.schedule.isAllowed($0.state, now: now) }
  }

  /// Those of `subjects` whose servers asked for silence beyond `now`: not even a refresh that names them asks them.
  /// Throws as `sources` does.
  package func silenced(_ subjects: [String], now: Date) throws -> [Followed] {
    try named(subjects).filter { !configuration.schedule.isAllowed($0.state, now: now) }
  }

  private func named(_ subjects: [String]) throws -> [Followed] {
    let followed = try store.followed()
    let included = Array(project.includedLists.combined(with: list).dropFirst(list.subscriptions.count))
    let named = try subjects.map { try list.subscription(named: $0, or: included).subscription.feedURL }
    return named.compactMap { feedURL in followed.first { $0.subscription.feedURL == feedURL } }
  }
}
