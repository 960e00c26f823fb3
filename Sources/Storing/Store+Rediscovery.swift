package import FoundationEssentials

extension Store {
  /// Listed subscriptions, not paused, whose last outcome is one of `outcomes`, those first that were never searched for.
  package func missing(_ outcomes: [String]) throws(StoreError) -> [Missing] {
    try read { database in try RediscoveryTable(database).missing(outcomes) }
  }

  /// What a search for a subscription's feed has brought, in place of what the search before it brought.
  package func note(_ proposal: Proposal?, for feedURL: String, searched: Date) throws(StoreError) {
    try write { database in
      guard let row = try SubscriptionTable(database).id(of: feedURL) else { return }
      try RediscoveryTable(database).note(proposal, of: row, at: searched)
    }
  }
}
