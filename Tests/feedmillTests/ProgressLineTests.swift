import Testing

@testable import feedmill

struct ProgressLineTests {
  @Test func theRateIsSteadyAndTheRemainingTimeFollowsIt() {
    var line = ProgressLine()
    var words: [String] = []
    for step in 0...40 {
      // Ten a second, in bursts.
      let seconds = Double(step) * 0.25
      let count = Progress.Count(
        total: 200, done: Int(seconds) * 10, inFlight: 16, failed: 1, newEntries: Int(seconds) * 20)
      words.append(line.words(count, seconds: seconds, width: 100))
    }
    #expect(words[0] == "0/200 sources  0 new entries  1 failed  16 in flight")
    #expect(words[40] == "100/200 sources  10 s left  200 new entries  1 failed  16 in flight  10/s")
    #expect(words.last == words[40])
  }

  @Test(arguments: [20, 30, 40, 60, 80]) func theLineFitsItsTerminal(width: Int) {
    var line = ProgressLine()
    for seconds in [0.0, 1, 2, 3] {
      let count = Progress.Count(
        total: 12_345, done: Int(seconds * 1000), inFlight: 64, failed: 1234, newEntries: 123_456)
      let words = line.words(count, seconds: seconds, width: width)
      #expect(words.count <= width)
      #expect(words.hasPrefix("\(count.done)/12345 sources"))
    }
  }
}
