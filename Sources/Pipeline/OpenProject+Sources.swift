import Fetching
package import FoundationEssentials
package import Storing
import Syndication

extension OpenProject {
  /// Whom a refresh asks as of `now`: those who are due, longest due first.
  ///
  /// - Parameters:
  ///   - isForced: ask all, due or not; who is paused, or asked for silence (Retry-After), is still left alone.
  ///   - subjects: addresses or titles; only these are asked, due or not. Throws `UnknownSource`.
  package func sources(isForced: Bool = false, only subjects: [String] = [], now: Date) throws -> [Followed] {
    if subjects.isEmpty && !isForced { return try store.due(now: now) }
    var followed = try store.followed()
    if subjects.isEmpty {
      followed.removeAll { $0.subscription.isPaused }
    } else {
      followed = try subjects.map { subject in
        guard
          let found = followed.first(where: { $0.subscription.feedURL == subject || $0.subscription.title == subject })
        else { throw UnknownSource(subject: subject, list: project.subscriptionList) }
        return found
      }
    }
    return followed.filter { configuration.schedule.isAllowed($0.state, now: now) }
  }
}
