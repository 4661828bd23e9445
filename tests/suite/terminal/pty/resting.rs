//! What the system tells of a program: that it is stopped, or that it sleeps.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::{LONGEST, Pty};

impl Pty {
    /// Waits until the system says that the program is in this state, such as `T` for stopped.
    pub(in crate::terminal) fn wait_for_state(&self, state: char) {
        let path = format!("/proc/{}/stat", self.id);
        let until = Instant::now() + LONGEST;
        loop {
            let stat = fs::read_to_string(&path).unwrap_or_default();
            let after_name = stat.rsplit_once(") ").map_or("", |(_, rest)| rest);
            if after_name.starts_with(state) {
                return;
            }
            assert!(Instant::now() < until, "never in state {state}: {stat}");
            thread::sleep(Duration::from_millis(5));
        }
    }

    /// How often the main thread has gone to sleep, when it has slept on for a while.
    pub(in crate::terminal) fn switches_at_rest(&self) -> Vec<String> {
        let status = format!("/proc/{0}/task/{0}/status", self.id);
        at_rest(|| vec![switches(Path::new(&status)).unwrap()])
    }

    /// Waits until all threads have slept on for a while.
    pub(in crate::terminal) fn wait_for_rest(&self) {
        let tasks = format!("/proc/{}/task", self.id);
        at_rest(|| {
            let tasks = fs::read_dir(&tasks).unwrap().flatten();
            // A thread may end meanwhile.
            let switches = tasks.filter_map(|task| switches(&task.path().join("status")));
            switches.collect()
        });
    }
}

/// What `switches` tells, when it has told the same for a while.
fn at_rest(switches: impl Fn() -> Vec<String>) -> Vec<String> {
    let until = Instant::now() + LONGEST;
    let mut before = switches();
    loop {
        thread::sleep(Duration::from_millis(400));
        let now = switches();
        if now == before {
            return now;
        }
        assert!(Instant::now() < until, "it never rests: {now:?}");
        before = now;
    }
}

/// How often a thread of this status has gone to sleep.
fn switches(status: &Path) -> Option<String> {
    let status = fs::read_to_string(status).ok()?;
    let mut lines = status.lines();
    let line = lines.find(|line| line.starts_with("voluntary_ctxt_switches"));
    line.map(str::to_owned)
}
