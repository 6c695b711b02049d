"""What left a library, was put back into it, or changed who may do what: recorded so that tampering shows."""
