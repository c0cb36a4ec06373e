//! Faults that tests can inject, and the matching of faults to requests.

use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::exchange::{Call, Service};

/// A fault, and the requests that it hits.
///
/// ```
/// use sandbox::{Fault, FaultKind, Service};
/// let refused = Fault::new(Service::Kleer, FaultKind::status(429).retry_after("1")).method("POST").path("/company/*/user/*");
/// let third_page = Fault::new(Service::Alexis, FaultKind::MoveRow).path("/employee").skip(2);
/// # let _ = (refused, third_page);
/// ```
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Fault {
    pub service: Service,
    /// None matches every method.
    #[serde(default)]
    pub method: Option<String>,
    /// The path after the version prefix; none matches every path. `*` is one segment, `**` at the end is any number of segments.
    #[serde(default)]
    pub path: Option<String>,
    /// The number of matching requests that pass before the fault begins.
    #[serde(default)]
    pub skip: u32,
    /// The number of requests that the fault then hits; none hits all.
    #[serde(default = "default_times")]
    pub times: Option<u32>,
    #[serde(flatten)]
    pub kind: FaultKind,
}

fn default_times() -> Option<u32> {
    Some(1)
}

/// The effect of a fault on a request. `after_effect` says whether a write still changes the service's data.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum FaultKind {
    /// An error status with the service's own error body.
    Status {
        code: u16,
        #[serde(default)]
        retry_after: Option<String>,
        /// The message in the error body. Kleer puts names of Java exceptions here.
        #[serde(default)]
        message: Option<String>,
        /// Replaces the service's own error body.
        #[serde(default)]
        body: Option<String>,
        #[serde(default)]
        after_effect: bool,
    },
    /// The connection closes without an answer.
    Drop {
        #[serde(default)]
        after_effect: bool,
    },
    /// The right answer, delayed.
    Slow { milliseconds: u64 },
    /// No answer until a test releases the request.
    Hold {
        #[serde(default)]
        after_effect: bool,
    },
    /// No answer at all. [`Sandbox::on_silence`](crate::Sandbox::on_silence) notifies the test, so that its client can time out without
    /// a clock. Every other client waits for its own timeout.
    Silence {
        #[serde(default)]
        after_effect: bool,
    },
    /// The connection closes without an answer, and the request takes effect when it is released.
    Late,
    /// The right answer, cut short.
    Truncate {
        /// The number of bytes that arrive; none is half of them.
        #[serde(default)]
        bytes: Option<usize>,
        /// The `Content-Length` fits the cut body, so that only the content shows the cut. Otherwise the connection closes early.
        #[serde(default)]
        quietly: bool,
    },
    /// The right answer with a value of the wrong type in each field of this name.
    WrongType {
        field: String,
        /// None is an object in JSON and a word in XML.
        #[serde(default)]
        value: Option<Value>,
    },
    Html {
        #[serde(default = "default_html_status")]
        status: u16,
        #[serde(default)]
        after_effect: bool,
    },
    Redirect {
        location: String,
        #[serde(default = "default_redirect_status")]
        status: u16,
    },
    /// The right answer to a read in the other of XML and JSON. Kleer only.
    OtherForm,
    /// From this request on, every service refuses every connection until
    /// [`accept_connections`](crate::Sandbox::accept_connections). While this fault is pending, no connection is reused.
    Vanish {
        #[serde(default)]
        moment: VanishMoment,
    },
    /// In a paged list, the first row moves to the end before the page is cut. So the client misses the row at the page's border and
    /// gets another row twice.
    MoveRow,
}

/// The moment at which the services vanish.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum VanishMoment {
    /// After the answer was sent.
    #[default]
    Answered,
    /// Before a write takes effect. No answer is sent.
    BeforeEffect,
    /// After a write took effect. No answer is sent.
    AfterEffect,
}

fn default_html_status() -> u16 {
    200
}

fn default_redirect_status() -> u16 {
    302
}

impl Fault {
    /// A fault that hits the next request to the service, once.
    pub fn new(service: Service, kind: FaultKind) -> Fault {
        Fault { service, method: None, path: None, skip: 0, times: Some(1), kind }
    }

    pub fn method(mut self, method: &str) -> Fault {
        self.method = Some(method.to_owned());
        self
    }

    /// Sets the path pattern.
    pub fn path(mut self, path: &str) -> Fault {
        self.path = Some(path.to_owned());
        self
    }

    /// Lets this many matching requests pass first.
    pub fn skip(mut self, requests: u32) -> Fault {
        self.skip = requests;
        self
    }

    pub fn times(mut self, requests: u32) -> Fault {
        self.times = Some(requests);
        self
    }

    /// Hits every matching request until the fault is cleared.
    pub fn always(mut self) -> Fault {
        self.times = None;
        self
    }

    fn matches(&self, service: Service, call: &Call) -> bool {
        self.service == service
            && self.method.as_ref().is_none_or(|method| method.eq_ignore_ascii_case(&call.method))
            && self.path.as_ref().is_none_or(|pattern| path_matches(pattern, &call.segments()))
    }
}

impl FaultKind {
    /// A status with the service's own error body. The write does not take effect.
    pub fn status(code: u16) -> FaultKind {
        FaultKind::Status { code, retry_after: None, message: None, body: None, after_effect: false }
    }

    pub fn retry_after(mut self, value: &str) -> FaultKind {
        if let FaultKind::Status { retry_after, .. } = &mut self {
            *retry_after = Some(value.to_owned());
        }
        self
    }

    pub fn message(mut self, text: &str) -> FaultKind {
        if let FaultKind::Status { message, .. } = &mut self {
            *message = Some(text.to_owned());
        }
        self
    }

    /// Lets the write take effect before the fault.
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

    /// The status that the client gets after the service answered; none when the client gets no answer.
    pub(crate) fn visible_status(&self, answered_status: u16) -> Option<u16> {
        match self {
            FaultKind::Drop { .. } | FaultKind::Silence { .. } | FaultKind::Hold { after_effect: true } | FaultKind::Late => None,
            FaultKind::Vanish { moment } if *moment != VanishMoment::Answered => None,
            FaultKind::Status { code: status, after_effect: true, .. } | FaultKind::Html { status, after_effect: true } => Some(*status),
            _ => Some(answered_status),
        }
    }

    /// The fault's name in recordings and logs.
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
            FaultKind::Vanish { moment: VanishMoment::Answered } => "vanish after the answer".into(),
            FaultKind::Vanish { moment: VanishMoment::BeforeEffect } => "vanish before the effect".into(),
            FaultKind::Vanish { moment: VanishMoment::AfterEffect } => "vanish after the effect".into(),
        }
    }
}

/// The first fault that hits this request. A fault that has no hits left is removed.
pub(crate) fn take(faults: &mut Vec<Fault>, service: Service, call: &Call) -> Option<FaultKind> {
    let mut hit = None;
    for (index, fault) in faults.iter_mut().enumerate() {
        if !fault.matches(service, call) {
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

fn path_matches(pattern: &str, segments: &[&str]) -> bool {
    let pattern_segments: Vec<&str> = pattern.split('/').filter(|part| !part.is_empty()).collect();
    let all_match = |pattern_segments: &[&str], segments: &[&str]| {
        pattern_segments.iter().zip(segments).all(|(want, segments)| *want == "*" || want == segments)
    };
    match pattern_segments.split_last() {
        Some((&"**", rest)) => segments.len() >= rest.len() && all_match(rest, segments),
        _ => pattern_segments.len() == segments.len() && all_match(&pattern_segments, segments),
    }
}

#[cfg(test)]
mod tests {
    use super::path_matches;

    #[test]
    fn path_pattern_stars_match_one_segment_or_the_rest() {
        let path = ["company", "4242", "payroll", "user", "501"];
        for matching in ["/company/4242/payroll/user/501", "/company/*/payroll/user/*", "/company/**", "/**"] {
            assert!(path_matches(matching, &path), "{matching}");
        }
        for other in ["/company/*", "/company/*/user/*", "/company/*/payroll/user", "/company/*/payroll/user/*/*", "/user/**"] {
            assert!(!path_matches(other, &path), "{other}");
        }
    }
}
