internal import Syndication

extension Source: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, id)
    packer.put(2, title)
    packer.put(3, subtitle)
    packer.put(4, rights)
    packer.put(5, links)
    packer.put(6, alternate)
    packer.put(7, authors)
    packer.put(8, contributors)
    packer.put(9, publisher)
    packer.put(10, categories)
    packer.put(11, updated)
    packer.put(12, published)
    packer.put(13, created)
    packer.put(14, generator)
    packer.put(15, language)
    packer.put(16, icon)
    packer.put(17, logo)
    packer.put(18, image)
    if podcast != Podcast() { packer.put(19, podcast) }
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Source()
    while let field = try record.next() {
      switch field.number {
      case 1: id = field.text
      case 2: title = try field.value()
      case 3: subtitle = try field.value()
      case 4: rights = try field.value()
      case 5: links.append(try field.value())
      case 6: alternate = field.text
      case 7: authors.append(try field.value())
      case 8: contributors.append(try field.value())
      case 9: publisher = try field.value()
      case 10: categories.append(try field.value())
      case 11: updated = field.date
      case 12: published = field.date
      case 13: created = field.date
      case 14: generator = try field.value()
      case 15: language = field.text
      case 16: icon = field.text
      case 17: logo = field.text
      case 18: image = try field.value()
      case 19: podcast = try field.value()
      default: break
      }
    }
  }
}

extension Generator: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, name)
    packer.put(2, uri)
    packer.put(3, version)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Generator()
    while let field = try record.next() {
      switch field.number {
      case 1: name = field.text
      case 2: uri = field.text
      case 3: version = field.text
      default: break
      }
    }
  }
}
