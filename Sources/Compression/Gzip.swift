import CZlib

/// RFC 1952, by zlib. Without a file name or a time in its header.
enum Gzip {
  /// Windows of 32 KB, and 16 more for a gzip header and trailer (zlib.h, deflateInit2).
  private static let windowBits: Int32 = 15 + 16
  /// The best that zlib has: a file is packed once and read by everybody.
  private static let level: Int32 = 9

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    var stream = unsafe z_stream()
    let code = unsafe feedmill_deflate_init(&stream, level, windowBits, 9)
    precondition(code == Z_OK, "zlib has no memory to deflate")
    defer { unsafe deflateEnd(&stream) }
    // The bound is for one call that ends the stream, so that one call is enough (zlib.h, deflate).
    let bound = unsafe Int(deflateBound(&stream, UInt(bytes.count)))
    return unsafe run(bytes, into: bound, &stream) { unsafe deflate($0, Z_FINISH) } ?? []
  }

  /// Nil for what is no gzip, is not whole, or unpacks to another length.
  static func decode(_ bytes: [UInt8], length: Int) -> [UInt8]? {
    var stream = unsafe z_stream()
    guard unsafe feedmill_inflate_init(&stream, windowBits) == Z_OK else { return nil }
    defer { unsafe inflateEnd(&stream) }
    // A byte more, so that a longer text shows itself, and an empty one has somewhere to end.
    let decoded = unsafe run(bytes, into: length + 1, &stream) { unsafe inflate($0, Z_FINISH) }
    return decoded?.count == length ? decoded : nil
  }

  /// Nil unless the one call ends the stream and has used all of its input.
  private static func run(
    _ input: [UInt8], into capacity: Int, _ stream: inout z_stream,
    _ step: (UnsafeMutablePointer<z_stream>) -> Int32
  ) -> [UInt8]? {
    var code = Z_OK
    let output = unsafe [UInt8](unsafeUninitializedCapacity: capacity) { output, count in
      unsafe input.withUnsafeBufferPointer { input in
        // zlib never writes to its input; its type is older than const.
        unsafe stream.next_in = UnsafeMutablePointer(mutating: input.baseAddress)
        unsafe stream.avail_in = UInt32(input.count)
        unsafe stream.next_out = output.baseAddress
        unsafe stream.avail_out = UInt32(capacity)
        code = unsafe step(&stream)
      }
      count = unsafe capacity - Int(stream.avail_out)
    }
    return unsafe code == Z_STREAM_END && stream.avail_in == 0 ? output : nil
  }
}
