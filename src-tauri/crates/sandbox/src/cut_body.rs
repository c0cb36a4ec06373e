//! A body that ends before its promised length. The bytes before the cut are sent first.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use tokio::io::{AsyncRead, ReadBuf};

/// Yields its bytes, waits until they are sent, then ends.
pub(crate) struct CutBody {
    bytes: Vec<u8>,
    sent: usize,
    paused: bool,
}

impl CutBody {
    pub fn new(bytes: Vec<u8>) -> CutBody {
        CutBody { bytes, sent: 0, paused: false }
    }
}

impl AsyncRead for CutBody {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let rest = self.bytes.get(self.sent..).unwrap_or_default();
        let count = rest.len().min(buf.remaining());
        if count == 0 && !self.paused {
            // Without this pause the server closes the connection before it has sent any byte.
            self.paused = true;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        buf.put_slice(rest.get(..count).unwrap_or_default());
        self.sent += count;
        Poll::Ready(Ok(()))
    }
}
