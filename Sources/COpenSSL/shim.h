#pragma once
// The low-level SHA-256 context lives on our stack: the EVP digest allocates at every set-up.
#define OPENSSL_SUPPRESS_DEPRECATED
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/sha.h>
#include <openssl/ssl.h>
#include <openssl/x509v3.h>
#include <string.h>

// Macros of OpenSSL that Swift does not see.

/// The bytes that wait in a memory BIO, without taking them.
static inline long reskontra_bio_bytes(BIO *bio, const char **bytes) {
    return BIO_get_mem_data(bio, (char **)bytes);
}

static inline int reskontra_tls_limit_versions(SSL_CTX *context) {
    return SSL_CTX_set_min_proto_version(context, TLS1_3_VERSION) == 1
        && SSL_CTX_set_max_proto_version(context, TLS1_3_VERSION) == 1;
}

static inline void reskontra_tls_set_modes(SSL_CTX *context) {
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS | SSL_MODE_ACCEPT_MOVING_WRITE_BUFFER);
}

static inline int reskontra_tls_set_server_name(SSL *ssl, const char *name) {
    return SSL_set_tlsext_host_name(ssl, name) == 1;
}

/// The `index`-th URI among a certificate's alternative names; its length, or -1 when there is none.
static inline int reskontra_certificate_uri(const X509 *certificate, int index, char *out, int room) {
    GENERAL_NAMES *names = (GENERAL_NAMES *)X509_get_ext_d2i(certificate, NID_subject_alt_name, NULL, NULL);
    if (names == NULL) return -1;
    int found = -1;
    for (int at = 0; at < sk_GENERAL_NAME_num(names); at++) {
        const GENERAL_NAME *name = sk_GENERAL_NAME_value(names, at);
        if (name->type != GEN_URI || index-- > 0) continue;
        int length = ASN1_STRING_length(name->d.uniformResourceIdentifier);
        if (length <= room) {
            memcpy(out, ASN1_STRING_get0_data(name->d.uniformResourceIdentifier), (size_t)length);
            found = length;
        }
        break;
    }
    GENERAL_NAMES_free(names);
    return found;
}

/// A fresh key on P-256, which every TLS library takes.
static inline EVP_PKEY *reskontra_make_p256(void) { return EVP_EC_gen("P-256"); }
