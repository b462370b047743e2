"""A certificate authority with a time stamp service of its own, on this machine only."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import Any

from asn1crypto import keys as asn1_keys
from asn1crypto import tsp
from asn1crypto import x509 as asn1_x509
from cryptography import x509
from cryptography.hazmat.primitives import hashes, serialization
from cryptography.hazmat.primitives.asymmetric import ec, rsa
from cryptography.hazmat.primitives.serialization import Encoding, pkcs12
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID
from pyhanko.sign.timestamps.dummy_client import DummyTimeStamper

START, END = datetime(2020, 1, 1, tzinfo=UTC), datetime(2049, 12, 31, tzinfo=UTC)
USAGES = (
    "digital_signature",
    "content_commitment",
    "key_encipherment",
    "data_encipherment",
    "key_agreement",
    "key_cert_sign",
    "crl_sign",
    "encipher_only",
    "decipher_only",
)
STAMP_TYPE = "application/timestamp-reply"


def new_key() -> ec.EllipticCurvePrivateKey:
    """A P-256 key."""
    return ec.generate_private_key(ec.SECP256R1())


def named(name: str) -> x509.Name:
    """The name of a certificate."""
    return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])


@dataclass
class Authority:
    """Issues certificates that say where its list of withdrawn certificates is."""

    url: str = "http://127.0.0.1:9"
    withdrawn: list[int] = field(default_factory=list)
    # What the service answers instead of a time stamp.
    answer: bytes | None = None
    hides_withdrawals: bool = False
    asked: int = 0

    def __post_init__(self) -> None:
        self.key = new_key()
        usage = ["key_cert_sign", "crl_sign"]
        self.root = self.issue("Proefstam", self.key.public_key(), *usage, is_root=True)
        stamp_key = rsa.generate_private_key(public_exponent=65537, key_size=2048)
        self.stamp_key = stamp_key
        self.stamp_certificate = self.issue(
            "Proefstempel", stamp_key.public_key(), "digital_signature", stamps=True
        )

    def issue(
        self,
        name: str,
        public_key: Any,
        *usage: str,
        is_root: bool = False,
        stamps: bool = False,
        begins: datetime = START,
        ends: datetime = END,
    ) -> x509.Certificate:
        """A certificate for `name`."""
        builder = (
            x509.CertificateBuilder()
            .subject_name(named(name))
            .issuer_name(named("Proefstam"))
            .public_key(public_key)
            .serial_number(x509.random_serial_number())
            .not_valid_before(begins)
            .not_valid_after(ends)
            .add_extension(x509.BasicConstraints(ca=is_root, path_length=None), critical=True)
            .add_extension(x509.KeyUsage(**{each: each in usage for each in USAGES}), critical=True)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()),
                critical=False,
            )
            .add_extension(x509.SubjectKeyIdentifier.from_public_key(public_key), critical=False)
        )
        if not is_root:
            builder = builder.add_extension(self._list_address(), critical=False)
        if stamps:
            purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.TIME_STAMPING])
            builder = builder.add_extension(purpose, critical=True)
        return builder.sign(self.key, hashes.SHA256())

    def withdraw(self, certificate: x509.Certificate) -> None:
        """From now on the certificate is on the list."""
        self.withdrawn.append(certificate.serial_number)

    def list_of_withdrawn(self) -> bytes:
        """The list, as DER."""
        builder = (
            x509.CertificateRevocationListBuilder()
            .issuer_name(named("Proefstam"))
            .last_update(START)
            .next_update(END)
            .add_extension(x509.CRLNumber(1), critical=False)
            .add_extension(
                x509.AuthorityKeyIdentifier.from_issuer_public_key(self.key.public_key()),
                critical=False,
            )
        )
        for number in self.withdrawn:
            row = x509.RevokedCertificateBuilder().serial_number(number).revocation_date(START)
            builder = builder.add_revoked_certificate(row.build())
        return builder.sign(self.key, hashes.SHA256()).public_bytes(Encoding.DER)

    def stamp(self, question: bytes) -> bytes:
        """The answer to a request for a time stamp."""
        self.asked += 1
        if self.answer is not None:
            return self.answer
        secret = self.stamp_key.private_bytes(
            Encoding.DER, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()
        )
        stamper = DummyTimeStamper(
            asn1_x509.Certificate.load(self.stamp_certificate.public_bytes(Encoding.DER)),
            asn1_keys.PrivateKeyInfo.load(secret),
        )
        answer: bytes = stamper.request_tsa_response(tsp.TimeStampReq.load(question)).dump()
        return answer

    def _list_address(self) -> x509.CRLDistributionPoints:
        address = x509.UniformResourceIdentifier(f"{self.url}/ingetrokken.crl")
        return x509.CRLDistributionPoints(
            [x509.DistributionPoint([address], relative_name=None, reasons=None, crl_issuer=None)]
        )


@contextmanager
def serving() -> Iterator[Authority]:
    """An authority that answers on a free port of this machine."""

    class Desk(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            if authority.hides_withdrawals:
                self.send_error(503)
            else:
                self._say("application/pkix-crl", authority.list_of_withdrawn())

        def do_POST(self) -> None:
            question = self.rfile.read(int(self.headers["Content-Length"]))
            self._say(STAMP_TYPE, authority.stamp(question))

        def _say(self, content_type: str, content: bytes) -> None:
            self.send_response(200)
            self.send_header("Content-Type", content_type)
            self.send_header("Content-Length", str(len(content)))
            self.end_headers()
            self.wfile.write(content)

        def log_message(self, *_arguments: Any) -> None:
            """Says nothing."""

    server = HTTPServer(("127.0.0.1", 0), Desk)
    authority = Authority(f"http://127.0.0.1:{server.server_port}")
    thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
    thread.start()
    try:
        yield authority
    finally:
        server.shutdown()
        server.server_close()
        thread.join()


def write_key_file(
    path: Path,
    certificate: x509.Certificate | None,
    key: Any,
    *,
    chain: Any = None,
    secret: str = "geheim",
) -> Path:
    """A PKCS#12 file like that of an operator."""
    encryption = serialization.BestAvailableEncryption(secret.encode())
    path.write_bytes(
        pkcs12.serialize_key_and_certificates(b"zegel", key, certificate, chain, encryption)
    )
    return path
