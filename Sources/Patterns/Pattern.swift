import CPCRE2

/// A regular expression whose matching is bounded, since the texts that it meets are anybody's.
///
/// Letters match in either case, and classes such as `\w` know every script; `(?-i)` at the start makes the case matter.
@safe
package final class Pattern: Sendable {
  /// A pattern that is not one.
  package struct Malformed: Error, Sendable, Hashable, CustomStringConvertible {
    package var message: String
    /// Bytes into the pattern.
    package var offset: Int

    package var description: String { "\(message) (at byte \(offset))" }
  }

  package enum Match: Sendable, Hashable {
    case yes
    case no
    /// The bound was reached before there was an answer.
    case givenUp
  }

  /// As it was written.
  package let text: String
  /// Steps of the matcher on one text.
  package let limit: Int
  // Compiled code is read-only and may be used by several threads at once (pcre2api(3), "Multithreading").
  private nonisolated(unsafe) let code: OpaquePointer

  package init(_ text: String, limit: Int = 200_000) throws(Malformed) {
    self.text = text
    self.limit = limit
    var error: Int32 = 0
    var offset = 0
    let options = PCRE2_UTF | UInt32(PCRE2_UCP) | UInt32(PCRE2_CASELESS) | UInt32(PCRE2_NEVER_BACKSLASH_C)
    let utf8 = Array(text.utf8)
    guard let code = unsafe pcre2_compile_8(utf8, utf8.count, options, &error, &offset, nil) else {
      throw Malformed(message: Self.message(error), offset: offset)
    }
    unsafe self.code = code
  }

  deinit { unsafe pcre2_code_free_8(code) }

  /// Whether the pattern is somewhere in `text`.
  package func match(in text: String) -> Match {
    guard let context = unsafe pcre2_match_context_create_8(nil) else { return .givenUp }
    defer { unsafe pcre2_match_context_free_8(context) }
    unsafe pcre2_set_match_limit_8(context, UInt32(clamping: limit))
    unsafe pcre2_set_depth_limit_8(context, UInt32(clamping: limit))
    unsafe pcre2_set_heap_limit_8(context, 16_384)
    guard let result = unsafe pcre2_match_data_create_8(1, nil) else { return .givenUp }
    defer { unsafe pcre2_match_data_free_8(result) }
    var text = text
    let count = text.withUTF8 { utf8 in
      unsafe pcre2_match_8(code, utf8.baseAddress, utf8.count, 0, PCRE2_NO_UTF_CHECK, result, context)
    }
    if count >= 0 { return .yes }
    return count == PCRE2_ERROR_NOMATCH ? .no : .givenUp
  }

  private static func message(_ error: Int32) -> String {
    var buffer = [UInt8](repeating: 0, count: 256)
    let count = unsafe pcre2_get_error_message_8(error, &buffer, buffer.count)
    return String(decoding: buffer.prefix(max(0, Int(count))), as: UTF8.self)
  }
}

extension Pattern: Hashable {
  package static func == (left: Pattern, right: Pattern) -> Bool {
    left.text == right.text && left.limit == right.limit
  }

  package func hash(into hasher: inout Hasher) {
    hasher.combine(text)
    hasher.combine(limit)
  }
}
