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
  ///
  /// - Parameter patience: how long to wait for another run to end. The project is read as it is after that.
  package init(_ project: Project, now: @autoclosure () -> Date, patience: Duration = .zero) throws {
    // Before the lock, since that makes the folder of the state: a mistake leaves nothing behind.
    var configuration = try Configuration(contentsOf: project.configuration)
    let known = try SubscriptionFile(project.subscriptionList).read()
    let lock = try project.lock(patience: patience)
    if patience > .zero {
      configuration = try Configuration(contentsOf: project.configuration)
    }
    let store = try Store(path: project.database)
    let now = now()
    let list = try Moves(project, store).settledList(knowing: known, now: now)
    try store.reconcile(project.includedLists.combined(with: list), now: now)
    try prefer(project.includedLists.combined(with: list), in: store)
    self.project = project
    self.configuration = configuration
    self.list = list
    self.store = store
    self.lock = lock
  }

  /// Follows what the lists that feeds.opml includes have now, after they were asked for. Throws `StoreError`.
  package func followIncludedLists(now: Date) throws {
    try store.reconcile(project.includedLists.combined(with: list), now: now)
    try prefer(project.includedLists.combined(with: list), in: store)
  }
}
