//! The path of a request: fault before the effect, the service, fault after the effect, recording, answer.

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
    fault::{FaultKind, VanishMoment},
    severable_connection::ConnectionHandle,
};

/// In bytes; no real request has a larger body.
const LARGEST_BODY: usize = 4 * 1024 * 1024;

#[derive(Clone)]
struct Handler {
    service: Service,
    core: Arc<Core>,
}

/// Routes all paths of one service.
pub(crate) fn router(service: Service, core: Arc<Core>) -> Router {
    Router::new().fallback(receive).with_state(Handler { service, core })
}

async fn receive(State(handler): State<Handler>, ConnectInfo(connection): ConnectInfo<ConnectionHandle>, request: Request) -> Response {
    let Some(call) = read_call(handler.service, request).await else {
        connection.cut();
        return Response::default();
    };
    handler.core.request_count.send_modify(|count| *count += 1);
    if handler.core.gate.is_closed() {
        connection.cut();
        return Response::default();
    }
    if !handler.core.latency.is_zero() {
        tokio::time::sleep(handler.core.latency).await;
    }
    let max_reads = handler.core.lock().switches.personio.reads_in_progress;
    let Some(_read_guard) = handler.core.heavy_reads.enter(&call, max_reads) else {
        handler.core.log_request(handler.service, &call);
        let reply = crate::personio::too_many_reads(&handler.core.lock().state);
        return handler.send(&call, &reply, None);
    };
    let fault = handler.core.take_fault(handler.service, &call);
    let stopping = handler.core.stopping.clone();
    tokio::select! {
        response = handler.respond(&connection, &call, fault) => response,
        () = stopping.cancelled() => { connection.cut(); Response::default() }
    }
}

async fn read_call(service: Service, request: Request) -> Option<Call> {
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

impl Handler {
    async fn respond(&self, connection: &ConnectionHandle, call: &Call, fault: Option<FaultKind>) -> Response {
        let core = &self.core;
        if let Some(fault) = &fault {
            match fault {
                FaultKind::Drop { after_effect: false } => {
                    core.log_lost_write(self.service, call, None, fault);
                    return self.drop_connection(connection, call, fault);
                }
                FaultKind::Hold { after_effect: false } | FaultKind::Silence { after_effect: false } => {
                    if !self.pause(fault).await {
                        core.log_lost_write(self.service, call, None, fault);
                        return self.drop_connection(connection, call, fault);
                    }
                }
                FaultKind::Late => {
                    let (handler, call, fault) = (self.clone(), call.clone(), fault.clone());
                    connection.cut();
                    return handler.finish_later(call, fault);
                }
                FaultKind::Vanish { moment: VanishMoment::BeforeEffect } => {
                    core.gate.close().await;
                    core.log_lost_write(self.service, call, None, fault);
                    return self.drop_connection(connection, call, fault);
                }
                FaultKind::Slow { milliseconds } => tokio::time::sleep(Duration::from_millis(*milliseconds)).await,
                _ => {
                    if let Some(reply) = self.replacement(call, fault, false) {
                        core.log_lost_write(self.service, call, Some(reply.status), fault);
                        return self.send(call, &reply, Some(fault));
                    }
                }
            }
        }
        let mut reply = match &fault {
            Some(FaultKind::OtherForm) if call.is_read() => core.answer(self.service, &call.in_other_form(), fault.as_ref()),
            _ => core.answer(self.service, call, fault.as_ref()),
        };
        match &fault {
            Some(fault @ FaultKind::Drop { after_effect: true }) => return self.drop_connection(connection, call, fault),
            Some(fault @ FaultKind::Vanish { moment }) => {
                core.gate.close().await;
                if *moment == VanishMoment::AfterEffect {
                    return self.drop_connection(connection, call, fault);
                }
            }
            Some(fault @ (FaultKind::Hold { after_effect: true } | FaultKind::Silence { after_effect: true })) => {
                // Recorded now, because the client may be gone before the answer leaves.
                core.traffic.record(self.service, call, None, Some(&fault.name()));
                if !self.pause(fault).await {
                    connection.cut();
                }
                return response(&reply, None);
            }
            Some(fault @ FaultKind::Truncate { bytes, quietly }) => {
                let position = corrupt::cut_position(&reply, *bytes);
                let promised_length = (!quietly).then_some(reply.body.len());
                reply.body.truncate(position);
                core.traffic.record(self.service, call, Some(&reply), Some(&fault.name()));
                return response(&reply, promised_length);
            }
            Some(FaultKind::WrongType { field, value }) => corrupt::wrong_type(&mut reply, field, value.as_ref()),
            Some(fault) => {
                if let Some(reply_instead) = self.replacement(call, fault, true) {
                    reply = reply_instead;
                }
            }
            None => {}
        }
        self.send(call, &reply, fault.as_ref())
    }

    /// Lets a request take effect after its connection closed. A task of its own: this one ends with the connection.
    fn finish_later(self, call: Call, fault: FaultKind) -> Response {
        self.core.traffic.record(self.service, &call, None, Some(&fault.name()));
        tokio::spawn(async move {
            let effect = || drop(self.core.answer(self.service, &call, Some(&fault)));
            self.core.paused.wait_and(effect).await;
        });
        Response::default()
    }

    /// Pauses a request. `false`: the service hangs up.
    async fn pause(&self, fault: &FaultKind) -> bool {
        let is_silence = matches!(fault, FaultKind::Silence { .. });
        let notify_waiters = || {
            if is_silence {
                self.core.timeouts.of(self.service).notify_waiters();
            }
        };
        self.core.paused.wait(notify_waiters).await
    }

    /// The answer with which a fault replaces the right one, before or after the effect.
    fn replacement(&self, call: &Call, fault: &FaultKind, is_after_effect: bool) -> Option<Reply> {
        match fault {
            FaultKind::Status { code, retry_after, message, body, after_effect } if *after_effect == is_after_effect => {
                let mut reply = match self.service {
                    Service::Alexis => crate::alexis::refusal(*code, message.as_deref()),
                    Service::Kleer => crate::kleer::refusal(call, *code, message.as_deref()),
                    Service::Personio => {
                        let status_only = retry_after.is_none();
                        crate::personio::refusal(call, &self.core.lock().state, *code, message.as_deref(), status_only)
                    }
                };
                reply.body = body.clone().unwrap_or(reply.body);
                reply.headers.extend(retry_after.clone().map(|value| ("retry-after", value)));
                Some(reply)
            }
            FaultKind::Html { status, after_effect } if *after_effect == is_after_effect => Some(Reply::html(*status)),
            FaultKind::Redirect { location, status } if !is_after_effect => {
                let mut reply = Reply::html(*status);
                reply.headers.push(("location", location.clone()));
                Some(reply)
            }
            _ => None,
        }
    }

    fn drop_connection(&self, connection: &ConnectionHandle, call: &Call, fault: &FaultKind) -> Response {
        self.core.traffic.record(self.service, call, None, Some(&fault.name()));
        connection.cut();
        Response::default()
    }

    fn send(&self, call: &Call, reply: &Reply, fault: Option<&FaultKind>) -> Response {
        let closes_connection = matches!(fault, Some(FaultKind::Vanish { .. })) || self.core.is_about_to_vanish();
        let fault = fault.map(FaultKind::name);
        self.core.traffic.record(self.service, call, Some(reply), fault.as_deref());
        let mut response = response(reply, None);
        if closes_connection {
            response.headers_mut().insert(header::CONNECTION, HeaderValue::from_static("close"));
        }
        response
    }
}

/// With a promised length, the `Content-Length` header holds it, and the connection closes when the body ends earlier.
fn response(reply: &Reply, promised_length: Option<usize>) -> Response {
    let bytes = reply.body.clone().into_bytes();
    let body = match promised_length {
        None => Body::from(bytes),
        Some(_) => Body::from_stream(ReaderStream::new(CutBody::new(bytes))),
    };
    let mut response = Response::new(body);
    *response.status_mut() = StatusCode::from_u16(reply.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
    let headers = response.headers_mut();
    if let Some(length) = promised_length {
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
