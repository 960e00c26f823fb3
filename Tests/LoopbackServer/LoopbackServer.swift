import Foundation
import Glibc
import Synchronization

/// An HTTP/1.1 server on 127.0.0.1 whose answers are a closure's, right or wrong. Ends with its owner.
package final class LoopbackServer: Sendable {
  package struct Request: Sendable {
    package var method: String
    package var target: String
    /// Names in lower case.
    package var fields: [String: String]
    /// As long as Content-Length says.
    package var body: [UInt8]
    /// Counts the connections from 1.
    package var connection: Int
  }

  package enum Answer: Sendable {
    case status(Int, [(String, String)] = [], body: [UInt8] = [])
    /// Exactly these bytes, then the connection is closed.
    case raw([UInt8])
    /// The head, then the same piece until the client has had enough.
    case endless(head: String, piece: [UInt8])
    /// Nothing, until the server ends.
    case silence

    package static func text(_ body: String, _ fields: [(String, String)] = []) -> Answer {
      .status(200, fields, body: Array(body.utf8))
    }
  }

  package let port: UInt16
  private let listener: Int32
  private let log: Log
  private let respond: @Sendable (Request) -> Answer

  private final class Log: Sendable {
    let requests = Mutex<[Request]>([])
    let isOver = Mutex(false)
  }

  package init(_ respond: @escaping @Sendable (Request) -> Answer) {
    self.respond = respond
    log = Log()
    listener = socket(AF_INET, Int32(SOCK_STREAM.rawValue) | Int32(SOCK_CLOEXEC.rawValue), 0)
    var address = sockaddr_in()
    address.sin_family = sa_family_t(AF_INET)
    address.sin_addr.s_addr = unsafe inet_addr("127.0.0.1")
    var size = socklen_t(MemoryLayout<sockaddr_in>.size)
    let listener = listener
    port = unsafe withUnsafeMutablePointer(to: &address) { pointer in
      unsafe pointer.withMemoryRebound(to: sockaddr.self, capacity: 1) { address in
        let isBound = unsafe bind(listener, address, size)
        precondition(isBound == 0 && listen(listener, 64) == 0, "no loopback port")
        unsafe getsockname(listener, address, &size)
      }
      return unsafe UInt16(bigEndian: pointer.pointee.sin_port)
    }
    let log = log
    Thread.detachNewThread { LoopbackServer.accept(listener, log, respond) }
  }

  deinit {
    log.isOver.withLock { $0 = true }
    shutdown(listener, Int32(SHUT_RDWR))
  }

  /// `http://127.0.0.1:PORT`.
  package var origin: String { "http://127.0.0.1:\(port)" }

  /// All so far, in the order of their coming.
  package var requests: [Request] { log.requests.withLock { $0 } }

  private static func accept(_ listener: Int32, _ log: Log, _ respond: @escaping @Sendable (Request) -> Answer) {
    var count = 0
    while true {
      let client = Glibc.accept(listener, nil, nil)
      guard client >= 0 else {
        // Closed here: a number that is free while this thread still accepts would soon be another server's.
        close(listener)
        return
      }
      count += 1
      let connection = count
      Thread.detachNewThread {
        serve(client, connection, log, respond)
        close(client)
      }
    }
  }

  private static func serve(
    _ client: Int32, _ connection: Int, _ log: Log, _ respond: @Sendable (Request) -> Answer
  ) {
    while let request = readRequest(client, connection) {
      log.requests.withLock { $0.append(request) }
      switch respond(request) {
      case .status(let status, let fields, let body):
        var head = "HTTP/1.1 \(status) Whatever\r\n"
        for (name, value) in fields { head += "\(name): \(value)\r\n" }
        if status != 304 && status != 204 { head += "Content-Length: \(body.count)\r\n" }
        guard send(client, Array((head + "\r\n").utf8) + body) else { return }
      case .raw(let bytes):
        _ = send(client, bytes)
        shutdown(client, Int32(SHUT_WR))
        return
      case .endless(let head, let piece):
        guard send(client, Array(head.utf8)) else { return }
        while send(client, piece) {}
        return
      case .silence:
        while !log.isOver.withLock({ $0 }) { usleep(20_000) }
        return
      }
    }
  }

  private static func readRequest(_ client: Int32, _ connection: Int) -> Request? {
    var head: [UInt8] = []
    var byte: UInt8 = 0
    while !head.suffix(4).elementsEqual("\r\n\r\n".utf8) {
      guard unsafe recv(client, &byte, 1, 0) == 1, head.count < 100_000 else { return nil }
      head.append(byte)
    }
    let lines = String(decoding: head, as: UTF8.self).components(separatedBy: "\r\n")
    let words = lines[0].split(separator: " ")
    guard words.count == 3 else { return nil }
    var fields: [String: String] = [:]
    for line in lines.dropFirst() {
      guard let colon = line.firstIndex(of: ":") else { continue }
      let value = line[line.index(after: colon)...]
      fields[line[..<colon].lowercased()] = value.trimmingCharacters(in: .whitespaces)
    }
    var body: [UInt8] = []
    for _ in 0..<min(100_000, fields["content-length"].flatMap { Int($0) } ?? 0) {
      guard unsafe recv(client, &byte, 1, 0) == 1 else { return nil }
      body.append(byte)
    }
    return Request(
      method: String(words[0]), target: String(words[1]), fields: fields, body: body, connection: connection)
  }

  private static func send(_ client: Int32, _ bytes: [UInt8]) -> Bool {
    var rest = bytes[...]
    while !rest.isEmpty {
      let count = unsafe rest.withUnsafeBytes {
        unsafe Glibc.send(client, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL))
      }
      guard count > 0 else { return false }
      rest = rest.dropFirst(count)
    }
    return true
  }
}
