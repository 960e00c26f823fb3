/// Names of character encodings, by the labels of the web (https://encoding.spec.whatwg.org/#names-and-labels).
enum EncodingName {
  /// The one name that we use for an encoding, lower case; a label that the web does not know as it is. Nil when it
  /// cannot be a label.
  static func canonical(_ label: String) -> String? {
    let name = label.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    guard !name.isEmpty, name.utf8.count <= 40, name.utf8.allSatisfy({ $0.isNameByte && $0 < 0x80 }) else { return nil }
    return canonicalNames[name] ?? canonicalNames[String(name.map { $0 == "_" ? "-" : $0 })] ?? name
  }

  private static let canonicalNames: [String: String] = {
    var names: [String: String] = [:]
    for (name, labels) in table { for label in labels.split(separator: " ") { names[String(label)] = name } }
    return names
  }()

  private static let table: [(name: String, labels: String)] = [
    ("utf-8", "utf-8 utf8 unicode-1-1-utf-8 utf_8 utf8n x-unicode20utf8"),
    (
      "windows-1252",
      "windows-1252 cp1252 x-cp1252 iso-8859-1 iso8859-1 iso88591 iso_8859-1 latin1 latin-1 l1 cp819 "
        + "ibm819 csisolatin1 iso-ir-100 iso_8859-1:1987 ansi"
    ),
    ("us-ascii", "us-ascii ascii ansi_x3.4-1968 iso646-us cp367 ibm367 iso-ir-6 us csascii iso_646.irv:1991"),
    (
      "gb18030",
      "gb18030 gb2312 gbk gb_2312 gb_2312-80 cp936 ms936 windows-936 x-gbk chinese csgb2312 "
        + "csiso58gb231280 iso-ir-58 euc-cn euccn x-euc-cn gb2312-80"
    ),
    ("big5", "big5 big5-hkscs cn-big5 csbig5 x-x-big5 big5hkscs cp950"),
    (
      "euc-kr",
      "euc-kr euckr ks_c_5601-1987 ks_c_5601-1989 ksc5601 ksc_5601 korean windows-949 cp949 csksc56011987 "
        + "cseuckr iso-ir-149 uhc ms949"
    ),
    ("shift_jis", "shift_jis shift-jis sjis x-sjis ms_kanji csshiftjis windows-31j ms932 cp932 windows-932 mskanji"),
    ("euc-jp", "euc-jp eucjp x-euc-jp cseucpkdfmtjapanese ujis"),
    ("iso-2022-jp", "iso-2022-jp csiso2022jp"),
    ("windows-874", "windows-874 dos-874 cp874 tis-620 tis620 iso-8859-11 iso8859-11 iso885911 ibm874"),
    ("windows-1250", "windows-1250 cp1250 x-cp1250"),
    ("windows-1251", "windows-1251 cp1251 x-cp1251 win-1251 win1251 windows1251"),
    ("windows-1253", "windows-1253 cp1253 x-cp1253"),
    (
      "windows-1254",
      "windows-1254 cp1254 x-cp1254 iso-8859-9 iso8859-9 iso88599 iso_8859-9 latin5 l5 csisolatin5 "
        + "iso-ir-148"
    ),
    ("windows-1255", "windows-1255 cp1255 x-cp1255"),
    ("windows-1256", "windows-1256 cp1256 x-cp1256"),
    ("windows-1257", "windows-1257 cp1257 x-cp1257"),
    ("windows-1258", "windows-1258 cp1258 x-cp1258"),
    ("koi8-r", "koi8-r koi8 koi koi8_r cskoi8r"),
    ("koi8-u", "koi8-u koi8-ru"),
    ("ibm866", "ibm866 cp866 866 csibm866"),
    ("macintosh", "macintosh mac x-mac-roman csmacintosh macroman mac-roman"),
    ("x-mac-cyrillic", "x-mac-cyrillic x-mac-ukrainian mac-cyrillic maccyrillic"),
    ("iso-8859-8", "iso-8859-8 iso-8859-8-i iso-8859-8-e logical visual hebrew csisolatinhebrew iso_8859-8"),
    ("iso-8859-6", "iso-8859-6 iso-8859-6-i iso-8859-6-e arabic ecma-114 asmo-708 csisolatinarabic iso_8859-6"),
    ("utf-16", "utf-16 utf16 u16 unicode csunicode iso-10646-ucs-2 ucs-2 ucs2 utf_16"),
    ("utf-16be", "utf-16be unicodefffe utf-16-be utf_16_be unicodebigunmarked"),
    ("utf-16le", "utf-16le unicodefeff utf-16-le utf_16_le unicodelittleunmarked"),
    ("utf-32", "utf-32 utf32 u32 ucs-4 iso-10646-ucs-4 csucs4 utf_32"),
    ("utf-32be", "utf-32be utf-32-be utf_32_be"),
    ("utf-32le", "utf-32le utf-32-le utf_32_le"),
  ]

  /// What glibc's iconv may call an encoding, likeliest first.
  static func iconv(_ name: String) -> [String] {
    switch name {
    case "euc-kr": return ["UHC"]
    case "shift_jis": return ["CP932"]
    case "euc-jp": return ["EUC-JP-MS"]
    case "big5": return ["BIG5-HKSCS"]
    case "windows-874": return ["CP874"]
    case "x-mac-cyrillic": return ["MAC-CYRILLIC"]
    case "us-ascii": return ["ASCII"]
    default: break
    }
    if name.hasPrefix("windows-") { return ["CP" + name.dropFirst(8)] }
    let letters = name.filter { $0.isLetter || $0.isNumber }
    switch letters {
    // It hides markup from whoever looks for it.
    case "utf7", "unicode11utf7", "csunicode11utf7", "u7": return []
    case "maclatin2", "xmacce", "maccentraleurope", "maccenteuro": return ["MAC-CENTRALEUROPE"]
    case "maciceland", "macicelandic": return ["MAC-IS"]
    // Python's names of Japanese encodings that have more characters.
    case "eucjis2004", "eucjisx0213": return ["EUC-JISX0213"]
    case "shiftjis2004", "shiftjisx0213", "sjis2004", "sjisx0213": return ["SHIFT_JISX0213"]
    case "iso2022jp1", "iso2022jp2", "iso2022jpext": return ["ISO-2022-JP-2"]
    case "iso2022jp3", "iso2022jp2004": return ["ISO-2022-JP-3"]
    default: break
    }
    let dashed = String(name.map { $0 == "_" ? "-" : $0 })
    return [name, dashed, letters, letters.hasPrefix("iso8859") ? dashed : "CP" + letters.drop { !$0.isNumber }]
  }
}
