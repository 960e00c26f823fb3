internal import Syndication

// Field numbers are the file's format: a number is never given to another field.

extension Entry: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, id)
    packer.put(2, alternate)
    packer.put(3, links)
    packer.put(4, title)
    packer.put(5, summary)
    packer.put(6, content)
    packer.put(7, authors)
    packer.put(8, contributors)
    packer.put(9, publisher)
    packer.put(10, categories)
    packer.put(11, published)
    packer.put(12, updated)
    packer.put(13, created)
    packer.put(14, expires)
    packer.put(15, rights)
    packer.put(16, language)
    packer.put(17, source)
    if media != Media() { packer.put(18, media) }
    packer.put(19, comments)
    packer.put(20, commentsFeed)
    packer.put(21, commentsCount)
    packer.put(22, image)
    if podcast != Podcast() { packer.put(23, podcast) }
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Entry()
    while let field = try record.next() {
      switch field.number {
      case 1: id = field.text
      case 2: alternate = field.text
      case 3: links.append(try field.value())
      case 4: title = try field.value()
      case 5: summary = try field.value()
      case 6: content.append(try field.value())
      case 7: authors.append(try field.value())
      case 8: contributors.append(try field.value())
      case 9: publisher = try field.value()
      case 10: categories.append(try field.value())
      case 11: published = field.date
      case 12: updated = field.date
      case 13: created = field.date
      case 14: expires = field.date
      case 15: rights = try field.value()
      case 16: language = field.text
      case 17: source = try field.value()
      case 18: media = try field.value()
      case 19: comments = field.text
      case 20: commentsFeed = field.text
      case 21: commentsCount = field.int
      case 22: image = try field.value()
      case 23: podcast = try field.value()
      default: break
      }
    }
  }
}

extension Content: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, text)
    packer.put(2, src)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Content(Text(""))
    while let field = try record.next() {
      switch field.number {
      case 1: text = try field.value()
      case 2: src = field.text
      default: break
      }
    }
  }
}
