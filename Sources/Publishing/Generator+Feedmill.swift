package import Syndication

extension Generator {
  /// This program, as its files name it.
  package static let feedmill = Generator(name: Program.name, version: Program.version)

  /// For the formats that have one string for both.
  var nameAndVersion: String? {
    guard let name else { return nil }
    return version.map { name + " " + $0 } ?? name
  }
}
