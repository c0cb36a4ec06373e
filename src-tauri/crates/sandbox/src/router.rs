//! The way of a request: fault before, the service, fault after, recording, answer.

use std::{sync::Arc, time::Duration};

use axum::{
    Router,
    body::{Body, to_bytes},
    extract::{ConnectInfo, Request, State},
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};
use tokio_util::io::ReaderStream;

use crate::{
    core::Core,
    corrupt,
    cut_body::CutBody,
    exchange::{Call, Reply, Service},
    fault::{FaultKind, Moment},
    severable_connection::Line,
};

/// Larger bodies than any real request has.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

#[derive(Clone)]
struct Front {
    service: Service,
    core: Arc<Core>,
}

/// All paths of one service.
pub(crate) fn router(service: Service, core: Arc<Core>) -> Router {
    Router::new().fallback(receive).with_state(Front { service, core })
}

async fn receive(State(front): State<Front>, ConnectInfo(line): ConnectInfo<Line>, request: Request) -> Response {
    let Some(call) = read(front.service, request).await else {
        line.cut();
        return Response::default();
    };
    front.core.asked.send_modify(|asked| *asked += 1);
    if front.core.ears.are_closed() {
        line.cut();
        return Response::default();
    }
    if !front.core.latency.is_zero() {
        tokio::time::sleep(front.core.latency).await;
    }
    let most = front.core.lock().switches.personio.reads_in_progress;
    let Some(_place) = front.core.reads.enter(&call, most) else {
        front.core.note(front.service, &call);
        let reply = crate::personio::too_many_reads(&front.core.lock().state);
        return front.send(&call, &reply, None);
    };
    let fault = front.core.take_fault(front.service, &call);
    let stopping = front.core.stopping.clone();
    tokio::select! {
        response = front.pass(&line, &call, fault) => response,
        () = stopping.cancelled() => { line.cut(); Response::default() }
    }
}

async fn read(service: Service, request: Request) -> Option<Call> {
    let (parts, body) = request.into_parts();
    let body = to_bytes(body, LARGEST_BODY).await.ok()?;
    let text = |headers: &HeaderMap, name: &str| headers.get(name).map(|value| String::from_utf8_lossy(value.as_bytes()).into_owned());
    Some(Call {
        service,
        method: parts.method.as_str().to_owned(),
        path: parts.uri.path().to_owned(),
        query: parts.uri.query().unwrap_or_default().to_owned(),
        content_type: text(&parts.headers, "content-type"),
        accept: text(&parts.headers, "accept"),
        authorization: text(&parts.headers, "authorization"),
        x_token: text(&parts.headers, "x-token"),
        host: text(&parts.headers, "host"),
        body: String::from_utf8_lossy(&body).into_owned(),
    })
}

impl Front {
    async fn pass(&self, line: &Line, call: &Call, fault: Option<FaultKind>) -> Response {
        let core = &self.core;
        if let Some(fault) = &fault {
            match fault {
                FaultKind::Drop { after_effect: false } => {
                    core.log_lost(self.service, call, None, fault);
                    return self.cut(line, call, fault);
                }
                FaultKind::Hold { after_effect: false } | FaultKind::Silence { after_effect: false } => {
                    if !self.hold(fault).await {
                        core.log_lost(self.service, call, None, fault);
                        return self.cut(line, call, fault);
                    }
                }
                FaultKind::Late => {
                    let (front, call, fault) = (self.clone(), call.clone(), fault.clone());
                    line.cut();
                    return front.work_on(call, fault);
                }
                FaultKind::Vanish { moment: Moment::BeforeEffect } => {
                    core.ears.close().await;
                    core.log_lost(self.service, call, None, fault);
                    return self.cut(line, call, fault);
                }
                FaultKind::Slow { milliseconds } => tokio::time::sleep(Duration::from_millis(*milliseconds)).await,
                _ => {
                    if let Some(reply) = self.instead(call, fault, false) {
                        core.log_lost(self.service, call, Some(reply.status), fault);
                        return self.send(call, &reply, Some(fault));
                    }
                }
            }
        }
        let mut reply = match &fault {
            Some(FaultKind::OtherForm) if call.reads() => core.answer(self.service, &call.in_other_form(), fault.as_ref()),
            _ => core.answer(self.service, call, fault.as_ref()),
        };
        match &fault {
            Some(fault @ FaultKind::Drop { after_effect: true }) => return self.cut(line, call, fault),
            Some(fault @ FaultKind::Vanish { moment }) => {
                core.ears.close().await;
                if *moment == Moment::AfterEffect {
                    return self.cut(line, call, fault);
                }
            }
            Some(fault @ (FaultKind::Hold { after_effect: true } | FaultKind::Silence { after_effect: true })) => {
                // Recorded now, for the client may be gone before the answer leaves.
                core.traffic.record(self.service, call, None, Some(&fault.name()));
                if !self.hold(fault).await {
                    line.cut();
                }
                return response(&reply, None);
            }
            Some(fault @ FaultKind::Truncate { bytes, quietly }) => {
                let at = corrupt::cut_at(&reply, *bytes);
                let promised = (!quietly).then_some(reply.body.len());
                reply.body.truncate(at);
                core.traffic.record(self.service, call, Some(&reply), Some(&fault.name()));
                return response(&reply, promised);
            }
            Some(FaultKind::WrongType { field, value }) => corrupt::wrong_type(&mut reply, field, value.as_ref()),
            Some(fault) => {
                if let Some(instead) = self.instead(call, fault, true) {
                    reply = instead;
                }
            }
            None => {}
        }
        self.send(call, &reply, fault.as_ref())
    }

    /// Goes on with a request after nobody waits for its answer any more. A task of its own: this one ends with its connection.
    fn work_on(self, call: Call, fault: FaultKind) -> Response {
        self.core.traffic.record(self.service, &call, None, Some(&fault.name()));
        tokio::spawn(async move {
            let effect = || drop(self.core.answer(self.service, &call, Some(&fault)));
            self.core.held.wait_and(effect).await;
        });
        Response::default()
    }

    /// Holds a request back. `false`: the service hangs up.
    async fn hold(&self, fault: &FaultKind) -> bool {
        let is_silence = matches!(fault, FaultKind::Silence { .. });
        let told = || {
            if is_silence {
                self.core.silences.of(self.service).notify_waiters();
            }
        };
        self.core.held.wait(told).await
    }

    /// The answer that a fault gives in place of the right one, before or after the effect.
    fn instead(&self, call: &Call, fault: &FaultKind, after: bool) -> Option<Reply> {
        match fault {
            FaultKind::Status { code, retry_after, message, body, after_effect } if *after_effect == after => {
                let mut reply = match self.service {
                    Service::Alexis => crate::alexis::refusal(*code, message.as_deref()),
                    Service::Kleer => crate::kleer::refusal(call, *code, message.as_deref()),
                    Service::Personio => {
                        let bare = retry_after.is_none();
                        crate::personio::refusal(call, &self.core.lock().state, *code, message.as_deref(), bare)
                    }
                };
                reply.body = body.clone().unwrap_or(reply.body);
                reply.headers.extend(retry_after.clone().map(|value| ("retry-after", value)));
                Some(reply)
            }
            FaultKind::Html { status, after_effect } if *after_effect == after => Some(Reply::html(*status)),
            FaultKind::Redirect { location, status } if !after => {
                let mut reply = Reply::html(*status);
                reply.headers.push(("location", location.clone()));
                Some(reply)
            }
            _ => None,
        }
    }

    fn cut(&self, line: &Line, call: &Call, fault: &FaultKind) -> Response {
        self.core.traffic.record(self.service, call, None, Some(&fault.name()));
        line.cut();
        Response::default()
    }

    fn send(&self, call: &Call, reply: &Reply, fault: Option<&FaultKind>) -> Response {
        let closes = matches!(fault, Some(FaultKind::Vanish { .. })) || self.core.is_about_to_vanish();
        let fault = fault.map(FaultKind::name);
        self.core.traffic.record(self.service, call, Some(reply), fault.as_deref());
        let mut response = response(reply, None);
        if closes {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}

/// With a promised length the header says so, and the connection closes when the body ends before.
fn response(reply: &Reply, promised: Option<usize>) -> Response {
    let bytes = reply.body.clone().into_bytes();
    let body = match promised {
        None => Body::from(bytes),
        Some(_) => Body::from_stream(ReaderStream::new(CutBody::new(bytes))),
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    if let Some(length) = promised {
        headers.insert(header::CONTENT_LENGTH, HeaderValue::from(length));
    }
    if let (false, Ok(value)) = (reply.body.is_empty(), HeaderValue::from_str(&reply.content_type)) {
        headers.insert(header::CONTENT_TYPE, value);
    }
    for (name, value) in &reply.headers {
        if let Ok(value) = HeaderValue::from_str(value) {
            headers.insert(*name, value);
        }
    }
    response
}
