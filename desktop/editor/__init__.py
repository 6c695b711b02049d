"""The screen 編集: from a call to an article that can be trusted.

How its parts meet. ``panel.EditorPanel`` builds the parts, lays them out (``columns``) and connects them; it holds no
state. ``presenter.EditorPresenter`` holds the state: ``presenter.edited`` (``EditedArticle``) is the one article in the
editor, which every part reads and only typing and saving change:

- ``edited.opened``: another article is in the editor; show everything anew.
- ``edited.replaced(before)``: the same article has other content that nobody typed (merge, restore, a finding that was
  mended): the text takes it over as one step that can be undone.
- ``edited.changed``: follows every keystroke in text, title and attributes. ``edited.form`` (kb.domain.article_form)
  is the content; ``edited.base`` and ``edited.base_number`` are the revision it started from.
- ``edited.based``: an explicit save made another revision the base; what is typed stays, and so does the undo history.
- ``edited.set_body(text)``, ``edited.set_value(key, value)``: typing. ``edited.replace(form)``: put content in.
- ``presenter.open(id)``, ``presenter.start(kind, title, body)``: another article. ``presenter.save(state=None)``.

The presenter by file: ``article_course`` (opening, saving, what others do meanwhile), ``draft_keeper`` (autosave),
``desk`` (what of it runs on other threads), ``state_gate`` (which states can be given), ``article_lists``, and one file
for each part that helps to write. A part's presenter gets ``(edited, its service, runner, faults)``; its service is a
Protocol in ``presenter.ports`` and a field of ``EditorServiceSet`` named as in ``kb.library.Library``.

The parts by folder, each with a ``desk`` that brings its widgets and the presenter together:

- ``articles``: the column at the left. ``head``: title, verbs, state path. ``attributes``: the form.
- ``text`` and ``preview``: side by side in ``columns.body``. ``findings``: below them (``panel.add_below``).
- ``duplicates``: a bar below the head (``panel.add_bar``), as ``messages`` has one. ``appearance``: a sheet.
- ``history``, ``merging`` (together ``versions``) and ``queues``: shown in place of the article
  (``columns.show_instead``).
- Commands are data in ``desktop.commands`` (scope SCREEN) and arrive in ``EditorPanel.carry_out``.
"""
