/// Why no whole answer came.
package struct HTTPFailure: Error, Sendable, Hashable {
  package enum Kind: Sendable, Hashable {
    /// An address or a protocol that we do not ask.
    case refused
    case dns
    case connection
    case tls
    case timeout
    /// One of `HTTPLimits`' bounds on bytes.
    case limit
    /// Not HTTP, cut short, of two lengths, or not what its Content-Encoding says.
    case garbled
    /// The task that asked was cancelled.
    case cancelled
  }

  package var kind: Kind
  /// A sentence for people, without its full stop.
  package var message: String

  package init(_ kind: Kind, _ message: String) {
    self.kind = kind
    self.message = message
  }
}
