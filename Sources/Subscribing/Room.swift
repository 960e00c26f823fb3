/// The Subscribing room.
