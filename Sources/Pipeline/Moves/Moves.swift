import FoundationEssentials
import Storing
import Subscribing
import Syndication

/// Changes of addresses, in the store and in feeds.opml.
///
/// The store first: it keeps what is to be written, so that a kill before or after the file's replacement leaves what
/// `settledList` of the next run ends. The other way round a kill would leave a list with an address that the store
/// takes for a new subscription, and all its entries for new ones.
struct Moves {
  private let file: SubscriptionFile
  private let store: Store

  /// The project's lock is held.
  init(_ project: Project, _ store: Store) throws {
    file = try project.editableList()
    self.store = store
  }

  /// feeds.opml, once it and the store agree on the addresses that Feedmill has changed. To be called before
  /// `Store.reconcile`. Throws `OPMLError` or `StoreError`.
  ///
  /// - Parameter known: the list as it was read a moment ago.
  func settledList(knowing known: SubscriptionList, now: Date) throws -> SubscriptionList {
    var list = try file.read(knowing: known)
    for relocation in try store.unwrittenRelocations() { list = try settled(relocation, in: list) }
    for relocation in try store.relocations() where relocation.undone == nil && relocation.isReverted(in: list) {
      // The owner's own word, or a backup that was put back.
      if try store.undo(relocation, now: now) { try store.noteWritten(relocation) }
    }
    return list
  }

  private func settled(_ relocation: Relocation, in list: SubscriptionList) throws -> SubscriptionList {
    guard list.contains(relocation.formerAddress), !list.contains(relocation.address) else {
      try store.noteWritten(relocation)
      return list
    }
    do {
      return try write(relocation)
    } catch is OPMLError {
      return list
    }
  }

  /// Writes what the store says into feeds.opml. Throws `OPMLError`, and then the store says what it said before.
  @discardableResult
  func write(_ relocation: Relocation) throws -> SubscriptionList {
    let list: SubscriptionList
    do {
      list = try file.edit([.readdress(relocation.formerAddress, to: relocation.address)])
    } catch {
      try store.takeBack(relocation)
      throw error
    }
    try store.noteWritten(relocation)
    return list
  }

  /// Why feeds.opml cannot be made to follow the feed to an address; nil when it can.
  static func obstacle(from feedURL: String, to address: String, in list: SubscriptionList) -> String? {
    if !list.contains(feedURL) { return "it stands in a list that feeds.opml includes, which is not ours to edit" }
    if list.contains(address) { return "feeds.opml has the new address already: remove one of the two" }
    if feedURL != Subscription(feedURL).shownURL { return "its address carries a password: change it by hand" }
    return nil
  }
}

extension Relocation {
  fileprivate func isReverted(in list: SubscriptionList) -> Bool {
    list.contains(from) && !list.contains(to)
  }
}
