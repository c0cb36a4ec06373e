//! A certificate authority of the tests' own.

use std::{
    fs,
    path::{Path, PathBuf},
};

use rcgen::{BasicConstraints, CertificateParams, DistinguishedName, DnType, IsCa, Issuer, KeyPair, KeyUsagePurpose, date_time_ymd};

/// A certificate authority that nobody but a test trusts. It lives in a folder.
#[derive(Debug)]
pub struct Authority {
    folder: PathBuf,
    issuer: Issuer<'static, KeyPair>,
}

/// Where the certificate of a server and its key stand, as PEM.
#[derive(Debug)]
pub struct Certificate {
    /// The certificate.
    pub certificate: PathBuf,
    /// Its key.
    pub key: PathBuf,
}

impl Authority {
    /// A new authority, or the one that stands in the folder already.
    pub fn in_folder(folder: &Path) -> Self {
        let key_file = folder.join("authority.key");
        let is_new = !key_file.exists();
        let key = if is_new { KeyPair::generate().unwrap() } else { KeyPair::from_pem(&fs::read_to_string(&key_file).unwrap()).unwrap() };
        if is_new {
            fs::write(&key_file, key.serialize_pem()).unwrap();
            fs::write(folder.join("authority.pem"), itself().self_signed(&key).unwrap().pem()).unwrap();
        }
        Self { folder: folder.to_owned(), issuer: Issuer::new(itself(), key) }
    }

    /// The file with the authority's certificate: the value of `SSL_CERT_FILE` for whoever is to trust it.
    pub fn pem(&self) -> PathBuf {
        self.folder.join("authority.pem")
    }

    /// A certificate for these names, put into the folder.
    pub fn certify(&self, names: &[String], expired: bool, folder: &Path) -> Certificate {
        let mut params = CertificateParams::new(names).unwrap();
        params.distinguished_name = named("mail server of a test");
        if expired {
            params.not_before = date_time_ymd(2020, 1, 1);
            params.not_after = date_time_ymd(2020, 12, 31);
        }
        let key = KeyPair::generate().unwrap();
        let signed = params.signed_by(&key, &self.issuer).unwrap();
        let (certificate, key_file) = (folder.join("server.pem"), folder.join("server.key"));
        fs::write(&certificate, signed.pem()).unwrap();
        fs::write(&key_file, key.serialize_pem()).unwrap();
        Certificate { certificate, key: key_file }
    }
}

/// What the authority says of itself, always the same, so that it can be taken up again by its key alone.
fn itself() -> CertificateParams {
    let mut params = CertificateParams::default();
    params.distinguished_name = named("authority of a test");
    params.is_ca = IsCa::Ca(BasicConstraints::Unconstrained);
    params.key_usages = vec![KeyUsagePurpose::KeyCertSign];
    params
}

fn named(name: &str) -> DistinguishedName {
    let mut distinguished = DistinguishedName::new();
    distinguished.push(DnType::CommonName, name);
    distinguished
}
