/// Where to register for notices of changes: RSS `cloud` (https://www.rssboard.org/rsscloud-interface).
package struct Cloud: Sendable, Hashable {
  package var domain: String?
  package var port: String?
  package var path: String?
  package var registerProcedure: String?
  package var `protocol`: String?

  package init(
    domain: String? = nil, port: String? = nil, path: String? = nil, registerProcedure: String? = nil,
    protocol: String? = nil
  ) {
    self.domain = domain
    self.port = port
    self.path = path
    self.registerProcedure = registerProcedure
    self.protocol = `protocol`
  }
}
