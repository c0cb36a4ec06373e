//! A mail as it goes over the line.

use domain::plain::one_line;
use lettre::{
    Address,
    message::{
        Mailbox, MessageBuilder,
        header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
};
use sha2::{Digest, Sha256};
use url::Host;

use crate::{
    address::address,
    error::{MailError, MailErrorCode},
    message::Message,
    server::Server,
};

/// The name beside the sender's address.
const NAME: &str = "Paybridge";
/// How many bytes of the hash are the mail's id.
const ID_BYTES: usize = 16;

/// One of those the mail is for.
#[derive(Debug)]
pub(crate) struct Recipient {
    /// The address as the owner wrote it.
    pub(crate) written: String,
    /// The address as the server gets it.
    pub(crate) address: Address,
}

/// A mail with its envelope.
#[derive(Debug)]
pub(crate) struct MimeMessage {
    pub(crate) from: Address,
    pub(crate) to: Vec<Recipient>,
    pub(crate) content: Vec<u8>,
}

impl MimeMessage {
    /// Puts a mail together.
    pub(crate) fn new(server: &Server, to: &[String], message: &Message) -> Result<Self, MailError> {
        let from = parsed(&server.from).ok_or(MailErrorCode::AddressInvalid)?;
        let mut recipients: Vec<Recipient> = Vec::new();
        let mut wrong = Vec::new();
        for written in to {
            match parsed(written) {
                None => wrong.push(written.clone()),
                Some(address) if recipients.iter().any(|other| other.address == address) => {}
                Some(address) => recipients.push(Recipient { written: written.clone(), address }),
            }
        }
        if !wrong.is_empty() || recipients.is_empty() {
            return Err(MailError { recipients: wrong, ..MailErrorCode::AddressInvalid.into() });
        }
        let content = content(&from, &recipients, message)?;
        Ok(Self { from, to: recipients, content })
    }

    /// Whether it needs a server that carries letters beyond ASCII in addresses.
    pub(crate) fn is_international(&self) -> bool {
        !self.content.is_ascii()
    }

    /// The recipients whose addresses hold letters beyond ASCII.
    pub(crate) fn international(&self) -> Vec<String> {
        let beyond = self.to.iter().filter(|recipient| !text(&recipient.address).is_ascii());
        beyond.map(|recipient| recipient.written.clone()).collect()
    }
}

fn text(address: &Address) -> &str {
    address.as_ref()
}

/// The address as servers take it: the domain in ASCII, since few know more.
fn parsed(text: &str) -> Option<Address> {
    let text = address(text).ok()?;
    let (user, domain) = text.rsplit_once('@')?;
    let Ok(Host::Domain(domain)) = Host::parse(domain) else { return None };
    Address::new(user, domain).ok()
}

fn content(from: &Address, to: &[Recipient], message: &Message) -> Result<Vec<u8>, MailError> {
    let mut builder = MessageBuilder::new()
        .from(Mailbox::new(Some(NAME.to_owned()), from.clone()))
        .subject(one_line(&message.subject))
        .message_id(Some(id(from, to, message)))
        .raw_header(automatic())
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN);
    for recipient in to {
        builder = builder.to(Mailbox::new(None, recipient.address.clone()));
    }
    // What ends the content ends its last line too.
    let mail = builder.body(message.body.trim_end().to_owned()).map_err(|_| MailErrorCode::AddressInvalid)?;
    Ok(mail.formatted())
}

/// The same for the same mail to the same people, so that whoever gets it twice can see that it is one.
fn id(from: &Address, to: &[Recipient], message: &Message) -> String {
    let mut hash = Sha256::new();
    let addresses = to.iter().map(|recipient| text(&recipient.address));
    for part in [text(from), message.subject.as_str(), message.body.as_str()].into_iter().chain(addresses) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digits: String = hash.finalize().iter().take(ID_BYTES).map(|byte| format!("{byte:02x}")).collect();
    format!("<{digits}@{}>", from.domain())
}

/// Tells machines not to answer (RFC 3834).
fn automatic() -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned())
}
