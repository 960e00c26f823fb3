internal import Syndication

extension Podcast: Packable {
  func pack(into packer: inout Packer) {
    packer.put(1, block.map { $0 ? 1 : 0 })
    packer.put(2, explicit.map { $0 ? 1 : 0 })
    packer.put(3, type)
    packer.put(4, complete.map { $0 ? 1 : 0 })
    packer.put(5, duration)
    packer.put(6, subtitle)
    packer.put(7, episode)
    packer.put(8, season)
    packer.put(9, episodeType)
  }

  init(from record: Unpacker) throws(DamagedRecord) {
    var record = record
    self = Podcast()
    while let field = try record.next() {
      switch field.number {
      case 1: block = field.int == 1
      case 2: explicit = field.int == 1
      case 3: type = field.text
      case 4: complete = field.int == 1
      case 5: duration = field.text
      case 6: subtitle = field.text
      case 7: episode = field.text
      case 8: season = field.text
      case 9: episodeType = field.text
      default: break
      }
    }
  }
}
