// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// The value of `page` in [`Pets::by_deep_page`](super::Pets::by_deep_page).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ByDeepPagePage {
    /// The default is `1`.
    pub number: Option<i64>,
    pub size: Option<i64>,
}

impl ByDeepPagePage {
    /// Creates an empty `ByDeepPagePage`.
    pub fn new() -> Self {
        Self::default()
    }

    /// The default is `1`.
    pub fn number(mut self, number: i64) -> Self {
        self.number = Some(number);
        self
    }

    pub fn size(mut self, size: i64) -> Self {
        self.size = Some(size);
        self
    }
}

runtime::impl_object!(ByDeepPagePage {
    number: optional::<i64>("number"),
    size: optional::<i64>("size"),
});

/// The response of [`Pets::by_index`](super::Pets::by_index).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ByIndexResponse {
    pub schemas: Vec<String>,
    /// `totalResults` on the wire.
    pub total_results: Option<i64>,
    /// `Resources` on the wire.
    pub resources: Vec<Pet>,
}

runtime::impl_object!(ByIndexResponse {
    schemas: defaulted::<Vec<String>>("schemas"),
    total_results: optional::<i64>("totalResults"),
    resources: defaulted::<Vec<Pet>>("Resources"),
});

/// The response of [`Pets::by_last_item`](super::Pets::by_last_item).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ByLastItemResponse {
    pub data: Vec<Pet>,
    pub has_more: bool,
}

runtime::impl_object!(ByLastItemResponse {
    data: required::<Vec<Pet>>("data"),
    has_more: required::<bool>("has_more"),
});

/// The response of [`Pets::by_nested_cursor`](super::Pets::by_nested_cursor).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ByNestedCursorResponse {
    pub result: Option<ByNestedCursorResponseResult>,
    pub meta: Option<ByNestedCursorResponseMeta>,
}

runtime::impl_object!(ByNestedCursorResponse {
    result: optional::<ByNestedCursorResponseResult>("result"),
    meta: optional::<ByNestedCursorResponseMeta>("meta"),
});

/// The value of `meta` in [`ByNestedCursorResponse`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ByNestedCursorResponseMeta {
    pub paging: Option<ByNestedCursorResponseMetaPaging>,
}

runtime::impl_object!(ByNestedCursorResponseMeta {
    paging: optional::<ByNestedCursorResponseMetaPaging>("paging"),
});

/// The value of `paging` in [`ByNestedCursorResponseMeta`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ByNestedCursorResponseMetaPaging {
    pub next_cursor: Option<i64>,
}

runtime::impl_object!(ByNestedCursorResponseMetaPaging {
    next_cursor: optional::<i64>("next_cursor"),
});

/// The value of `result` in [`ByNestedCursorResponse`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ByNestedCursorResponseResult {
    pub pets: Vec<Pet>,
}

runtime::impl_object!(ByNestedCursorResponseResult {
    pets: defaulted::<Vec<Pet>>("pets"),
});

/// The value of `q` in [`Pets::by_page_in_query`](super::Pets::by_page_in_query).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ByPageInQueryQ {
    /// The first page is 0.
    pub page: Option<i64>,
    pub page_size: Option<i64>,
}

impl ByPageInQueryQ {
    /// Creates an empty `ByPageInQueryQ`.
    pub fn new() -> Self {
        Self::default()
    }

    /// The first page is 0.
    pub fn page(mut self, page: i64) -> Self {
        self.page = Some(page);
        self
    }

    pub fn page_size(mut self, page_size: i64) -> Self {
        self.page_size = Some(page_size);
        self
    }
}

runtime::impl_object!(ByPageInQueryQ {
    page: optional::<i64>("page"),
    page_size: optional::<i64>("page_size"),
});

/// The response of [`Pets::by_page`](super::Pets::by_page).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct ByPageResponse {
    pub pets: Vec<Pet>,
    pub total_pages: Option<i32>,
}

runtime::impl_object!(ByPageResponse {
    pets: defaulted::<Vec<Pet>>("pets"),
    total_pages: optional::<i32>("total_pages"),
});

/// The response of [`Pets::by_url`](super::Pets::by_url).
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ByUrlResponse {
    /// Format: `uri`.
    pub next: Option<String>,
    pub results: Vec<Pet>,
}

runtime::impl_object!(ByUrlResponse {
    next: optional::<String>("next"),
    results: required::<Vec<Pet>>("results"),
});

/// The value of `pagination` in [`Pets::deep_search`](super::Pets::deep_search).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct DeepSearchPagination {
    pub cursor: Option<String>,
    pub limit: Option<i64>,
}

impl DeepSearchPagination {
    /// Creates an empty `DeepSearchPagination`.
    pub fn new() -> Self {
        Self::default()
    }

    pub fn cursor(mut self, cursor: impl Into<String>) -> Self {
        self.cursor = Some(cursor.into());
        self
    }

    pub fn limit(mut self, limit: i64) -> Self {
        self.limit = Some(limit);
        self
    }
}

runtime::impl_object!(DeepSearchPagination {
    cursor: optional::<String>("cursor"),
    limit: optional::<i64>("limit"),
});

/// The response of [`Pets::log`](super::Pets::log).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct LogResponse {
    /// `endCursor` on the wire.
    pub end_cursor: Option<String>,
    pub data: Vec<Pet>,
}

runtime::impl_object!(LogResponse {
    end_cursor: optional::<String>("endCursor"),
    data: defaulted::<Vec<Pet>>("data"),
});

/// An item in the response of [`Pets::by_deep_page`](super::Pets::by_deep_page), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Pet {
    pub id: String,
}

runtime::impl_object!(Pet {
    id: required::<String>("id"),
});

/// The response of [`Pets::by_cursor`](super::Pets::by_cursor), among others.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct PetPage {
    pub items: Vec<Pet>,
    pub next_page: Option<String>,
}

runtime::impl_object!(PetPage {
    items: required::<Vec<Pet>>("items"),
    next_page: optional::<String>("next_page"),
});

/// The response of [`Pets::search`](super::Pets::search).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct SearchResponse {
    pub matches: Vec<Pet>,
    pub others: Vec<String>,
    pub bookmark: Option<i64>,
    pub more: Option<bool>,
}

runtime::impl_object!(SearchResponse {
    matches: defaulted::<Vec<Pet>>("matches"),
    others: defaulted::<Vec<String>>("others"),
    bookmark: optional::<i64>("bookmark"),
    more: optional::<bool>("more"),
});

/// The response of [`Pets::with_items_and_pages`](super::Pets::with_items_and_pages).
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WithItemsAndPagesResponse {
    pub next_cursor: Option<String>,
    pub data: Vec<Pet>,
}

runtime::impl_object!(WithItemsAndPagesResponse {
    next_cursor: optional::<String>("next_cursor"),
    data: defaulted::<Vec<Pet>>("data"),
});
