/// The Sanitizing room.
