internal import Merging
internal import Storing
internal import Synchronization

/// The features of entries that were compared last, so that the day's stories are not read again for every copy.
///
/// Bounded: the oldest goes first. It may outlive a transaction that failed, since an entry is known by its content too.
package final class RecentFeatures: Sendable {
  private struct Known {
    var contentHash: UInt64
    var features: Features
  }

  private struct State {
    var known: [Int64: Known] = [:]
    var order: [Int64] = []
    var next = 0
  }

  private let capacity: Int
  private let state = Mutex(State())

  package init(capacity: Int = 1024) { self.capacity = capacity }

  func features(of entry: StoredEntry) -> Features? {
    state.withLock { state in
      guard let known = state.known[entry.id], known.contentHash == entry.contentHash else { return nil }
      return known.features
    }
  }

  func note(_ features: Features, of entry: Int64, contentHash: UInt64) {
    state.withLock { state in
      let isNew = state.known.updateValue(Known(contentHash: contentHash, features: features), forKey: entry) == nil
      guard isNew else { return }
      if state.order.count < capacity {
        state.order.append(entry)
      } else {
        state.known[state.order[state.next]] = nil
        state.order[state.next] = entry
        state.next = (state.next + 1) % capacity
      }
    }
  }
}
