//! The description of a command, and the macro that reads the table of commands.

use ts_rs::{Config, TS};

/// Whether a command may be called again while it is running.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The command changes nothing.
    Query,
    /// The command must not run twice for one request of the owner.
    Action,
}

/// How a command is executed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Threading {
    /// In the order of the calls. It ends before the next command begins.
    Sync,
    /// Concurrently with other commands.
    Async,
    /// On its own thread, because it waits for a disk or for the owner.
    Blocking,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Argument {
    /// The name in Rust. The page uses camel case.
    pub name: &'static str,
    /// The TypeScript type.
    pub typescript: String,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Command {
    /// The name in Rust and in a call to the shell.
    pub name: &'static str,
    pub kind: Kind,
    pub threading: Threading,
    /// The arguments, in the order of the table.
    pub arguments: Vec<Argument>,
    /// The TypeScript type of the answer.
    pub answer: String,
}

/// The TypeScript name of a type. The unit type is `void`.
pub(crate) fn typescript_name<T: TS>(config: &Config) -> String {
    let name = T::name(config);
    if name == "null" { "void".to_owned() } else { name }
}

/// Reads the table, and generates the descriptions of the commands, the visit of their types, and the router.
macro_rules! commands {
    (
        ($app:ident, $shell:ident)
        $($(#[$doc:meta])* $kind:ident $threading:tt $name:ident($($argument:ident: $type:ty),*) -> $answer:ty { $($body:tt)* })*
    ) => {
        /// All commands, in the order of the table.
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

        /// Visits every argument type and answer type.
        pub(crate) fn visit_types(visitor: &mut impl TypeVisitor) {
            $($(visitor.visit::<$type>();)* visitor.visit::<$answer>();)*
        }

        /// Executes a command. `opened` is the app, or the error that kept its files from opening.
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
        let execute = move || -> Result<$answer, AppError> { $($body)* };
        Reply::Ready(execute().and_then(encode))
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
