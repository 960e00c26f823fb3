/// A published feed document that a WebSub hub is to know of.
package struct HubTopic: Sendable, Hashable {
  package var hub: String
  /// Where the document is served.
  package var topic: String
  /// The hash of its bytes.
  package var document: UInt64

  package init(hub: String, topic: String, document: UInt64) {
    self.hub = hub
    self.topic = topic
    self.document = document
  }
}
