/// What a JSON Feed must have before it may replace the published one.
struct JSONFeedRules {
  private var feedHas: Set<String> = []
  private var ids: Set<ArraySlice<UInt8>> = []
  private var problem: String?

  private struct Item {
    var id: ArraySlice<UInt8>?
    var hasContent = false
    var hasDate = false
  }

  /// A sentence on the first rule that the document breaks; nil when it keeps them all.
  static func problem(in bytes: [UInt8]) -> String? {
    var rules = JSONFeedRules()
    do {
      var json = try JSONScanner(bytes)
      guard try json.members({ name, json throws(JSONScanner.Malformed) in try rules.member(name, &json) }) else {
        return "not a JSON object"
      }
      try json.end()
    } catch {
      return "not JSON: \(error.message) at byte \(error.offset)"
    }
    return rules.problem
      ?? ["version", "title", "items"].first { !rules.feedHas.contains($0) }.map { "\($0) is missing in the feed" }
  }

  private mutating func member(
    _ name: ArraySlice<UInt8>, _ json: inout JSONScanner
  ) throws(JSONScanner.Malformed) {
    let name = String(decoding: name, as: UTF8.self)
    feedHas.insert(name)
    switch name {
    case "version", "title":
      if try json.string() == nil { try refuse("\(name) has a value of another type", &json) }
    case "items":
      let isArray = try json.elements { json throws(JSONScanner.Malformed) in try item(&json) }
      if !isArray { try refuse("items has a value of another type", &json) }
    default: try json.skip()
    }
  }

  private mutating func item(_ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    var item = Item()
    let isObject = try json.members { name, json throws(JSONScanner.Malformed) in
      if name.elementsEqual("id".utf8) {
        item.id = try json.string().map { json.bytes[$0] }
        if item.id == nil { try refuse("id has a value of another type", &json) }
      } else if name.elementsEqual("content_html".utf8) || name.elementsEqual("content_text".utf8) {
        item.hasContent = try json.string() != nil
        if !item.hasContent { try json.skip() }
      } else if name.elementsEqual("date_modified".utf8) {
        item.hasDate = try json.string() != nil
        if !item.hasDate { try json.skip() }
      } else {
        try json.skip()
      }
    }
    if !isObject { return try refuse("an item is no object", &json) }
    guard let id = item.id, !id.isEmpty else { return note("an item has no id") }
    let name = String(decoding: id, as: UTF8.self)
    if !ids.insert(id).inserted { note("two items have the id \(name)") }
    if !item.hasContent { note("the item \(name) has no content") }
    if !item.hasDate { note("the item \(name) has no date_modified") }
  }

  private mutating func refuse(_ problem: String, _ json: inout JSONScanner) throws(JSONScanner.Malformed) {
    note(problem)
    try json.skip()
  }

  /// The first one counts.
  private mutating func note(_ found: String) {
    problem = problem ?? found
  }
}
