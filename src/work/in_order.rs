//! Work that several threads do, and whose results are taken in the order in which it came.

use std::collections::VecDeque;
use std::num::NonZero;
use std::sync::mpsc::{Receiver, Sender, SyncSender, TryRecvError, channel, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread::{self, Scope};

/// Bytes that are under way at the most, beside one job: what bounds the memory.
const UNDER_WAY: u64 = 16 << 20;

/// Bytes of small jobs that are handed over together, so that handing over costs next to nothing.
const TOGETHER: u64 = 64 << 10;

/// What a job weighs beside its bytes.
const LEAST: u64 = 256;

/// Jobs that are handed over together, and where their results go.
type Parcel<J, D> = (Vec<J>, SyncSender<Vec<D>>);

/// Does `work` on all `jobs`, as many at once as there are cores, and gives `take` what was done in
/// the order of the jobs, until that fails. `weight` tells the bytes of a job. Jobs are asked for as
/// they are needed, on the thread that calls.
pub fn in_order<J: Send, D: Send, E>(
    jobs: impl Iterator<Item = J>,
    weight: impl Fn(&J) -> u64,
    work: impl Fn(J) -> D + Sync,
    mut take: impl FnMut(D) -> Result<(), E>,
) -> Result<(), E> {
    let most = thread::available_parallelism().map_or(1, NonZero::get);
    let (send, receive) = channel();
    let receive = Mutex::new(receive);
    thread::scope(|scope| {
        let mut line = Line {
            send,
            waiting: VecDeque::new(),
            weight: 0,
        };
        let mut workers = 0;
        let mut parcels = parcels(jobs, &weight);
        let ended = loop {
            let Some((parcel, heavy)) = parcels.next() else {
                break line.take(0, &mut take);
            };
            line.hand_over(parcel, heavy);
            if workers < most {
                workers += 1;
                start(scope, &receive, &work);
            }
            if let Err(error) = line.take(UNDER_WAY, &mut take) {
                break Err(error);
            }
        };
        drop(line); // no more is to come
        if ended.is_err() {
            while next_of(&receive).is_some() {} // nor is the rest wanted, but for what is begun
        }
        ended
    })
}

/// Starts a thread that does `work` on what it receives.
fn start<'scope, J: Send, D: Send>(
    scope: &'scope Scope<'scope, '_>,
    receive: &'scope Mutex<Receiver<Parcel<J, D>>>,
    work: &'scope (impl Fn(J) -> D + Sync),
) {
    scope.spawn(move || {
        while let Some((jobs, answer)) = next_of(receive) {
            // Nobody listens any more where taking failed.
            answer.send(jobs.into_iter().map(work).collect()).ok();
        }
    });
}

/// The next of what is handed over, once there is one; `None` when no more is to come.
fn next_of<T>(receive: &Mutex<Receiver<T>>) -> Option<T> {
    let receive = receive.lock().unwrap_or_else(PoisonError::into_inner);
    receive.recv().ok()
}

/// `jobs` in parcels, each with what it weighs.
fn parcels<J>(
    jobs: impl Iterator<Item = J>,
    weight: impl Fn(&J) -> u64,
) -> impl Iterator<Item = (Vec<J>, u64)> {
    let mut jobs = jobs;
    std::iter::from_fn(move || {
        let mut parcel = Vec::new();
        let mut heavy = 0;
        while heavy < TOGETHER
            && let Some(job) = jobs.next()
        {
            heavy += weight(&job) + LEAST;
            parcel.push(job);
        }
        (!parcel.is_empty()).then_some((parcel, heavy))
    })
}

/// What is under way.
struct Line<J, D> {
    send: Sender<Parcel<J, D>>,
    /// Where the results of each parcel will come from, and what it weighs.
    waiting: VecDeque<(Receiver<Vec<D>>, u64)>,
    /// What all of them weigh.
    weight: u64,
}

impl<J, D> Line<J, D> {
    fn hand_over(&mut self, parcel: Vec<J>, weight: u64) {
        let (answer, result) = sync_channel(1);
        self.waiting.push_back((result, weight));
        self.weight += weight;
        // Where every thread has panicked nobody receives it: taking then finds no result.
        self.send.send((parcel, answer)).ok();
    }

    /// Gives `take` the results that are there, and waits for more until what is under way weighs
    /// no more than `most`.
    fn take<E>(&mut self, most: u64, take: &mut impl FnMut(D) -> Result<(), E>) -> Result<(), E> {
        while let Some((result, weight)) = self.waiting.front() {
            let done = match result.try_recv() {
                Ok(done) => done,
                Err(TryRecvError::Empty) if self.weight <= most => return Ok(()),
                // Where there will be none its thread has panicked, which the scope tells.
                Err(TryRecvError::Empty | TryRecvError::Disconnected) => {
                    result.recv().unwrap_or_default()
                }
            };
            self.weight -= weight;
            self.waiting.pop_front();
            done.into_iter().try_for_each(&mut *take)?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::time::Duration;

    #[test]
    fn results_come_in_the_order_of_the_jobs() {
        let mut taken = Vec::new();
        let done = in_order(
            0..500_u64,
            |job| job * 300,
            |job| {
                thread::sleep(Duration::from_micros(job * 7 % 50 * 20));
                job
            },
            |job| {
                taken.push(job);
                Ok::<(), ()>(())
            },
        );
        assert_eq!(done, Ok(()));
        assert_eq!(taken, (0..500).collect::<Vec<_>>());
    }

    #[test]
    fn few_are_under_way_and_none_are_asked_for_when_taking_fails() {
        let mut asked = 0;
        let jobs = (0..1000_u64).inspect(|_| asked += 1);
        let mut taken = 0;
        let done = in_order(
            jobs,
            |_| 8 << 20,
            |job| job,
            |job| {
                taken += 1;
                if job < 10 { Ok(()) } else { Err(job) }
            },
        );
        assert_eq!((done, taken), (Err(10), 11));
        assert!(asked < 15, "{asked} jobs were asked for");
    }
}
