//! A body that ends before its promised length, after what there is of it has left.

use std::{
    io,
    pin::Pin,
    task::{Context, Poll},
};

use tokio::io::{AsyncRead, ReadBuf};

/// Gives its bytes, lets them be sent, then ends.
pub(crate) struct CutBody {
    bytes: Vec<u8>,
    given: usize,
    paused: bool,
}

impl CutBody {
    pub fn new(bytes: Vec<u8>) -> CutBody {
        CutBody { bytes, given: 0, paused: false }
    }
}

impl AsyncRead for CutBody {
    fn poll_read(mut self: Pin<&mut Self>, cx: &mut Context<'_>, buf: &mut ReadBuf<'_>) -> Poll<io::Result<()>> {
        let rest = self.bytes.get(self.given..).unwrap_or_default();
        let count = rest.len().min(buf.remaining());
        if count == 0 && !self.paused {
            // Without this pause the server closes before it has sent anything at all.
            self.paused = true;
            cx.waker().wake_by_ref();
            return Poll::Pending;
        }
        buf.put_slice(rest.get(..count).unwrap_or_default());
        self.given += count;
        Poll::Ready(Ok(()))
    }
}
