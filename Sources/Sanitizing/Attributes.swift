/// The attributes that are written, or read to decide what is.
struct Attributes: OptionSet, Hashable {
  let rawValue: UInt64

  init(rawValue: UInt64) { self.rawValue = rawValue }

  private init(_ bit: Int) { rawValue = 1 << UInt64(bit) }

  static let title = Self(0), lang = Self(1), dir = Self(2), href = Self(3), src = Self(4), srcset = Self(5)
  static let sizes = Self(6), alt = Self(7), width = Self(8), height = Self(9), media = Self(10), type = Self(11)
  static let poster = Self(12), kind = Self(13), srclang = Self(14), label = Self(15), colspan = Self(16)
  static let rowspan = Self(17), headers = Self(18), scope = Self(19), align = Self(20), start = Self(21)
  static let reversed = Self(22), value = Self(23), datetime = Self(24), cite = Self(25), span = Self(26)
  static let open = Self(27), loading = Self(28)
  // Read only.
  static let hidden = Self(40), style = Self(41), dataSrc = Self(42), dataLazySrc = Self(43), dataOriginal = Self(44)
  static let dataOrigFile = Self(45), dataHiResSrc = Self(46), dataURL = Self(47), dataSrcset = Self(48)
  static let encoding = Self(49), alttext = Self(50), dataLazySrcset = Self(51)

  static let named: [String: Attributes] = [
    "title": .title, "lang": .lang, "xml:lang": .lang, "dir": .dir, "href": .href, "src": .src, "srcset": .srcset,
    "sizes": .sizes, "alt": .alt, "width": .width, "height": .height, "media": .media, "type": .type, "poster": .poster,
    "kind": .kind, "srclang": .srclang, "label": .label, "colspan": .colspan, "rowspan": .rowspan, "headers": .headers,
    "scope": .scope, "align": .align, "start": .start, "reversed": .reversed, "value": .value, "datetime": .datetime,
    "cite": .cite, "span": .span, "open": .open, "loading": .loading, "hidden": .hidden, "style": .style,
    "data-src": .dataSrc, "data-lazy-src": .dataLazySrc, "data-original": .dataOriginal,
    "data-orig-file": .dataOrigFile, "data-hi-res-src": .dataHiResSrc, "data-url": .dataURL,
    "data-srcset": .dataSrcset, "data-lazy-srcset": .dataLazySrcset, "encoding": .encoding, "alttext": .alttext,
  ]

  /// What comes before the value, in the order of the bits.
  private static let openings: [[UInt8]] = {
    var openings = [[UInt8]](repeating: [], count: 64)
    for (name, attribute) in named where name != "xml:lang" {
      openings[attribute.rawValue.trailingZeroBitCount] = Array(" \(name)=\"".utf8)
    }
    return openings
  }()

  /// What comes before its value: ` name="`. Of a single attribute.
  var opening: [UInt8] { Self.openings[rawValue.trailingZeroBitCount] }

  /// How a value is judged.
  enum Kind { case text, address, sourceSet, number, length, flag, word }

  var kind: Kind {
    switch self {
    case .href, .src, .poster, .cite: .address
    case .srcset: .sourceSet
    case .colspan, .rowspan, .start, .value, .span: .number
    case .width, .height: .length
    case .reversed, .open: .flag
    case .dir, .lang, .scope, .align, .kind, .srclang, .loading: .word
    default: .text
    }
  }
}
