/// The content security policy of a page: pictures of the web, our own style, and nothing else.
enum PagePolicy {
  static func allowing(style: String) -> String {
    "default-src 'none'; style-src 'sha256-\(SHA256.base64(of: style))'; img-src http: https:; base-uri 'none';"
      + " form-action 'none'"
  }
}
