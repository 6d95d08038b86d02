//! Macros that make emitted types codecs: tables of fields, so that a type needs a line per field and no more.
//!
//! Each type is read by serde as [`Dialect::Json`](crate::Dialect::Json) says, and with `Php::` before its name as
//! [`Dialect::Php`](crate::Dialect::Php) says.

/// Makes a struct the [`Codec`](crate::Codec) of an object, and gives it serde's `Serialize` and `Deserialize`.
///
/// Each field says by which method of [`Fields`](crate::Fields) it is read and by which one of
/// [`Object`](crate::Object) it is written, with its codec and its key. Members that always have the same value follow, and then
/// the keys of those that are only read: requests do not have them.
///
/// ```
/// use ampersat_runtime as runtime;
///
/// #[derive(Clone, Debug, PartialEq)]
/// pub struct Circle {
///     pub radius: i64,
///     pub colour: Option<String>,
/// }
///
/// runtime::impl_object!(Circle {
///     radius: required::<i64>("radius"),
///     colour: optional::<String>("color"),
/// }, [("shape", "circle")]);
/// ```
#[macro_export]
macro_rules! impl_object {
    (Php::$($table:tt)*) => {
        $crate::impl_object!(@Php $($table)*);
    };
    ($type:ident $($table:tt)*) => {
        $crate::impl_object!(@Json $type $($table)*);
    };
    (
        @$dialect:ident $type:ident { $($field:ident: $presence:ident::<$codec:ty $(,)?>($($key:literal $(,)?)?)),* $(,)? }
        $(, [$(($constant:literal, $value:expr $(,)?)),* $(,)?])? $(, read_only($($answered:literal),* $(,)?))? $(,)?
    ) => {
        impl $crate::Codec for $type {
            type Value = Self;

            fn decode(input: $crate::Input<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                let object = input.object()?;
                $($(object.skip($constant);)*)?
                let value = Self { $($field: object.$presence::<$codec>($($key)?)?),* };
                object.finish();
                Ok(value)
            }

            fn encode(value: &Self) -> $crate::Json {
                <Self as $crate::Codec>::write(value, $crate::Purpose::Record)
            }

            #[allow(unused_variables, reason = "there are structs without fields")]
            fn write(value: &Self, purpose: $crate::Purpose) -> $crate::Json {
                #[allow(unused_mut, reason = "there are structs without fields")]
                let mut object = $crate::Object::written_for(purpose);
                $($(object.constant($constant, $value);)*)?
                $(object.$presence::<$codec>($($key,)? &value.$field);)*
                $(object.read_only(&[$($answered),*]);)?
                object.into_json()
            }
        }

        $crate::impl_serde!($dialect: $type);
    };
}

/// Makes an enum of strings with a variant `Unknown(String)` a [`Codec`](crate::Codec), and gives it `as_str`, `From<&str>`,
/// `From<String>`, `Display` and the traits that serde needs.
///
/// ```
/// use ampersat_runtime as runtime;
///
/// #[derive(Clone, Debug, PartialEq)]
/// pub enum Colour {
///     Red,
///     Unknown(String),
/// }
///
/// runtime::impl_texts!(Colour { Red: "red" });
/// assert_eq!(Colour::from("red"), Colour::Red);
/// ```
#[macro_export]
macro_rules! impl_texts {
    (Php::$($table:tt)*) => {
        $crate::impl_texts!(@Php $($table)*);
    };
    ($type:ident $($table:tt)*) => {
        $crate::impl_texts!(@Json $type $($table)*);
    };
    (@$dialect:ident $type:ident { $($variant:ident: $text:literal),* $(,)? }) => {
        impl $type {
            /// The value as it is sent.
            pub fn as_str(&self) -> &str {
                match self {
                    $(Self::$variant => $text,)*
                    Self::Unknown(text) => text,
                }
            }
        }

        impl From<String> for $type {
            fn from(text: String) -> Self {
                match text.as_str() {
                    $($text => Self::$variant,)*
                    _ => Self::Unknown(text),
                }
            }
        }

        impl From<&str> for $type {
            fn from(text: &str) -> Self {
                Self::from(text.to_owned())
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                formatter.write_str(self.as_str())
            }
        }

        impl $crate::Codec for $type {
            type Value = Self;

            fn decode(input: $crate::Input<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                let value = Self::from(input.text()?);
                if let Self::Unknown(_) = value {
                    input.unknown_value();
                }
                Ok(value)
            }

            fn encode(value: &Self) -> $crate::Json {
                value.as_str().into()
            }

            fn from_text(text: &str) -> ::core::option::Option<Self> {
                ::core::option::Option::Some(Self::from(text.trim()))
            }
        }

        $crate::impl_serde!($dialect: $type);
    };
}

/// Makes an enum of integers with a variant `Unknown(i64)` a [`Codec`](crate::Codec), and gives it `as_i64`, `From<i64>`,
/// `Display` and the traits that serde needs.
#[macro_export]
macro_rules! impl_integers {
    (Php::$($table:tt)*) => {
        $crate::impl_integers!(@Php $($table)*);
    };
    ($type:ident $($table:tt)*) => {
        $crate::impl_integers!(@Json $type $($table)*);
    };
    (@$dialect:ident $type:ident { $($variant:ident: $integer:literal),* $(,)? }) => {
        impl $type {
            /// The value as it is sent.
            pub fn as_i64(&self) -> i64 {
                match self {
                    $(Self::$variant => $integer,)*
                    Self::Unknown(integer) => *integer,
                }
            }
        }

        impl From<i64> for $type {
            fn from(integer: i64) -> Self {
                match integer {
                    $($integer => Self::$variant,)*
                    _ => Self::Unknown(integer),
                }
            }
        }

        impl ::core::fmt::Display for $type {
            fn fmt(&self, formatter: &mut ::core::fmt::Formatter<'_>) -> ::core::fmt::Result {
                ::core::fmt::Display::fmt(&self.as_i64(), formatter)
            }
        }

        impl $crate::Codec for $type {
            type Value = Self;

            fn decode(input: $crate::Input<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                let value = Self::from(<i64 as $crate::Codec>::decode(input)?);
                if let Self::Unknown(_) = value {
                    input.unknown_value();
                }
                Ok(value)
            }

            fn encode(value: &Self) -> $crate::Json {
                value.as_i64().into()
            }

            fn is_beyond(input: $crate::Input<'_>) -> bool {
                <i64 as $crate::Codec>::is_beyond(input)
            }
        }

        $crate::impl_serde!($dialect: $type);
    };
}

/// Makes a tuple struct the [`Codec`](crate::Codec) of what it holds, which is given with its own codec.
#[macro_export]
macro_rules! impl_wrapper {
    (Php::$($table:tt)*) => {
        $crate::impl_wrapper!(@Php $($table)*);
    };
    ($type:ident $($table:tt)*) => {
        $crate::impl_wrapper!(@Json $type $($table)*);
    };
    (@$dialect:ident $type:ident, $inner:ty, $codec:ty $(,)?) => {
        impl From<$inner> for $type {
            fn from(value: $inner) -> Self {
                Self(value)
            }
        }

        impl $crate::Codec for $type {
            type Value = Self;

            fn decode(input: $crate::Input<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                <$codec as $crate::Codec>::decode(input).map(Self)
            }

            fn encode(value: &Self) -> $crate::Json {
                <Self as $crate::Codec>::write(value, $crate::Purpose::Record)
            }

            fn write(value: &Self, purpose: $crate::Purpose) -> $crate::Json {
                <$codec as $crate::Codec>::write(&value.0, purpose)
            }

            fn is_beyond(input: $crate::Input<'_>) -> bool {
                <$codec as $crate::Codec>::is_beyond(input)
            }

            fn from_text(text: &str) -> ::core::option::Option<Self> {
                <$codec as $crate::Codec>::from_text(text).map(Self)
            }
        }

        $crate::impl_serde!($dialect: $type);
    };
}

/// Makes an enum of what its variants hold, each by its type, boxed or not.
///
/// ```
/// # use ampersat_runtime as runtime;
/// #[derive(Debug, PartialEq)]
/// enum Size { Millimetres(i64), Named(Box<String>) }
///
/// runtime::impl_from!(Size, (Millimetres, i64), (Named, Box<String>));
/// assert_eq!(Size::from(12), Size::Millimetres(12));
/// assert_eq!(Size::from("large".to_owned()), Size::Named(Box::new("large".to_owned())));
/// # // Pairs of long names are formatted over several lines, and end with commas.
/// # enum Long { Whole(#[allow(dead_code)] i64), Boxed(#[allow(dead_code)] Box<String>) }
/// # runtime::impl_from!(Long, (Whole, i64,), (Boxed, Box<String>,));
/// ```
#[macro_export]
macro_rules! impl_from {
    ($name:ident $(, $variant:tt)+ $(,)?) => {
        $($crate::impl_from!(@variant $name $variant);)+
    };
    (@variant $name:ident ($variant:ident, Box<$held:ty> $(,)?)) => {
        impl ::core::convert::From<$held> for $name {
            fn from(value: $held) -> Self {
                Self::$variant(::std::boxed::Box::new(value))
            }
        }
    };
    (@variant $name:ident ($variant:ident, $held:ty $(,)?)) => {
        impl ::core::convert::From<$held> for $name {
            fn from(value: $held) -> Self {
                Self::$variant(value)
            }
        }
    };
}

/// Makes an enum of several types, with a variant `Unknown(Value)`, the [`Codec`](crate::Codec) of a value that has one of
/// them.
///
/// Each variant says by which method of [`Choice`](crate::Choice) it is found, with its codec and, if it has some, the
/// constants by which it is known. Those that have none come last. Constants that a value lacks are written by its variant.
///
/// ```
/// use ampersat_runtime as runtime;
///
/// #[derive(Clone, Debug, PartialEq)]
/// pub enum Size {
///     Millimetres(i64),
///     Named(String),
///     Unknown(runtime::Value),
/// }
///
/// runtime::impl_union!(Size { Millimetres: fits::<i64>(), Named: fits::<String>() });
/// assert_eq!(serde_json::from_str::<Size>("12")?, Size::Millimetres(12));
/// # Ok::<_, serde_json::Error>(())
/// ```
#[macro_export]
macro_rules! impl_union {
    (Php::$($table:tt)*) => {
        $crate::impl_union!(@Php $($table)*);
    };
    ($type:ident $($table:tt)*) => {
        $crate::impl_union!(@Json $type $($table)*);
    };
    (
        @$dialect:ident $type:ident {
            $($variant:ident: $method:ident::<$codec:ty $(,)?>($($tags:expr $(,)?)?)),* $(,)?
        }
        $(, [$(($only:ident, $constant:expr $(,)?)),* $(,)?])? $(,)?
    ) => {
        impl $crate::Codec for $type {
            type Value = Self;

            fn decode(input: $crate::Input<'_>) -> ::core::result::Result<Self, $crate::DecodeError> {
                input
                    .choice()
                    $($(.constant(Self::$only, $constant))*)?
                    $(.$method::<$codec>(Self::$variant $(, $tags)?))*
                    .finish(Self::Unknown)
            }

            fn encode(value: &Self) -> $crate::Json {
                <Self as $crate::Codec>::write(value, $crate::Purpose::Record)
            }

            #[allow(unused_variables, reason = "there are unions of constants only")]
            fn write(value: &Self, purpose: $crate::Purpose) -> $crate::Json {
                match value {
                    $(Self::$variant(value) => {
                        $crate::__private::$method(<$codec as $crate::Codec>::write(value, purpose) $(, $tags)?)
                    })*
                    $($(Self::$only => $constant.into(),)*)?
                    Self::Unknown(value) => value.clone().into(),
                }
            }
        }

        $crate::impl_serde!($dialect: $type);
    };
}
