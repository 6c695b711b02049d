"""Fit the weights of kb/search/evidence.py on the tune half of notes.jsonl, and show what each threshold would give.

    python -m tests.quality.fit_evidence

Logistic regression with a small L2 penalty by gradient descent: one row per note and candidate article, positive where
the article carries one of the note's practices. Copy the printed weights into kb/search/evidence.py.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING, Any

import numpy as np

from kb.domain.article import RECOMMENDED_KINDS
from kb.domain.suggestion import SuggestionQuery
from tests.quality.labelled import read_lines
from tests.quality.practices import NOTES, sample_library

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from kb.library import Library

PENALTY = 0.003
STEPS = 4_000
RATE = 0.5


def main() -> int:
    """Fit and print."""
    notes = [note for note in read_lines(NOTES) if note["half"] == "tune"]
    with sample_library() as library:
        features, labels = _rows(library, notes)
    weights, bias = fit(features, labels)
    sys.stdout.write(f"{len(labels)} rows, {int(labels.sum())} positive\n")
    sys.stdout.write(f"WEIGHTS = ({', '.join(f'{weight:.2f}' for weight in weights)})\nBIAS = {bias:.2f}\n")
    return 0


def _rows(library: Library, notes: list[dict[str, Any]]) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    features, labels = [], []
    for note in notes:
        for candidate in library.suggestions.ranked(SuggestionQuery(notes=note["note"]), RECOMMENDED_KINDS):
            features.append(candidate.evidence.values())
            labels.append(bool(set(candidate.document.practices) & set(note["practices"])))
    return np.array(features, np.float64), np.array(labels, np.float64)


def fit(features: NDArray[np.float64], labels: NDArray[np.float64]) -> tuple[NDArray[np.float64], float]:
    """Return the weights of the raw features and the constant."""
    mean, spread = features.mean(axis=0), features.std(axis=0) + 1e-9
    rows = np.column_stack([(features - mean) / spread, np.ones(len(features))])
    weights = np.zeros(rows.shape[1])
    positive = labels.mean()
    # Few candidates are right; half-way balancing keeps the constant meaningful.
    importance = np.where(labels > 0, np.sqrt((1 - positive) / positive), 1.0)
    for _ in range(STEPS):
        predicted = 1 / (1 + np.exp(-rows @ weights))
        gradient = rows.T @ ((predicted - labels) * importance) / len(labels)
        gradient[:-1] += PENALTY * weights[:-1]
        weights -= RATE * gradient
    raw = weights[:-1] / spread
    return raw, float(weights[-1] - raw @ mean)


if __name__ == "__main__":
    sys.exit(main())
