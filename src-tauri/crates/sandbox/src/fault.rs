//! Faults that can be injected, and which request each of them hits.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::exchange::{Call, Service};

/// A fault and the requests it hits.
///
/// ```
/// use sandbox::{Fault, FaultKind, Service};
/// let refused = Fault::new(Service::Kleer, FaultKind::status(429).retry_after("1")).method("POST").path("/company/*/user/*");
/// let third_page = Fault::new(Service::Alexis, FaultKind::MoveRow).path("/employee").skip(2);
/// # let _ = (refused, third_page);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    /// Whose requests.
    pub service: Service,
    /// The method, or any.
    #[serde(default)]
    pub method: Option<String>,
    /// The path below the version, or any. `*` stands for one segment, `**` at the end for any number of them.
    #[serde(default)]
    pub path: Option<String>,
    /// How many fitting requests pass before the fault begins.
    #[serde(default)]
    pub skip: u32,
    /// How many requests it then hits; without it, all.
    #[serde(default = "once")]
    pub times: Option<u32>,
    /// What happens.
    #[serde(flatten)]
    pub kind: FaultKind,
}

fn once() -> Option<u32> {
    Some(1)
}

/// What happens to a request that a fault hits. Where there is an `after_effect`, it says whether a write takes effect
/// all the same.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultKind {
    /// Another status, with the service's own error body.
    Status {
        /// The status.
        code: u16,
        /// The value of a `Retry-After` header.
        #[serde(default)]
        retry_after: Option<String>,
        /// The message in the error body; Kleer puts names of Java exceptions here.
        #[serde(default)]
        message: Option<String>,
        /// A body in place of the service's own error body.
        #[serde(default)]
        body: Option<String>,
        /// The write takes effect, and then this is the answer.
        #[serde(default)]
        after_effect: bool,
    },
    /// The connection is closed without an answer.
    Drop {
        /// Closed only after the write took effect.
        #[serde(default)]
        after_effect: bool,
    },
    /// The right answer, late.
    Slow {
        /// How late.
        milliseconds: u64,
    },
    /// No answer until released.
    Hold {
        /// Held after the write took effect, not before.
        #[serde(default)]
        after_effect: bool,
    },
    /// No answer at all, and whoever waits for that is told ([`on_silence`](crate::Sandbox::on_silence)), so that it can give up as it
    /// does when its time is over. All others wait as long as they do.
    Silence {
        /// Silent after the write took effect, not before.
        #[serde(default)]
        after_effect: bool,
    },
    /// The connection is closed without an answer, and the service is still at the request: it takes effect when released.
    Late,
    /// The right answer, cut off.
    Truncate {
        /// The bytes that arrive; half of them when left out.
        #[serde(default)]
        bytes: Option<usize>,
        /// The header promises no more than arrives, so that only the content shows the cut. Otherwise the connection
        /// closes in the middle.
        #[serde(default)]
        quietly: bool,
    },
    /// The right answer, with a value of the wrong type in each field of this name.
    WrongType {
        /// The field's name in the answer.
        field: String,
        /// The value in its place. In JSON an object when left out; in XML a word.
        #[serde(default)]
        value: Option<Value>,
    },
    /// An HTML page.
    Html {
        /// Its status.
        #[serde(default = "ok")]
        status: u16,
        /// The write takes effect all the same.
        #[serde(default)]
        after_effect: bool,
    },
    /// A redirect to another place.
    Redirect {
        /// Where to.
        location: String,
        /// Its status.
        #[serde(default = "found")]
        status: u16,
    },
    /// The right answer to a read, in the other of XML and JSON. Kleer only.
    OtherForm,
    /// Nobody listens any more: from this request on every service refuses every connection, until they come back
    /// ([`accept_connections`](crate::Sandbox::come_back)). While this fault waits, no connection is kept from one request to the next.
    Vanish {
        /// What becomes of the request itself.
        #[serde(default)]
        moment: Moment,
    },
    /// In a paged list, the first row moves to the end before this page is cut: the row at the page's border is missed,
    /// another comes twice.
    MoveRow,
}

/// When the services vanish.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Moment {
    /// After the request was answered.
    #[default]
    Answered,
    /// Before a write takes effect. Nothing is answered.
    BeforeEffect,
    /// After a write took effect. Nothing is answered.
    AfterEffect,
}

fn ok() -> u16 {
    200
}

fn found() -> u16 {
    302
}

impl Fault {
    /// Hits the next request to the service, once.
    pub fn new(service: Service, kind: FaultKind) -> Fault {
        Fault { service, method: None, path: None, skip: 0, times: Some(1), kind }
    }

    /// Only requests with this method.
    pub fn method(mut self, method: &str) -> Fault {
        self.method = Some(method.to_owned());
        self
    }

    /// Only requests to such a path.
    pub fn path(mut self, path: &str) -> Fault {
        self.path = Some(path.to_owned());
        self
    }

    /// Lets that many fitting requests pass first.
    pub fn skip(mut self, requests: u32) -> Fault {
        self.skip = requests;
        self
    }

    /// Hits that many requests.
    pub fn times(mut self, requests: u32) -> Fault {
        self.times = Some(requests);
        self
    }

    /// Hits every fitting request until it is cleared.
    pub fn always(mut self) -> Fault {
        self.times = None;
        self
    }

    fn fits(&self, service: Service, call: &Call) -> bool {
        self.service == service
            && self.method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(&call.method))
            && self.path.as_ref().is_none_or(|pattern| path_fits(pattern, &call.segments()))
    }
}

impl FaultKind {
    /// A status with the service's own error body, the write not done.
    pub fn status(code: u16) -> FaultKind {
        FaultKind::Status { code, retry_after: None, message: None, body: None, after_effect: false }
    }

    /// Adds a `Retry-After` header to a status.
    pub fn retry_after(mut self, value: &str) -> FaultKind {
        if let FaultKind::Status { retry_after, .. } = &mut self {
            *retry_after = Some(value.to_owned());
        }
        self
    }

    /// Sets the message of a status' error body.
    pub fn message(mut self, text: &str) -> FaultKind {
        if let FaultKind::Status { message, .. } = &mut self {
            *message = Some(text.to_owned());
        }
        self
    }

    /// Lets the write take effect all the same.
    pub fn after_effect(mut self) -> FaultKind {
        match &mut self {
            FaultKind::Status { after_effect, .. }
            | FaultKind::Drop { after_effect }
            | FaultKind::Hold { after_effect }
            | FaultKind::Silence { after_effect }
            | FaultKind::Html { after_effect, .. } => *after_effect = true,
            _ => {}
        }
        self
    }

    /// The status that the client sees after the service answered; none when it sees none.
    pub(crate) fn seen(&self, answered: u16) -> Option<u16> {
        match self {
            FaultKind::Drop { .. } | FaultKind::Silence { .. } | FaultKind::Hold { after_effect: true } | FaultKind::Late => None,
            FaultKind::Vanish { moment } if *moment != Moment::Answered => None,
            FaultKind::Status { code: status, after_effect: true, .. } | FaultKind::Html { status, after_effect: true } => Some(*status),
            _ => Some(answered),
        }
    }

    /// The name under which recordings and the log of writes mention it.
    pub fn name(&self) -> String {
        match self {
            FaultKind::Status { code, .. } => format!("status {code}"),
            FaultKind::Drop { after_effect: false } => "drop before the effect".into(),
            FaultKind::Drop { after_effect: true } => "drop after the effect".into(),
            FaultKind::Slow { .. } => "slow".into(),
            FaultKind::Hold { after_effect: false } => "hold before the effect".into(),
            FaultKind::Hold { after_effect: true } => "hold after the effect".into(),
            FaultKind::Late => "late effect".into(),
            FaultKind::Silence { after_effect: false } => "silence before the effect".into(),
            FaultKind::Silence { after_effect: true } => "silence after the effect".into(),
            FaultKind::Truncate { .. } => "truncate".into(),
            FaultKind::WrongType { field, .. } => format!("wrong type in {field}"),
            FaultKind::Html { .. } => "html".into(),
            FaultKind::Redirect { .. } => "redirect".into(),
            FaultKind::OtherForm => "other form".into(),
            FaultKind::MoveRow => "move row".into(),
            FaultKind::Vanish { moment: Moment::Answered } => "vanish after the answer".into(),
            FaultKind::Vanish { moment: Moment::BeforeEffect } => "vanish before the effect".into(),
            FaultKind::Vanish { moment: Moment::AfterEffect } => "vanish after the effect".into(),
        }
    }
}

/// The first of the faults that hits this request, counted off.
pub(crate) fn take(faults: &mut Vec<Fault>, service: Service, call: &Call) -> Option<FaultKind> {
    let mut hit = None;
    for (index, fault) in faults.iter_mut().enumerate() {
        if !fault.fits(service, call) {
            continue;
        }
        if fault.skip > 0 {
            fault.skip -= 1;
            continue;
        }
        if let Some(times) = &mut fault.times {
            *times = times.saturating_sub(1);
        }
        hit = Some((index, fault.kind.clone(), fault.times == Some(0)));
        break;
    }
    let (index, kind, used_up) = hit?;
    if used_up {
        faults.remove(index);
    }
    Some(kind)
}

fn path_fits(pattern: &str, segments: &[&str]) -> bool {
    let wanted: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
    let fits_all = |wanted: &[&str], have: &[&str]| wanted.iter().zip(have).all(|(want, have)| *want == "*" || want == have);
    match wanted.split_last() {
        Some((&"**", rest)) => segments.len() >= rest.len() && fits_all(rest, segments),
        _ => wanted.len() == segments.len() && fits_all(&wanted, segments),
    }
}

#[cfg(test)]
mod tests {
    use super::path_fits;

    #[test]
    fn a_star_stands_for_one_segment_and_two_for_the_rest() {
        let path = ["company", "4242", "payroll", "user", "501"];
        for fits in ["/company/4242/payroll/user/501", "/company/*/payroll/user/*", "/company/**", "/**"] {
            assert!(path_fits(fits, &path), "{fits}");
        }
        for other in ["/company/*", "/company/*/user/*", "/company/*/payroll/user", "/company/*/payroll/user/*/*", "/user/**"] {
            assert!(!path_fits(other, &path), "{other}");
        }
    }
}
