"""Rules on growth and fall: by how much, from what, to what."""
