/// The Publishing room.
