package import FoundationEssentials
package import Storing

/// WebSub hubs told of the feed documents that have changed since they last took note of them.
package struct PublishNotices: Sendable {
  /// Tells a hub that what is served at a topic has changed. Why it has not taken note; nil when it has.
  package typealias Tell = @Sendable (_ hub: String, _ topic: String) async -> String?

  private let tell: Tell

  package init(tell: @escaping Tell) {
    self.tell = tell
  }

  /// All at once. Never throws for a hub: its failure is kept, and the next run tells it again. Throws `StoreError`.
  ///
  /// - Returns: what was said, and how it went.
  package func run(from store: Store, now: Date) async throws -> [HubNotice] {
    let pending = try store.hubNotices().filter(\.isPending)
    let told = await withTaskGroup(of: HubNotice.self) { group in
      for notice in pending {
        group.addTask { [tell] in
          notice.answered(await tell(notice.topic.hub, notice.topic.topic), now: now)
        }
      }
      return await group.reduce(into: []) { $0.append($1) }
    }
    try store.set(told)
    return told.sorted { ($0.topic.hub, $0.topic.topic) < ($1.topic.hub, $1.topic.topic) }
  }
}

extension HubNotice {
  fileprivate func answered(_ failure: String?, now: Date) -> HubNotice {
    var notice = self
    notice.lastAsked = now
    notice.message = failure
    if failure == nil {
      notice.told = topic.document
      notice.lastTold = now
      notice.failures = 0
    } else {
      notice.failures += 1
    }
    return notice
  }
}
