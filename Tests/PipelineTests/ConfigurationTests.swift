import Foundation
import Compression
import Fetching
import HTTP
import Pipeline
import Publishing
import Syndication
import Testing

@Suite struct ConfigurationTests {
  private func configuration(_ yaml: String) throws -> Configuration {
    let temporary = try TemporaryProject(configuration: yaml)
    return try Configuration(contentsOf: temporary.project.configuration)
  }

  @Test func everyKeyIsRead() throws {
    let read = try configuration(
      """
      title: River
      subtitle: Words
      address: https://example.org/planet/
      id: tag:example.org,2026:planet
      author: Anna
      language: ru
      rights: Theirs
      limit: 7
      hub: [https://hub.example/, https://other.example/hub]
      compress: [gzip, brotli]
      players: false
      fetch:
        user-agent: Test/1
        at-once: 3
        at-once-per-host: 1
        gap: 0
        connect-time: 2s
        total-time: 1m
        body: 5MB
        redirects: 4
        allow-private-addresses: [127.0.0.1, 10.0.0.0/8]
        certificates: /tmp/ca.pem
        proxy: http://127.0.0.1:1
        head: 64KB
        stall-time: 5s
        credentials:
          example.org:
            user: anna
            secret-from: PASSWORD
          example.org:8443:
            secret-from: TOKEN
          api.example.org:
            field: X-Api-Key
            secret-from: KEY
      schedule:
        shortest: 10m
        longest: 2h
      backlog:
        at-once: 9
        age: 2d
      """)
    #expect(read.publication.title == "River")
    #expect(read.publication.subtitle == "Words")
    #expect(read.publication.address == "https://example.org/planet/")
    #expect(read.publication.id == "tag:example.org,2026:planet")
    #expect(read.publication.author?.name == "Anna")
    #expect(read.publication.hubs == ["https://hub.example/", "https://other.example/hub"])
    #expect(read.codings == [.gzip, .brotli])
    #expect(read.publication.language == "ru")
    #expect(read.publication.rights == "Theirs")
    #expect(read.publication.limit == 7)
    #expect(!read.embedsPlayers)
    #expect(read.userAgent == "Test/1")
    #expect(read.window == 3)
    #expect(read.rules.requestsPerHost == 1)
    #expect(read.rules.hostGap == .zero)
    #expect(read.limits.connectTime == .seconds(2))
    #expect(read.limits.totalTime == .seconds(60))
    #expect(read.limits.bodyBytes == 5 << 20)
    #expect(read.rules.redirects == 4)
    #expect(read.certificates == "/tmp/ca.pem")
    #expect(read.proxy == "http://127.0.0.1:1")
    #expect(read.limits.headBytes == 64 << 10)
    #expect(read.limits.stallTime == .seconds(5))
    #expect(read.credentials.map(\.host) == ["example.org", "example.org:8443", "api.example.org"])
    #expect(read.credentials.map(\.kind) == [.basic(user: "anna"), .bearer, .field("X-Api-Key")])
    #expect(read.credentials.map(\.variable) == ["PASSWORD", "TOKEN", "KEY"])
    #expect(read.schedule.shortest == 600)
    #expect(read.schedule.longest == 7200)
    #expect(read.flood == FloodGuard(limit: 9, age: 172_800))
  }

  @Test(arguments: [
    ("titel: x", 1, "unknown key 'titel' in feedmill.yaml"),
    ("title: x\nlimit: many", 2, "'limit' must be a whole number from 1 to 3000"),
    ("title: [a]", 1, "'title' must be a text"),
    ("limit: 1\ntitle: a\ntitle: b", 2, "given twice: 'title'"),
    ("address: example.org", 1, "'address' must be an absolute address"),
    ("fetch:\n  gap: soon", 2, "'gap' must be a time"),
    ("fetch:\n  gapp: 1s", 2, "unknown key 'gapp' in 'fetch'"),
    ("fetch:\n  credentials:\n    example.org:\n      user: anna", 4, "'secret-from' must be the name of"),
    ("fetch:\n  credentials:\n    x.org:\n      password: y\n      secret-from: V", 4, "unknown key 'password'"),
    ("fetch: fast", 1, "'fetch' must be 'key: value' lines"),
    ("fetch:\n  body: 1PB", 2, "'body' must be a size"),
    ("fetch:\n  allow-private-addresses: [localhost]", 2, "'allow-private-addresses' must be addresses"),
    ("schedule:\n  shortest: 3h\n  longest: 1h", 2, "'shortest' must be no longer than 'longest'"),
    ("order: newest", 1, "'order' must be 'published' or 'updated'"),
    ("per-source-window: 1h", 1, "'per-source-window' must be beside 'per-source'"),
    ("archive: true", 1, "'archive' must be beside an 'address' and the format atom"),
    ("hub: https://hub.example/", 1, "'hub' must be beside an 'address'"),
    ("address: https://a.example/\nhub: [ftp://hub.example/]", 2, "'hub' must be an http or https address"),
    ("compress: [zip]", 1, "'compress' must be some of gzip, brotli"),
    ("archive: maybe", 1, "'archive' must be true or false"),
    ("formats: [atom, pdf]", 1, "'formats' must be some of atom, rss, json, html, opml, status"),
    ("files:\n  rss: ../rss.xml", 2, "'rss' must be a file's name"),
    ("files:\n  rss: atom.xml", 2, "'files' must be names that differ"),
    ("include:\n  - titel: x", 2, "unknown key 'titel' in 'include'"),
    ("exclude:\n  - {}", 2, "'group' must be given, or another condition"),
    ("exclude:\n  - source: x\n    title: '('", 3, "'title' must be a regular expression; this one is not: missing"),
    ("publications: [x]", 1, "'publications' must be 'name:' lines"),
    ("publications:\n  x:\n    titel: y", 3, "unknown key 'titel' in 'x'"),
    ("publications:\n  x:\n    folder: ../y", 3, "'folder' must be a path inside the output folder"),
    ("publications:\n  x:\n    title: a\n  y:\n    folder: x", 5, "'folder' must be another than"),
    ("- a list", 1, "feedmill.yaml must be 'key: value' lines"),
    ("title: \"open", 1, "this is not YAML"),
  ])
  func aMistakeNamesItsLine(_ yaml: String, _ line: Int, _ message: String) throws {
    let error = #expect(throws: ConfigurationError.self) { try configuration(yaml) }
    #expect(error?.line == line)
    #expect(error?.message.contains(message) == true, "\(error?.message ?? "")")
  }

  @Test func aNamedPublicationTakesOverTheMainOnesPlace() throws {
    let read = try configuration(
      """
      address: https://example.org/planet/
      language: ru
      limit: 7
      per-source: 2
      per-source-window: 1d
      order: updated
      max-age: 30d
      files:
        atom: feed.xml
      publications:
        english:
          include: {language: [en, de], title: 'x|y'}
          exclude:
            - author: Bot
          formats: [rss, status]
        deep:
          title: Deep
          folder: a/b
      """)
    let selection = read.publication.selection
    #expect(selection.limit == 7 && selection.perSource == 2 && selection.window == 86_400)
    #expect(selection.order == .updated && selection.maximumAge == 30 * 86_400)
    #expect(read.publication.publicAddress(of: .atom) == "https://example.org/planet/feed.xml")
    #expect(read.named.map(\.name) == ["english", "deep"])
    let english = read.named[0]
    #expect(english.title == "english" && english.language == "ru" && english.selection.limit == 100)
    #expect(english.publicAddress(of: .rss) == "https://example.org/planet/english/rss.xml")
    #expect(english.formats == [.rss, .status, .statusPage])
    #expect(english.selection.include.map(\.summary) == ["language en or de, title /x|y/"])
    #expect(english.selection.exclude.map(\.summary) == ["author Bot"])
    #expect(read.named[1].folder == "a/b" && read.named[1].formats == [.atom, .rss, .json, .html])
  }

  @Test(arguments: ["", "# nothing\n", "title:\nfetch:\n"]) func aFileOfNothingIsTheDefaults(_ yaml: String) throws {
    #expect(try configuration(yaml).publication == Configuration().publication)
  }

  @Test func theCommentedFileThatInitWritesIsRightOnceUncommented() throws {
    let temporary = try TemporaryProject()
    #expect(try temporary.project.initialize().count == 3)
    #expect(try temporary.project.initialize().isEmpty)
    let path = temporary.project.configuration
    #expect(try Configuration(contentsOf: path).publication == Configuration().publication)
    let lines = try String(contentsOfFile: path, encoding: .utf8).components(separatedBy: "\n")
    let settings = lines.filter { $0.wholeMatch(of: /# (?: {2})*(?:- )?[a-z.-]+:.*/) != nil }
    let keys = settings.map { String($0.dropFirst(2)) }
    #expect(keys.count > 40)
    try temporary.write(keys.joined(separator: "\n"), "feedmill.yaml")
    let read = try Configuration(contentsOf: path)
    #expect(read.rules == Configuration().rules)
    #expect(read.schedule == Configuration().schedule)
    #expect(read.window == Configuration().window)
    #expect(read.publication.formats == Configuration().publication.formats)
    #expect(read.publication.selection.exclude.map(\.summary).count == 2)
    #expect(read.named.map(\.title) == ["In English"])
  }
}
