//! An enum that knows its variants: what has to hold for all of them is tested over all of them.

/// Declares an enum without values, and `ALL`: its variants, in their order.
macro_rules! listed {
    ($(#[$of_enum:meta])* pub enum $name:ident { $($(#[$of_variant:meta])* $variant:ident,)+ }) => {
        $(#[$of_enum])*
        pub enum $name { $($(#[$of_variant])* $variant,)+ }

        impl $name {
            /// All of them.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
        }
    };
}

pub(crate) use listed;
