package import FoundationEssentials
internal import GRDB
internal import Syndication

/// Changes of addresses. Each is stored first and then written into feeds.opml, where `noteWritten` ends it: whoever
/// finds one in between writes it again, or takes it back.
extension Store {
  /// Gives a subscription the address that its permanent redirect led to; its entries and its state stay.
  ///
  /// Nil where nothing was done: it has no such move, the owner has refused it, or the store knows that address already.
  package func relocate(_ feedURL: String, to address: String, now: Date) throws(StoreError) -> Relocation? {
    try write { database in
      let table = SubscriptionTable(database)
      guard let row = try table.id(of: feedURL), var state = try table.state(row), let move = state.move,
        move.url == address, try !RelocationTable(database).isRefused(address, for: row)
      else { return nil }
      state.move = nil
      return try relocate(
        Relocation(
          id: 0, subscription: row, from: feedURL, to: address, since: move.firstSeen, sightings: move.sightings,
          applied: now), state, in: database)
    }
  }

  /// Gives a subscription the address that the owner accepts, though it was only guessed or not yet confirmed. It is due
  /// at once. Nil where the store knows that address already.
  package func accept(
    _ address: String, for feedURL: String, since: Date, now: Date
  ) throws(StoreError) -> Relocation? {
    try write { database in
      guard let row = try SubscriptionTable(database).id(of: feedURL) else { return nil }
      return try relocate(
        Relocation(id: 0, subscription: row, from: feedURL, to: address, since: since, sightings: 0, applied: now),
        FetchState(), in: database)
    }
  }

  private func relocate(
    _ relocation: Relocation, _ state: FetchState, in database: Database
  ) throws -> Relocation? {
    let table = RelocationTable(database)
    guard try table.setAddress(relocation.to, of: relocation.subscription) else { return nil }
    try SubscriptionTable(database).set(state, of: relocation.subscription)
    try RediscoveryTable(database).forget(relocation.subscription)
    var relocation = relocation
    relocation.id = try table.insert(relocation)
    return relocation
  }

  /// Gives the subscription its former address back and refuses the new one for ever. False where another subscription
  /// has the former address.
  package func undo(_ relocation: Relocation, now: Date) throws(StoreError) -> Bool {
    try write { database in
      let table = RelocationTable(database)
      guard try table.setAddress(relocation.from, of: relocation.subscription) else { return false }
      try table.set(undone: now, isWritten: false, of: relocation.id)
      let move = Move(
        relocation.to, firstSeen: relocation.since, lastSeen: now, sightings: relocation.sightings, isRefused: true)
      try setMove(move, of: relocation.subscription, in: database)
      return true
    }
  }

  /// feeds.opml could not be changed: the store says again what it said before.
  package func takeBack(_ relocation: Relocation) throws(StoreError) {
    try write { database in
      let table = RelocationTable(database)
      guard try table.setAddress(relocation.formerAddress, of: relocation.subscription) else { return }
      if relocation.undone == nil {
        try table.remove(relocation.id)
        let move = Move(
          relocation.to, firstSeen: relocation.since, lastSeen: relocation.applied, sightings: relocation.sightings,
          overlaps: true)
        try setMove(relocation.sightings > 0 ? move : nil, of: relocation.subscription, in: database)
      } else {
        try table.set(undone: nil, isWritten: true, of: relocation.id)
        try setMove(nil, of: relocation.subscription, in: database)
      }
    }
  }

  private func setMove(_ move: Move?, of subscription: Int64, in database: Database) throws {
    let table = SubscriptionTable(database)
    guard var state = try table.state(subscription) else { return }
    state.move = move
    try table.set(state, of: subscription)
  }

  /// The listed subscriptions that a permanent redirect was met for.
  package func redirected() throws(StoreError) -> [Followed] {
    try read { database in try SubscriptionTable(database).redirected() }
  }

  package func noteWritten(_ relocation: Relocation) throws(StoreError) {
    try write { database in try RelocationTable(database).noteWritten(relocation.id) }
  }

  /// All changes of the addresses of listed subscriptions, the last first.
  package func relocations() throws(StoreError) -> [Relocation] {
    try read { database in try RelocationTable(database).all() }
  }

  /// Those that feeds.opml may not say yet: a run was killed in between. The last first.
  package func unwrittenRelocations() throws(StoreError) -> [Relocation] {
    try read { database in try RelocationTable(database).unwritten() }
  }
}
