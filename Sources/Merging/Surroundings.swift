/// What the rules need to know of the store beside the candidates.
package struct Surroundings {
  /// Different stories among the last entries at the new entry's address: from 2 on it identifies nothing.
  package var storiesAtAddress: Int
  /// Different stories among the last entries of the feed with the new entry's id.
  package var storiesWithID: Int
  /// How many stories began with a title of that hash. Asked only when it matters.
  package var storiesTitled: (UInt64) throws -> Int
  /// The first of a few entries of a story that is as asked. Asked only when it matters.
  package var member: (_ story: Int64, _ isWanted: (Candidate) -> Bool) throws -> Candidate?

  package init(
    storiesAtAddress: Int = 0, storiesWithID: Int = 0, storiesTitled: @escaping (UInt64) throws -> Int,
    member: @escaping (_ story: Int64, _ isWanted: (Candidate) -> Bool) throws -> Candidate?
  ) {
    self.storiesAtAddress = storiesAtAddress
    self.storiesWithID = storiesWithID
    self.storiesTitled = storiesTitled
    self.member = member
  }
}
