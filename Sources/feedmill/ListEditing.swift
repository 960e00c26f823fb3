import Pipeline
import Subscribing

extension ProjectOptions {
  /// The list as it is, its remarks told to the person.
  func readList() throws -> SubscriptionList {
    let list = try SubscriptionFile(project.subscriptionList).read()
    tell(list.remarks)
    return list
  }

  func tell(_ remarks: [Remark]) {
    guard !quiet else { return }
    for remark in remarks { Terminal.complain(Terminal.harmless(remark.description), prefix: "note: ") }
  }

  /// Edits feeds.opml, beside a run and beside whoever has it open.
  @discardableResult
  func edit(_ edits: [SubscriptionList.Edit]) throws -> SubscriptionList {
    try project.editableList().edit(edits)
  }
}
