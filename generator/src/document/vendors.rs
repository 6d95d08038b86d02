//! The extensions of other tools that are read, each as far as documents use it.

/// Null is permitted, of which Swagger 2.0 knows nothing.
pub const NULLABLE: &str = "x-nullable";
/// An example of a parameter of Swagger 2.0.
pub const EXAMPLE: &str = "x-example";
/// Examples of a body of Swagger 2.0, by their names.
pub const EXAMPLES: &str = "x-examples";
/// Webhooks, before OpenAPI 3.1 had them.
pub const WEBHOOKS: &str = "x-webhooks";

/// The names of an enum's values, in their order.
pub const ENUM_NAMES: [&str; 2] = ["x-enum-varnames", "x-enumNames"];
/// The descriptions of an enum's values, in their order.
pub const ENUM_DESCRIPTIONS: [&str; 2] = ["x-enum-descriptions", "x-enumDescriptions"];

/// The name of a method in a client.
pub const METHOD_NAMES: [&str; 7] = [
    "x-operation-name",
    "x-operationName",
    "x-methodName",
    "x-method-name",
    "x-fern-sdk-method-name",
    "x-speakeasy-name-override",
    "x-ogen-name",
];

/// Lists in pages as dropshot serves them: <https://docs.rs/dropshot/latest/dropshot/struct.ResultsPage.html>
pub const DROPSHOT_PAGINATION: &str = "x-dropshot-pagination";
/// Lists in pages: <https://buildwithfern.com/learn/api-definitions/openapi/extensions/pagination>
pub const FERN_PAGINATION: &str = "x-fern-pagination";
/// Lists in pages: <https://www.speakeasy.com/docs/sdks/customize/runtime/pagination>
pub const SPEAKEASY_PAGINATION: &str = "x-speakeasy-pagination";

/// The value by which a component of Azure is known where a discriminator tells several apart.
pub const AZURE_DISCRIMINATOR_VALUE: &str = "x-ms-discriminator-value";
/// Operations that go on: <https://azure.github.io/autorest/extensions/#x-ms-long-running-operation>
pub const AZURE_LONG_RUNNING: &str = "x-ms-long-running-operation";
/// The place of the result of an operation that goes on.
pub const AZURE_LONG_RUNNING_OPTIONS: &str = "x-ms-long-running-operation-options";
/// Lists in pages: <https://azure.github.io/autorest/extensions/#x-ms-pageable>
pub const AZURE_PAGEABLE: &str = "x-ms-pageable";
/// Paths with queries: `/container?comp=list`.
pub const AZURE_PATHS: &str = "x-ms-paths";
