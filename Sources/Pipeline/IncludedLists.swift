import Files
package import FoundationEssentials
package import Subscribing
package import Syndication

/// The lists elsewhere that feeds.opml includes (OPML 2.0, `type="include"`), each kept as it last came.
///
/// One that cannot be had stays as it was: a server that is down unsubscribes nobody. What such a list includes in turn
/// is not followed.
package struct IncludedLists: Sendable {
  /// What is remembered of one list beside its content.
  private struct Memory: Codable {
    var url: String
    var etag: String?
    var lastModified: String?
    var asked: Date
  }

  private let folder: String
  /// Seconds between two requests for one list.
  private let interval: Double
  private let limits: SubscriptionList.Limits

  package init(
    folder: String, interval: Double = 6 * 3600,
    limits: SubscriptionList.Limits = SubscriptionList.Limits(bytes: 8 << 20, outlines: 20_000)
  ) {
    self.folder = folder
    self.interval = interval
    self.limits = limits
  }

  /// The subscriptions of `list`, then those of the lists that it includes, as they were last seen; the first of two
  /// with one address counts. An included list's stand in a group of its name.
  package func combined(with list: SubscriptionList) -> [Subscription] {
    guard !list.inclusions.isEmpty else { return list.subscriptions }
    var subscriptions = list.subscriptions
    var keys = Set(subscriptions.map { FeedAddress.key($0.feedURL) })
    for inclusion in list.inclusions {
      guard let bytes = try? WholeFile.read(path(inclusion.url, "opml"), limit: limits.bytes),
        let included = try? read(bytes, inclusion.url)
      else { continue }
      let groups = inclusion.groups + [inclusion.title ?? included.title].compactMap { $0 }
      for var subscription in included.subscriptions where keys.insert(FeedAddress.key(subscription.feedURL)).inserted {
        subscription.groups = groups + subscription.groups
        subscriptions.append(subscription)
      }
    }
    return subscriptions
  }

  /// Asks for the lists whose time has come, and keeps what is one. Throws `FileError` where nothing can be kept.
  /// - Returns: what went wrong, by the line that includes the list.
  package func refresh(_ list: SubscriptionList, ask: Refresh.Ask, now: Date) async throws -> [Remark] {
    guard !list.inclusions.isEmpty else { return [] }
    try Folder.make(folder)
    var remarks: [Remark] = []
    for inclusion in list.inclusions {
      var memory = memory(of: inclusion.url)
      // A file costs nobody anything.
      let isSpared = inclusion.url.hasPrefix("http")
      if isSpared, let memory, now >= memory.asked, now.timeIntervalSince(memory.asked) < interval { continue }
      var state = FetchState()
      state.validators = Validators(etag: memory?.etag, lastModified: memory?.lastModified)
      let fetch = await ask(Subscription(inclusion.url), state, now)
      switch fetch.outcome {
      case .unmodified: memory?.asked = now
      case .failure(_, let words):
        remarks.append(remark(inclusion, list, words))
        // Asked again next time; a server that is down is not ours to spare for six hours.
        continue
      case .document(let document):
        do {
          _ = try read(document.bytes, inclusion.url)
        } catch {
          remarks.append(remark(inclusion, list, "\(error.problem)"))
          continue
        }
        // The content first: its validators say that we have it.
        try WholeFile.replace(path(inclusion.url, "opml"), with: document.bytes)
        memory = Memory(
          url: inclusion.url, etag: fetch.validators.etag, lastModified: fetch.validators.lastModified, asked: now)
      }
      if let memory { try WholeFile.replace(path(inclusion.url, "json"), with: Array(JSONEncoder().encode(memory))) }
    }
    return remarks
  }

  private func remark(_ inclusion: SubscriptionList.Inclusion, _ list: SubscriptionList, _ words: String) -> Remark {
    Remark(file: list.file, line: inclusion.line, words: "the list \(inclusion.url) stays as it was: \(words)")
  }

  /// A file of the owner's may name files beside it; a list from the network may not.
  private func read(_ bytes: [UInt8], _ url: String) throws(OPMLError) -> SubscriptionList {
    try SubscriptionList(
      bytes: bytes, location: url, trust: url.hasPrefix("file:") ? .own : .foreign, limits: limits)
  }

  private func memory(of url: String) -> Memory? {
    guard Folder.fileExists(path(url, "opml")), let bytes = try? WholeFile.read(path(url, "json"), limit: 1 << 16),
      let memory = try? JSONDecoder().decode(Memory.self, from: Data(bytes)), memory.url == url
    else { return nil }
    return memory
  }

  private func path(_ url: String, _ kind: String) -> String {
    "\(folder)/\(String(StableHash.of(url), radix: 16)).\(kind)"
  }
}
