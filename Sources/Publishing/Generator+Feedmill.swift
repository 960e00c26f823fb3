package import Syndication

extension Generator {
  /// This program, as its files name it.
  package static let feedmill = Generator(name: "Feedmill", version: "0.1.0")
}
