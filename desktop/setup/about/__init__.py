"""The section 勘所について: versions, licences, what leaves the computer (nothing), where notes of faults lie."""
