import Fetching
import FoundationEssentials
import Pipeline
import Storing
import Syndication

/// A source's move, as `moved` prints it.
struct MoveReport: Encodable {
  enum State: String, Encodable {
    /// A permanent redirect that was met, and is not confirmed yet.
    case pending
    /// A feed that was found on the site's page.
    case proposed
    /// feeds.opml was changed.
    case moved
    /// And the owner has changed it back.
    case undone
  }

  var state: State
  var title: String?
  var from: String
  var to: String
  /// When the redirect was first met, or the feed found.
  var since: Date
  /// Fetches that met the redirect, and how many are wanted; absent where a search found the feed.
  var sightings: Int?
  var sightingsWanted: Int?
  /// Why a pending move will not be followed; absent when it will, in time.
  var obstacle: String?
  var applied: Date?
  var undone: Date?
  /// What is known of it, for people.
  var words: String

  /// Those that the owner can decide on first.
  static func all(of project: borrowing OpenProject) throws -> [MoveReport] {
    let statuses = try project.store.statuses(countsEntries: false)
    var reports = statuses.compactMap { status in status.proposal.map { MoveReport($0, of: status) } }
    for status in statuses {
      guard let move = status.state.move, !move.isRefused else { continue }
      reports.append(MoveReport(move, of: status, obstacle: project.obstacle(to: move, of: status.subscription)))
    }
    let titles = Dictionary(
      statuses.map { ($0.subscription.feedURL, $0.subscription.title ?? $0.feedTitle) }, uniquingKeysWith: { $1 })
    return try reports + project.store.relocations().map { MoveReport($0, title: titles[$0.address] ?? nil) }
  }

  private init(_ proposal: Proposal, of status: Storing.Status) {
    state = .proposed
    title = status.subscription.title ?? status.feedTitle
    from = status.subscription.shownURL
    to = proposal.url
    since = proposal.found
    words =
      "lost, and found on its site's page on \(MoveReport.day(since)): feedmill moved --accept '\(from)' follows it"
  }

  private init(_ move: Syndication.Move, of status: Storing.Status, obstacle: String?) {
    let rule = MoveRule()
    state = .pending
    title = status.subscription.title ?? status.feedTitle
    from = status.subscription.shownURL
    to = move.url
    since = move.firstSeen
    sightings = move.sightings
    sightingsWanted = rule.sightings
    self.obstacle = obstacle
    words =
      "a permanent redirect, met \(move.sightings) of \(rule.sightings) times since \(MoveReport.day(since)); "
      + (obstacle.map { "not followed: \($0)" }
        ?? (move.overlaps
          ? "followed after a week of the same" : "not followed while it has no entry that was known before"))
  }

  private init(_ relocation: Relocation, title: String?) {
    state = relocation.undone == nil ? .moved : .undone
    self.title = title
    from = Subscription(relocation.from).shownURL
    to = Subscription(relocation.to).shownURL
    since = relocation.since
    sightings = relocation.sightings > 0 ? relocation.sightings : nil
    applied = relocation.applied
    undone = relocation.undone
    words =
      relocation.undone.map { "changed back on \(MoveReport.day($0)), and refused since" }
      ?? "changed on \(MoveReport.day(relocation.applied)): feedmill moved --undo '\(to)' changes it back"
  }

  private static func day(_ date: Date) -> String { date.formatted(.iso8601.year().month().day()) }
}
