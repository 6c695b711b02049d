"""The narrow strip beside the CRM: clock, alert, notes line, the three best suggestions."""
