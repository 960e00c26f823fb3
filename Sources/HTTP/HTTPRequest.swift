/// A GET of one address, or a POST where there is a body. A redirect is an answer like any other: whoever asks decides about the next hop.
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
  /// What is posted, of the media type that `fields` name. Nil: a GET.
  package var body: [UInt8]?
  /// Less than `HTTPLimits.totalTime`: what is left for this hop.
  package var timeLimit: Duration?
  /// Not to be started before. Waiting costs no thread and counts toward no limit.
  package var earliest: SuspendingClock.Instant?

  package init(
    _ url: HTTPURL, fields: [Field] = [], body: [UInt8]? = nil, timeLimit: Duration? = nil,
    earliest: SuspendingClock.Instant? = nil
  ) {
    self.url = url
    self.fields = fields
    self.body = body
    self.timeLimit = timeLimit
    self.earliest = earliest
  }
}
