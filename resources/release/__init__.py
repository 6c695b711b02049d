"""What turns the frozen programs into something a department can roll out: licences, a list of parts, packages."""
