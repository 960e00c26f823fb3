import FoundationEssentials
import HTTP

extension Configuration {
  /// The network, set up to tell hubs: the same addresses are refused as for sources, and ten seconds must do.
  package func tell(environment: [String: String]) -> PublishNotices.Tell {
    var limits = limits
    limits.totalTime = .seconds(10)
    limits.bodyBytes = 64 << 10
    let client = HTTPClient(
      userAgent: userAgent, limits: limits,
      authorities: .find(configured: certificates, environment: environment), addresses: addresses, proxy: proxy)
    return { hub, topic in
      guard let url = HTTPURL(hub) else { return "it is no address" }
      // What hubs understand since PubSubHubbub 0.4; WebSub leaves it to them (section 7).
      let body = "hub.mode=publish&hub.url=" + topic.formEncoded
      let request = HTTPRequest(
        url, fields: [HTTPRequest.Field("Content-Type", "application/x-www-form-urlencoded")], body: Array(body.utf8))
      switch await client.send(request) {
      case .success(let answer) where 200...299 ~= answer.status: return nil
      case .success(let answer): return "it answered \(answer.status)"
      case .failure(let failure): return failure.message
      }
    }
  }
}

extension String {
  /// As the value of a form (WHATWG URL, section 5.2).
  fileprivate var formEncoded: String {
    utf8.reduce(into: "") { encoded, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "*"), UInt8(ascii: "-"), UInt8(ascii: "."),
        UInt8(ascii: "_"):
        encoded.unicodeScalars.append(Unicode.Scalar(byte))
      default: encoded += (byte < 16 ? "%0" : "%") + String(byte, radix: 16, uppercase: true)
      }
    }
  }
}
