"""What people see and machines call: workbench, portal, API, command line."""
