"""A mail server for tests: aiosmtpd, with the faults that a test requests.

Standard input: one line of JSON with the settings. The server ends when the input is closed.
Standard output: one line of JSON per event, which is ready (with the port), mail (with its number) or fault (with its stage).
"""

import asyncio
import email
import email.policy
import json
import os
import ssl
import sys
import threading
from pathlib import Path

from aiosmtpd.smtp import SMTP, AuthResult, LoginPassword


def emit(**event):
    print(json.dumps(event), flush=True)


class Faults:
    """The requested faults. The file is read again each time, so that a test can change it while the server runs."""

    def __init__(self, path):
        self.path = path

    def at(self, stage):
        return json.loads(self.path.read_text())["at"].get(stage)

    def refused_recipients(self):
        return json.loads(self.path.read_text())["recipients"]


class Server(SMTP):
    def __init__(self, faults, *arguments, **options):
        super().__init__(*arguments, **options)
        self.faults = faults

    async def fault(self, stage):
        """Applies the stage's fault. Returns whether there was one, which ends the command."""
        fault = self.faults.at(stage)
        if fault is None:
            return False
        emit(event="fault", stage=stage)
        if fault == "silence":
            await asyncio.Event().wait()
        elif fault == "close":
            self.transport.abort()
        else:
            await self.push(fault["refuse"])
        return True

    async def _handle_client(self):
        if await self.fault("greeting"):
            self.transport.close()
        else:
            await super()._handle_client()

    async def smtp_AUTH(self, arg):
        if not await self.fault("login"):
            await super().smtp_AUTH(arg)

    async def smtp_MAIL(self, arg):
        if not await self.fault("sender"):
            await super().smtp_MAIL(arg)

    async def smtp_RCPT(self, arg):
        if not await self.fault("recipient"):
            await super().smtp_RCPT(arg)

    async def smtp_DATA(self, arg):
        if self.faults.at("middle") is not None:
            await self.push("354 go on")
            await self.fault("middle")
        elif not await self.fault("data"):
            await super().smtp_DATA(arg)


class Handler:
    def __init__(self, folder, faults):
        self.folder = folder
        self.faults = faults

    async def handle_RCPT(self, server, session, envelope, address, options):
        if address in self.faults.refused_recipients():
            return f"550 5.1.1 <{address}>: no such mailbox"
        envelope.rcpt_tos.append(address)
        envelope.rcpt_options.extend(options)
        return "250 2.1.5 OK"

    async def handle_DATA(self, server, session, envelope):
        if await server.fault("content"):
            return None
        number = len(list(self.folder.glob("*.json"))) + 1
        self.keep(number, server, session, envelope)
        emit(event="mail", number=number)
        if await server.fault("taken"):
            return None
        return "250 2.0.0 OK"

    def keep(self, number, server, session, envelope):
        content = envelope.original_content
        mail = email.message_from_bytes(content, policy=email.policy.default)
        kept = {
            "sender": envelope.mail_from,
            "recipients": envelope.rcpt_tos,
            "encrypted": server.transport.get_extra_info("sslcontext") is not None,
            "login": getattr(session, "logged_in_as", None),
            "headers": [[name, str(value)] for name, value in mail.items()],
            "body": mail.get_content().replace("\r\n", "\n"),
            "raw": content.decode("utf-8"),
        }
        place = self.folder / f"{number:04}.json"
        part = place.with_suffix(".part")
        part.write_text(json.dumps(kept), encoding="utf-8")
        part.rename(place)


def authenticator(user, password):
    def check(server, session, envelope, mechanism, data):
        right = isinstance(data, LoginPassword) and (data.login.decode(), data.password.decode()) == (user, password)
        if right:
            session.logged_in_as = data.login.decode()
        return AuthResult(success=right, handled=False)

    return check


async def main(settings):
    folder = Path(settings["folder"])
    faults = Faults(folder / "faults.json")
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(settings["certificate"], settings["key"])
    encryption = settings["encryption"]
    login = settings["login"]
    options = {
        "hostname": "mail.test",
        "enable_SMTPUTF8": settings["smtputf8"],
        "tls_context": context if encryption == "start_tls" else None,
        "require_starttls": encryption == "start_tls",
        "auth_required": login is not None,
        # aiosmtpd does not recognize implicit TLS as encryption.
        "auth_require_tls": encryption == "start_tls",
        "auth_exclude_mechanism": settings["without_mechanisms"] if login else ["LOGIN", "PLAIN"],
        "authenticator": authenticator(login["user"], login["password"]) if login else None,
        "loop": asyncio.get_running_loop(),
    }
    server = await asyncio.get_running_loop().create_server(
        lambda: Server(faults, Handler(folder / "mails", faults), **options),
        "127.0.0.1",
        settings["port"],
        ssl=context if encryption == "tls" else None,
    )
    emit(event="ready", port=server.sockets[0].getsockname()[1])
    await server.serve_forever()


def end_with_the_input():
    sys.stdin.read()
    os._exit(0)


first_line = json.loads(sys.stdin.readline())
threading.Thread(target=end_with_the_input, daemon=True).start()
asyncio.run(main(first_line))
