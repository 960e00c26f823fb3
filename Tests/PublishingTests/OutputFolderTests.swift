import Compression
import FoundationEssentials
import Publishing
import Syndication
import Testing

struct OutputFolderTests {
  private func names(in path: String) throws -> [String] {
    try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }

  @Test func aFileWhoseBytesStayIsNotTouched() throws {
    try Scratch.withFolder { path in
      let folder = OutputFolder(path: path)
      let files = render([River.rich], as: River.publication)
      #expect(try folder.replace(files).allSatisfy { $0.outcome == .written })
      let old = Date(timeIntervalSince1970: 1_000_000_000)
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path + "/atom.xml")
      #expect(try folder.replace(files).allSatisfy { $0.outcome == .unchanged })
      let attributes = try FileManager.default.attributesOfItem(atPath: path + "/atom.xml")
      #expect(attributes[.modificationDate] as? Date == old)
      #expect(try names(in: path) == files.map(\.path).sorted(), "no temporary file is left")
    }
  }

  @Test func aChangedFileIsReplaced() throws {
    try Scratch.withFolder { path in
      let folder = OutputFolder(path: path)
      try folder.replace(render([], as: Publication()))
      let files = render([River.rich], as: Publication())
      #expect(try folder.replace(files).first?.outcome == .written)
      #expect(try Data(contentsOf: URL(filePath: path + "/atom.xml")).elementsEqual(files[0].bytes))
    }
  }

  @Test func twoVersionsOfOneSecondHaveTimesOfTwo() throws {
    try Scratch.withFolder { path in
      let folder = OutputFolder(path: path, codings: [.gzip])
      var publication = Publication()
      var seconds: [Double] = []
      for title in ["a", "b", "c"] {
        publication.title = title
        try folder.replace(render([], as: publication))
        let times = try ["/atom.xml", "/atom.xml.gz"].map { file in
          try FileManager.default.attributesOfItem(atPath: path + file)[.modificationDate] as? Date
        }
        #expect(times[0] == times[1])
        seconds.append(try #require(times[0]).timeIntervalSince1970.rounded(.down))
      }
      #expect(Set(seconds).count == 3 && seconds == seconds.sorted())
    }
  }

  @Test func aPublicationMayHaveAFolderOfItsOwn() throws {
    try Scratch.withFolder { path in
      var publication = Publication()
      publication.folder = "a/b"
      try OutputFolder(path: path).replace(render([], as: publication))
      #expect(FileManager.default.fileExists(atPath: path + "/a/b/atom.xml"))
    }
  }

  @Test func nothingIsReplacedWhenOneFileIsInvalid() throws {
    try Scratch.withFolder { path in
      let folder = OutputFolder(path: path)
      let old = render([], as: Publication())
      try folder.replace(old)
      let twice = render([River.rich, River.rich], as: Publication())
      let error = #expect(throws: OutputError.self) { try folder.replace(twice) }
      #expect(error?.description.contains("two entries have the id https://one.example/?p=1") == true)
      #expect(try Data(contentsOf: URL(filePath: path + "/atom.xml")).elementsEqual(old[0].bytes))
    }
  }

  @Test func aFeedThatShrinksTooMuchIsKept() throws {
    try Scratch.withFolder { path in
      let folder = OutputFolder(path: path)
      let stories = (0..<10).map { River.numbered($0) }
      try folder.replace(render(stories, as: Publication()), maximumShrink: 50)
      try folder.replace(render(Array(stories.prefix(5)), as: Publication()), maximumShrink: 50)
      #expect(throws: OutputError.shrunk(path: path + "/atom.xml", from: 5, to: 2)) {
        try folder.replace(render(Array(stories.prefix(2)), as: Publication()), maximumShrink: 50)
      }
      try folder.replace(render([], as: Publication()))
    }
  }

  @Test func anUnwritableFolderSaysWhatToDo() throws {
    try Scratch.withFolder { path in
      try Data("a file".utf8).write(to: URL(filePath: path + "/output"))
      let error = #expect(throws: OutputError.self) {
        try OutputFolder(path: path + "/output").replace(render([], as: Publication()))
      }
      #expect(error?.description.contains("\(path)/output: a part of the path is a file") == true)
    }
  }

  @Test func aFolderInPlaceOfTheFileSaysWhatToDo() throws {
    try Scratch.withFolder { path in
      try FileManager.default.createDirectory(atPath: path + "/atom.xml/x", withIntermediateDirectories: true)
      let error = #expect(throws: OutputError.self) {
        try OutputFolder(path: path).replace(render([], as: Publication()))
      }
      #expect(error?.description.contains("\(path)/atom.xml: it is a folder") == true)
      #expect(try names(in: path) == ["atom.xml"], "no temporary file is left")
    }
  }

  private func bytes(_ path: String) throws -> [UInt8] { try Array(Data(contentsOf: URL(filePath: path))) }

  private func time(_ path: String) throws -> Date? {
    try FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
  }

  @Test func aNeighbourIsItsFilePackedAndOfItsTime() throws {
    try Scratch.withFolder { path in
      let folder = OutputFolder(path: path, codings: [.gzip, .brotli])
      for stories in [[], [River.rich]] {
        let files = render(stories, as: River.publication)
        try folder.replace(files)
        #expect(try names(in: path).count == files.count * 3, "and nothing else")
        for file in files {
          for coding in ContentCoding.allCases {
            let neighbour = "\(path)/\(file.path)\(coding.suffix)"
            #expect(try coding.decodes(bytes(neighbour), to: file.bytes))
            #expect(try time(neighbour) == time("\(path)/\(file.path)"))
          }
        }
      }
    }
  }

  @Test func aNeighbourOfAFileThatStaysIsNotTouched() throws {
    try Scratch.withFolder { path in
      let folder = OutputFolder(path: path, codings: [.gzip])
      let files = render([River.rich], as: River.publication)
      try folder.replace(files)
      let old = Date(timeIntervalSince1970: 1_000_000_000)
      try FileManager.default.setAttributes([.modificationDate: old], ofItemAtPath: path + "/atom.xml.gz")
      #expect(try folder.replace(files).allSatisfy { $0.outcome == .unchanged })
      #expect(try time(path + "/atom.xml.gz") == old)
    }
  }

  /// As a kill between the file and its neighbours leaves them, or somebody else.
  @Test(arguments: [nil, "", "not packed at all"])
  func aNeighbourThatIsNotItsFilesIsMadeAnew(left: String?) throws {
    try Scratch.withFolder { path in
      let folder = OutputFolder(path: path, codings: [.gzip, .brotli])
      let files = render([River.rich], as: River.publication)
      try folder.replace(files)
      for suffix in [".gz", ".br"] {
        let neighbour = path + "/atom.xml" + suffix
        try FileManager.default.removeItem(atPath: neighbour)
        if let left { try Data(left.utf8).write(to: URL(filePath: neighbour)) }
      }
      let fileTime = try time(path + "/atom.xml")
      #expect(try folder.replace(files).allSatisfy { $0.outcome == .unchanged })
      #expect(try time(path + "/atom.xml") == fileTime)
      #expect(try ContentCoding.gzip.decodes(bytes(path + "/atom.xml.gz"), to: files[0].bytes))
      #expect(try ContentCoding.brotli.decodes(bytes(path + "/atom.xml.br"), to: files[0].bytes))
    }
  }

  /// The rename of the file fails, since a folder is in its place: its old neighbour must be gone by then.
  @Test func anOldNeighbourGoesBeforeItsFileIsReplaced() throws {
    try Scratch.withFolder { path in
      let folder = OutputFolder(path: path, codings: [.gzip])
      try FileManager.default.createDirectory(atPath: path + "/atom.xml/x", withIntermediateDirectories: true)
      try Data("old".utf8).write(to: URL(filePath: path + "/atom.xml.gz"))
      #expect(throws: OutputError.self) { try folder.replace(render([River.rich], as: River.publication)) }
      #expect(try names(in: path) == ["atom.xml"])
    }
  }

  @Test func aRefusedFileKeepsItsNeighbours() throws {
    try Scratch.withFolder { path in
      let folder = OutputFolder(path: path, codings: [.gzip])
      let old = render([], as: Publication())
      try folder.replace(old)
      #expect(throws: OutputError.self) { try folder.replace(render([River.rich, River.rich], as: Publication())) }
      #expect(try ContentCoding.gzip.decodes(bytes(path + "/atom.xml.gz"), to: old[0].bytes))
    }
  }

  private static let entry = "<entry><id>i</id><title/><updated/><author/><source/></entry>"

  @Test(arguments: [
    ("<feed><id/><title/><updated/>\(entry)</feed>", nil),
    ("<feed><id/><title/>\(entry)</feed>", "the feed has no <updated>"),
    ("<rss><id/><title/><updated/></rss>", "<rss> stands where <feed> should"),
    ("<feed><id/><title/><updated/>\(entry)\(entry)</feed>", "two entries have the id i"),
    ("<feed><id/><title/><updated/><entry><id>i</id></entry></feed>", "an entry has no <title>"),
    ("<feed><id/><title/><updated/><entry><id></id></entry></feed>", "an entry's <id> is empty"),
    ("", "the document has no element at byte 0"),
    ("<feed>", "the document ends inside an element at byte 6"),
    ("<feed></fed>", "an end tag that fits no start at byte 11"),
    ("<feed>a & b</feed>", "a bare & at byte 8"),
    ("<feed>&nbsp;</feed>", "a reference to no known entity at byte 6"),
    ("<feed>a\u{1}</feed>", "a control character at byte 7"),
    ("<feed>\u{FFFF}</feed>", "a non-character at byte 6"),
    ("<feed a=\"1\" a=\"2\"/>", "an attribute twice at byte 13"),
    ("<feed a=\"<\"/>", "a bare < in a value at byte 9"),
    ("<feed a=1/>", "an attribute without a value at byte 7"),
    ("<feed/><feed/>", "a second root element at byte 7"),
    ("<feed/>text", "text outside the root element at byte 11"),
    ("<feed a=\"", "a value does not end at byte 9"),
  ])
  func aDocumentIsCheckedBeforeItReplaces(document: String, problem: String?) throws {
    try Scratch.withFolder { path in
      let file = OutputFile("atom.xml", bytes: Array(document.utf8), format: .atom)
      if let problem {
        #expect(throws: OutputError.invalid(path: path + "/atom.xml", problem: problem)) {
          try OutputFolder(path: path).replace([file])
        }
      } else {
        try OutputFolder(path: path).replace([file])
      }
    }
  }

  @Test func bytesThatAreNotUTF8AreRefused() throws {
    try Scratch.withFolder { path in
      let file = OutputFile("atom.xml", bytes: [0x3C, 0x61, 0xC3, 0x3E], format: .atom)
      #expect(throws: OutputError.invalid(path: path + "/atom.xml", problem: "not UTF-8 at byte 2")) {
        try OutputFolder(path: path).replace([file])
      }
    }
  }
}
