//! The streams of pages and of items.

use std::fmt;
use std::future::poll_fn;
use std::pin::Pin;
use std::task::{Context, Poll, ready};
use std::vec::IntoIter;

use futures_core::Stream;

use super::course::{Course, Facts};
use super::{Cursor, Page, Paged};
use crate::client::{Request, SendResult};
use crate::{BoxFuture, Error, Response};

/// The pages of a list, from [`Paged::pages`]: a [`Stream`] of responses. After an error it ends;
/// [`cursor`](Self::cursor) is then still where the page is that could not be had.
#[must_use = "a stream does nothing until it is read"]
pub struct Pages<C: Paged> {
    course: Course,
    sending: Option<BoxFuture<'static, SendResult<Page<C>>>>,
}

impl<C: Paged> Pages<C> {
    pub(super) fn new(request: Request) -> Self {
        Self { course: Course::new(C::PAGING.way, request), sending: None }
    }

    /// The next page; `None` at the end of the list.
    ///
    /// # Errors
    /// As the call itself. [`ErrorKind::Paging`](crate::ErrorKind::Paging) if the server leads back to a page that was there
    /// already, or has more pages than are wanted at most.
    pub async fn next(&mut self) -> Option<SendResult<Page<C>>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns the place of the page that comes next; `None` for the first one. [`Paged::from_cursor`] begins there.
    #[must_use]
    pub fn cursor(&self) -> Option<&Cursor> {
        self.course.cursor()
    }

    /// Limits the number of pages that are asked for, in place of 10 000. If the list has more, that is an error.
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.course.most = pages;
        self
    }

    /// The pages for programs without async: the iterator waits for each.
    #[cfg(feature = "blocking")]
    pub fn into_blocking(self) -> Blocking<Self> {
        Blocking(self)
    }

    fn arrived(&mut self, mut response: Response<Page<C>>) -> Response<Page<C>> {
        let page = &mut response.body;
        let items = (C::PAGING.items)(page).map_or(0, |items| items.len());
        let facts = Facts {
            cursor: (C::PAGING.cursor)(page),
            has_more: (C::PAGING.has_more)(page),
            count: (C::PAGING.count)(page),
            items,
            headers: &response.headers,
            body: &response.raw,
        };
        self.course.advance(&facts);
        response
    }
}

impl<C: Paged> Stream for Pages<C> {
    type Item = SendResult<Page<C>>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        let sending = match &mut this.sending {
            Some(sending) => sending,
            none => match this.course.next() {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(request)) => none.insert(Box::pin(request.send::<C::Payload>())),
            },
        };
        let result = ready!(sending.as_mut().poll(context));
        this.sending = None;
        Poll::Ready(Some(result.map(|response| this.arrived(response))))
    }
}

impl<C: Paged> fmt::Debug for Pages<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Pages").field("cursor", &self.cursor()).finish_non_exhaustive()
    }
}

/// The items of a list, from [`Paged::items`]: a [`Stream`] of them. After an error it ends.
#[must_use = "a stream does nothing until it is read"]
pub struct Items<C: Paged> {
    pages: Pages<C>,
    ready: IntoIter<C::Item>,
    /// The place of the page whose items are ready.
    at: Option<Cursor>,
}

impl<C: Paged> Items<C> {
    pub(super) fn new(pages: Pages<C>) -> Self {
        Self { pages, ready: Vec::new().into_iter(), at: None }
    }

    /// The next item; `None` at the end of the list.
    ///
    /// # Errors
    /// As [`Pages::next`].
    pub async fn next(&mut self) -> Option<Result<C::Item, Error>> {
        poll_fn(|context| Pin::new(&mut *self).poll_next(context)).await
    }

    /// Returns the place of the page of the next item; `None` for the first page. [`Paged::from_cursor`] begins there,
    /// with the first item of that page.
    #[must_use]
    pub fn cursor(&self) -> Option<&Cursor> {
        if self.ready.len() > 0 { self.at.as_ref() } else { self.pages.cursor() }
    }

    /// As [`Pages::max_pages`].
    pub fn max_pages(mut self, pages: usize) -> Self {
        self.pages = self.pages.max_pages(pages);
        self
    }

    /// The items for programs without async: the iterator waits for each page.
    #[cfg(feature = "blocking")]
    pub fn into_blocking(self) -> Blocking<Self> {
        Blocking(self)
    }
}

/// Nothing in it is pinned.
impl<C: Paged> Unpin for Items<C> {}

impl<C: Paged> Stream for Items<C> {
    type Item = Result<C::Item, Error>;

    fn poll_next(mut self: Pin<&mut Self>, context: &mut Context<'_>) -> Poll<Option<Self::Item>> {
        let this = &mut *self;
        loop {
            if let Some(item) = this.ready.next() {
                return Poll::Ready(Some(Ok(item)));
            }
            let at = this.pages.cursor().cloned();
            match ready!(Pin::new(&mut this.pages).poll_next(context)) {
                None => return Poll::Ready(None),
                Some(Err(error)) => return Poll::Ready(Some(Err(error))),
                Some(Ok(response)) => {
                    let mut page = response.into_body();
                    this.ready = (C::PAGING.items)(&mut page).map(std::mem::take).unwrap_or_default().into_iter();
                    this.at = at;
                }
            }
        }
    }
}

impl<C: Paged> fmt::Debug for Items<C> {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.debug_struct("Items").field("cursor", &self.cursor()).finish_non_exhaustive()
    }
}

/// Pages or items for programs without async, from [`Pages::into_blocking`] and [`Items::into_blocking`]. The thread waits
/// for each page.
#[cfg(feature = "blocking")]
#[derive(Debug)]
pub struct Blocking<S>(S);

#[cfg(feature = "blocking")]
impl<S> Blocking<S> {
    /// The stream that is read, which knows its cursor.
    pub fn stream(&self) -> &S {
        &self.0
    }
}

#[cfg(feature = "blocking")]
impl<T, S: Stream<Item = Result<T, Error>> + Unpin> Iterator for Blocking<S> {
    type Item = Result<T, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        let next = poll_fn(|context| Pin::new(&mut self.0).poll_next(context));
        crate::block_on(next).unwrap_or_else(|error| Some(Err(error)))
    }
}
