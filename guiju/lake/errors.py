"""What can be wrong with a snapshot."""


class LakeError(Exception):
    """The snapshot is missing, damaged or of another make. The message names the file and says what to do."""
