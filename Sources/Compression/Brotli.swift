import CBrotli

/// RFC 7932, by libbrotli.
enum Brotli {
  /// Of 0 to 11. The last two cost ten times the time of this one and save some five per cent.
  private static let quality: Int32 = 9

  static func encode(_ bytes: [UInt8]) -> [UInt8] {
    let bound = max(BrotliEncoderMaxCompressedSize(bytes.count), 16)
    return unsafe [UInt8](unsafeUninitializedCapacity: bound) { output, count in
      count = bound
      let isDone = unsafe BrotliEncoderCompress(
        quality, BROTLI_DEFAULT_WINDOW, BROTLI_MODE_TEXT, bytes.count, bytes, &count, output.baseAddress!)
      precondition(isDone == BROTLI_TRUE, "libbrotli has no memory to pack")
    }
  }

  /// Nil for what is no Brotli, is not whole, or unpacks to another length.
  static func decode(_ bytes: [UInt8], length: Int) -> [UInt8]? {
    var result = BROTLI_DECODER_RESULT_ERROR
    // A byte more, so that a longer text shows itself.
    let decoded = unsafe [UInt8](unsafeUninitializedCapacity: length + 1) { output, count in
      count = length + 1
      result = unsafe BrotliDecoderDecompress(bytes.count, bytes, &count, output.baseAddress!)
      if result != BROTLI_DECODER_RESULT_SUCCESS { count = 0 }
    }
    return result == BROTLI_DECODER_RESULT_SUCCESS && decoded.count == length ? decoded : nil
  }
}
