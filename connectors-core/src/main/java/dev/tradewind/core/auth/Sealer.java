package dev.tradewind.core.auth;

import dev.tradewind.core.time.Chance;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Seals secrets with AES-256-GCM: Base64 of {@code 1 | length of key id | key id | 12 bytes of chance | ciphertext and
 * tag}. The place where a secret belongs is bound into the seal: elsewhere it does not open.
 */
final class Sealer {
    private static final int FORMAT = 1;
    private static final int IV = 12;
    private static final int TAG_BITS = 128;
    private static final int KEY = 32;

    private final KeyProvider keys;
    private final Chance chance;

    Sealer(KeyProvider keys, Chance chance) {
        this.keys = keys;
        this.chance = chance;
    }

    /** The key that {@link #seal} uses. */
    String currentKeyId() {
        return keys.currentKeyId();
    }

    /** Seals a secret into its place. */
    String seal(Secret secret, String keyId, String place) throws GeneralSecurityException {
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        byte[] iv = chance.nextBytes(IV);
        byte[] text = secret.reveal().getBytes(StandardCharsets.US_ASCII);
        ByteArrayOutputStream sealed = new ByteArrayOutputStream();
        sealed.write(FORMAT);
        sealed.write(id.length);
        sealed.writeBytes(id);
        sealed.writeBytes(iv);
        sealed.writeBytes(apply(Cipher.ENCRYPT_MODE, keyId, iv, place, text));
        return Base64.getEncoder().encodeToString(sealed.toByteArray());
    }

    /**
     * Opens a secret that was sealed into this place.
     *
     * @throws GeneralSecurityException when the key is not known, or the seal or the place is not what it was
     * @throws IllegalArgumentException when it is no seal at all
     */
    Secret open(String sealed, String keyId, String place) throws GeneralSecurityException {
        byte[] bytes = Base64.getDecoder().decode(sealed);
        if (!Base64.getEncoder().encodeToString(bytes).equals(sealed)) {
            // The decoder passes over the last bits of the last character.
            throw new IllegalArgumentException("not the Base64 that was written");
        }
        byte[] id = keyId.getBytes(StandardCharsets.US_ASCII);
        int body = 2 + id.length + IV;
        if (bytes.length < body || bytes[0] != FORMAT || bytes[1] != id.length) {
            throw new IllegalArgumentException("not a seal of format " + FORMAT + " with key " + keyId);
        }
        if (!Arrays.equals(bytes, 2, 2 + id.length, id, 0, id.length)) {
            throw new IllegalArgumentException("the seal names another key than its record");
        }
        byte[] iv = Arrays.copyOfRange(bytes, 2 + id.length, body);
        byte[] text = apply(Cipher.DECRYPT_MODE, keyId, iv, place, Arrays.copyOfRange(bytes, body, bytes.length));
        return Secret.of(new String(text, StandardCharsets.US_ASCII));
    }

    private byte[] apply(int mode, String keyId, byte[] iv, String place, byte[] input)
            throws GeneralSecurityException {
        byte[] key = keys.key(keyId).orElseThrow(() -> new UnknownKeyException(keyId));
        try {
            if (key.length != KEY) {
                throw new UnknownKeyException(keyId + " of " + key.length + " instead of " + KEY + " bytes");
            }
            Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
            cipher.init(mode, new SecretKeySpec(key, "AES"), new GCMParameterSpec(TAG_BITS, iv));
            cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
            return cipher.doFinal(input);
        } finally {
            Arrays.fill(key, (byte) 0);
        }
    }

    /** The key provider does not have the key. */
    static final class UnknownKeyException extends GeneralSecurityException {
        private static final long serialVersionUID = 1L;

        UnknownKeyException(String keyId) {
            super("no key " + keyId);
        }
    }
}
