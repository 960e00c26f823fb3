import FoundationEssentials
package import Syndication

/// Which stories a publication has, and in which order.
///
/// Rules look at each copy of a story by itself. A copy is kept when it fits one of `include`, or there are none, and
/// none of `exclude`. A story is kept with the copies that are left of it, under the words of the first.
package struct Selection: Sendable, Hashable {
  package enum Order: String, Sendable, Hashable, CaseIterable {
    /// By the frozen time of first publication: an edit moves nothing.
    case published
    /// By the last real change.
    case updated
    /// As the stories come.
    case given
  }

  package var include: [Rule] = []
  package var exclude: [Rule] = []
  /// Seconds. Counted back from the newest story that the rules keep, not from the clock: the same store gives the same
  /// bytes on any day.
  package var maximumAge: Double?
  /// Stories of one source inside one window; the newest stay. Nil: all.
  package var perSource: Int?
  /// Seconds that `perSource` counts in, from a story back. Nil: the whole publication.
  package var window: Double?
  package var order = Order.published
  /// Stories.
  package var limit = 100

  package init() {}

  /// What became of a story, and by which rule.
  package enum Verdict: Sendable, Hashable {
    case kept
    /// Kept, without the copies of these sites.
    case trimmed(of: [String], by: String)
    case dropped(by: String)

    package var isKept: Bool {
      if case .dropped = self { false } else { true }
    }
  }

  /// The stories in order, each as it would be published, with its verdict.
  ///
  /// Of two stories of one time the one with the smaller id is first.
  package func review(_ stories: [Story]) -> [(story: Story, verdict: Verdict)] {
    var counts: [String: [Date]] = [:]
    var kept = 0
    var newest: Date?
    return (order == .given ? stories : stories.sorted(by: precedes)).map { story in
      var (story, verdict) = trim(story)
      guard verdict.isKept else { return (story, verdict) }
      newest = newest ?? moment(story)
      if let maximumAge, let newest, moment(story) < newest - maximumAge {
        verdict = .dropped(by: "older than \(Self.length(maximumAge)) before the newest")
      } else if let perSource, isOver(perSource, story, &counts) {
        let span = window.map { " in " + Self.length($0) } ?? ""
        verdict = .dropped(by: "more than \(perSource) of \(story.primary.siteName)" + span)
      } else if kept >= limit {
        verdict = .dropped(by: "beyond the limit of \(limit)")
      } else {
        kept += 1
      }
      return (story, verdict)
    }
  }

  /// The stories that are published, in order.
  package func select(_ stories: [Story]) -> [Story] {
    review(stories).filter(\.verdict.isKept).map(\.story)
  }

  private func moment(_ story: Story) -> Date { order == .updated ? story.updated : story.published }

  private func precedes(_ left: Story, _ right: Story) -> Bool {
    (moment(right), left.id) < (moment(left), right.id)
  }

  private func trim(_ story: Story) -> (Story, Verdict) {
    guard !include.isEmpty || !exclude.isEmpty else { return (story, .kept) }
    let reasons = story.members.map(reason)
    guard let first = reasons.lazy.compactMap(\.self).first else { return (story, .kept) }
    guard reasons.contains(nil) else { return (story, .dropped(by: first)) }
    var rest = story
    rest.members = zip(story.members, reasons).filter { $0.1 == nil }.map(\.0)
    return (rest, .trimmed(of: zip(story.members, reasons).filter { $0.1 != nil }.map(\.0.siteName), by: first))
  }

  /// Why a copy is dropped; nil when it is kept.
  private func reason(_ member: Story.Member) -> String? {
    if !include.isEmpty, !include.contains(where: { $0.holds(for: member) }) { return "no include rule fits" }
    return exclude.first { $0.holds(for: member) }.map { "exclude " + $0.summary }
  }

  /// `counts` has the times of each source's kept stories, newest first.
  private func isOver(_ cap: Int, _ story: Story, _ counts: inout [String: [Date]]) -> Bool {
    let source = story.primary.subscription.feedURL
    let time = moment(story)
    let inWindow = counts[source, default: []].count { other in window.map { other < time + $0 } ?? true }
    if inWindow >= cap { return true }
    counts[source, default: []].append(time)
    return false
  }

  private static func length(_ seconds: Double) -> String {
    switch seconds {
    case 172_800...: "\(Int(seconds / 86_400)) days"
    case 7_200...: "\(Int(seconds / 3_600)) hours"
    case 120...: "\(Int(seconds / 60)) minutes"
    default: "\(Int(seconds)) seconds"
    }
  }
}
