"""Certificates and keys made for the tests, and originals that somebody has signed."""

from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO

import c2pa
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

USAGES = (
    *("digital_signature", "content_commitment", "key_encipherment", "data_encipherment"),
    *("key_agreement", "key_cert_sign", "crl_sign", "encipher_only", "decipher_only"),
)


@cache
def keys():
    """A newsroom's own: {"certificate": leaf and authority in PEM, "key": the leaf's in PEM}."""
    above, own = (ec.generate_private_key(ec.SECP256R1()) for _ in range(2))
    leaf = _certificate("Picture desk", own, above, "digital_signature", is_authority=False)
    key = own.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    authority = _certificate("CA", above, above, "key_cert_sign", is_authority=True)
    return {"certificate": leaf + authority, "key": key}


def anchors():
    """The authority's certificate, in PEM: whoever trusts it trusts the newsroom."""
    return "".join(keys()["certificate"].decode().rpartition("-----BEGIN")[1:])


def signed_by_a_camera(picture, actions, mime="image/jpeg", address="", **definition):
    """The picture with a manifest that tells these actions, or with only the address of one."""
    definition = {
        "claim_generator_info": [{"name": "Camera", "version": "2"}],
        "title": "DSC_1.jpg",
        "assertions": [{"label": "c2pa.actions.v2", "data": {"actions": actions}}],
    } | definition
    signed = BytesIO()
    info = c2pa.C2paSignerInfo(b"es256", *keys().values(), None)
    settings = {"builder": {"thumbnail": {"enabled": False}}}
    with (
        c2pa.Context.from_dict(settings) as context,
        c2pa.Signer.from_info(info) as signer,
        c2pa.Builder(definition, context=context) as builder,
    ):
        if address:
            builder.set_no_embed()
            builder.set_remote_url(address)
        builder.sign(signer, mime, BytesIO(picture), signed)
    return signed.getvalue()


def created(kind="digitalCapture"):
    """The action of a picture that came into being in this way (an IPTC code)."""
    return {
        "action": "c2pa.created",
        "when": "2026-11-01T09:00:00Z",
        "softwareAgent": {"name": "Firmware", "version": "1"},
        "digitalSourceType": f"http://cv.iptc.org/newscodes/digitalsourcetype/{kind}",
    }


def _certificate(common_name, key, by, usage, *, is_authority):
    began = datetime.now(UTC) - timedelta(days=1)
    usages = x509.KeyUsage(**{name: name == usage for name in USAGES})
    basic = x509.BasicConstraints(is_authority, None)
    above = x509.AuthorityKeyIdentifier.from_issuer_public_key(by.public_key())
    itself = x509.SubjectKeyIdentifier.from_public_key(key.public_key())
    building = (
        x509.CertificateBuilder(_named("CA"), _named(common_name), key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(began)
        .not_valid_after(began + timedelta(days=30))
        .add_extension(basic, critical=True)
        .add_extension(usages, critical=True)
        .add_extension(above, critical=False)
        .add_extension(itself, critical=False)
    )
    if not is_authority:
        purpose = x509.ExtendedKeyUsage([ExtendedKeyUsageOID.EMAIL_PROTECTION])
        building = building.add_extension(purpose, critical=False)
    return building.sign(by, hashes.SHA256()).public_bytes(Encoding.PEM)


def _named(common_name):
    texts = {NameOID.ORGANIZATION_NAME: "한빛일보", NameOID.COMMON_NAME: common_name}
    return x509.Name([x509.NameAttribute(oid, text) for oid, text in texts.items()])
