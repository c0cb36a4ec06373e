"""Runs a program in a network of its own, and records the address of every packet of its processes.

Arguments: the file for the record, the program and its arguments. The script must start where no network interface is up yet. Every
address leads to the loopback interface, and the kernel reports every packet, so no program can bypass the record. The record is JSON:
`heard` has [protocol, host, port] of each new connection and of every other packet; `probes` are packets that the script sends at the
end to prove that other hosts are recorded; `lost` is the number of packets that the kernel dropped.
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

# The kernel's filter: of TCP only the packets that open a connection, and all packets of other protocols.
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
    """Starts the loopback interface and routes every address to it."""
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
        # Without IPv6 no packet can leave by it.
        return False


def listener():
    """A socket that receives every packet from now on."""
    listens = socket.socket(socket.AF_PACKET, socket.SOCK_DGRAM, socket.htons(EVERY_PROTOCOL))
    code = b"".join(struct.pack("=HBBI", *step) for step in OF_INTEREST)
    kept = ctypes.create_string_buffer(code, len(code))
    listens.setsockopt(socket.SOL_SOCKET, ATTACH_FILTER, struct.pack("@HP", len(OF_INTEREST), ctypes.addressof(kept)))
    return listens


def described(packet):
    """The protocol, host and port of a packet's destination."""
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
    """Sends packets that must be recorded. Nothing answers them."""
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
