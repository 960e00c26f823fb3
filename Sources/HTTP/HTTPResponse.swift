/// A whole answer: everything that it announced has come and was decoded.
package struct HTTPResponse: Sendable, Hashable {
  package var status: Int
  package var fields: HTTPFields
  /// Without its Content-Encoding.
  package var body: [UInt8]

  package init(status: Int, fields: HTTPFields, body: [UInt8]) {
    self.status = status
    self.fields = fields
    self.body = body
  }
}
