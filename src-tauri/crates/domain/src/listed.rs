//! Enums with a list of their variants. Tests use the list to check every variant.

/// Declares an enum without values, and `ALL` with its variants in their order.
macro_rules! listed {
    ($(#[$of_enum:meta])* pub enum $name:ident { $($(#[$of_variant:meta])* $variant:ident,)+ }) => {
        $(#[$of_enum])*
        pub enum $name { $($(#[$of_variant])* $variant,)+ }

        impl $name {
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

pub(crate) use listed;
