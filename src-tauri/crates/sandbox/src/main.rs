//! Runs the simulators until stopped. When they are ready, it prints their addresses as one line of JSON.

use std::{error::Error, io::Write as _, process::ExitCode, time::Duration};

use chrono::NaiveDate;
use sandbox::{Company, Options, Ports, Sandbox};

const USAGE: &str = "sandbox [--port-alexis N] [--port-kleer N] [--port-personio N] [--port-control N] [--today YYYY-MM-DD] [--state FILE] \
[--empty | --people N] [--latency MILLISECONDS]\n\nPAYBRIDGE_TRAFFIC_DIR: a folder in which every exchange is recorded";

#[tokio::main]
async fn main() -> ExitCode {
    match run().await {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            let mut cause = error.source();
            while let Some(inner) = cause {
                eprintln!("  because: {inner}");
                cause = inner.source();
            }
            ExitCode::FAILURE
        }
    }
}

async fn run() -> Result<(), Box<dyn Error>> {
    let options = parse_arguments(std::env::args().skip(1))?;
    let sandbox = Sandbox::start(options).await?;
    let line = serde_json::to_string(sandbox.addresses())?;
    let mut out = std::io::stdout();
    writeln!(out, "{line}")?;
    out.flush()?;
    wait_for_stop_signal().await?;
    sandbox.stop().await;
    Ok(())
}

fn parse_arguments(mut arguments: impl Iterator<Item = String>) -> Result<Options, Box<dyn Error>> {
    let mut options = Options::default();
    let mut ports = Ports::default();
    while let Some(argument) = arguments.next() {
        let mut value = || arguments.next().ok_or_else(|| format!("{argument} needs a value\n\n{USAGE}"));
        match argument.as_str() {
            "--port-alexis" => ports.alexis = value()?.parse()?,
            "--port-kleer" => ports.kleer = value()?.parse()?,
            "--port-personio" => ports.personio = value()?.parse()?,
            "--port-control" => ports.control = value()?.parse()?,
            "--today" => options.today = value()?.parse::<NaiveDate>()?,
            "--state" => options.state_file = Some(value()?.into()),
            "--empty" => options.company = Company::Empty,
            "--latency" => options.latency = Duration::from_millis(value()?.parse()?),
            "--people" => options.company = Company::People(value()?.parse()?),
            _ => return Err(format!("unknown: {argument}\n\n{USAGE}").into()),
        }
    }
    options.ports = Some(ports);
    Ok(options)
}

#[cfg(unix)]
async fn wait_for_stop_signal() -> std::io::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let mut terminated = signal(SignalKind::terminate())?;
    tokio::select! {
        interrupted = tokio::signal::ctrl_c() => interrupted,
        _ = terminated.recv() => Ok(()),
    }
}

#[cfg(not(unix))]
async fn wait_for_stop_signal() -> std::io::Result<()> {
    tokio::signal::ctrl_c().await
}
