/// What one exchange may cost. Each bound ends it with `HTTPFailure.Kind.limit` or `.timeout`.
package struct HTTPLimits: Sendable, Hashable {
  /// Name lookup, TCP and TLS together. 10 s.
  package var connectTime: Duration = .seconds(10)
  /// From the request to the last byte, redirects apart. 45 s.
  package var totalTime: Duration = .seconds(45)
  /// Bytes a second below which an answer counts as stalled. 16.
  package var stallRate = 16
  /// How long an answer may stay stalled. 25 s, since some blogs need 20 s to make a feed.
  package var stallTime: Duration = .seconds(25)
  /// All field lines of all answers of an exchange, interim ones included. 256 KiB; libcurl takes no line over 100 KB.
  package var headBytes = 256 << 10
  /// Of the body once it is decoded, whatever Content-Length says. 20 MiB.
  package var bodyBytes = 20 << 20
  /// Connections to one host at once. Only a guard: time spent waiting for one counts toward `totalTime`. 4.
  package var connectionsPerHost = 4
  /// Idle connections that are kept for later requests. 256.
  package var idleConnections = 256

  package init() {}
}
