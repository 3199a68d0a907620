//! Collects the output and refuses to grow past the limit.

use std::io;

/// A buffer with a limit.
pub(crate) struct Bounded<'a> {
    buffer: &'a mut Vec<u8>,
    limit: usize,
    exceeded: &'a mut bool,
}

impl<'a> Bounded<'a> {
    pub(crate) fn new(buffer: &'a mut Vec<u8>, limit: usize, exceeded: &'a mut bool) -> Self {
        Self {
            buffer,
            limit,
            exceeded,
        }
    }
}

impl io::Write for Bounded<'_> {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.write_all(bytes)?;
        Ok(bytes.len())
    }

    #[inline]
    fn write_all(&mut self, bytes: &[u8]) -> io::Result<()> {
        if self.buffer.len() + bytes.len() > self.limit {
            *self.exceeded = true;
            return Err(io::ErrorKind::StorageFull.into());
        }
        self.buffer.extend_from_slice(bytes);
        Ok(())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}
