package import Storing
package import Syndication

/// Has the entries of the sources that feeds.opml prefers stand for their stories, from now on and in the stories that
/// are there. Does nothing when the list prefers what it did before.
///
/// A story keeps its id and its time: another of its entries is published for it, and nothing is announced anew.
package func prefer(_ subscriptions: [Subscription], in store: Store) throws(StoreError) {
  try store.transaction { transaction in
    let wanted = Set(
      try subscriptions.filter(\.isPreferred).compactMap { try transaction.subscription($0.feedURL) })
    let before = try transaction.preferred()
    guard wanted != before else { return }
    try transaction.setPreferred(wanted)
    for subscription in wanted.symmetricDifference(before).sorted() {
      for story in try transaction.stories(sharedBy: subscription) { try settlePrimary(of: story, in: transaction) }
    }
  }
}
