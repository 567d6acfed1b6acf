"""A county year made from published figures, to show the whole house at work and to measure it.

`profile` holds what was published, `plan` works out how many records that takes, `county` makes the bodies and people,
`stories` tell the year through the kernel, `show` runs the whole way to the report, `command` is `guiju demo`.
"""
