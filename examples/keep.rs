//! Keeps a library and prints what is told of it, with what it cost.
//!
//! `cargo run --release --example keep -- PATH...` reads everything once; with `--stay` first it goes
//! on with what happens to the files.

use std::ops::ControlFlow;
use std::path::PathBuf;
use std::sync::Arc;
use std::time::Instant;

use frontrow::app::Event;
use frontrow::config;
use frontrow::library::Change;
use frontrow::work;

#[expect(clippy::print_stdout, reason = "this is what it is for")]
fn main() {
    let mut roots: Vec<PathBuf> = std::env::args_os().skip(1).map(PathBuf::from).collect();
    let stays = roots
        .first()
        .is_some_and(|first| first.as_os_str() == "--stay");
    if stays {
        roots.remove(0);
    }
    let Ok(settings) = config::shipped() else {
        return println!("the shipped settings are wrong");
    };
    let (began, mut read) = (Instant::now(), 0_usize);
    let mut tell = |event| {
        let at = began.elapsed().as_secs_f64();
        let what = if let Event::Library(Change::Seen(seen)) = event {
            read += seen.len();
            format!("seen {}, {read} in all", seen.len())
        } else if let Event::Library(Change::Found(found)) = event {
            format!("found {}", found.len())
        } else {
            format!("{event:?}")
        };
        println!("{at:8.3} {what}");
        ControlFlow::Continue(())
    };
    let (library, control) = (settings.for_library(), Arc::default());
    if stays {
        work::keep(&roots, &library, None, &control, &mut tell);
    } else {
        work::gather(&roots, &library, &control, &mut tell);
    }
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    for line in status.lines().filter(|line| line.starts_with("VmHWM")) {
        println!("{line}");
    }
}
