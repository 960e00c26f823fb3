/// The Merging room.
