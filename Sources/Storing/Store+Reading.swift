extension Store {
  /// Asks of one state of the store, beside whoever writes. `body` must store nothing: that would be an error.
  package func reading<Value>(_ body: (Transaction) throws -> Value) throws(StoreError) -> Value {
    try read { database in
      try forgetIfChanged(database)
      return try body(Transaction(database, indexes))
    }
  }
}
