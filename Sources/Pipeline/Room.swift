/// The Pipeline room.
