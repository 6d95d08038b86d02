// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

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

/// An item in the response of [`Pets::by_header`](super::Pets::by_header), among others.
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
