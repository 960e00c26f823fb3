package import Fetching
package import FoundationEssentials
package import Storing
import Subscribing
package import Syndication

extension OpenProject {
  /// Gives the sources whose permanent redirects are confirmed their new addresses, in the store and in feeds.opml.
  ///
  /// One that cannot be followed stays as it is, and `feedmill moved` says why. Throws `StoreError` or `FileError`.
  package func followMoves(now: Date, rule: MoveRule = MoveRule()) throws -> [RefreshSummary.Moved] {
    let moves = try Moves(project, store)
    var moved: [RefreshSummary.Moved] = []
    for followed in try store.redirected() {
      let (subscription, state) = (followed.subscription, followed.state)
      guard let move = state.move, rule.confirms(move),
        Moves.obstacle(from: subscription.feedURL, to: move.url, in: list) == nil,
        let relocation = try store.relocate(subscription.feedURL, to: move.url, now: now)
      else { continue }
      do {
        try moves.write(relocation)
      } catch is OPMLError {
        continue
      }
      moved.append(
        RefreshSummary.Moved(
          title: subscription.title, from: subscription.shownURL, to: relocation.to, since: relocation.since))
    }
    return moved
  }

  /// Takes the last change of a source's address back; that address is refused from then on.
  ///
  /// - Parameter subject: what the owner calls the source; its former address will do too.
  ///
  /// Throws `MoveRefusal`, `UnknownSource`, `AmbiguousSource`, `OPMLError` or `StoreError`.
  package func undoMove(of subject: String, now: Date) throws -> Relocation {
    let relocations = try store.relocations().filter { $0.undone == nil }
    let named = relocations.first { $0.from == subject || $0.to == subject }
    let feedURL = try named?.to ?? list.subscription(named: subject).subscription.feedURL
    guard let relocation = relocations.first(where: { $0.to == feedURL }) else {
      throw MoveRefusal(
        "\(Subscription(feedURL).shownURL) stands where the list always had it; there is nothing to undo")
    }
    guard try store.undo(relocation, now: now) else {
      throw MoveRefusal("\(relocation.from) is another source by now; remove that first")
    }
    var undone = relocation
    undone.undone = now
    try Moves(project, store).write(undone)
    return undone
  }

  /// Gives a source the address that a search has found, or that its permanent redirect leads to, on the owner's word.
  ///
  /// Throws `MoveRefusal`, `UnknownSource`, `AmbiguousSource`, `OPMLError` or `StoreError`.
  package func acceptMove(of subject: String, now: Date) throws -> Relocation {
    let subscription = try list.subscription(named: subject).subscription
    let status = try store.statuses().first { $0.subscription.feedURL == subscription.feedURL }
    guard let (address, since) = status?.proposedAddress else {
      throw MoveRefusal("no other address of \(subscription.shownURL) is known; 'feedmill moved' lists those that are")
    }
    if let obstacle = Moves.obstacle(from: subscription.feedURL, to: address, in: list) {
      throw MoveRefusal("\(subscription.shownURL) stays: \(obstacle)")
    }
    guard let relocation = try store.accept(address, for: subscription.feedURL, since: since, now: now) else {
      throw MoveRefusal(
        "\(address) was a source of its own once, with a history of its own; add it to the list instead")
    }
    try Moves(project, store).write(relocation)
    return relocation
  }

  /// Why a source's permanent redirect will not be followed in feeds.opml; nil when it will, in time.
  package func obstacle(to move: Move, of subscription: Subscription) -> String? {
    move.isRefused ? "refused" : Moves.obstacle(from: subscription.feedURL, to: move.url, in: list)
  }
}

extension Status {
  fileprivate var proposedAddress: (String, since: Date)? {
    proposal.map { ($0.url, $0.found) } ?? state.move.map { ($0.url, $0.firstSeen) }
  }
}
