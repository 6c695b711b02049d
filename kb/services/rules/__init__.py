"""Rule files of a library: which there are, and changing them."""

from kb.services.rules.catalog import RULE_FILES
from kb.services.rules.editing import RuleEditingService

__all__ = ["RULE_FILES", "RuleEditingService"]
