import Fetching
import Foundation
import HTTP
import LoopbackServer
import Syndication
import Testing

@Suite struct FetcherTests {
  private static let now = Date(timeIntervalSince1970: 1_750_000_000)
  private static let feed = "<rss version='2.0'><channel><title>T</title></channel></rss>"

  private static func fetcher(_ change: (inout FetchRules) -> Void = { _ in }, credentials: Credentials = Credentials())
    throws -> Fetcher
  {
    var rules = FetchRules()
    rules.hostGap = .zero
    change(&rules)
    let client = HTTPClient(
      userAgent: "Feedmill/test (+https://example.org/)",
      addresses: try #require(AddressPolicy(allowing: ["127.0.0.1"])))
    return Fetcher(client, rules: rules, credentials: credentials)
  }

  private static func fetch(
    _ server: LoopbackServer, _ path: String = "/feed", state: FetchState = FetchState(), now: Date = now
  ) async throws -> Fetch {
    try await fetcher().fetch(Subscription(server.origin + path), state: state, now: now)
  }

  private static func failure(_ fetch: Fetch) -> Fetch.Failure? {
    if case .failure(let kind, _) = fetch.outcome { kind } else { nil }
  }

  @Test func aDocumentComesWithWhatTheServerSaid() async throws {
    let server = LoopbackServer { _ in
      .text(
        Self.feed,
        [
          ("Content-Type", "application/rss+xml; charset=utf-8"), ("ETag", "W/\"1\""), ("Last-Modified", "yesterday"),
          ("Cache-Control", "public, max-age=3600"),
        ])
    }
    let fetch = try await Self.fetch(server)
    var expected = Fetch(
      .document(
        Document(
          Array(Self.feed.utf8), url: server.origin + "/feed", contentType: "application/rss+xml; charset=utf-8")),
      url: server.origin + "/feed", status: 200, at: Self.now)
    expected.validators = Validators(etag: "W/\"1\"", lastModified: "yesterday")
    expected.freshUntil = Self.now + 3600
    expected.bodyHash = fingerprint(Array(Self.feed.utf8))
    #expect(try #require(fetch.duration) > 0)
    expected.duration = fetch.duration
    #expect(fetch == expected)
  }

  @Test func theFirstRequestIsUnconditionalAndTheNextHasBothValidators() async throws {
    let server = LoopbackServer { request in
      request.fields["if-none-match"] == nil ? .text(Self.feed) : .status(304, [("ETag", "\"2\"")])
    }
    var state = FetchState()
    _ = try await Self.fetch(server, state: state)
    state.validators = Validators(etag: "deadbeef", lastModified: "2025-06-03T10:00:00+0200")
    state.validatorsURL = server.origin + "/feed"
    let fetch = try await Self.fetch(server, state: state)
    #expect(fetch.outcome == .unmodified)
    #expect(fetch.validators == Validators(etag: "\"2\""))
    #expect(server.requests[0].fields["if-none-match"] == nil)
    #expect(server.requests[0].fields["if-modified-since"] == nil)
    #expect(server.requests[1].fields["if-none-match"] == "deadbeef")
    #expect(server.requests[1].fields["if-modified-since"] == "2025-06-03T10:00:00+0200")
  }

  @Test func validatorsGoOnlyToTheAddressThatGaveThem() async throws {
    let server = LoopbackServer { request in
      request.target == "/feed" ? .status(302, [("Location", "/b")]) : .text(Self.feed)
    }
    var state = FetchState()
    state.validators = Validators(etag: "\"b\"")
    state.validatorsURL = server.origin + "/b"
    _ = try await Self.fetch(server, state: state)
    #expect(server.requests.map { $0.fields["if-none-match"] } == [nil, "\"b\""])
  }

  @Test func aRowOf304sIsDoubtedAfterEightDays() async throws {
    let server = LoopbackServer { _ in .text(Self.feed) }
    var state = FetchState()
    state.validators = Validators(etag: "\"1\"")
    state.validatorsURL = server.origin + "/feed"
    state.unmodifiedSince = Self.now - 7.9 * 86400
    _ = try await Self.fetch(server, state: state)
    state.unmodifiedSince = Self.now - 8 * 86400
    _ = try await Self.fetch(server, state: state)
    #expect(server.requests.map { $0.fields["if-none-match"] } == ["\"1\"", nil])
  }

  @Test func theSameBodyIsUnmodified() async throws {
    let server = LoopbackServer { _ in .text(Self.feed, [("ETag", "\"2\"")]) }
    var state = FetchState()
    state.bodyHash = fingerprint(Array(Self.feed.utf8))
    let fetch = try await Self.fetch(server, state: state)
    #expect(fetch.outcome == .unmodified)
    #expect(fetch.status == 200)
    #expect(fetch.validators.etag == "\"2\"")
  }

  @Test(arguments: [
    (304, Fetch.Failure.garbled), (204, .notAFeed), (206, .garbled), (202, .notAFeed), (300, .clientError),
    (400, .clientError), (401, .forbidden), (403, .forbidden), (404, .notFound), (410, .gone), (429, .rateLimited),
    (451, .forbidden), (500, .serverError), (503, .serverError), (599, .serverError), (999, .clientError),
  ])
  func aStatusHasItsOutcome(status: Int, kind: Fetch.Failure) async throws {
    let server = LoopbackServer { _ in .status(status, [("ETag", "\"no\"")], body: Array(Self.feed.utf8)) }
    let fetch = try await Self.fetch(server)
    #expect(Self.failure(fetch) == kind)
    #expect(fetch.status == status)
    #expect(server.requests.count == 1)
  }

  @Test(
    arguments: [
      ("", Fetch.Failure.notAFeed), (" \r\n ", .notAFeed), ("\u{1F}\u{8B}", nil),
      ("<!DOCTYPE html><html><title>Just a moment...</title>", .challenge),
      ("<html>\n<head><script src='/cdn-cgi/challenge-platform/x.js'>", .challenge),
      ("<!DOCTYPE html><html><title>Sign in</title></html>", nil),
      ("<rss><channel><title>Just a moment...</title></channel></rss>", nil),
    ] as [(String, Fetch.Failure?)])
  func aBodyIsLookedAt(body: String, kind: Fetch.Failure?) async throws {
    let server = LoopbackServer { _ in .text(body) }
    #expect(Self.failure(try await Self.fetch(server)) == kind)
  }

  @Test func aGzipFileIsNoFeed() async throws {
    let server = LoopbackServer { _ in .status(200, body: [0x1F, 0x8B, 8, 0]) }
    #expect(Self.failure(try await Self.fetch(server)) == .notAFeed)
  }

  @Test(arguments: [
    ("<?xml version='1.0'?><rss><channel></channel></rss>\n<!-- cached -->", false),
    ("<rss><channel><item><title>half", true),
    ("<atom:feed xmlns:atom='x'></atom:feed>", false),
    ("<rdf:RDF><item></item></rdf:RDF>", false),
    ("{\"version\": \"https://jsonfeed.org/version/1.1\"}\n", false),
    ("{\"version\": \"https://jsonfeed", true),
    ("<\0r\0s\0s\0>\0<\0/\0r\0s\0s\0>\0", false),
  ])
  func aCutDocumentIsKnown(body: String, isCut: Bool) async throws {
    let server = LoopbackServer { _ in .text(body) }
    let fetch = try await Self.fetch(server)
    guard case .document(let document) = fetch.outcome else { return #expect(Bool(false), "\(fetch.outcome)") }
    #expect(document.isCut == isCut)
  }

  @Test(
    arguments: [
      ("120", 120.0), ("Sun, 15 Jun 2025 16:06:40 GMT", 3600), ("soon", nil), ("-1", nil), ("", nil), ("1e9", nil),
      ("99999999999", 7 * 86400),
    ] as [(String, Double?)])
  func retryAfterIsRead(value: String, seconds: Double?) async throws {
    let server = LoopbackServer { _ in .status(429, [("Retry-After", value)]) }
    let fetch = try await Self.fetch(server)
    #expect(fetch.retryAfter == seconds.map { Self.now + $0 })
  }

  @Test(
    arguments: [
      (["Cache-Control": "max-age=60"], 60.0), (["Cache-Control": "public,max-age=\"60\", x"], 60),
      (["Cache-Control": "max-age=315360000, immutable"], 86400), (["Cache-Control": "no-cache, max-age=60"], nil),
      (["Cache-Control": "max-age=0", "Expires": "Sun, 15 Jun 2025 16:06:40 GMT"], nil), (["Expires": "0"], nil),
      (["Expires": "Sun, 15 Jun 2025 16:06:40 GMT"], 3600),
      (["Expires": "Sunday, 15-Jun-25 16:06:40 GMT"], 3600), (["Expires": "Sun Jun 15 16:06:40 2025"], 3600),
      (["Date": "Sun, 15 Jun 2025 15:00:00 GMT", "Expires": "Sun, 15 Jun 2025 15:10:00 GMT"], 600),
      ([:], nil),
    ] as [([String: String], Double?)])
  func freshnessIsRead(fields: [String: String], seconds: Double?) async throws {
    let server = LoopbackServer { _ in .text(Self.feed, fields.map { ($0.key, $0.value) }) }
    let fetch = try await Self.fetch(server)
    #expect(fetch.freshUntil == seconds.map { Self.now + $0 })
  }

  @Test(
    arguments: [
      ("\"a, b\\c;d--gzip\"", "\"a, b\\c;d--gzip\""), (String(repeating: "x", count: 5000), nil), ("a\u{1B}b", nil),
      ("", nil),
    ] as [(String, String?)])
  func whatCannotBeSentBackIsNoValidator(given: String, kept: String?) async throws {
    let server = LoopbackServer { _ in .text(Self.feed, [("ETag", given)]) }
    #expect(try await Self.fetch(server).validators.etag == kept)
  }

  /// `/1/301/302` redirects with 301 to `/302`-path and so on, and ends with the feed.
  @Test(arguments: [
    ([301], 1), ([308], 1), ([302], 0), ([303], 0), ([307], 0), ([301, 302], 1), ([302, 301], 0), ([301, 308], 2),
    ([301, 301, 307, 301], 2), ([], 0),
  ])
  func permanentHopsAreRememberedUpToTheFirstTemporaryOne(statuses: [Int], remembered: Int) async throws {
    let server = LoopbackServer { request in
      let hop = Int(request.target.dropFirst()) ?? 0
      return hop == statuses.count ? .text(Self.feed) : .status(statuses[hop], [("Location", "\(hop + 1)")])
    }
    let fetch = try await Self.fetch(server, "/0")
    #expect(fetch.permanentURL == (remembered == 0 ? nil : "\(server.origin)/\(remembered)"))
    #expect(fetch.url == "\(server.origin)/\(statuses.count)")
  }

  @Test(
    arguments: [
      ("/feed", Fetch.Failure.limit), ("/again", .limit), ("", .garbled), (nil, .garbled),
      ("ftp://127.0.0.1/x", .refused),
      ("data:text/xml,<rss/>", .refused), ("javascript:alert(1)", .refused), ("gopher://127.0.0.1/_x", .refused),
      ("file:///etc/passwd", .refused), ("http://127.0.0.66/", .refused), ("http://0x7f.1/", .connection),
    ] as [(String?, Fetch.Failure)])
  func someRedirectsAreNotFollowed(location: String?, kind: Fetch.Failure) async throws {
    let server = LoopbackServer { request in
      let target = location == "/again" ? request.target + "x" : location
      return .status(301, target.map { [("Location", $0)] } ?? [])
    }
    let fetch = try await Self.fetch(server)
    #expect(Self.failure(fetch) == kind)
    #expect(server.requests.count <= 11)
  }

  @Test func aRememberedMoveIsAskedInPlaceOfTheOldAddress() async throws {
    let server = LoopbackServer { _ in .text(Self.feed) }
    var state = FetchState()
    state.move = Move(server.origin + "/new", firstSeen: Self.now - 86400, lastSeen: Self.now - 86400, sightings: 1)
    let fetch = try await Self.fetch(server, state: state)
    #expect(!fetch.askedOriginal)
    state.move?.lastSeen = Self.now - 4 * 86400
    _ = try await Self.fetch(server, state: state)
    state.move?.lastSeen = Self.now
    state.failures = 1
    _ = try await Self.fetch(server, state: state)
    #expect(server.requests.map(\.target) == ["/new", "/feed", "/feed"])
  }

  @Test func goneAfterATemporaryRedirectIsNotGone() async throws {
    let server = LoopbackServer { request in
      request.target == "/feed" ? .status(302, [("Location", "/b")]) : .status(410)
    }
    #expect(Self.failure(try await Self.fetch(server)) == .notFound)
  }

  @Test func credentialsStayWithTheirHost() async throws {
    let other = LoopbackServer { _ in .text(Self.feed) }
    let server = LoopbackServer { _ in .status(302, [("Location", other.origin + "/b")]) }
    var credentials = Credentials()
    credentials.add(bearer: "token", host: "127.0.0.1:\(server.port)")
    let subscription = Subscription(server.origin + "/feed")
    _ = try await Self.fetcher(credentials: credentials).fetch(subscription, state: FetchState(), now: Self.now)
    #expect(server.requests.map { $0.fields["authorization"] } == ["Bearer token"])
    #expect(other.requests.map { $0.fields["authorization"] } == [nil])
  }

  @Test func userinfoIsSentToItsOriginAlone() async throws {
    let other = LoopbackServer { _ in .text(Self.feed) }
    let server = LoopbackServer { _ in .status(302, [("Location", other.origin + "/b")]) }
    let address = "http://me:secret@127.0.0.1:\(server.port)/feed"
    let fetch = try await Self.fetcher().fetch(Subscription(address), state: FetchState(), now: Self.now)
    #expect(server.requests.map { $0.fields["authorization"] } == ["Basic bWU6c2VjcmV0"])
    #expect(other.requests.map { $0.fields["authorization"] } == [nil])
    #expect(!fetch.url.contains("secret"))
  }

  @Test(arguments: [429, 503])
  func aHostThatAsksForSilenceIsLeftAloneForTheRestOfTheRun(status: Int) async throws {
    let server = LoopbackServer { _ in .status(status, [("Retry-After", "60")]) }
    let fetcher = try Self.fetcher()
    _ = await fetcher.fetch(Subscription(server.origin + "/a"), state: FetchState(), now: Self.now)
    let fetch = await fetcher.fetch(Subscription(server.origin + "/b"), state: FetchState(), now: Self.now)
    #expect(Self.failure(fetch) == .rateLimited)
    #expect(fetch.status == nil)
    #expect(fetch.retryAfter == Self.now + 60)
    #expect(server.requests.count == 1)
  }

  @Test func whoWaitsForItsTurnHeedsTheSilenceThatAnotherWasAskedFor() async throws {
    let server = LoopbackServer { _ in .status(429, [("Retry-After", "60")]) }
    let fetcher = try Self.fetcher { $0.requestsPerHost = 1 }
    let fetches = await withTaskGroup(of: Fetch.self) { group in
      for number in 1...8 {
        group.addTask {
          await fetcher.fetch(Subscription(server.origin + "/\(number)"), state: FetchState(), now: Self.now)
        }
      }
      return await group.reduce(into: [Fetch]()) { $0.append($1) }
    }
    #expect(fetches.map(Self.failure) == Array(repeating: .rateLimited, count: 8))
    #expect(fetches.map(\.retryAfter) == Array(repeating: Self.now + 60, count: 8))
    #expect(server.requests.count == 1)
  }

  @Test(arguments: [429, 503])
  func whatAnEarlierRunWasToldHoldsForTheWholeHost(status: Int) async throws {
    let server = LoopbackServer { _ in .text(Self.feed) }
    let fetcher = try Self.fetcher()
    var state = FetchState()
    state.lastStatus = status
    state.retryAfter = Self.now + 60
    fetcher.heed([(Subscription(server.origin + "/a"), state)], now: Self.now)
    let other = Subscription(server.origin + "/b")
    let early = await fetcher.fetch(other, state: FetchState(), now: Self.now + 59)
    let late = await fetcher.fetch(other, state: FetchState(), now: Self.now + 60)
    #expect(Self.failure(early) == .rateLimited)
    #expect(late.status == 200)
    #expect(server.requests.count == 1)
  }

  @Test(arguments: ["ftp://example.org/f", "feed", "", "javascript:x", "http://"])
  func someAddressesAreNotAsked(address: String) async throws {
    let fetch = try await Self.fetcher().fetch(Subscription(address), state: FetchState(), now: Self.now)
    #expect(Self.failure(fetch) == .refused)
  }

  @Test func aFileIsReadAndKnownAgain() async throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("feedmill \(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let file = folder.appendingPathComponent("feed é.xml")
    try Data(Self.feed.utf8).write(to: file)
    let fetcher = try Self.fetcher()
    let subscription = Subscription(file.absoluteString)
    let fetch = await fetcher.fetch(subscription, state: FetchState(), now: Self.now)
    #expect(fetch.outcome == .document(Document(Array(Self.feed.utf8), url: file.absoluteString)))
    var state = FetchState()
    state.bodyHash = fetch.bodyHash
    #expect(await fetcher.fetch(subscription, state: state, now: Self.now).outcome == .unmodified)
  }

  @Test(arguments: [
    ("file:///no/such/file", Fetch.Failure.notFound), ("file:///dev/zero", .refused), ("file:///etc", .refused),
  ])
  func onlyRegularFilesAreRead(address: String, kind: Fetch.Failure) async throws {
    let fetch = try await Self.fetcher().fetch(Subscription(address), state: FetchState(), now: Self.now)
    #expect(Self.failure(fetch) == kind)
  }
}
