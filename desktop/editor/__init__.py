"""The screen 編集: from a call to an article that can be trusted.

How its parts meet. ``panel.EditorPanel`` builds the widgets, lays them out (``columns``) and connects them; it holds no
state. ``presenter.EditorPresenter`` holds the state: ``presenter.edited`` (``EditedArticle``) is the one article in the
editor, which every part reads and only typing and saving change:

- ``edited.opened``: another article is in the editor; show everything anew.
- ``edited.replaced(before)``: the same article has other content that nobody typed (merge, restore, a finding that was
  mended): the text pane takes it over as one step that can be undone.
- ``edited.changed``: follows every keystroke in text, title and attributes. ``edited.form`` (kb.domain.article_form)
  is the content; ``edited.base`` and ``edited.base_number`` are the revision it started from.
- ``edited.based``: an explicit save made another revision the base; what is typed stays, and so does the undo history.
- ``edited.set_body(text)``, ``edited.set_value(key, value)``: typing. ``edited.replace(form)``: put content in.
- ``presenter.open(id)``, ``presenter.start(kind, title, body)``: another article. ``presenter.save(state=None)``.

Where a part plugs in (folder: what the panel expects of it, where it stands):

- ``text``: ``MarkdownEdit`` at the left of ``columns.body``; ``set_text`` for another article, with ``keep_undo`` for
  other content of the same one. A pane around it takes its place in ``EditorPanel.__init__``.
- ``preview``: what agents will see; ``PreviewPane`` takes ``presenter.previewed`` (ArticlePreview), goes along with the
  text edit it was made with, and tells ``line_wanted``. Right of ``columns.body``.
- ``findings``: 確かめること. ``panel.add_below(widget)`` below text and preview; ``panel.add_bar(widget)`` below the
  head, for 似た記事があります; sheets take ``panel`` as their owner. To jump: ``panel.text.go_to(line)``.
- ``history``, ``merging``: sheets, opened by ``head.history_wanted`` and by ``presenter.failed`` with
  ArticleChangedError; they put their result in with ``edited.replace``.
- ``queues``: ``articles.add_queues(widget)`` puts やること above the list; a queue's own pane is shown in place of the
  article by ``panel.show_queue(widget)`` and leaves with ``panel.leave_queue()``.
- Services: a Protocol in ``presenter.ports`` and a field of ``EditorServiceSet`` named as in ``kb.library.Library``.
  A presenter of a part gets ``(services, edited, runner, faults)`` from ``EditorPresenter`` and is a child of it.
- Commands are data in ``desktop.commands`` (scope SCREEN) and arrive in ``EditorPanel.carry_out``.
"""
