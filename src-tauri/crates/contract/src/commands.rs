//! What the table says of a command, and the macro that reads the table.

use ts_rs::{Config, TS};

/// Whether a command may be asked again while it is under way.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// It changes nothing.
    Query,
    /// It must not run twice for one wish of the owner.
    Action,
}

/// Where a command is carried out.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threading {
    /// In the order of asking: it ends before the next command begins.
    Sync,
    /// Beside other commands.
    Async,
    /// On a thread of its own, because it waits for a disk or for the owner.
    Blocking,
}

/// One argument of a command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// Its name in Rust. The page writes it in camel case.
    pub name: &'static str,
    /// Its type in TypeScript.
    pub typescript: String,
}

/// One command.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// Its name in Rust and on the way to the shell.
    pub name: &'static str,
    /// Whether it may be asked again.
    pub kind: Kind,
    /// Where it is carried out.
    pub threading: Threading,
    /// In the order of the table.
    pub arguments: Vec<Argument>,
    /// The type of its answer in TypeScript.
    pub answer: String,
}

/// The type's name in TypeScript. Nothing to answer is `void`.
pub(crate) fn typescript_name<T: TS>(config: &Config) -> String {
    let name = T::name(config);
    if name == "null" { "void".to_owned() } else { name }
}

/// Reads the table: describes each command, visits its types, and routes a call to it.
macro_rules! commands {
    (
        ($app:ident, $shell:ident)
        $($(#[$doc:meta])* $kind:ident $threading:tt $name:ident($($argument:ident: $type:ty),*) -> $answer:ty { $($body:tt)* })*
    ) => {
        /// Every command, in the order of the table.
        pub fn commands() -> Vec<Command> {
            let config = typescript::config();
            vec![$(Command {
                name: stringify!($name),
                kind: commands!(@kind $kind),
                threading: commands!(@threading $threading),
                arguments: vec![$(Argument {
                    name: stringify!($argument),
                    typescript: typescript_name::<$type>(&config),
                }),*],
                answer: typescript_name::<$answer>(&config),
            }),*]
        }

        /// Shows a visitor every type that a command takes or answers.
        pub(crate) fn visit_types(visitor: &mut impl TypeVisitor) {
            $($(visitor.visit::<$type>();)* visitor.visit::<$answer>();)*
        }

        /// Carries a command out. The app is there, or the reason why its files could not be opened.
        pub fn reply(opened: Result<Arc<App>, AppError>, shell: Arc<dyn Shell>, command: &str, arguments: Value) -> Reply {
            let ($app, $shell) = match opened {
                Ok(app) => (app, shell),
                Err(error) => return Reply::Ready(Err(error)),
            };
            match command {
                $(stringify!($name) => {
                    #[derive(Deserialize)]
                    #[serde(rename_all = "camelCase", deny_unknown_fields)]
                    struct Arguments { $($argument: $type),* }
                    let Arguments { $($argument),* } = match decode(arguments) {
                        Ok(decoded) => decoded,
                        Err(error) => return Reply::Ready(Err(error)),
                    };
                    let _ = &$shell;
                    commands!(@reply $threading $answer { $($body)* })
                })*
                _ => Reply::Ready(Err(AppError::new(ErrorCode::Internal, "there is no such command").with_hint(command))),
            }
        }
    };
    (@kind query) => { Kind::Query };
    (@kind action) => { Kind::Action };
    (@threading sync) => { Threading::Sync };
    (@threading async) => { Threading::Async };
    (@threading blocking) => { Threading::Blocking };
    (@reply sync $answer:ty { $($body:tt)* }) => {{
        let carry_out = move || -> Result<$answer, AppError> { $($body)* };
        Reply::Ready(carry_out().and_then(encode))
    }};
    (@reply async $answer:ty { $($body:tt)* }) => {
        Reply::Later(Box::pin(async move {
            let answer: Result<$answer, AppError> = async move { $($body)* }.await;
            answer.and_then(encode)
        }))
    };
    (@reply blocking $answer:ty { $($body:tt)* }) => {
        Reply::Later(Box::pin(on_own_thread(move || -> Result<$answer, AppError> { $($body)* })))
    };
}
