/// What Planet Venus calls its settings, in the words of feedmill.yaml.
enum VenusSettings {
  private static let names = [
    "name": "title", "link": "address", "owner_name": "author", "items_per_page": "limit",
  ]

  static func lines(_ settings: [(name: String, value: String)]) -> [String] {
    settings.compactMap { setting in
      guard let name = names[setting.name], !setting.value.isEmpty else { return nil }
      if name == "limit" { return Int(setting.value).map { "\(name): \($0)" } }
      let quoted = setting.value.split(separator: "'", omittingEmptySubsequences: false).joined(separator: "''")
      return "\(name): '\(quoted)'"
    }
  }
}
