import Files
package import FoundationEssentials
package import Storing
package import Subscribing

/// A project at work: its lock held, its settings read, its store open and in step with feeds.opml.
package struct OpenProject: ~Copyable {
  package let project: Project
  package let configuration: Configuration
  package let list: SubscriptionList
  package let store: Store
  private let lock: FileLock

  /// Throws `Busy`, `ConfigurationError`, `OPMLError`, `StoreError` or `FileError`; nothing is changed then.
  package init(_ project: Project, now: Date) throws {
    let configuration = try Configuration(contentsOf: project.configuration)
    let list = try SubscriptionFile(project.subscriptionList).read()
    let lock = try project.lock()
    let store = try Store(path: project.database)
    try store.reconcile(project.includedLists.combined(with: list), now: now)
    try prefer(project.includedLists.combined(with: list), in: store)
    self.project = project
    self.configuration = configuration
    self.list = list
    self.store = store
    self.lock = lock
  }

  /// Asks for the lists that feeds.opml includes, where it is time, and follows what they have now.
  ///
  /// - Returns: which could not be had, and stay as they were. Throws `StoreError` or `FileError`.
  package func refreshIncludedLists(ask: Refresh.Ask, now: Date) async throws -> [Remark] {
    guard !list.inclusions.isEmpty else { return [] }
    let remarks = try await project.includedLists.refresh(list, ask: ask, now: now)
    try store.reconcile(project.includedLists.combined(with: list), now: now)
    try prefer(project.includedLists.combined(with: list), in: store)
    return remarks
  }
}
