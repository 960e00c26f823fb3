internal import Glibc

/// One character encoding that iconv knows, other than UTF-8.
struct Charset {
  private let name: String
  /// UTF-8 of each byte, where a byte is a character; empty for what the byte does not mean.
  private let table: [[UInt8]]?

  /// Nil when iconv does not know the name.
  init?(_ name: String) {
    self.name = EncodingName.iconv(name)
    if name == "windows-1252" {
      table = (0...255).map { Array(UTF8.encode(Windows1252.scalar(UInt8($0)))!) }
      return
    }
    guard let converter = Converter(self.name) else { return nil }
    table = converter.table()
  }

  /// - Returns: valid UTF-8, and how many bytes meant nothing and became U+FFFD.
  func decode(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], errors: Int)? {
    guard let table else { return Converter(name)?.convert(bytes) }
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 2)
    var errors = 0
    let isASCII = (0..<128).allSatisfy { table[$0] == [UInt8($0)] }
    for byte in bytes {
      if byte < 0x80 && isASCII {
        text.append(byte)
      } else if table[Int(byte)].isEmpty {
        errors += 1
        text += [0xEF, 0xBF, 0xBD]
      } else {
        text.append(contentsOf: table[Int(byte)])
      }
    }
    return (text, errors)
  }
}

/// One iconv descriptor.
@safe private struct Converter: ~Copyable {
  private let descriptor: iconv_t

  init?(_ name: String) {
    unsafe descriptor = iconv_open("UTF-8", name)
    // iconv_open answers (iconv_t)-1 for what it does not know.
    if unsafe Int(bitPattern: descriptor) == -1 { return nil }
  }

  deinit { unsafe _ = iconv_close(descriptor) }

  /// Nil when some byte is only the beginning of a character.
  func table() -> [[UInt8]]? {
    var table: [[UInt8]] = []
    for byte in UInt8.min...UInt8.max {
      let (text, code) = step([byte])
      if code == EINVAL || (code == 0 && text.isEmpty) { return nil }
      table.append(code == 0 ? text : [])
    }
    return table
  }

  private func step(_ input: [UInt8]) -> (text: [UInt8], code: Int32) {
    var input = input.map { CChar(bitPattern: $0) }
    var output = [CChar](repeating: 0, count: 16)
    var code: Int32 = 0
    let written = unsafe input.withUnsafeMutableBufferPointer { input in
      unsafe output.withUnsafeMutableBufferPointer { output in
        var (from, fromLeft) = (input.baseAddress, input.count)
        var (to, toLeft) = (output.baseAddress, output.count)
        unsafe _ = iconv(descriptor, nil, nil, nil, nil)
        if unsafe iconv(descriptor, &from, &fromLeft, &to, &toLeft) == UInt.max { code = errno }
        return output.count - toLeft
      }
    }
    return (output[..<written].map { UInt8(bitPattern: $0) }, code)
  }

  func convert(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], errors: Int) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2 + 16)
    var errors = 0
    var chunk = [CChar](repeating: 0, count: 1 << 16)
    var input = Array(bytes)
    unsafe _ = iconv(descriptor, nil, nil, nil, nil)
    unsafe input.withUnsafeMutableBytes { input in
      guard input.count > 0 else { return }
      var from = unsafe input.baseAddress?.assumingMemoryBound(to: CChar.self)
      var left = input.count
      while left > 0 {
        unsafe chunk.withUnsafeMutableBufferPointer { chunk in
          var to = chunk.baseAddress
          var room = chunk.count
          let result = unsafe iconv(descriptor, &from, &left, &to, &room)
          let code = errno
          unsafe text.append(contentsOf: UnsafeRawBufferPointer(chunk).prefix(chunk.count - room))
          guard result == UInt.max, code != E2BIG, left > 0 else { return }
          // A byte that means nothing, or a character cut off at the end.
          errors += 1
          text += [0xEF, 0xBF, 0xBD]
          unsafe from = from! + 1
          left -= 1
        }
      }
    }
    return (text, errors)
  }
}
