/// A GET of one address. A redirect is an answer like any other: whoever asks decides about the next hop.
package struct HTTPRequest: Sendable, Hashable {
  package struct Field: Sendable, Hashable {
    package var name: String
    package var value: String

    package init(_ name: String, _ value: String) {
      self.name = name
      self.value = value
    }
  }

  package var url: HTTPURL
  /// Sent as they are, beside Host, User-Agent and Accept-Encoding. One with a control character is not sent.
  package var fields: [Field]
  /// Less than `HTTPLimits.totalTime`: what is left for this hop.
  package var timeLimit: Duration?
  /// Not to be started before. Waiting costs no thread and counts toward no limit.
  package var earliest: SuspendingClock.Instant?

  package init(
    _ url: HTTPURL, fields: [Field] = [], timeLimit: Duration? = nil, earliest: SuspendingClock.Instant? = nil
  ) {
    self.url = url
    self.fields = fields
    self.timeLimit = timeLimit
    self.earliest = earliest
  }
}
