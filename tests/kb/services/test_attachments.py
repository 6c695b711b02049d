from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from kb.documents.article_form import form_of
from kb.domain.attachment import attachment_id, attachment_reference
from kb.domain.reading import ShownImage
from kb.domain.stored_draft import StoredDraft
from kb.errors import (
    AttachmentDamagedError,
    AttachmentNotFoundError,
    PictureTooLargeError,
    PictureUnknownError,
)
from kb.services.article_forms import ArticleFormService
from kb.services.attachments import AttachmentService
from kb.services.priors import PriorBook
from kb.services.reading import ReadingService
from kb.storage import article_store, attachment_store, draft_store
from tests.kb.pictures import gif, png
from tests.kb.support import PlayedClock, make_script

if TYPE_CHECKING:
    from kb.storage.database import Database

DAYS = 24 * 60


@pytest.fixture
def clock() -> PlayedClock:
    return PlayedClock()


@pytest.fixture
def service(database: Database, clock: PlayedClock) -> AttachmentService:
    return AttachmentService(database, clock)


def test_an_image_is_kept_once_and_given_back_as_it_was(service: AttachmentService) -> None:
    first = service.add(png(), name="傷.png", editor="佐藤")
    assert service.add(png(), name="別の名前.jpg") == first
    assert (first.id, first.name, first.media_type, first.size) == (
        attachment_id(png()),
        "傷.png",
        "image/png",
        len(png()),
    )
    assert service.content(first.id) == png()
    assert service.get(first.id) == first
    assert service.everything() == (first,)


def test_an_image_that_is_damaged_is_not_shown_and_comes_back_when_it_is_taken_in_again(
    service: AttachmentService, database: Database
) -> None:
    image = service.add(png(), name="傷.png")
    text = attachment_reference(image.id, "傷")
    assert service.shown_in(text)
    with database.write() as session:
        attachment_store.mend(session, image.id, png()[:-1] + b"x")
    with pytest.raises(AttachmentDamagedError) as caught:
        service.content(image.id)
    assert caught.value.params == {"attachment": str(image.id), "name": "傷.png"}
    assert service.shown_in(text) == ()
    service.add(png())
    assert service.content(image.id) == png()
    assert service.shown_in(text)


def test_what_is_no_image_is_refused_and_nothing_is_kept(service: AttachmentService) -> None:
    with pytest.raises(PictureUnknownError):
        service.add(b"<svg/>", name="図.png")
    with pytest.raises(PictureTooLargeError):
        service.add(png() + bytes(3 * 2**20), name="大きい.png")
    assert service.everything() == ()
    with pytest.raises(AttachmentNotFoundError):
        service.content(attachment_id(png()))


def test_only_what_nothing_ever_showed_is_dropped_and_only_after_days(
    service: AttachmentService, database: Database, clock: PlayedClock
) -> None:
    shown, once, typed, unused = (service.add(png(2, height)) for height in (1, 2, 3, 4))
    article = make_script("画像のある記事")
    with_image = replace(article, body=article.body + attachment_reference(once.id, "前の図"))
    with database.write() as session:
        for body in (with_image.body, article.body + attachment_reference(shown.id, "図")):
            article_store.save(session, replace(article, body=body), editor="", now=clock.now())
        text = attachment_reference(typed.id, "打っている図")
        draft_store.save(session, StoredDraft(article_id=article.id, editor="", text=text, saved_at=clock.now()))
    assert service.unused() == (unused,)
    assert service.drop_unused() == ()
    clock.pass_minutes(8 * DAYS)
    assert service.drop_unused() == (unused,)
    assert {one.id for one in service.everything()} == {shown.id, once.id, typed.id}


def test_an_image_taken_in_again_is_kept_for_days_again(service: AttachmentService, clock: PlayedClock) -> None:
    service.add(gif())
    clock.pass_minutes(8 * DAYS)
    service.add(gif())
    assert service.drop_unused() == ()


def test_an_article_is_opened_with_the_images_that_the_library_has(
    service: AttachmentService, database: Database
) -> None:
    one = service.add(png())
    text = f"{attachment_reference(one.id, '図')} {attachment_reference(attachment_id(gif()), 'ない図')}"
    article = replace(make_script("画像のある記事"), body=f"## 使う場面\n\n{text}\n")
    with database.write() as session:
        article_store.save(session, article, editor="", now=PlayedClock().now())
    shown = (ShownImage(f"kb:attachment/{one.id}", png()),)
    assert ReadingService(database, PriorBook(database)).open(article.id).images == shown
    assert service.shown_in(text) == shown
    form = form_of(article)
    assert ArticleFormService(service.shown_in).preview(form).article.images == shown
    assert ArticleFormService().preview(form).article.images == ()
