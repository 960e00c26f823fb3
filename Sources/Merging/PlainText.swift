/// The words of a text without its markup, fast and forgiving: for comparing, never for showing.
///
/// Works on UTF-8. Sanitized or not: a bench and an older store must give the same words.
enum PlainText {
  /// Markup that is still visible after one pass was escaped twice, as many feeds do: then a second pass.
  static func bytes(of text: String) -> [UInt8] {
    let bytes = Array(text.utf8)
    guard bytes.contains(where: Stripping.isMark) else { return bytes }
    var first = Stripping(bytes)
    first.run()
    guard first.hasAngle, Stripping.showsMarkup(first.output) else { return first.output }
    var second = Stripping(first.output)
    second.run()
    return second.output
  }
}
