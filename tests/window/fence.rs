//! What the window may not do, whatever is in it: reach the network, run made-up code, leave, open
//! other windows, or ask the shell for more than its commands.

use std::io::ErrorKind;
use std::net::TcpListener;

use anyhow::{Context, Result, ensure};
use serde_json::Value;

use crate::harness::{Person, scenario};

/// Runs a script in the window that ends by calling `done` with what it found out.
async fn found_out(person: &Person, script: &str) -> Result<Value> {
    let wrapped = format!("const done = arguments[arguments.length - 1];\n{script}");
    let answer = person.window()?.execute_async(wrapped, Vec::new()).await?;
    Ok(answer.json().clone())
}

#[tokio::test]
async fn nothing_is_fetched_from_the_network() -> Result<()> {
    scenario("fence-network", async |person| {
        // A server that would answer if it were asked; it hears every attempt.
        let server = TcpListener::bind("127.0.0.1:0")?;
        server.set_nonblocking(true)?;
        let address = format!("http://{}", server.local_addr()?);
        for attempt in [
            format!("fetch('{address}').then(() => done('fetched'), () => done('refused'))"),
            format!(
                "const image = new Image(); image.onload = () => done('fetched'); \
                 image.onerror = () => done('refused'); image.src = '{address}/a.png';"
            ),
            format!(
                "const code = document.createElement('script'); code.onload = () => done('fetched'); \
                 code.onerror = () => done('refused'); code.src = '{address}/a.js'; \
                 document.head.append(code);"
            ),
            format!(
                "const sheet = document.createElement('link'); sheet.rel = 'stylesheet'; \
                 sheet.onload = () => done('fetched'); sheet.onerror = () => done('refused'); \
                 sheet.href = '{address}/a.css'; document.head.append(sheet);"
            ),
        ] {
            let outcome = found_out(person, &attempt).await?;
            ensure!(outcome == "refused", "{outcome} by {attempt}");
        }
        let heard = server.accept();
        ensure!(
            matches!(&heard, Err(error) if error.kind() == ErrorKind::WouldBlock),
            "the server was reached: {heard:?}"
        );
        Ok(())
    })
    .await
}

#[tokio::test]
async fn code_made_of_text_does_not_run() -> Result<()> {
    scenario("fence-eval", async |person| {
        for attempt in [
            "window.ran = false; try { eval('window.ran = true') } catch {} done(window.ran)",
            "window.ran = false; try { new Function('window.ran = true')() } catch {} done(window.ran)",
            "window.ran = false; const code = document.createElement('script'); \
             code.textContent = 'window.ran = true'; document.head.append(code); done(window.ran)",
            "window.ran = false; const link = document.createElement('button'); \
             link.setAttribute('onclick', 'window.ran = true'); document.body.append(link); \
             link.click(); link.remove(); done(window.ran)",
        ] {
            let ran = found_out(person, attempt).await?;
            ensure!(ran == false, "ran: {attempt}");
        }
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_window_stays_where_it_is() -> Result<()> {
    scenario("fence-leave", async |person| {
        let before = person.window()?.current_url().await?;
        let opened = found_out(
            person,
            "location.href = 'https://example.com/'; \
             const other = window.open('https://example.com/', '_blank'); \
             setTimeout(() => done(other === null), 500)",
        )
        .await?;
        ensure!(opened == true, "a second window opened");
        let after = person.window()?.current_url().await?;
        ensure!(after == before, "the window went from {before} to {after}");
        let windows = person.window()?.windows().await?.len();
        ensure!(windows == 1, "{windows} windows are open");
        Ok(())
    })
    .await
}

#[tokio::test]
async fn the_shell_grants_the_window_its_commands_and_no_more() -> Result<()> {
    scenario("fence-shell", async |person| {
        for command in [
            "plugin:window|create",
            "plugin:webview|create_webview_window",
            "plugin:event|emit",
            "plugin:path|resolve_directory",
            "plugin:app|version",
        ] {
            let answer = found_out(
                person,
                &format!(
                    "window.__TAURI_INTERNALS__.invoke('{command}', {{}})\
                     .then(() => done('granted'), (error) => done(String(error)))"
                ),
            )
            .await?;
            let answer = answer.as_str().context("an answer")?;
            ensure!(answer.contains("not allowed"), "{command}: {answer}");
        }
        Ok(())
    })
    .await
}
