//! Code as the generator would emit it, written by hand: three operations of a name server's API.

#![allow(dead_code, missing_docs, unreachable_pub)]

use ampersat_runtime as rt;

pub(crate) static API: rt::Api = rt::Api {
    client: "dns-services",
    version: "0.1.0",
    base_url: "https://api.example.com/api",
    dialect: rt::Dialect::Php,
    errors: Some(rt::ErrorEnvelope { messages: "error", flag: Some("success") }),
    environment: rt::Environment {
        base_url: &["DNS_SERVICES_BASE_URL"],
        username: &["DNS_SERVICES_USERNAME"],
        password: &["DNS_SERVICES_PASSWORD"],
        token: &["DNS_SERVICES_TOKEN"],
        ..rt::Environment::NONE
    },
    token_flow: Some(rt::TokenFlow {
        login: rt::TokenRequest { path: "/login", username: "username", password: "password" },
        refresh: Some(rt::RefreshRequest { path: "/token", field: "refresh_token" }),
        revoke: Some(rt::RefreshRequest { path: "/revoke", field: "refresh_token" }),
        token: &["token", "access_token"],
        refresh_token: &["refresh"],
        wrong_credentials: &["wronglogin"],
        unauthorized: &["unauthorized"],
    }),
    security: rt::Security {
        schemes: &[
            rt::SecurityScheme { name: "token", kind: rt::SchemeKind::Bearer },
            rt::SecurityScheme { name: "http", kind: rt::SchemeKind::Basic },
        ],
        wanted: &[&["token"], &["http"]],
    },
};

#[derive(Clone, Debug)]
pub struct Client {
    inner: rt::Client,
}

impl Client {
    pub fn builder() -> rt::ClientBuilder<Self> {
        rt::ClientBuilder::new(&API)
    }

    pub fn from_env() -> Result<Self, rt::Error> {
        rt::ClientBuilder::from_env(&API)?.build()
    }

    pub fn dns(&self) -> Dns<'_> {
        Dns { client: &self.inner }
    }

    pub fn inner(&self) -> &rt::Client {
        &self.inner
    }
}

impl From<rt::Client> for Client {
    fn from(inner: rt::Client) -> Self {
        Self { inner }
    }
}

#[derive(Clone, Copy, Debug)]
pub struct Dns<'a> {
    client: &'a rt::Client,
}

const ADD_RECORD: rt::Operation = rt::Operation {
    name: "dns.add_record",
    method: rt::Method::POST,
    path: "/service/{service_id}/dns/{zone_id}/records",
    class: rt::Class::Unsafe,
    required: &["name", "type"],
    authenticated: true,
};

const EDIT_RECORD: rt::Operation = rt::Operation {
    name: "dns.edit_record",
    method: rt::Method::PUT,
    path: "/record/{id}",
    class: rt::Class::Idempotent,
    required: &[],
    authenticated: true,
};

const LIST_ZONES: rt::Operation = rt::Operation {
    name: "dns.list_zones",
    method: rt::Method::GET,
    path: "/dns",
    class: rt::Class::Read,
    required: &[],
    authenticated: true,
};

const GET_ZONE: rt::Operation = rt::Operation {
    name: "dns.get_zone",
    method: rt::Method::GET,
    path: "/dns/{zone}",
    class: rt::Class::Read,
    required: &[],
    authenticated: true,
};

const ORDER: rt::Operation = rt::Operation {
    name: "domain.order",
    method: rt::Method::POST,
    path: "/domain/order",
    class: rt::Class::Spends,
    required: &[],
    authenticated: true,
};

const NEWS: rt::Operation = rt::Operation {
    name: "news.list",
    method: rt::Method::GET,
    path: "/news",
    class: rt::Class::Read,
    required: &[],
    authenticated: false,
};

impl Dns<'_> {
    pub fn add_record(&self, service_id: i64, zone_id: i64) -> AddRecordRequest {
        let request = self.client.request(ADD_RECORD);
        AddRecordRequest(request.path::<i64>("service_id", service_id).path::<i64>("zone_id", zone_id))
    }

    pub fn edit_record(&self, id: i64) -> EditRecordRequest {
        EditRecordRequest(self.client.request(EDIT_RECORD).path::<i64>("id", id))
    }

    pub fn list_zones(&self) -> ListZonesRequest {
        ListZonesRequest(self.client.request(LIST_ZONES))
    }

    pub fn get_zone(&self, zone: impl Into<String>) -> GetZoneRequest {
        GetZoneRequest(self.client.request(GET_ZONE).path::<String>("zone", zone))
    }

    pub fn order(&self) -> OrderRequest {
        OrderRequest(self.client.request(ORDER))
    }

    pub fn ping(&self) -> PingRequest {
        self.client.get("dns.ping", "/ping").into()
    }

    pub fn news(&self) -> NewsRequest {
        NewsRequest(self.client.request(NEWS))
    }
}

pub type PingRequest = rt::Call<rt::Value>;

macro_rules! request {
    ($request:ident, $response:ty) => {
        #[derive(Clone, Debug)]
        #[must_use]
        pub struct $request(rt::Request);

        impl $request {
            pub async fn send(self) -> rt::SendResult<<$response as rt::Codec>::Value> {
                self.0.send::<$response>().await
            }

            #[cfg(feature = "blocking")]
            pub fn send_blocking(self) -> rt::SendResult<<$response as rt::Codec>::Value> {
                self.0.send_blocking::<$response>()
            }
        }

        rt::impl_call!($request, $response);
    };
}

request!(AddRecordRequest, AddRecordResponse);
request!(EditRecordRequest, AddRecordResponse);
request!(ListZonesRequest, ListZonesResponse);
request!(GetZoneRequest, GetZoneResponse);
request!(OrderRequest, rt::Value);
request!(NewsRequest, rt::Value);

impl AddRecordRequest {
    pub fn name(self, name: impl Into<String>) -> Self {
        Self(self.0.field::<String>("name", &name.into()))
    }

    pub fn record_type(self, record_type: impl Into<String>) -> Self {
        Self(self.0.field::<String>("type", &record_type.into()))
    }

    pub fn content(self, content: impl Into<rt::TextOrList>) -> Self {
        Self(self.0.field::<rt::TextOrList>("content", content))
    }

    pub fn ttl(self, ttl: i64) -> Self {
        Self(self.0.field::<i64>("ttl", ttl))
    }

    pub fn extra(self, name: impl Into<String>, value: impl Into<rt::Value>) -> Self {
        Self(self.0.extra(name, value))
    }
}

impl ListZonesRequest {
    pub fn limit(self, limit: i64) -> Self {
        Self(self.0.query::<i64>("limit", limit))
    }

    pub fn search(self, search: impl Into<String>) -> Self {
        Self(self.0.query::<String>("search", &search.into()))
    }
}

impl EditRecordRequest {
    pub fn ttl(self, ttl: i64) -> Self {
        Self(self.0.field::<i64>("ttl", ttl))
    }
}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct AddRecordResponse {
    pub success: Option<bool>,
    pub info: Vec<Vec<String>>,
}

impl rt::Codec for AddRecordResponse {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        let value =
            Self { success: object.optional::<bool>("success")?, info: object.defaulted::<Vec<Vec<String>>>("info")? };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> rt::Json {
        let mut object = rt::Object::new();
        object.optional::<bool>("success", &value.success);
        object.defaulted::<Vec<Vec<String>>>("info", &value.info);
        object.into_json()
    }
}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct ListZonesResponse {
    pub zones: Vec<Zone>,
}

impl rt::Codec for ListZonesResponse {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        let value = Self { zones: object.defaulted::<Vec<Zone>>("zones")? };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> rt::Json {
        let mut object = rt::Object::new();
        object.defaulted::<Vec<Zone>>("zones", &value.zones);
        object.into_json()
    }
}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Zone {
    pub domain_id: Option<i64>,
    pub name: Option<String>,
    pub expires: Option<rt::Date>,
}

impl rt::Codec for Zone {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        let value = Self {
            domain_id: object.optional::<rt::Text<i64>>("domain_id")?,
            name: object.optional::<String>("name")?,
            expires: object.optional::<rt::Date>("expires")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> rt::Json {
        let mut object = rt::Object::new();
        object.optional::<rt::Text<i64>>("domain_id", &value.domain_id);
        object.optional::<String>("name", &value.name);
        object.optional::<rt::Date>("expires", &value.expires);
        object.into_json()
    }
}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct GetZoneResponse {
    pub service_id: Option<i64>,
    pub records: Vec<Record>,
}

impl rt::Codec for GetZoneResponse {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        let value = Self {
            service_id: object.optional::<i64>("service_id")?,
            records: object.defaulted::<Vec<Record>>("records")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> rt::Json {
        let mut object = rt::Object::new();
        object.optional::<i64>("service_id", &value.service_id);
        object.defaulted::<Vec<Record>>("records", &value.records);
        object.into_json()
    }
}

#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Record {
    pub id: Option<i64>,
    pub name: Option<String>,
    pub ttl: Option<i64>,
    pub content: Option<rt::TextOrList>,
}

impl rt::Codec for Record {
    type Value = Self;

    fn decode(input: rt::Input<'_>) -> Result<Self, rt::DecodeError> {
        let object = input.object()?;
        let value = Self {
            id: object.optional::<rt::Text<i64>>("id")?,
            name: object.optional::<String>("name")?,
            ttl: object.optional::<i64>("ttl")?,
            content: object.optional::<rt::TextOrList>("content")?,
        };
        object.finish();
        Ok(value)
    }

    fn encode(value: &Self) -> rt::Json {
        let mut object = rt::Object::new();
        object.optional::<rt::Text<i64>>("id", &value.id);
        object.optional::<String>("name", &value.name);
        object.optional::<i64>("ttl", &value.ttl);
        object.optional::<rt::TextOrList>("content", &value.content);
        object.into_json()
    }
}

ampersat_runtime::impl_serde!(Php: AddRecordResponse, ListZonesResponse, Zone, GetZoneResponse, Record);
