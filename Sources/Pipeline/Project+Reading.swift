import Files
package import FoundationEssentials
package import Storing
import Subscribing
package import Syndication

extension Project {
  /// The store, to be read beside a run: takes no lock, and knows the list as the last command that took it did.
  ///
  /// Throws `NothingStored` or `StoreError`.
  package func openStore() throws -> Store {
    guard Folder.fileExists(database) else { throw NothingStored(project: self) }
    return try Store(path: database)
  }

  /// The store in step with feeds.opml, or while a run is at work as that has it: whoever only looks is never told to
  /// come back.
  ///
  /// Throws `ConfigurationError`, `OPMLError`, `StoreError` or `FileError`.
  package func storeToRead(now: Date) throws -> Store {
    do {
      return try OpenProject(self, now: now).store
    } catch is Busy {
      return try openStore()
    }
  }

  /// The one source that `subject` names, of feeds.opml or of a list that it includes.
  ///
  /// Throws `UnknownSource`, `AmbiguousSource`, `OPMLError` or `FileError`.
  package func followed(named subject: String) throws -> Subscription {
    let list = try SubscriptionFile(subscriptionList).read()
    let included = Array(includedLists.combined(with: list).dropFirst(list.subscriptions.count))
    return try list.subscription(named: subject, or: included).subscription
  }
}
