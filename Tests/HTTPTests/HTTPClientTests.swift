import HTTP
import LoopbackServer
import Testing

@Suite struct HTTPClientTests {
  /// Short bounds, so that tests of them end.
  private static func client(
    _ change: (inout HTTPLimits) -> Void = { _ in }, allowing: [String] = ["127.0.0.1"]
  ) throws -> HTTPClient {
    var limits = HTTPLimits()
    limits.totalTime = .seconds(20)
    change(&limits)
    return HTTPClient(
      userAgent: "Feedmill/test (+https://example.org/)", limits: limits,
      addresses: try #require(AddressPolicy(allowing: allowing)))
  }

  private static func request(_ server: LoopbackServer, _ path: String = "/", fields: [HTTPRequest.Field] = []) throws
    -> HTTPRequest
  {
    HTTPRequest(try #require(HTTPURL(server.origin + path)), fields: fields)
  }

  private static func failure(_ result: Result<HTTPResponse, HTTPFailure>) -> HTTPFailure.Kind? {
    if case .failure(let failure) = result { failure.kind } else { nil }
  }

  @Test func anAnswerComesWhole() async throws {
    let server = LoopbackServer { _ in .text("hello", [("ETag", "\"x\"")]) }
    let response = try await Self.client().send(Self.request(server)).get()
    #expect(response.status == 200)
    #expect(response.fields["etag"] == "\"x\"")
    #expect(response.body == Array("hello".utf8))
  }

  @Test func aRequestIsPlainAndHonest() async throws {
    let server = LoopbackServer { _ in .status(304) }
    let field = HTTPRequest.Field("If-None-Match", "W/\"a, b\\c;d--gzip\"")
    _ = try await Self.client().send(Self.request(server, "/f?b=2&a=1%20x&empty=#top", fields: [field])).get()
    let request = try #require(server.requests.first)
    #expect(request.method == "GET")
    #expect(request.target == "/f?b=2&a=1%20x&empty=")
    #expect(request.fields["user-agent"] == "Feedmill/test (+https://example.org/)")
    #expect(request.fields["if-none-match"] == "W/\"a, b\\c;d--gzip\"")
    #expect(request.fields["accept-encoding"]?.contains("gzip") == true)
    #expect(Set(request.fields.keys) == ["host", "user-agent", "accept", "accept-encoding", "if-none-match"])
  }

  @Test func aBodyIsPostedAndTheNextRequestIsAGetAgain() async throws {
    let server = LoopbackServer { _ in .text("taken") }
    let client = try Self.client()
    var request = try Self.request(server, fields: [HTTPRequest.Field("Content-Type", "text/x-words")])
    request.body = Array("a=1&b=ё".utf8)
    #expect(try await client.send(request).get().body == Array("taken".utf8))
    request.body = nil
    _ = try await client.send(request).get()
    #expect(server.requests.map(\.method) == ["POST", "GET"])
    #expect(server.requests.map(\.body) == [Array("a=1&b=ё".utf8), []])
    #expect(server.requests[0].fields["content-type"] == "text/x-words")
  }

  @Test func aFieldWithAControlCharacterIsNotSent() async throws {
    let server = LoopbackServer { _ in .text("") }
    let field = HTTPRequest.Field("If-None-Match", "a\r\nX-Injected: 1")
    _ = try await Self.client().send(Self.request(server, fields: [field]))
    #expect(server.requests.first?.fields["if-none-match"] == nil)
    #expect(server.requests.first?.fields["x-injected"] == nil)
  }

  @Test func aConnectionIsUsedAgain() async throws {
    let server = LoopbackServer { _ in .text("x") }
    let client = try Self.client()
    for _ in 1...5 { _ = await client.send(try Self.request(server)) }
    #expect(Set(server.requests.map(\.connection)) == [1])
  }

  @Test func manyAtOnceAllComeHome() async throws {
    let server = LoopbackServer { .text($0.target) }
    let client = try Self.client { $0.connectionsPerHost = 16 }
    let bodies = try await withThrowingTaskGroup(of: String.self) { group in
      for number in 0..<200 {
        let request = try Self.request(server, "/\(number)")
        group.addTask { String(decoding: try await client.send(request).get().body, as: UTF8.self) }
      }
      return try await group.reduce(into: Set()) { $0.insert($1) }
    }
    #expect(bodies == Set((0..<200).map { "/\($0)" }))
  }

  @Test func redirectsAreAnswers() async throws {
    let server = LoopbackServer { _ in .status(301, [("Location", "/b")]) }
    let response = try await Self.client().send(Self.request(server)).get()
    #expect(response.status == 301)
    #expect(response.fields["location"] == "/b")
    #expect(server.requests.count == 1)
  }

  @Test func interimAnswersAreForgotten() async throws {
    let server = LoopbackServer { _ in
      .raw(Array("HTTP/1.1 102 P\r\nETag: no\r\n\r\nHTTP/1.1 200 OK\r\nETag: yes\r\nContent-Length: 1\r\n\r\nx".utf8))
    }
    let response = try await Self.client().send(Self.request(server)).get()
    #expect(response.fields.all("ETag") == ["yes"])
  }

  @Test(arguments: ["http://127.0.0.1", "http://0.0.0.0", "http://[::1]", "http://localhost", "http://2130706433"])
  func privateAddressesAreNotReached(origin: String) async throws {
    let server = LoopbackServer { _ in .text("secret") }
    let url = try #require(HTTPURL("\(origin):\(server.port)/"))
    let result = try await Self.client(allowing: []).send(HTTPRequest(url))
    #expect(Self.failure(result) == .refused)
    #expect(server.requests.isEmpty)
  }

  @Test(arguments: ["ftp://127.0.0.1/", "file:///etc/passwd", "gopher://127.0.0.1/_x", "dict://127.0.0.1/"])
  func otherProtocolsAreRefused(text: String) async throws {
    let url = try #require(HTTPURL(text))
    #expect(Self.failure(try await Self.client().send(HTTPRequest(url))) == .refused)
  }

  @Test(arguments: [
    ("SSH-2.0-OpenSSH_9.2\r\n", HTTPFailure.Kind.garbled),
    ("HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\nshort", .garbled),
    ("HTTP/1.1 200 OK\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nxx", .garbled),
    ("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: 5\r\n\r\nplain", .garbled),
    ("HTTP/1.1 200 OK\r\nContent-Length: 2000\r\n\r\n", .limit),
    ("HTTP/1.1 200 OK\r\nX: " + String(repeating: "x", count: 500) + "\r\n\r\n", .limit),
    ("", .connection),
  ])
  func aBrokenAnswerIsAFailureWithAName(bytes: String, kind: HTTPFailure.Kind) async throws {
    let server = LoopbackServer { _ in .raw(Array(bytes.utf8)) }
    let client = try Self.client {
      $0.bodyBytes = 1000
      $0.headBytes = 400
    }
    #expect(Self.failure(await client.send(try Self.request(server))) == kind)
  }

  @Test(arguments: [
    ("HTTP/1.1 200 OK\r\n\r\n", "body "),
    ("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n", "5\r\nbody \r\n"),
    ("HTTP/1.1 200 OK\r\n", "X-Field: 1\r\n"),
    ("", "HTTP/1.1 102 Processing\r\n\r\n"),
  ])
  func anEndlessAnswerEnds(head: String, piece: String) async throws {
    let server = LoopbackServer { _ in
      .endless(head: head, piece: Array(String(repeating: piece, count: 20).utf8))
    }
    let client = try Self.client {
      $0.bodyBytes = 100_000
      $0.headBytes = 100_000
    }
    let kind = Self.failure(await client.send(try Self.request(server)))
    #expect(kind == .limit || kind == .connection)
  }

  /// 100 MB of zeros in 100 KB of gzip: the bound is on what comes out.
  @Test func aBombIsBoundedByWhatItUnpacksTo() async throws {
    let server = LoopbackServer { _ in .status(200, [("Content-Encoding", "gzip")], body: Gzip.zeros(megabytes: 100)) }
    let client = try Self.client { $0.bodyBytes = 1 << 20 }
    #expect(Self.failure(await client.send(try Self.request(server))) == .limit)
  }

  @Test func gzipIsDecoded() async throws {
    let server = LoopbackServer { _ in .status(200, [("Content-Encoding", "gzip")], body: Gzip.zeros(megabytes: 1)) }
    let response = try await Self.client().send(Self.request(server)).get()
    #expect(response.body == Array(repeating: 0, count: 1 << 20))
  }

  @Test(arguments: ["gzip", "deflate", "br"])
  func whatIsNotPackedAsItSaysIsGarbledAndToldSo(coding: String) async throws {
    let server = LoopbackServer { _ in .text("<rss></rss>", [("Content-Encoding", coding)]) }
    let result = try await Self.client().send(Self.request(server))
    guard case .failure(let failure) = result else { return #expect(Bool(false), "\(result)") }
    #expect(failure.kind == .garbled)
    #expect(failure.message.contains("ncoding"))
  }

  @Test func silenceTimesOut() async throws {
    let server = LoopbackServer { _ in .silence }
    let client = try Self.client { $0.totalTime = .milliseconds(200) }
    #expect(Self.failure(await client.send(try Self.request(server))) == .timeout)
  }

  @Test func aSilentAnswerHoldsUpNoOtherOfItsHost() async throws {
    let server = LoopbackServer { $0.target == "/silent" ? .silence : .text("hello") }
    let client = try Self.client()
    let silent = try Self.request(server, "/silent")
    let task = Task { await client.send(silent) }
    while server.requests.isEmpty { await Task.yield() }
    #expect(try await client.send(Self.request(server, "/other")).get().status == 200)
    task.cancel()
    #expect(Self.failure(await task.value) == .cancelled)
  }

  @Test func cancellingTheTaskEndsTheTransfer() async throws {
    let server = LoopbackServer { _ in .silence }
    let client = try Self.client()
    let request = try Self.request(server)
    let task = Task { await client.send(request) }
    while server.requests.isEmpty { await Task.yield() }
    task.cancel()
    #expect(Self.failure(await task.value) == .cancelled)
  }

  @Test func aTaskCancelledBeforehandAsksForNothingLasting() async throws {
    let server = LoopbackServer { _ in .silence }
    let client = try Self.client()
    let request = try Self.request(server)
    let kind = await withTaskGroup(of: HTTPFailure.Kind?.self) { group in
      group.cancelAll()
      group.addTask { Self.failure(await client.send(request)) }
      return await group.next()!
    }
    #expect(kind == .cancelled)
  }

  @Test(arguments: ["http://no-such-host.invalid/", "http://новости.invalid/"])
  func aNameThatDoesNotExistIsADNSFailure(address: String) async throws {
    let url = try #require(HTTPURL(address))
    #expect(Self.failure(try await Self.client().send(HTTPRequest(url))) == .dns)
  }

  @Test func aClosedPortIsAConnectionFailure() async throws {
    let port = { LoopbackServer { _ in .silence }.port }()
    let url = try #require(HTTPURL("http://127.0.0.1:\(port)/"))
    #expect(Self.failure(try await Self.client().send(HTTPRequest(url))) == .connection)
  }
}
