// @generated from a document in tests/fixtures. Do not edit.

use ampersat_runtime as runtime;

/// One kind of [`Vehicle`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Boat {
    /// `@type` on the wire.
    pub type_: Option<String>,
    pub wheels: Option<i64>,
    pub sails: Option<i64>,
}

runtime::impl_object!(Boat {
    type_: optional::<String>("@type"),
    wheels: optional::<i64>("wheels"),
    sails: optional::<i64>("sails"),
});

/// One kind of [`Vehicle`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Car {
    /// `@type` on the wire.
    pub type_: Option<String>,
    pub wheels: Option<i64>,
    pub doors: Option<i64>,
}

runtime::impl_object!(Car {
    type_: optional::<String>("@type"),
    wheels: optional::<i64>("wheels"),
    doors: optional::<i64>("doors"),
});

/// One kind of [`Vehicle`].
#[derive(Clone, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct Sloop {
    /// `@type` on the wire.
    pub type_: Option<String>,
    pub wheels: Option<i64>,
    pub sails: Option<i64>,
    pub jib: Option<bool>,
}

runtime::impl_object!(Sloop {
    type_: optional::<String>("@type"),
    wheels: optional::<i64>("wheels"),
    sails: optional::<i64>("sails"),
    jib: optional::<bool>("jib"),
});

/// Lists what extends it as alternatives, too.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub enum Vehicle {
    /// `@type: Car`
    Car(Car),
    /// `@type: Boat`
    Boat(Boat),
    /// `@type: Sloop`
    Sloop(Sloop),
    /// A kind that this version of the client does not know.
    Unknown(runtime::Value),
}

runtime::impl_from!(Vehicle, (Car, Car), (Boat, Boat), (Sloop, Sloop));

runtime::impl_union!(Vehicle {
    Car: tagged::<Car>(&[("@type", "Car")]),
    Boat: tagged::<Boat>(&[("@type", "Boat")]),
    Sloop: tagged::<Sloop>(&[("@type", "Sloop")]),
});
