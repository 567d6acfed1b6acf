"""行政处罚: on-the-spot and ordinary procedure, hearing, transfer of suspected crimes, exemption lists, publication."""
