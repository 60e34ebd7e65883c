// What seals and opens rows, thousands at a start. Each crossing from Python to JavaScript takes as long as the sealing
// itself: so the key, the nonce, what the row is bound to and the row come over as one piece of bytes instead of four.

const KEY = 32, NONCE = 24, BOUND = KEY + NONCE;

/** XChaCha20-Poly1305 by libsodium, of key, nonce, `bound` bytes and a text in one Uint8Array. */
export function rows(sodium) {
  const over = (joined, bound, act) => act(
    joined.subarray(BOUND + bound), joined.subarray(BOUND, BOUND + bound), joined.subarray(KEY, BOUND),
    joined.subarray(0, KEY),
  );
  const encrypt = sodium.crypto_aead_xchacha20poly1305_ietf_encrypt;
  const decrypt = sodium.crypto_aead_xchacha20poly1305_ietf_decrypt;
  return {
    encrypt: (joined, bound) => over(joined, bound, (text, aad, nonce, key) => encrypt(text, aad, null, nonce, key)),
    decrypt: (joined, bound) => over(joined, bound, (box, aad, nonce, key) => decrypt(null, box, aad, nonce, key)),
  };
}
