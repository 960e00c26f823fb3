import Files
import Pipeline
import Subscribing

extension ProjectOptions {
  var subscriptionFile: SubscriptionFile { project.subscriptionFile }

  /// The list as it is, its remarks told to the person.
  func readList() throws -> SubscriptionList {
    let list = try subscriptionFile.read()
    tell(list.remarks)
    return list
  }

  func tell(_ remarks: [Remark]) {
    guard !quiet else { return }
    for remark in remarks { Terminal.complain(remark.description, prefix: "note: ") }
  }

  /// Edits feeds.opml, beside a run and beside whoever has it open.
  @discardableResult
  func edit(_ edits: [SubscriptionList.Edit]) throws -> SubscriptionList {
    try project.makeStateFolder()
    return try subscriptionFile.edit(edits)
  }
}

extension Project {
  var subscriptionFile: SubscriptionFile { SubscriptionFile(subscriptionList, lock: stateFolder + "/list.lock") }

  private var stateFolder: String {
    // Where the store is.
    String(database[..<(database.lastIndex(of: "/") ?? database.startIndex)])
  }

  func makeStateFolder() throws { try Folder.make(stateFolder) }
}
