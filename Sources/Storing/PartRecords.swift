internal import Syndication

extension Person: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, name)
    packer.put(2, email)
    packer.put(3, uri)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Person()
    while let field = try record.next() {
      switch field.number {
      case 1: name = field.text
      case 2: email = field.text
      case 3: uri = field.text
      default: break
      }
    }
  }
}

extension Category: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, term)
    packer.put(2, scheme)
    packer.put(3, label)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Category("")
    while let field = try record.next() {
      switch field.number {
      case 1: term = field.text
      case 2: scheme = field.text
      case 3: label = field.text
      default: break
      }
    }
  }
}

extension Link: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, href)
    packer.put(2, rel)
    packer.put(3, type)
    packer.put(4, title)
    packer.put(5, hreflang)
    packer.put(6, length)
    packer.put(7, duration)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Link("")
    while let field = try record.next() {
      switch field.number {
      case 1: href = field.text
      case 2: rel = field.text
      case 3: type = field.text
      case 4: title = field.text
      case 5: hreflang = field.text
      case 6: length = field.int
      case 7: duration = field.double
      default: break
      }
    }
  }
}

extension Image: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, url)
    packer.put(2, title)
    packer.put(3, link)
    packer.put(4, width)
    packer.put(5, height)
    packer.put(6, description)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Image("")
    while let field = try record.next() {
      switch field.number {
      case 1: url = field.text
      case 2: title = field.text
      case 3: link = field.text
      case 4: width = field.int
      case 5: height = field.int
      case 6: description = field.text
      default: break
      }
    }
  }
}

extension Media: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, contents)
    packer.put(2, thumbnails)
    packer.put(3, player)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Media()
    while let field = try record.next() {
      switch field.number {
      case 1: contents.append(try field.value())
      case 2: thumbnails.append(try field.value())
      case 3: player = field.text
      default: break
      }
    }
  }
}

extension Media.File: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, url)
    packer.put(2, type)
    packer.put(3, medium)
    packer.put(4, width)
    packer.put(5, height)
    packer.put(6, duration)
    packer.put(7, fileSize)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Media.File("")
    while let field = try record.next() {
      switch field.number {
      case 1: url = field.text
      case 2: type = field.text
      case 3: medium = field.text
      case 4: width = field.int
      case 5: height = field.int
      case 6: duration = field.double
      case 7: fileSize = field.int
      default: break
      }
    }
  }
}

extension Media.Thumbnail: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, url)
    packer.put(2, width)
    packer.put(3, height)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Media.Thumbnail("")
    while let field = try record.next() {
      switch field.number {
      case 1: url = field.text
      case 2: width = field.int
      case 3: height = field.int
      default: break
      }
    }
  }
}
