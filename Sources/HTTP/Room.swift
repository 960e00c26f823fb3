/// The HTTP room.
