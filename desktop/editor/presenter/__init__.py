"""The state of the screen 編集, without widgets: the article in the editor, the list, saving."""

from desktop.editor.presenter.edited import EditedArticle
from desktop.editor.presenter.editor_presenter import EditorPresenter
from desktop.editor.presenter.ports import EditorServices, EditorServiceSet, awaited_services

__all__ = ["EditedArticle", "EditorPresenter", "EditorServiceSet", "EditorServices", "awaited_services"]
