// @generated from a document in tests/fixtures. Do not edit.

//! Lists, each with pages of another kind.
//!
//! 18 operations, behind the handle [`Pets`].

#[cfg(feature = "mock")]
mod mock;
pub(super) mod types;

use ampersat_runtime as runtime;

pub use types::*;

/// Lists, each with pages of another kind. From [`Client::pets`](crate::Client::pets).
#[derive(Clone, Copy, Debug)]
pub struct Pets<'a>(pub(crate) &'a runtime::Client);

impl Pets<'_> {
    /// `GET /cursor` returns [`PetPage`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn by_cursor(&self) -> ByCursorRequest {
        self.0.get("pets.by_cursor", "/cursor").into()
    }
}

/// A request of [`Pets::by_cursor`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByCursorRequest(runtime::Request);

impl ByCursorRequest {
    pub fn page_token(self, page_token: impl Into<String>) -> Self {
        Self(self.0.query::<String>("page_token", page_token))
    }

    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query::<i64>("limit", limit))
    }

    /// `X-Trace` on the wire.
    pub fn x_trace(self, x_trace: impl Into<String>) -> Self {
        Self(self.0.header::<String>("X-Trace", x_trace))
    }
}

runtime::impl_request!(ByCursorRequest, PetPage);

impl runtime::Paged for ByCursorRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::cursor("page_token")
        .items(|page| Some(&mut page.items))
        .next(|page| runtime::Cursor::of(page.next_page.as_ref()?));
}

impl Pets<'_> {
    /// `GET /deep-page` returns a list of [`Pet`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn by_deep_page(&self) -> ByDeepPageRequest {
        self.0.get("pets.by_deep_page", "/deep-page").into()
    }
}

/// A request of [`Pets::by_deep_page`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByDeepPageRequest(runtime::Request);

impl ByDeepPageRequest {
    pub fn page(self, page: impl Into<ByDeepPagePage>) -> Self {
        Self(
            self
                .0
                .query_styled::<
                    ByDeepPagePage,
                >("page", page, runtime::Style::DEEP_OBJECT),
        )
    }
}

runtime::impl_request!(ByDeepPageRequest, Vec<Pet>);

impl runtime::Paged for ByDeepPageRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::page("page", 1)
        .style(runtime::Style::DEEP_OBJECT)
        .member("number")
        .items(|page| Some(page));
}

impl Pets<'_> {
    /// `POST /deep-search` returns [`PetPage`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    ///
    /// Set before sending: [`query`](DeepSearchRequest::query).
    pub fn deep_search(&self) -> DeepSearchRequest {
        self.0.post("pets.deep_search", "/deep-search").required(&["query"]).into()
    }
}

/// A request of [`Pets::deep_search`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct DeepSearchRequest(runtime::Request);

impl DeepSearchRequest {
    /// Required.
    pub fn query(self, query: impl Into<String>) -> Self {
        Self(self.0.field::<String>("query", query))
    }

    pub fn pagination(self, pagination: impl Into<DeepSearchPagination>) -> Self {
        Self(self.0.field::<DeepSearchPagination>("pagination", pagination))
    }
}

runtime::impl_request!(DeepSearchRequest, PetPage);

impl runtime::Paged for DeepSearchRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::cursor("pagination")
        .in_body()
        .member("cursor")
        .items(|page| Some(&mut page.items))
        .next(|page| runtime::Cursor::of(page.next_page.as_ref()?));
}

impl Pets<'_> {
    /// `GET /header` returns a list of [`Pet`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    ///
    /// # Response headers
    /// * `X-Next-Token` (`String`)
    pub fn by_header(&self) -> ByHeaderRequest {
        self.0.get("pets.by_header", "/header").into()
    }
}

/// A request of [`Pets::by_header`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByHeaderRequest(runtime::Request);

impl ByHeaderRequest {
    pub fn next_token(self, next_token: impl Into<String>) -> Self {
        Self(self.0.query::<String>("next_token", next_token))
    }
}

runtime::impl_request!(ByHeaderRequest, Vec<Pet>);

impl runtime::Paged for ByHeaderRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::cursor("next_token")
        .from_header("X-Next-Token")
        .items(|page| Some(page));
}

impl Pets<'_> {
    /// `GET /items` returns [`WithItemsAndPagesResponse`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn with_items_and_pages(&self) -> WithItemsAndPagesRequest {
        self.0.get("pets.with_items_and_pages", "/items").into()
    }
}

/// A request of [`Pets::with_items_and_pages`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct WithItemsAndPagesRequest(runtime::Request);

impl WithItemsAndPagesRequest {
    pub fn cursor(self, cursor: impl Into<String>) -> Self {
        Self(self.0.query::<String>("cursor", cursor))
    }

    pub fn items(self, items: i64) -> Self {
        Self(self.0.query::<i64>("items", items))
    }

    pub fn pages(self, pages: i64) -> Self {
        Self(self.0.query::<i64>("pages", pages))
    }
}

runtime::impl_request!(WithItemsAndPagesRequest, WithItemsAndPagesResponse);

impl runtime::Paged for WithItemsAndPagesRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::cursor("cursor")
        .items(|page| Some(&mut page.data))
        .next(|page| runtime::Cursor::of(page.next_cursor.as_ref()?));
}

impl Pets<'_> {
    /// `GET /last` returns [`ByLastItemResponse`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn by_last_item(&self) -> ByLastItemRequest {
        self.0.get("pets.by_last_item", "/last").into()
    }
}

/// A request of [`Pets::by_last_item`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByLastItemRequest(runtime::Request);

impl ByLastItemRequest {
    pub fn starting_after(self, starting_after: impl Into<String>) -> Self {
        Self(self.0.query::<String>("starting_after", starting_after))
    }
}

runtime::impl_request!(ByLastItemRequest, ByLastItemResponse);

impl runtime::Paged for ByLastItemRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<
        Self,
    >::cursor("starting_after")
        .items(|page| Some(&mut page.data))
        .next(|page| runtime::Cursor::of(&page.data.last()?.id))
        .has_more(|page| Some(page.has_more));
}

impl Pets<'_> {
    /// `GET /link` returns a list of [`Pet`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    ///
    /// # Response headers
    /// * `Link` (`String`)
    pub fn by_link(&self) -> ByLinkRequest {
        self.0.get("pets.by_link", "/link").into()
    }
}

/// A request of [`Pets::by_link`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByLinkRequest(runtime::Request);

impl ByLinkRequest {
    pub fn per_page(self, per_page: i64) -> Self {
        Self(self.0.query::<i64>("per_page", per_page))
    }
}

runtime::impl_request!(ByLinkRequest, Vec<Pet>);

impl runtime::Paged for ByLinkRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::link()
        .items(|page| Some(page));
}

impl Pets<'_> {
    /// `GET /log` returns [`LogResponse`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn log(&self) -> LogRequest {
        self.0.get("pets.log", "/log").into()
    }
}

/// A request of [`Pets::log`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct LogRequest(runtime::Request);

impl LogRequest {
    /// Begins here. For the next page, it is the `endCursor` of the page before.
    pub fn cursor(self, cursor: impl Into<String>) -> Self {
        Self(self.0.query::<String>("cursor", cursor))
    }
}

runtime::impl_request!(LogRequest, LogResponse);

impl runtime::Paged for LogRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::cursor("cursor")
        .items(|page| Some(&mut page.data))
        .next(|page| runtime::Cursor::of(page.end_cursor.as_ref()?));
}

impl Pets<'_> {
    /// `GET /nested` returns [`ByNestedCursorResponse`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn by_nested_cursor(&self) -> ByNestedCursorRequest {
        self.0.get("pets.by_nested_cursor", "/nested").into()
    }
}

/// A request of [`Pets::by_nested_cursor`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByNestedCursorRequest(runtime::Request);

impl ByNestedCursorRequest {
    pub fn cursor(self, cursor: i64) -> Self {
        Self(self.0.query::<i64>("cursor", cursor))
    }
}

runtime::impl_request!(ByNestedCursorRequest, ByNestedCursorResponse);

impl runtime::Paged for ByNestedCursorRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::cursor("cursor")
        .number()
        .items(|page| Some(&mut page.result.as_mut()?.pets))
        .next(|page| runtime::Cursor::of(
            page.meta.as_ref()?.paging.as_ref()?.next_cursor.as_ref()?,
        ));
}

impl Pets<'_> {
    /// `GET /none` returns [`PetPage`].
    pub fn no_pages(&self) -> NoPagesRequest {
        self.0.get("pets.no_pages", "/none").into()
    }
}

/// A request of [`Pets::no_pages`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct NoPagesRequest(runtime::Request);

impl NoPagesRequest {
    pub fn page_token(self, page_token: impl Into<String>) -> Self {
        Self(self.0.query::<String>("page_token", page_token))
    }
}

runtime::impl_request!(NoPagesRequest, PetPage);

impl Pets<'_> {
    /// `GET /offset` returns a list of [`Pet`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn by_offset(&self) -> ByOffsetRequest {
        self.0.get("pets.by_offset", "/offset").into()
    }
}

/// A request of [`Pets::by_offset`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByOffsetRequest(runtime::Request);

impl ByOffsetRequest {
    pub fn offset(self, offset: i64) -> Self {
        Self(self.0.query::<i64>("offset", offset))
    }

    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query::<i64>("limit", limit))
    }
}

runtime::impl_request!(ByOffsetRequest, Vec<Pet>);

impl runtime::Paged for ByOffsetRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::offset("offset", 0)
        .items(|page| Some(page));
}

impl Pets<'_> {
    /// `GET /page` returns [`ByPageResponse`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn by_page(&self) -> ByPageRequest {
        self.0.get("pets.by_page", "/page").into()
    }
}

/// A request of [`Pets::by_page`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByPageRequest(runtime::Request);

impl ByPageRequest {
    /// Without it: `1`.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query::<i64>("page", page))
    }
}

runtime::impl_request!(ByPageRequest, ByPageResponse);

impl runtime::Paged for ByPageRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::page("page", 1)
        .items(|page| Some(&mut page.pets))
        .count(|page| page.total_pages.map(i64::from));
}

impl Pets<'_> {
    /// `GET /plain-page` returns a list of [`Pet`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn by_plain_page(&self) -> ByPlainPageRequest {
        self.0.get("pets.by_plain_page", "/plain-page").into()
    }
}

/// A request of [`Pets::by_plain_page`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByPlainPageRequest(runtime::Request);

impl ByPlainPageRequest {
    /// The page; zero-based.
    pub fn page(self, page: i64) -> Self {
        Self(self.0.query::<i64>("page", page))
    }
}

runtime::impl_request!(ByPlainPageRequest, Vec<Pet>);

impl runtime::Paged for ByPlainPageRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::page("page", 0)
        .items(|page| Some(page));
}

impl Pets<'_> {
    /// `GET /query-object` returns a list of [`Pet`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn by_page_in_query(&self) -> ByPageInQueryRequest {
        self.0.get("pets.by_page_in_query", "/query-object").into()
    }
}

/// A request of [`Pets::by_page_in_query`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByPageInQueryRequest(runtime::Request);

impl ByPageInQueryRequest {
    pub fn q(self, q: impl Into<ByPageInQueryQ>) -> Self {
        Self(self.0.query_styled::<ByPageInQueryQ>("q", q, runtime::Style::JSON))
    }
}

runtime::impl_request!(ByPageInQueryRequest, Vec<Pet>);

impl runtime::Paged for ByPageInQueryRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::page("q", 0)
        .style(runtime::Style::JSON)
        .member("page")
        .items(|page| Some(page));
}

impl Pets<'_> {
    /// `GET /scim` returns [`ByIndexResponse`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn by_index(&self) -> ByIndexRequest {
        self.0.get("pets.by_index", "/scim").into()
    }
}

/// A request of [`Pets::by_index`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByIndexRequest(runtime::Request);

impl ByIndexRequest {
    /// `startIndex` on the wire.
    pub fn start_index(self, start_index: i64) -> Self {
        Self(self.0.query::<i64>("startIndex", start_index))
    }

    pub fn count(self, count: i64) -> Self {
        Self(self.0.query::<i64>("count", count))
    }
}

runtime::impl_request!(ByIndexRequest, ByIndexResponse);

impl runtime::Paged for ByIndexRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<
        Self,
    >::offset("startIndex", 1)
        .items(|page| Some(&mut page.resources));
}

impl Pets<'_> {
    /// `POST /search` returns [`SearchResponse`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    ///
    /// Set before sending: [`query`](SearchRequest::query).
    pub fn search(&self) -> SearchRequest {
        self.0.post("pets.search", "/search").required(&["query"]).into()
    }
}

/// A request of [`Pets::search`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct SearchRequest(runtime::Request);

impl SearchRequest {
    /// Required.
    pub fn query(self, query: impl Into<String>) -> Self {
        Self(self.0.field::<String>("query", query))
    }

    pub fn after(self, after: i64) -> Self {
        Self(self.0.field::<i64>("after", after))
    }
}

runtime::impl_request!(SearchRequest, SearchResponse);

impl runtime::Paged for SearchRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::cursor("after")
        .in_body()
        .number()
        .items(|page| Some(&mut page.matches))
        .next(|page| runtime::Cursor::of(page.bookmark.as_ref()?))
        .has_more(|page| page.more);
}

impl Pets<'_> {
    /// `GET /url` returns `None` if there is no body, otherwise [`ByUrlResponse`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    pub fn by_url(&self) -> ByUrlRequest {
        self.0.get("pets.by_url", "/url").into()
    }
}

/// A request of [`Pets::by_url`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByUrlRequest(runtime::Request);

runtime::impl_request!(
    ByUrlRequest,
    runtime::Maybe<ByUrlResponse>,
    Option<ByUrlResponse>,
);

impl runtime::Paged for ByUrlRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::url()
        .items(|page| Some(&mut page.as_mut()?.results))
        .next(|page| runtime::Cursor::of(page.as_ref()?.next.as_ref()?));
}

impl Pets<'_> {
    /// `GET /url-header` returns a list of [`Pet`].
    /// One page of a list: [`pages`](runtime::Paged::pages) and [`items`](runtime::Paged::items) go through all.
    ///
    /// # Response headers
    /// * `X-Next` (`String`): A link to the next page
    pub fn by_url_header(&self) -> ByUrlHeaderRequest {
        self.0.get("pets.by_url_header", "/url-header").into()
    }
}

/// A request of [`Pets::by_url_header`].
#[derive(Clone, Debug)]
#[must_use = "a request is sent by `.await` or `.send()`"]
pub struct ByUrlHeaderRequest(runtime::Request);

runtime::impl_request!(ByUrlHeaderRequest, Vec<Pet>);

impl runtime::Paged for ByUrlHeaderRequest {
    type Item = Pet;

    const PAGING: runtime::Paging<Self> = runtime::Paging::<Self>::url()
        .from_header("X-Next")
        .items(|page| Some(page));
}
