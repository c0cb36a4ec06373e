//! The benefit list: catalogue, people, amounts, import of files, and the benefit export.

mod catalogue;
mod file_questions;
mod files;
mod import;
mod limits;
mod list;
mod manual_resolution;
mod months;
mod people;
mod plan;
mod proof;

pub(crate) use files::OpenFile;
pub(crate) use plan::needs_resend_confirmation;
