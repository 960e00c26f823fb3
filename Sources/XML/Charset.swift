internal import Glibc
internal import Synchronization

/// One character encoding that iconv knows, other than UTF-8.
struct Charset {
  private let name: String
  /// Nil where some byte is only the beginning of a character.
  private let table: CharsetTable?

  /// Nil when iconv does not know the name.
  init?(_ name: String) {
    guard let known = Charset.known.withLock({ $0[name] }) ?? Charset.find(name) else { return nil }
    Charset.known.withLock { $0[name] = known }
    self = known
  }

  /// Those asked for so far: a table is made by 256 calls of iconv. Few names are known to iconv, and none is longer than
  /// a label may be.
  private static let known = Mutex<[String: Charset]>([:])

  private init(name: String, table: CharsetTable?) { (self.name, self.table) = (name, table) }

  private static func find(_ name: String) -> Charset? {
    if name == "windows-1252" {
      let characters = (0...255).map { Array(UTF8.encode(Windows1252.scalar(UInt8($0)))!) }
      return Charset(name: name, table: CharsetTable(characters))
    }
    if let rare = RareCharsets.table(name) { return Charset(name: name, table: CharsetTable(rare)) }
    guard let known = EncodingName.iconv(name).first(where: { Converter($0) != nil }),
      let converter = Converter(known)
    else { return nil }
    return Charset(name: known, table: converter.table().flatMap { CharsetTable($0) })
  }

  /// - Returns: valid UTF-8, and how many bytes meant nothing and became U+FFFD.
  func decode(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], errors: Int)? {
    table.map { $0.decode(bytes) } ?? Converter(name)?.convert(bytes)
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
    unsafe _ = iconv(descriptor, nil, nil, nil, nil)
    let (count, code) = unsafe input.withUnsafeMutableBufferPointer { input in
      var (from, left) = (input.baseAddress, input.count)
      return unsafe step(&from, &left, &output)
    }
    var text = output[..<count].map { UInt8(bitPattern: $0) }
    if code == 0 {
      // Windows-1258 holds a letter back until it knows that no accent follows.
      var nothing: UnsafeMutablePointer<CChar>?
      var none = 0
      let (count, _) = unsafe step(&nothing, &none, &output)
      text += output[..<count].map { UInt8(bitPattern: $0) }
    }
    return (text, code)
  }

  func convert(_ bytes: ArraySlice<UInt8>) -> (text: [UInt8], errors: Int) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count * 3 / 2 + 16)
    var errors = 0
    var chunk = [CChar](repeating: 0, count: 1 << 14)
    var input = bytes.map { CChar(bitPattern: $0) }
    unsafe _ = iconv(descriptor, nil, nil, nil, nil)
    unsafe input.withUnsafeMutableBufferPointer { input in
      var (from, left) = (input.baseAddress, input.count)
      while left > 0 {
        let before = left
        let (count, code) = unsafe step(&from, &left, &chunk)
        text.append(contentsOf: chunk[..<count].lazy.map { UInt8(bitPattern: $0) })
        // A byte that means nothing, a character cut off at the end, or a converter that does not get on.
        guard code == EILSEQ || code == EINVAL || (left == before && count == 0) else { continue }
        guard left > 0 else { break }
        errors += 1
        text += [0xEF, 0xBF, 0xBD]
        unsafe from = from! + 1
        left -= 1
      }
      var nothing: UnsafeMutablePointer<CChar>?
      var none = 0
      let (count, _) = unsafe step(&nothing, &none, &chunk)
      text.append(contentsOf: chunk[..<count].lazy.map { UInt8(bitPattern: $0) })
    }
    // Some of iconv's encodings have characters beyond Unicode.
    if !UTF8Repair.isValid(text[...]) {
      errors += 1
      text = UTF8Repair.repair(text[...]).text
    }
    return (text, errors)
  }

  /// One call of iconv: bytes written to `chunk`, and errno or 0.
  private func step(
    _ from: inout UnsafeMutablePointer<CChar>?, _ left: inout Int, _ chunk: inout [CChar]
  ) -> (count: Int, code: Int32) {
    let (isFlush, size) = unsafe (from == nil, chunk.count)
    return unsafe chunk.withUnsafeMutableBufferPointer { chunk in
      var (to, room) = (chunk.baseAddress, size)
      let result =
        unsafe isFlush ? iconv(descriptor, nil, nil, &to, &room) : iconv(descriptor, &from, &left, &to, &room)
      return (size - room, result == -1 ? errno : 0)
    }
  }
}
