"""The words for everything that `kb` says in codes: failures, problems of an article, values of the domain."""

from desktop.texts.bilingual import in_language
from desktop.texts.failures import decided_text, error_text, problem_sentences, problem_text, rule_problem_text
from desktop.texts.labels import cause_label, label, short_label
from desktop.texts.progress import progress_text

__all__ = [
    "cause_label",
    "decided_text",
    "error_text",
    "in_language",
    "label",
    "problem_sentences",
    "problem_text",
    "progress_text",
    "rule_problem_text",
    "short_label",
]
