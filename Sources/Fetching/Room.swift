/// The Fetching room.
