import Files
import FoundationEssentials
import Syndication

extension Project {
  /// A hash of all that decides what is published, the store apart: feedmill.yaml, the templates, and the program itself.
  ///
  /// Nil where the program's file is not known.
  package func publishingKey() -> UInt64? {
    guard let program = Self.program else { return nil }
    var hash = StableHash()
    hash.combine(program)
    for path in [configuration] + ["index.mustache", "status.mustache", "style.css"].map({ templates + "/" + $0 }) {
      let bytes = try? WholeFile.read(path, limit: 1 << 20)
      hash.combine(UInt64(bytes == nil ? 0 : 1))
      hash.combine(bytes ?? [])
    }
    return hash.value
  }

  /// Another build may publish the same stories otherwise, under the same version too.
  private static var program: String? {
    guard let path = try? FileManager.default.destinationOfSymbolicLink(atPath: "/proc/self/exe"),
      let attributes = try? FileManager.default.attributesOfItem(atPath: path),
      let size = attributes[.size] as? Int ?? (attributes[.size] as? UInt64).map(Int.init),
      let modified = attributes[.modificationDate] as? Date
    else { return nil }
    return "\(Program.version) \(path) \(size) \(modified.timeIntervalSince1970)"
  }
}
