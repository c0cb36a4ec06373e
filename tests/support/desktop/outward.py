"""A network of its own for a program, and a record of everything that its processes say in it, to whatever address.

Arguments: the file for the record, the program and its arguments; to be started where no network interface is up yet. Every
address leads to the loopback interface and to nobody, and what is sent there is seen in the kernel: no program can get past
that. The record is JSON: `heard`, [protocol, host, port] of every beginning of a connection and of every other packet, `probes`,
the ones that were sent at the end to see that other hosts are heard, and `lost`, how many packets the kernel did not hand over.
"""

import ctypes
import fcntl
import json
import socket
import struct
import subprocess
import sys
import threading

SET_FLAGS, ADD_ROUTE, ATTACH_FILTER, PACKETS, STATISTICS = 0x8914, 0x890B, 26, 263, 6
LOCAL, EVERY_PROTOCOL, TCP, UDP, HOP_BY_HOP, ICMP6 = 2, 0x0003, 6, 17, 0, 58
NAMES = {TCP: "tcp", UDP: "udp"}

# For the kernel: of TCP only what begins a connection, and everything else whole.
OF_INTEREST = [
    (0x28, 0, 0, 0xFFFFF000),  # the protocol of the frame
    (0x15, 0, 5, 0x0800),
    (0x30, 0, 0, 9),  # version 4: the protocol of the packet
    (0x15, 0, 9, TCP),
    (0xB1, 0, 0, 0),
    (0x50, 0, 0, 13),
    (0x05, 0, 0, 4),
    (0x15, 0, 6, 0x86DD),
    (0x30, 0, 0, 6),  # version 6
    (0x15, 0, 3, TCP),
    (0x30, 0, 0, 53),
    (0x54, 0, 0, 0x12),  # SYN and ACK
    (0x15, 0, 1, 0x02),
    (0x06, 0, 0, 0x40000),
    (0x06, 0, 0, 0),
]


def lead_everything_here():
    """The loopback interface up, and the way to every address."""
    four = socket.socket(socket.AF_INET, socket.SOCK_DGRAM)
    fcntl.ioctl(four, SET_FLAGS, struct.pack("16sh14x", b"lo", 0x49))
    device = ctypes.create_string_buffer(b"lo")
    anywhere = struct.pack("=H14x", socket.AF_INET)
    route = (0, anywhere, anywhere, anywhere, 1, 0, 0, 0, 0, ctypes.addressof(device), 0, 0, 0)
    fcntl.ioctl(four, ADD_ROUTE, struct.pack("@L16s16s16sHhLPhPLLH", *route))
    try:
        six = socket.socket(socket.AF_INET6, socket.SOCK_DGRAM)
        index = socket.if_nametoindex("lo")
        fcntl.ioctl(six, ADD_ROUTE, struct.pack("@48xIHHILIi", LOCAL, 0, 0, 1, 0, 0x80000001, index))
        return True
    except OSError:
        # Without version 6 nothing can leave by it.
        return False


def listener():
    """Hears what passes, from here on."""
    listens = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(EVERY_PROTOCOL))
    code = b"".join(struct.pack("=HBBI", *step) for step in OF_INTEREST)
    kept = ctypes.create_string_buffer(code, len(code))
    listens.setsockopt(socket.SOL_SOCKET, ATTACH_FILTER, struct.pack("@HP", len(OF_INTEREST), ctypes.addressof(kept)))
    return listens


def described(packet):
    """Protocol, host and port that a packet goes to."""
    if packet[0] >> 4 == 4:
        protocol, host, behind = packet[9], socket.inet_ntop(socket.AF_INET, packet[16:20]), (packet[0] & 15) * 4
    else:
        protocol, host, behind = packet[6], socket.inet_ntop(socket.AF_INET6, packet[24:40]), 40
    port = struct.unpack_from("!H", packet, behind + 2)[0] if protocol in NAMES else 0
    return (NAMES.get(protocol, f"protocol {protocol}"), host, port)


def record(listens, heard, last):
    while last not in heard:
        packet = listens.recv(256)
        kernels_own = packet[0] >> 4 == 6 and packet[6] in (HOP_BY_HOP, ICMP6) and packet[24] == 0xFF
        if not kernels_own:
            heard.add(described(packet))


def speak_to_others(six):
    """Begins what must be heard; nobody answers it."""
    probes = [("udp", "192.0.2.1", 53), ("tcp", "192.0.2.1", 443)] + ([("tcp", "2001:db8::1", 443)] if six else [])
    probes.append(("udp", "192.0.2.1", 9))
    for protocol, host, port in probes:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        with socket.socket(family, socket.SOCK_STREAM if protocol == "tcp" else socket.SOCK_DGRAM) as speaks:
            speaks.setblocking(False)
            speaks.connect_ex((host, port))
            if protocol == "udp":
                speaks.send(b"x")
    return probes


def main():
    place, program = sys.argv[1], sys.argv[2:]
    six = lead_everything_here()
    listens, heard = listener(), set()
    recorder = threading.Thread(target=record, args=(listens, heard, ("udp", "192.0.2.1", 9)), daemon=True)
    recorder.start()
    ended = subprocess.run(program, stdin=subprocess.DEVNULL).returncode
    probes = speak_to_others(six)
    recorder.join(60)
    lost = struct.unpack("II", listens.getsockopt(PACKETS, STATISTICS, 8))[1]
    with open(place, "w", encoding="utf-8") as file:
        json.dump({"heard": sorted(heard), "probes": probes, "lost": lost}, file)
    return 1 if recorder.is_alive() else ended


sys.exit(main())
