/// The Parsing room.
