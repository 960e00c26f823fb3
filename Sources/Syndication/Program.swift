/// The program as it names itself: in `--version`, User-Agent and a feed's generator.
package enum Program {
  package static let name = "Feedmill"
  package static let version = "0.1.0"
}
