/// How a refresh is watched while it goes on, and how it is kept from beginning more.
package struct Course: Sendable {
  package enum Step: Sendable, Hashable {
    /// A source is being asked.
    case began
    /// Its answer is stored.
    case stored(newEntries: Int, isFailure: Bool)
    /// Its answer did not come before the refresh was cancelled; it stays due.
    case gaveUp
  }

  /// Asked before each source. False: what is in flight ends as it does, and nothing more begins.
  package var mayBegin: @Sendable () -> Bool
  /// Called at each step, from one task; to be quick, since the refresh waits for it.
  package var tell: @Sendable (Step) -> Void

  package init(
    mayBegin: @escaping @Sendable () -> Bool = { true }, tell: @escaping @Sendable (Step) -> Void = { _ in }
  ) {
    self.mayBegin = mayBegin
    self.tell = tell
  }
}
