//! Builds the MIME form of a mail.

use domain::text::single_line;
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

/// The display name of the sender.
const SENDER_NAME: &str = "Paybridge";
/// The number of hash bytes in the mail's id.
const ID_BYTES: usize = 16;

#[derive(Debug)]
pub(crate) struct Recipient {
    /// The address as the owner typed it.
    pub(crate) input: String,
    /// The address in the form that the server gets.
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
    pub(crate) fn new(server: &Server, to: &[String], message: &Message) -> Result<Self, MailError> {
        let from = parse_address(&server.from).ok_or(MailErrorCode::AddressInvalid)?;
        let mut recipients: Vec<Recipient> = Vec::new();
        let mut invalid = Vec::new();
        for input in to {
            match parse_address(input) {
                None => invalid.push(input.clone()),
                Some(address) if recipients.iter().any(|other| other.address == address) => {}
                Some(address) => recipients.push(Recipient { input: input.clone(), address }),
            }
        }
        if !invalid.is_empty() || recipients.is_empty() {
            return Err(MailError { recipients: invalid, ..MailErrorCode::AddressInvalid.into() });
        }
        let content = build_content(&from, &recipients, message)?;
        Ok(Self { from, to: recipients, content })
    }

    /// Whether the mail needs a server that accepts non-ASCII addresses.
    pub(crate) fn is_international(&self) -> bool {
        !self.content.is_ascii()
    }

    /// The recipients with non-ASCII addresses.
    pub(crate) fn international_recipients(&self) -> Vec<String> {
        let international = self.to.iter().filter(|recipient| !address_text(&recipient.address).is_ascii());
        international.map(|recipient| recipient.input.clone()).collect()
    }
}

fn address_text(address: &Address) -> &str {
    address.as_ref()
}

/// Parses an address. The domain is converted to ASCII, because few servers accept other domains.
fn parse_address(text: &str) -> Option<Address> {
    let text = address(text).ok()?;
    let (user, domain) = text.rsplit_once('@')?;
    let Ok(Host::Domain(domain)) = Host::parse(domain) else { return None };
    Address::new(user, domain).ok()
}

fn build_content(from: &Address, to: &[Recipient], message: &Message) -> Result<Vec<u8>, MailError> {
    let mut builder = MessageBuilder::new()
        .from(Mailbox::new(Some(SENDER_NAME.to_owned()), from.clone()))
        .subject(single_line(&message.subject))
        .message_id(Some(message_id(from, to, message)))
        .raw_header(auto_submitted())
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN);
    for recipient in to {
        builder = builder.to(Mailbox::new(None, recipient.address.clone()));
    }
    // The end of the content also ends the last line.
    let mail = builder.body(message.body.trim_end().to_owned()).map_err(|_| MailErrorCode::AddressInvalid)?;
    Ok(mail.formatted())
}

/// The id is the same for the same mail to the same recipients, so that a duplicate can be recognized.
fn message_id(from: &Address, to: &[Recipient], message: &Message) -> String {
    let mut hash = Sha256::new();
    let addresses = to.iter().map(|recipient| address_text(&recipient.address));
    for part in [address_text(from), message.subject.as_str(), message.body.as_str()].into_iter().chain(addresses) {
        hash.update(part.as_bytes());
        hash.update([0]);
    }
    let digits: String = hash.finalize().iter().take(ID_BYTES).map(|byte| format!("{byte:02x}")).collect();
    format!("<{digits}@{}>", from.domain())
}

/// Asks mail programs not to send automatic replies (RFC 3834).
fn auto_submitted() -> HeaderValue {
    HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned())
}
