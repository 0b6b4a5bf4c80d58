//! How is the project shown to people: pages, documents, figures?
//! Model and results in, bytes out: nothing here touches disk or network.

pub mod catalogue;
pub mod documents;
pub mod formats;
pub mod markdown;
pub mod outline;
pub mod site;
