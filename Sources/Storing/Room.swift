/// The Storing room.
