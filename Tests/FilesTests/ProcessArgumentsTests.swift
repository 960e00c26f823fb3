import Files
import Testing

struct ProcessArgumentsTests {
  @Test func theKernelKnowsTheArgumentsToo() {
    #expect(ProcessArguments.all == CommandLine.arguments)
  }
}
