import Testing

@testable import XML

@Suite struct EncodingTests {
  private static func document(_ declared: String) -> [UInt8] {
    Array("<?xml version=\"1.0\" encoding=\"\(declared)\"?><a>".utf8)
  }

  private static func text(_ reading: XMLReader.Reading) -> String { reading.tree.root?.text ?? "" }

  /// Encodings with bytes of theirs, and what those say.
  @Test(arguments: [
    ("windows-1251", [0xCF, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], "Привет"),
    ("koi8-r", [0xF0, 0xD2, 0xC9, 0xD7, 0xC5, 0xD4], "Привет"),
    ("ibm866", [0x8F, 0xE0, 0xA8, 0xA2, 0xA5, 0xE2], "Привет"),
    ("x-mac-cyrillic", [0x8F, 0xF0, 0xE8, 0xE2, 0xE5, 0xF2], "Привет"),
    ("iso-8859-1", [0x93, 0xE9, 0x94], "“é”"),
    ("windows-1258", [0xD0, 0xFD, 0xCC, 0x6E, 0x67, 0x20, 0x70, 0x68, 0xF4, 0xEC], "Đư\u{300}ng phô\u{301}"),
    ("gb2312", [0xB2, 0xBB, 0x81, 0x30, 0x84, 0x36], "不¥"),
    ("shift_jis", [0x93, 0xFA, 0x87, 0x40, 0x5C], "日①\\"),
    ("euc-kr", [0xC7, 0xD1, 0x81, 0x41], "한갂"),
    ("big5", [0xA4, 0xA4], "中"),
    ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "日"),
    ("macgreek", [0x80, 0xE1], "Äα"),
    ("windows_1253", [0xE1], "α"),
    // Python's names of Japanese encodings.
    ("euc_jis_2004", [0xC6, 0xFC], "日"),
    ("shift_jis_2004", [0x93, 0xFA], "日"),
    ("iso2022_jp_1", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "日"),
    ("iso2022_jp_ext", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "日"),
    ("iso2022_jp_3", [0x1B, 0x24, 0x42, 0x46, 0x7C, 0x1B, 0x28, 0x42], "日"),
  ])
  func theDeclaredEncodingIsRead(name: String, bytes: [UInt8], text: String) {
    let reading = XMLReader().read(Self.document(name) + bytes + Array("</a>".utf8))
    #expect(Self.text(reading).unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(reading.isWellFormed)
    let byHeader = XMLReader().read(Array("<a>".utf8) + bytes + Array("</a>".utf8), charset: name.uppercased())
    #expect(Self.text(byHeader).unicodeScalars.elementsEqual(text.unicodeScalars))
    #expect(byHeader.encoding == reading.encoding)
  }

  /// Without any declaration. The letters of Latin words are no Hebrew, however few they are.
  @Test(arguments: [
    ("Caf\u{E9} d\u{E9}j\u{E0} vu \u{E0} c\u{F4}t\u{E9}", "windows-1252"), ("na\u{EF}ve", "windows-1252"),
    (
      "\u{E7}\u{E3}\u{F9}\u{E5}\u{FA} \u{E4}\u{E9}\u{E5}\u{ED} \u{E1}\u{E9}\u{F9}\u{F8}\u{E0}\u{EC} \u{E5}\u{E1}\u{F2}\u{E5}\u{EC}\u{ED}",
      "windows-1255"
    ),
    ("\u{CF}\u{F0}\u{E8}\u{E2}\u{E5}\u{F2}", "windows-1251"),
  ])
  func theEncodingIsGuessedByLettersThatStandInWordsOfTheirOwn(text: String, name: String) {
    let bytes = text.unicodeScalars.map { UInt8($0.value) }
    #expect(XMLReader().read(Array("<a>".utf8) + bytes + Array("</a>".utf8)).encoding == name)
  }

  @Test func utf8ThatCallsItselfLatin1IsUTF8() {
    let utf8 = XMLReader().read(Self.document("iso-8859-1") + Array("Ýé</a>".utf8))
    #expect(Self.text(utf8) == "Ýé")
    #expect(XMLReader().read(Self.document("iso-8859-1") + Array("é</a>".utf8)).encoding == "windows-1252")
  }

  @Test func theMarkComesBeforeTheHeaderAndTheHeaderBeforeTheDeclaration() {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    #expect(
      XMLReader().read(mark + Self.document("windows-1251") + Array("é</a>".utf8), charset: "koi8-r").encoding
        == "utf-8")
    #expect(
      XMLReader().read(Self.document("windows-1251") + [0xE1] + Array("</a>".utf8), charset: "koi8-r").encoding
        == "koi8-r")
    #expect(
      XMLReader().read(Self.document("utf-16") + Array("é</a>".utf8)).encoding == "utf-8")
  }

  @Test(arguments: [false, true])
  func utf16And32AreReadWithAndWithoutAMark(isMarked: Bool) {
    let scalars = Array((isMarked ? "\u{FEFF}" : "").unicodeScalars) + Array("<a>日😀</a>".unicodeScalars)
    let text = String(String.UnicodeScalarView(scalars))
    let be16 = text.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }
    let le16 = text.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let be32 = scalars.flatMap { [0, UInt8($0.value >> 16), UInt8($0.value >> 8 & 0xFF), UInt8($0.value & 0xFF)] }
    for (bytes, name) in [(be16, "utf-16be"), (le16, "utf-16le"), (be32, "utf-32be")] {
      let reading = XMLReader().read(bytes)
      #expect(Self.text(reading) == "日😀")
      #expect(reading.encoding == name)
      #expect(reading.isWellFormed)
    }
  }

  /// libxml2 2.9.14 takes them.
  @Test(arguments: [[0xC1, 0x81], [0xE0, 0x80, 0xBC], [0xF0, 0x80, 0x80, 0xBC], [0xED, 0xA0, 0x80]])
  func longerEncodingsOfCharactersAreNone(bytes: [UInt8]) {
    let reading = XMLReader().read(Array("<a>é".utf8) + bytes + Array("</a>".utf8))
    #expect(!reading.isWellFormed)
    #expect(String(validating: Self.text(reading).utf8, as: UTF8.self) == Self.text(reading))
  }

  @Test func aFewBadBytesDoNotChangeTheEncoding() {
    let words = "Много слов на русском языке, и один плохой байт: "
    let reading = XMLReader().read(Array("<a>\(words)".utf8) + [0xE2, 0x28, 0xA1] + Array("</a>".utf8))
    #expect(Self.text(reading) == words + "â(¡")
    #expect(reading.encoding == "utf-8")
    #expect(!reading.isWellFormed)
  }

  @Test(arguments: [
    ("windows-1251", "Новости дня: в столице открыли мост"), ("koi8-r", "Новости дня: в столице открыли мост"),
    ("windows-1253", "Ειδήσεις της ημέρας"), ("windows-1255", "חדשות היום בעיר הגדולה"),
  ])
  func anUndeclaredEncodingIsGuessedFromItsLetters(name: String, text: String) throws {
    let charset = try #require(Charset(name))
    // The encoding's table turned around.
    var byteOf: [Unicode.Scalar: UInt8] = [:]
    for byte in UInt8.min...UInt8.max {
      if let scalar = charset.decode([byte]).map({ String(decoding: $0.text, as: UTF8.self) })?.unicodeScalars.first {
        byteOf[scalar] = byte
      }
    }
    let bytes = try text.unicodeScalars.map { try #require(byteOf[$0]) }
    let reading = XMLReader().read(Array("<a>".utf8) + bytes + Array("</a>".utf8))
    #expect(reading.encoding == name)
    #expect(reading.isEncodingGuessed)
    #expect(Self.text(reading) == text)
  }

  /// Short, so that a guess would go wrong.
  @Test(arguments: [
    "<html><head><meta charset='windows-1251'></head><body>#</body></html>",
    "<rss><item><description>&lt;meta http-equiv=Content-Type content='text/html; charset=windows-1251'&gt;#</description>",
    "<?xml version='1.0' charset='windows-1251'?><rss>#</rss>",
  ])
  func aMetaIsBetterThanAGuess(document: String) {
    let bytes = Array(document.utf8).flatMap { $0 == UInt8(ascii: "#") ? [0xB3, 0xBF] : [$0] }
    let reading = XMLReader().read(bytes)
    #expect(reading.encoding == "windows-1251")
    #expect(Self.text(reading).hasSuffix("ії"))
    #expect(!reading.isEncodingGuessed)
  }

  @Test func chineseIsGuessed() {
    let bytes: [UInt8] = [
      0xB2, 0xBB, 0xB9, 0xE9, 0xD2, 0xC6, 0xC3, 0xF1, 0xC2, 0xFE, 0xBB, 0xAD, 0xCF, 0xB5, 0xC1, 0xD0,
    ]
    let reading = XMLReader().read(Array("<a>".utf8) + bytes + Array("</a>".utf8))
    #expect(reading.encoding == "gb18030")
    #expect(Self.text(reading) == "不归移民漫画系列")
  }

  @Test func utf7IsNoEncoding() {
    #expect(Charset("utf-7") == nil)
    #expect(Charset("unicode-1-1-utf-7") == nil)
  }

  @Test(arguments: ["utf-16", "utf-32le", "iso-2022-jp", "gb18030", "windows-1255", "euc-jp", "hz", "utf-8"])
  func noBytesHangAConverter(name: String) {
    var bytes: [UInt8] = []
    var state: UInt64 = 7
    for _ in 0..<20_000 {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      bytes.append(UInt8(truncatingIfNeeded: state >> 33))
    }
    let decoded = Encoding.decode(bytes, charset: name)
    #expect(String(validating: decoded.bytes, as: UTF8.self) != nil)
  }
}
