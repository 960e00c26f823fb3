internal import Syndication

extension Text: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, value)
    switch kind {
    case .plain: break
    case .html: packer.put(2, 1)
    case .xhtml: packer.put(2, 2)
    case .media(let type): packer.put(3, type)
    }
    packer.put(4, language)
    packer.put(5, base)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Text("")
    while let field = try record.next() {
      switch field.number {
      case 1: value = field.text
      case 2: kind = field.int == 1 ? .html : .xhtml
      case 3: kind = .media(field.text)
      case 4: language = field.text
      case 5: base = field.text
      default: break
      }
    }
  }
}
