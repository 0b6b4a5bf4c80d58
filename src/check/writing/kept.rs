//! What statements repeat, as it is kept on the disk from one command to the next.

use super::likeness::Uses;
use super::lists::Lists;
use super::nearest::{Best, Nearest};
use super::statements::{numbers, short};

/// No statement repeats one of that number.
const NOTHING: u32 = u32::MAX;

impl Nearest {
    /// Adds its bytes to some. Its lists have no more numbers than two bytes can count: a statement with more stems
    /// is kept by nobody.
    pub fn write(&self, out: &mut Vec<u8>) {
        let all = if self.fits() { self.marks.len() } else { 0 };
        out.extend_from_slice(&(all as u64).to_le_bytes());
        if all == 0 {
            return;
        }
        self.uses.write(out);
        for (((mark, stems), telling), nearest) in
            self.marks.iter().zip(self.stems.iter()).zip(self.telling.iter()).zip(&self.nearest)
        {
            out.extend_from_slice(mark);
            for list in [stems, telling] {
                out.extend_from_slice(&short(list.len()));
                list.iter().for_each(|number| out.extend_from_slice(&number.to_le_bytes()));
            }
            let (k, share) = nearest.map_or((NOTHING, 0.0), |(k, share)| (u32::try_from(k).unwrap_or(NOTHING), share));
            out.extend_from_slice(&k.to_le_bytes());
            out.extend_from_slice(&share.to_le_bytes());
        }
    }

    /// How many bytes it is written in, when its lists fit.
    pub fn size(&self) -> usize {
        let lists: usize = self.stems.iter().chain(self.telling.iter()).map(|list| 2 + 8 * list.len()).sum();
        8 + self.uses.size() + self.marks.len() * (16 + 4 + 8) + lists
    }

    fn fits(&self) -> bool {
        let mut lists = self.stems.iter().chain(self.telling.iter());
        lists.all(|list| u16::try_from(list.len()).is_ok()) && u32::try_from(self.marks.len()).is_ok()
    }

    /// What [`write`](Self::write) wrote at the beginning of some bytes, and the rest of them; nothing when they are
    /// not of that form.
    pub fn read(bytes: &[u8]) -> Option<(Self, &[u8])> {
        let (all, mut rest) = bytes.split_first_chunk::<8>()?;
        let all = usize::try_from(u64::from_le_bytes(*all)).ok()?;
        let mut read = Self::default();
        if all == 0 {
            return Some((read, rest));
        }
        (read.uses, rest) = Uses::read(rest)?;
        // Room is made for what can be there: a statement takes so many bytes at least, and a number eight.
        let room = all.min(rest.len() / (16 + 2 + 2 + 4 + 8));
        (read.marks, read.nearest) = (Vec::with_capacity(room), Vec::with_capacity(room));
        read.stems = Lists::with_capacity(room, read.uses.total().min(rest.len() / 8));
        read.telling = Lists::with_capacity(room, 0);
        for at in 0..all {
            let (mark, after) = rest.split_first_chunk::<16>()?;
            read.marks.push(*mark);
            let (stems, after) = numbers(after)?;
            read.stems.push(stems);
            let (telling, after) = numbers(after)?;
            read.telling.push(telling);
            let (k, after) = after.split_first_chunk::<4>()?;
            let (share, after) = after.split_first_chunk::<8>()?;
            read.nearest.push(best(at, u32::from_le_bytes(*k), f64::from_le_bytes(*share))?);
            rest = after;
        }
        Some((read, rest))
    }
}

/// A statement repeats one before it, or none.
fn best(at: usize, k: u32, share: f64) -> Option<Best> {
    if k == NOTHING {
        return Some(None);
    }
    let k = usize::try_from(k).ok().filter(|k| *k < at)?;
    Some(Some((k, share)))
}
